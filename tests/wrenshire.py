"""Wrenshire, built once for a whole test run: the made-up authority with all its records.

`./run test` builds it before the tests begin, so that their processes share it:

    python -m tests.wrenshire FOLDER
"""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sightline.pipeline.folder import DataFolder


@pytest.fixture(scope="session")
def wrenshire_kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its data folder, to be read only. SIGHTLINE_TEST_WRENSHIRE names one built before."""
    from sightline.pipeline.folder import DataFolder

    folder = tmp_path_factory.mktemp("wrenshire")
    if built := os.environ.get("SIGHTLINE_TEST_WRENSHIRE"):
        data = DataFolder(folder / "data")
        shutil.copytree(built, data.path, copy_function=_link_or_copy)
        _make_lists(data)
        return data.path
    return build(folder)


def build(folder: Path) -> Path:
    """Its data folder, made in `folder`."""
    # Every pytest reads this file, and most build nothing: imported here, a second is saved each.
    from sightline.demo.build import build_demo
    from sightline.pipeline.folder import DataFolder

    data = DataFolder(folder / "data")
    build_demo(data, folder / "files")
    _make_lists(data)
    return data.path


def _make_lists(data: "DataFolder") -> None:
    """The first page that shows a worklist makes them all; here once, not in each test."""
    from sightline.pipeline.worklists import kept_worklists

    for code in data.store.authorities():
        if snapshot := data.store.authority(code).published():
            kept_worklists(data, snapshot)


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


if __name__ == "__main__":
    sys.stdout.write(f"{build(Path(sys.argv[1]))}\n")
