"""Worklists: every example holds on both engines and in plain Python; problems are all told."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.spec.reference_engine import ReferenceEngine, _Asked

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Tables
from sightline.measures.figures.examples import AUTHORITY, example_tables
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.settings import SettingChange, Settings
from sightline.measures.language.catalogue import load_catalogue
from sightline.measures.model.indicator import Example as Rows
from sightline.measures.worklists.asking import answers_from
from sightline.measures.worklists.examples import (
    check_worklist_examples,
    example_rows,
    tables_read,
)
from sightline.measures.worklists.model import Urgency, WorklistRow
from sightline.measures.worklists.reading import SHIPPED, load_worklists
from sightline.store.loads import Covered
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.problems import ProblemsFound
from sightline.vocabulary.working_days import WorkingDays

CATALOGUE = load_catalogue()
LISTS = load_worklists(CATALOGUE)


def test_every_example_of_every_list_holds():
    results = check_worklist_examples(CATALOGUE, LISTS)
    assert [str(result) for result in results if result.problem] == []
    assert len(results) >= len(LISTS)


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.id)
def test_plain_python_makes_the_same_list(one):
    """Walks the example's rows one by one, as the reference engine does for figures."""
    assert one.examples, "A worklist needs a worked example."
    for example in one.examples:
        tables = example_tables(
            Rows(example.title, example.as_at, example.rows), tables_read(CATALOGUE, one)
        )
        plain = ReferenceEngine(declared_records(), {n: t.to_pylist() for n, t in tables.items()})
        way = one.ways[0]
        asked = _Asked(plain, way.calculation, one.basis, example.as_at, one.settings)
        expected = {
            (
                row["child_id"],
                asked._value(way.calculation.value, row),
                asked._value(way.last_seen_on, row),
            )
            for row in asked._kept()
        }
        rows = example_rows(CATALOGUE, one, example)
        assert {(row.child_id, row.due_on, row.last_seen_on) for row in rows} == expected


def row(due_on, *, soon_days=7, seen=None):
    return WorklistRow(
        "cp_visits", 1, "ann", date(2024, 1, 1), "S", "T", "W", date(2024, 3, 31),
        due_on, seen, soon_days,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("due_on", "urgency"),
    [
        (date(2024, 3, 30), Urgency.LATE),
        (date(2024, 3, 31), Urgency.DUE_SOON),
        (date(2024, 4, 7), Urgency.DUE_SOON),
        (date(2024, 4, 8), Urgency.LATER),
        (None, Urgency.NO_DATE),
    ],
)
def test_the_last_day_in_time_is_not_late(due_on, urgency):
    assert row(due_on).urgency is urgency


def test_days_without_being_seen_count_from_the_start_where_nobody_saw_the_child():
    assert row(None).days_unseen == 90
    assert row(None, seen=date(2024, 3, 1)).days_unseen == 30


def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path):
    (tmp_path / "wrong.toml").write_text(
        """
[[worklist]]
id = "wrong"
title = "Wrong"
sentence = "Wrong."
row = "plan"
due = "visit"
service = "child_protectoin"
counts = "cp_plans"
open = ["started_on", "ended_on"]
due_on = "days(started_on, as_at)"
last_seen_on = "started_onn"
late_equals = "cpp_visit_overdue"
order = "never"
colour = "red"
"""
    )
    with pytest.raises(ProblemsFound) as found:
        load_worklists(CATALOGUE, [tmp_path])
    told = str(found.value)
    assert "no service area “child_protectoin”. Did you mean “child_protection”?" in told
    assert "due_on: it must be a date, not a number." in told
    assert "Did you mean “started_on”?" in told
    assert "Did you mean “cpp_visits_overdue”?" in told
    assert "“order” is “unseen” or “due”, not “never”." in told
    assert "A worklist has no key “colour”" in told


def test_a_lists_late_rows_name_an_indicator_that_is_counted():
    for one in LISTS:
        for name in (one.late_equals, one.rows_equal):
            assert not name or CATALOGUE[name.removesuffix(".rest")].ways
    assert SHIPPED.is_dir()


def test_an_authoritys_own_list_replaces_a_shipped_one_only_if_it_says_so(tmp_path: Path):
    own = """
[[worklist]]
id = "cp_visits"
title = "Visits here"
sentence = "Ours."
row = "child"
due = "visit"
service = "child_protection"
counts = "cp_plans"
open = ["started_on", "ended_on"]
due_on = "days_after(started_on, 14)"
"""
    (tmp_path / "own.toml").write_text(own)
    with pytest.raises(ProblemsFound, match=r"already defined in child_protection\.toml"):
        load_worklists(CATALOGUE, [SHIPPED, tmp_path])
    (tmp_path / "own.toml").write_text(own + "replaces = true\n")
    both = load_worklists(CATALOGUE, [SHIPPED, tmp_path])
    assert both["cp_visits"].title == "Visits here"
    assert len(both) == len(LISTS)
    assert both.hash != LISTS.hash


def asked(name, rows, as_at, holdings=None, changes=()):
    """One list over rows, with what is held and the numbers an authority changed."""
    one = LISTS[name]
    tables = Tables(rows=example_tables(Rows("", as_at, rows), tables_read(CATALOGUE, one)))
    held = holdings or Holdings(AUTHORITY, as_at, everything=True)
    with DuckDBEngine(threads=1) as engine:
        (answer,) = answers_from(
            engine, tables, CATALOGUE, [one], as_at, held, Settings(changes), WorkingDays()
        )
    return answer


def test_a_changed_standard_moves_the_list_as_it_moves_the_figure():
    rows = {"cp_plans": ({"child_id": "ann", "started_on": date(2024, 3, 4)},)}
    day = date(2024, 3, 28)
    assert asked("cp_visits", rows, day).rows[0].due_on == date(2024, 3, 18)
    change = SettingChange(
        AUTHORITY, "cpp_visits_overdue", "standard_days", 15.0, date(2024, 1, 1), "Agreed."
    )
    assert asked("cp_visits", rows, day, changes=[change]).rows[0].due_on == date(2024, 3, 25)
    later = replace(change, from_on=date(2024, 4, 1))
    assert asked("cp_visits", rows, day, changes=[later]).rows[0].due_on == date(2024, 3, 18)


def test_a_list_whose_records_are_not_loaded_says_so_and_is_not_empty():
    day = date(2024, 3, 31)
    covered = {"cla_episodes": (Covered("cla_episodes", date(2020, 4, 1), day),)}
    answer = asked("dental_checks", {}, day, Holdings(AUTHORITY, day, covered))
    assert not answer.could_run
    assert answer.reason == "Dental checks: not loaded"
    assert asked("dental_checks", {}, day).could_run


def test_a_list_on_a_day_that_records_do_not_reach_says_so():
    rows = {"assessments": ({"child_id": "ann", "started_on": date(2024, 1, 2)},)}
    covered = {"assessments": (Covered("assessments", date(2023, 1, 1), date(2024, 2, 29)),)}
    day = date(2024, 3, 31)
    answer = asked("assessments_open", rows, day, Holdings(AUTHORITY, day, covered))
    assert answer.could_run
    assert answer.reason == "records end on 29 February 2024"
