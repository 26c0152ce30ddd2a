"""Three contacts, one decided late by mistake of recording, and the extract that puts it right."""

import shutil
from pathlib import Path

import pytest
from tests.integration.store.extracts import extract
from tests.personas import OTHER_TEAM, SERVICE, TEAM

from sightline.measures.figures.compute import compute_figures
from sightline.measures.language.catalogue import Catalogue
from sightline.pipeline.folder import DataFolder

AUTHORITY = "999"
FIRST, SECOND = "2026-03-31", "2026-04-30"
# The figure these tests dispute: 2 of 3 decided within a working day at first.
INDICATOR = "contacts_decision_1wd_pct"


def _contact(child: str, team: str, decided: str) -> dict[str, object]:
    return {
        "child_id": child, "contacted_on": "2026-03-02", "source": "6", "team": team,
        "worker": "Worker 1", "decided_on": decided,
    }  # fmt: skip


def _publish(data: DataFolder, on: str, late: str) -> None:
    contacts = [
        _contact("LATE", TEAM, late),
        _contact("INTIME", TEAM, "2026-03-02"),
        _contact("OTHERS", OTHER_TEAM, "2026-03-03"),
    ]
    teams = [
        {"team": team, "service": SERVICE, "started_on": "2020-01-01"}
        for team in (TEAM, OTHER_TEAM)
    ]
    load = extract(on, covers=("2026-01-01", on), contacts=contacts, teams=teams)
    snapshot = data.store.authority(AUTHORITY).add(load)
    every = data.catalogue()
    alone = Catalogue({INDICATOR: every[INDICATOR]}, every.records, every.services)
    figures = compute_figures([snapshot], alone, months=2, breakdowns=())
    figures.write(data.figures_folder(snapshot))


@pytest.fixture(scope="session")
def _both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The data folder after the first extract, after a second as wrong, and after one put right."""
    first = tmp_path_factory.mktemp("disputed") / "first"
    _publish(DataFolder(first), FIRST, late="2026-03-09")
    found = {"first": first}
    for name, late in (("as before", "2026-03-09"), ("put right", "2026-03-03")):
        found[name] = first.parent / name.replace(" ", "-")
        shutil.copytree(first, found[name])
        _publish(DataFolder(found[name]), SECOND, late=late)
    return found


@pytest.fixture
def extracts(_both: dict[str, Path], settings: object, tmp_path: Path) -> "Extracts":
    return Extracts(_both, settings, tmp_path)


class Extracts:
    """What is published: the first extract, until `publish` puts a later one in its place."""

    def __init__(self, folders: dict[str, Path], settings: object, place: Path) -> None:
        self.folders, self.settings, self.place = folders, settings, place
        self.publish("first")

    def publish(self, name: str) -> DataFolder:
        """The key of children's addresses stays the same, as it does in one folder."""
        here = self.place / name.replace(" ", "-")
        shutil.copytree(self.folders[name], here)
        if (kept := self.place / "first" / "child_key").exists() and name != "first":
            shutil.copy(kept, here / "child_key")
        self.settings.SIGHTLINE_DATA = here  # type: ignore[attr-defined]
        return DataFolder(here)
