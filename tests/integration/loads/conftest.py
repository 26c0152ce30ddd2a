"""A data folder of the test's own, the small authority's files, and a way to run the background."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.integration.cli import annex_a
from tests.integration.cli import small_authority as made

from sightline.apps.loads import actions
from sightline.apps.loads.models import Preparation
from sightline.apps.work.queue import run_queued_tasks
from sightline.pipeline import publishing
from sightline.pipeline.folder import DataFolder
from sightline.store.store import AuthorityStore

CENSUS = "CIN census 2026.xml"
WORKBOOK = "Annex A 2026-09-30.xlsx"


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    for day in (annex_a.FIRST, annex_a.LAST):
        annex_a.workbook(folder, day)
    for make in (made.cin_census, made.local_lists):
        make(folder)
    return folder


@pytest.fixture
def data(tmp_path: Path, settings: Any) -> DataFolder:
    settings.SIGHTLINE_DATA = tmp_path / "data"
    settings.SIGHTLINE_AUTHORITY = "999"
    os.umask(0o077)
    cache.clear()
    return DataFolder(tmp_path / "data")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures of two months are enough to see that they are counted first."""
    whole = publishing.count_figures

    def few(data: Any, snapshot: Any, **more: Any) -> Any:
        return whole(data, snapshot, **{**more, "months": 2})

    monkeypatch.setattr(publishing, "count_figures", few)


@pytest.fixture
def place(data: DataFolder) -> AuthorityStore:
    return data.store.authority("999")


def uploaded(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes())


Load = Callable[..., Preparation]


@pytest.fixture
def load(
    analyst: Any, data: DataFolder, quick: None, django_capture_on_commit_callbacks: Any
) -> Load:
    """Upload as the analyst and let the background do it."""

    def one(*paths: Path, **more: Any) -> Preparation:
        with django_capture_on_commit_callbacks(execute=True):
            asked = actions.upload(
                by=analyst, authority="999", files=[uploaded(path) for path in paths],
                at=timezone.now(), **more,
            )  # fmt: skip
        run_queued_tasks()
        return Preparation.objects.get(pk=asked.pk)

    return one
