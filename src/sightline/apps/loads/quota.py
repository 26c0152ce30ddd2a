"""Stops an upload that is too large while it comes in, before it fills the disk."""

from typing import Any

from django.core.files.uploadhandler import (
    FileUploadHandler,
    MemoryFileUploadHandler,
    StopUpload,
    TemporaryFileUploadHandler,
)
from django.http import HttpRequest

from sightline.apps.loads import rules
from sightline.intake.limits import Limits
from sightline.vocabulary.not_allowed import NotAllowed


class Quota(FileUploadHandler):
    """`request.too_large` says afterwards in a sentence why files are missing."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.limits, self.total = Limits(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.total += len(raw_data)
        try:
            rules.check_size(self.total, self.limits)
        except NotAllowed as refused:
            self.request.too_large = str(refused)  # type: ignore[union-attr]
            raise StopUpload(connection_reset=True) from refused
        return raw_data

    def file_complete(self, file_size: int) -> Any:
        return None


def handlers(request: HttpRequest) -> list[FileUploadHandler]:
    """Instead of those of every other page, which stop at less than an extract."""
    return [Quota(request), MemoryFileUploadHandler(request), TemporaryFileUploadHandler(request)]
