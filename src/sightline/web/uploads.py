"""No page but that of extracts takes large files: what is larger is stopped while it comes in.

Django reads a form with files before it asks who sent it, so without a limit anybody could fill
the disk.
"""

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

MEGABYTE = 1024 * 1024


class SmallFiles(FileUploadHandler):
    """`request.too_large` says afterwards in a sentence why files are missing."""

    most = 25 * MEGABYTE

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.total = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.total += len(raw_data)
        if self.total > self.most:
            said = f"Files of more than {self.most // MEGABYTE} MB are not taken here."
            self.request.too_large = said  # type: ignore[union-attr]
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
