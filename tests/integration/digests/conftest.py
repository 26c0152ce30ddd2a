"""One copy of Wrenshire for all letters: they read it only, and what was judged once is kept."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def wrenshire_for_letters(wrenshire_kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("letters") / "data"
    shutil.copytree(wrenshire_kept, folder)
    return folder


@pytest.fixture
def wrenshire(wrenshire_for_letters: Path, settings: object) -> Path:
    settings.SIGHTLINE_DATA = wrenshire_for_letters  # type: ignore[attr-defined]
    return wrenshire_for_letters
