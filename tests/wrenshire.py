"""Wrenshire, built once for a whole test run: the made-up authority with all its records."""

import os
import shutil
from pathlib import Path

import pytest

from sightline.demo.build import build_demo
from sightline.pipeline.folder import DataFolder


@pytest.fixture(scope="session")
def wrenshire_kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its data folder, to be read only. SIGHTLINE_TEST_WRENSHIRE names one built before."""
    if built := os.environ.get("SIGHTLINE_TEST_WRENSHIRE"):
        return Path(built)
    folder = tmp_path_factory.mktemp("wrenshire")
    build_demo(DataFolder(folder / "data"), folder / "files")
    return folder / "data"


@pytest.fixture
def wrenshire(wrenshire_kept: Path, tmp_path: Path, settings: object) -> Path:
    """A data folder of the test's own with Wrenshire's records, which the pages then show.

    Records and figures are linked, not copied: they never change; all else may be written.
    """
    folder = tmp_path / "wrenshire"
    shutil.copytree(wrenshire_kept, folder, copy_function=_link_or_copy, dirs_exist_ok=True)
    settings.SIGHTLINE_DATA = folder  # type: ignore[attr-defined]
    return folder


def _link_or_copy(source: str, target: str) -> None:
    if source.endswith(".parquet"):
        os.link(source, target) if _same_disk(source, target) else shutil.copy2(source, target)
    else:
        shutil.copy2(source, target)


def _same_disk(source: str, target: str) -> bool:
    return os.stat(source).st_dev == os.stat(Path(target).parent).st_dev
