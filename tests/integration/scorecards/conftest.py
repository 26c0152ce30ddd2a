"""A small authority with cards of a month: two reporting services, a handful of contacts."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from tests.integration.store.extracts import extract
from tests.personas import OTHER_SERVICE, SERVICE

from sightline.measures.figures.compute import compute_figures
from sightline.pipeline.folder import DataFolder
from sightline.store.snapshots import Snapshot

OCTOBER = date(2026, 10, 31)
MINE, OTHER = "front", "other"
COUNTED = ("contacts_received", "contacts_to_referral_pct", "contacts_undecided_over_1wd")
OPENED = datetime(2026, 11, 2, 9, tzinfo=UTC)
Load = Callable[..., Snapshot]

_SERVICES = f"""
[{MINE}]
title = "Front door"
areas = ["front_door"]
unit = "{SERVICE}"
answers = "head_of_service"
[{OTHER}]
title = "Looked after"
areas = ["looked_after"]
unit = "{OTHER_SERVICE}"
answers = "head_of_service"
"""


@pytest.fixture
def data(tmp_path: Path, settings: Any) -> DataFolder:
    settings.SIGHTLINE_DATA = tmp_path / "data"
    settings.SIGHTLINE_AUTHORITY = "999"
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "scorecards.toml").write_text(_SERVICES, encoding="utf-8")
    cache.clear()
    return DataFolder(tmp_path / "data")


@pytest.fixture
def load(data: DataFolder) -> Load:
    """Load contacts of October as an extract of that day has them, count a few indicators."""

    def made(on: str, october: int) -> Snapshot:
        contacts = [
            {"child_id": f"c{n}", "contacted_on": f"2026-10-{n % 28 + 1:02}", "source": "2A"}
            for n in range(october)
        ]
        snapshot = data.store.authority("999").add(
            extract(on, covers=("2024-10-01", on), contacts=contacts)
        )
        figures = compute_figures(
            [snapshot], data.catalogue(), months=3, breakdowns=(), indicators=COUNTED
        )
        figures.write(data.figures_folder(snapshot))
        return snapshot

    return made
