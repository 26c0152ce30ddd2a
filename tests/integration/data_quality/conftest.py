"""A few records with something wrong, held by two teams; one child is restricted."""

from pathlib import Path

import pytest
from tests.integration.store.extracts import extract
from tests.personas import OTHER_TEAM, SERVICE, TEAM

from sightline.pipeline.folder import DataFolder
from sightline.quality.publish import publish_findings

AUTHORITY = "999"


def contact(child: str, team: str, worker: str, decided: str | None = None) -> dict[str, object]:
    return {
        "child_id": child, "contacted_on": "2026-03-02", "source": "6", "team": team,
        "worker": worker, "decided_on": decided,
    }  # fmt: skip


CONTACTS = [
    contact("OWN1", TEAM, "Worker 1"),
    contact("OWN2", TEAM, "Worker 2"),
    contact("RIGHT", TEAM, "Worker 1", decided="2026-03-02"),
    contact("OTHER", OTHER_TEAM, "Worker 9"),
    contact("SHUT", TEAM, "Worker 1"),
]


def publish(data: DataFolder, on: str, contacts: list[dict[str, object]]) -> None:
    shut = [{"child_id": "SHUT", "restricted": True, "restricted_reason": "Staff family"}]
    teams = [
        {"team": team, "service": SERVICE, "started_on": "2020-01-01"}
        for team in (TEAM, OTHER_TEAM)
    ]
    load = extract(on, contacts=contacts, child_details=shut, teams=teams)
    data.store.authority(AUTHORITY).add(load)
    publish_findings(data, AUTHORITY)


@pytest.fixture
def data(tmp_path: Path, settings: object) -> DataFolder:
    folder = DataFolder(tmp_path)
    settings.SIGHTLINE_DATA = tmp_path  # type: ignore[attr-defined]
    publish(folder, "2026-03-31", CONTACTS)
    return folder
