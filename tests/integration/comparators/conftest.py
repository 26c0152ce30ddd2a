from collections.abc import Iterator
from pathlib import Path

import pytest

from sightline.comparators import Comparators, load_comparators


@pytest.fixture(scope="session")
def interactive_tool(shared_data: Path) -> Path:
    folder = shared_data / "lait"
    if not folder.is_dir():
        pytest.skip(f"no published values of the Interactive Tool: {folder} does not exist")
    return folder


@pytest.fixture(scope="session")
def explore_education(shared_data: Path) -> Path:
    folder = shared_data / "ees"
    if not folder.is_dir():
        pytest.skip(f"no published files of Explore education statistics: {folder} does not exist")
    return folder


@pytest.fixture(scope="session")
def data_folder(
    interactive_tool: Path, explore_education: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """A store with everything published that is at hand."""
    folder = tmp_path_factory.mktemp("comparators")
    for published in (interactive_tool, explore_education):
        assert load_comparators(published, folder).refused == ()
    yield folder


@pytest.fixture(scope="session")
def comparators(data_folder: Path) -> Comparators:
    return Comparators.open(data_folder)
