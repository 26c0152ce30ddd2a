"""Walkers through a served Wrenshire."""

from pathlib import Path

import pytest
from tests.browser.conftest import Visitors
from tests.browser.journeys.walker import Walkers


@pytest.fixture
def walkers(visitors: Visitors, wrenshire_site: str, tmp_path: Path) -> Walkers:
    return Walkers(visitors, wrenshire_site, tmp_path)
