"""Checks over published snapshots: what runs, what cannot and why, what was found before."""

from datetime import date
from pathlib import Path

import pytest
from tests.integration.store.extracts import extract

from sightline.pipeline.figures import NothingPublished
from sightline.pipeline.folder import DataFolder
from sightline.quality.effects import effects
from sightline.quality.findings import Findings
from sightline.quality.publish import (
    checks_of,
    earlier_findings,
    keep_findings,
    kept_findings,
    publish_findings,
)

AUTHORITY = "999"


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


def contact(child: str, on: str, **more: object) -> dict[str, object]:
    return {"child_id": child, "contacted_on": on, "source": "6"} | more


def load(data: DataFolder, on: str, kind: str = "annex_a", **tables: list) -> Findings:  # type: ignore[type-arg]
    data.store.authority(AUTHORITY).add(extract(on, kind=kind, **tables))
    return publish_findings(data, AUTHORITY)


def why(findings: Findings, check: str) -> str:
    return findings.results_at()[check].could_not_run


def test_a_table_in_no_load_is_said_and_has_not_passed(data: DataFolder) -> None:
    found = load(data, "2026-03-31", contacts=[contact("a", "2026-03-01")])

    assert why(found, "assessment_open_too_long") == "“Assessments” are in no load."
    assert found.results_at()["assessment_open_too_long"].right_percent is None


def test_a_column_in_no_load_is_said_and_nothing_is_found_wrong(data: DataFolder) -> None:
    found = load(data, "2026-03-31", contacts=[contact("a", "2026-03-01")])

    assert why(found, "contact_without_decision") == "“decided on” of “Contacts” is in no load."
    assert list(found.of(check="contact_without_decision")) == []


def test_a_column_that_is_in_a_load_and_blank_throughout_is_wrong_throughout(
    data: DataFolder,
) -> None:
    found = load(data, "2026-03-31", contacts=[contact("a", "2026-03-01", decided_on=None)])

    assert found.results_at()["contact_without_decision"].wrong == 1


def test_records_that_end_before_the_day_cannot_be_checked_for_it(data: DataFolder) -> None:
    plan = {"child_id": "a", "started_on": "2025-09-01", "initial_category": "NEG"}
    load(data, "2025-12-31", cp_plans=[plan])

    found = load(data, "2026-03-31", contacts=[contact("a", "2026-03-01")])

    ended = "The loads of “Child protection plans” end on 31 December 2025."
    assert why(found, "protection_plan_without_category") == ended


def test_rows_whose_load_lacks_the_column_are_not_judged(data: DataFolder) -> None:
    early = contact("a", "2025-10-01", decided_on=None)
    load(data, "2025-11-30", contacts=[early])

    found = load(data, "2026-05-31", contacts=[contact("b", "2026-05-01")])

    result = found.results_at()["contact_without_decision"]
    assert (result.looked_at, result.wrong, result.not_known) == (1, 1, 1)


def test_a_short_history_is_said(data: DataFolder) -> None:
    found = load(data, "2026-03-31", contacts=[contact("a", "2026-03-01", decided_on=None)])

    note = found.results_at()["contact_without_decision"].note
    assert note == "The loads cover 6 of the 12 months looked at."


def test_a_finding_remembers_the_extract_that_first_showed_it(data: DataFolder) -> None:
    wrong = contact("a", "2026-03-01", decided_on=None)
    load(data, "2026-03-31", contacts=[wrong])

    found = load(data, "2026-04-30", contacts=[wrong, contact("b", "2026-04-02", decided_on=None)])

    since = {f.child_id: f.since for f in found.of(check="contact_without_decision")}
    assert since == {"a": date(2026, 3, 31), "b": date(2026, 4, 30)}


def test_what_was_found_before_is_kept_for_the_trend(data: DataFolder) -> None:
    wrong = contact("a", "2026-03-01", decided_on=None)
    load(data, "2026-03-31", contacts=[wrong])
    right = contact("a", "2026-03-01", decided_on="2026-03-02")
    load(data, "2026-04-30", contacts=[right])

    snapshot = data.store.authority(AUTHORITY).published()
    assert snapshot
    (before,) = earlier_findings(data, snapshot)
    now = kept_findings(data, snapshot)

    assert now is not None
    shares = [f.results_at()["contact_without_decision"].right_percent for f in (before[1], now)]
    assert shares == [0.0, 100.0]


def test_findings_are_made_once_for_a_publication(data: DataFolder) -> None:
    load(data, "2026-03-31", contacts=[contact("a", "2026-03-01", decided_on=None)])
    snapshot = data.store.authority(AUTHORITY).published()
    assert snapshot
    results = next((data.path / "authorities" / AUTHORITY / "findings").glob("*/results.parquet"))
    made = results.stat().st_mtime_ns

    keep_findings(data, AUTHORITY)

    assert results.stat().st_mtime_ns == made
    assert results.stat().st_mode & 0o077 == 0


def test_without_records_it_says_what_to_do(data: DataFolder) -> None:
    with pytest.raises(NothingPublished, match="Load an extract first"):
        publish_findings(data, AUTHORITY)


def test_an_authority_adds_checks_of_its_own(data: DataFolder) -> None:
    own = data.path / "catalogue" / "checks"
    own.mkdir(parents=True)
    shipped = Path(checks_of.__code__.co_filename).parents[1] / "catalogue/checks/front_door.toml"
    text = shipped.read_text(encoding="utf-8").split("[[check]]")[1]
    text = text.replace("contact_without_decision", "ours").replace("decided_on is null", "true")
    (own / "ours.toml").write_text(f"[[check]]{text}", encoding="utf-8")

    assert "ours" in checks_of(data)


def test_a_figure_says_how_far_findings_might_move_it(data: DataFolder) -> None:
    contacts = [
        contact("a", "2026-03-02", decided_on="2026-03-02"),
        contact("b", "2026-03-02", decided_on="2026-03-20"),
        contact("c", "2026-03-02", decided_on=None),
        contact("d", "2026-03-02", decided_on=None),
    ]
    found = load(data, "2026-03-31", contacts=contacts)
    snapshot = data.store.authority(AUTHORITY).published()
    catalogue = data.catalogue()
    check = checks_of(data, catalogue)["contact_without_decision"]

    assert snapshot
    touched = effects(check, found, snapshot, catalogue)

    waiting = next(e for e in touched if e.indicator.id == "contacts_undecided_over_1wd")
    assert (waiting.in_doubt, waiting.value) == (2, 2.0)
    assert (waiting.lowest, waiting.highest) == (0.0, 2.0)
