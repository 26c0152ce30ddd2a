"""What a candidate would change, counted by hand; and which figures are named for having moved."""

import shutil
from dataclasses import asdict, replace
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.integration.store.extracts import extract
from tests.made_figures import INDICATORS, Figure

from sightline.measures.figures.figures import SCHEMA, Figures
from sightline.pipeline.changes import Change, changed_rows, record_changes
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.moved_figures import moved_figures, why_named
from sightline.store.snapshots import Snapshot
from sightline.store.store import Store
from sightline.vocabulary.words import Basis

COUNT, PERCENT, *_ = INDICATORS
DAY = date(2026, 9, 30)
NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)


def contact(child, on, **more):
    return {"child_id": child, "contacted_on": on, "source": "2A", **more}


def plan(child, **more):
    return {"child_id": child, "started_on": "2024-01-10", "ended_on": None, "team": "A", **more}


@pytest.fixture
def authority(tmp_path):
    return Store(tmp_path).authority("999")


def counts(found, table):
    (one,) = [each for each in found if each.table == table]
    return {change: number for change, number in one.counts.items() if number}


def test_every_kind_of_change_is_counted_once(authority):
    first = authority.add(
        extract(
            "2024-01-31",
            contacts=[contact("a", "2024-01-05"), contact("b", "2024-01-20")],
            cp_plans=[plan("a"), plan("b"), plan("c"), plan("d")],
        )
    )
    second = authority.add(
        extract(
            "2024-02-29",
            contacts=[contact("a", "2024-01-05"), contact("c", "2024-02-20")],
            cp_plans=[
                plan("a", ended_on="2024-02-10"),
                plan("b", initial_category="NEG"),
                plan("c", team="B"),
                plan("d"),
                plan("e"),
            ],
        ),
        publish=False,
    )
    found = record_changes(first, second)
    assert counts(found, "contacts") == {Change.NEW: 1, Change.WITHDRAWN: 1}
    assert counts(found, "cp_plans") == {
        Change.NEW: 1,
        Change.CLOSED: 1,
        Change.CHANGED: 1,
        Change.MOVED: 1,
    }
    (row,) = changed_rows(first, second, "cp_plans", Change.CHANGED)
    assert (row["child_id"], row["what"]) == ("b", "initial_category: unknown → NEG")
    (row,) = changed_rows(first, second, "cp_plans", Change.MOVED)
    assert (row["child_id"], row["what"]) == ("c", "team: A → B")
    (row,) = changed_rows(first, second, "contacts", Change.WITHDRAWN)
    assert row["child_id"] == "b"


def test_a_load_taken_back_takes_its_rows_along_and_brings_others_back(authority):
    authority.add(extract("2024-01-31", contacts=[contact("a", "2024-01-20")]))
    published = authority.add(extract("2024-02-29", contacts=[contact("b", "2024-01-10")]))
    wrong = authority.loads()[1]
    after = authority.unload(wrong.id, by="bob", at=NOON, reason="Wrong.")
    assert counts(record_changes(published, after), "contacts") == {Change.GONE: 1, Change.BACK: 1}


def test_before_the_first_publication_all_is_new(authority):
    first = authority.add(extract("2024-01-31", cp_plans=[plan("a")]), publish=False)
    assert counts(record_changes(None, first), "cp_plans") == {Change.NEW: 1}


def test_the_same_records_change_nothing(authority):
    first = authority.add(extract("2024-01-31", cp_plans=[plan("a")]))
    assert record_changes(first, authority.remake()) == []


def test_a_column_that_an_older_snapshot_does_not_know_is_no_change(authority, tmp_path):
    first = authority.add(extract("2024-01-31", cp_plans=[plan("a")]))
    older = tmp_path / "older"
    shutil.copytree(first.folder / "records", older / "records")
    (older / "records").chmod(0o700)
    file = older / "records" / "cp_plans.parquet"
    file.chmod(0o600)
    pq.write_table(pq.read_table(file).drop_columns(["initial_category"]), file)
    assert record_changes(Snapshot(older), first) == []


def figure(value, numerator=None, denominator=None, indicator=COUNT, **more):
    basis = more.pop("basis", indicator.headline)
    return Figure(indicator.id, basis, DAY, value, numerator, denominator, **more)


@pytest.mark.parametrize(
    ("indicator", "was", "now", "why"),
    [
        (COUNT, (100.0, 100.0), (100.0, 100.0), ""),
        (COUNT, (100.0, 100.0), (109.0, 109.0), ""),
        (COUNT, (100.0, 100.0), (112.0, 112.0), "It moved by 12%."),
        (COUNT, (10.0, 10.0), (13.0, 13.0), ""),  # a third, but three children
        (COUNT, (0.0, 0.0), (6.0, 6.0), "It moved from nothing."),
        (COUNT, (4000.0, 4000.0), (4300.0, 4300.0), "It moved by more than chance would"),
        (COUNT, (None, None), (6.0, 6.0), "It had no value and has one now."),
        (COUNT, (6.0, 6.0), (None, None), "It has no value now."),
        (PERCENT, (80.0, 800.0, 1000.0), (75.0, 750.0, 1000.0), "It moved by more than chance"),
        (PERCENT, (80.0, 80.0, 100.0), (78.0, 78.0, 100.0), ""),
    ],
)
def test_a_figure_is_named_for_a_reason(indicator, was, now, why):
    one, two = (figure(*values, indicator=indicator) for values in (was, now))
    said = why_named(indicator, one, two)
    assert said.startswith(why) if why else said == ""


def test_only_headlines_of_the_last_whole_month_both_have_are_compared(tmp_path, authority):
    data = DataFolder(tmp_path)
    first = authority.add(extract("2024-01-31", cp_plans=[plan("a")]))
    second = authority.add(extract("2024-02-29", cp_plans=[plan("a")]), publish=False)
    later = replace(figure(500.0, 500.0), as_at=date(2026, 10, 31))
    of_a_team = figure(90.0, 90.0, unit="A")
    other_basis = figure(7.0, 7.0, basis=Basis.MONTH)
    for snapshot, figures in (
        (first, [figure(100.0, 100.0), of_a_team, other_basis]),
        (second, [figure(150.0, 150.0), later]),
    ):
        table = pa.Table.from_pylist([asdict(one) for one in figures], schema=SCHEMA)
        Figures(table, {}).write(data.figures_folder(snapshot))
    catalogue = {COUNT.id: COUNT}
    found = moved_figures(data, first, second, catalogue)
    assert (found.as_at, found.compared, len(found.moved)) == (DAY, 1, 1)
    assert found.moved[0].why == "It moved by 50%."


def test_where_one_has_no_figures_nothing_is_compared(tmp_path, authority):
    first = authority.add(extract("2024-01-31", cp_plans=[plan("a")]))
    assert moved_figures(DataFolder(tmp_path), first, first, {}).as_at is None
