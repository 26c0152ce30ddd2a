"""Precedence, coverage and the schema: small parts, tested alone."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sightline.store.accumulate.part import OWN_COLUMNS
from sightline.store.coverage import coverage, data_as_at, gaps, merged
from sightline.store.loads import Covered, LoadRecord, Source
from sightline.store.precedence import Window, precedence
from sightline.store.schema import SYSTEM, schemas
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.problems import ProblemsFound


def load(on: str, kind: str = "annex_a", covered: tuple[Covered, ...] = ()) -> LoadRecord:
    at = datetime(2024, 1, 1, tzinfo=UTC)
    day = date.fromisoformat(on)
    return LoadRecord(
        on, "999", kind, (), "", day, at, "alice", covered, (), {}, (), (), Path("nowhere")
    )


def covers(table: str, first: str, last: str, point_in_time: bool = False) -> Covered:
    return Covered(table, date.fromisoformat(first), date.fromisoformat(last), point_in_time)


def test_no_declared_column_bears_the_name_of_a_system_column():
    for table in declared_records():
        assert not (set(SYSTEM) | OWN_COLUMNS) & set(table.names), table.name
        assert len(schemas()[table.name].names) == len(set(schemas()[table.name].names))


def test_every_loaded_table_has_a_rule_that_names_every_source():
    rules = precedence()
    loaded = {table.name for table in declared_records() if not table.built}
    assert set(rules) == loaded
    assert all(set(rule.order) == set(Source) for rule in rules.values())


def test_a_table_whose_window_is_open_says_where_its_rows_end():
    for name, rule in precedence().items():
        assert (rule.window is Window.OPEN) == bool(rule.ends_on), name
        assert rule.window is Window.EVERYTHING or declared_records()[name].happens_on, name


def test_every_fault_of_the_precedence_file_is_told_at_once(tmp_path):
    path = tmp_path / "precedence.toml"
    path.write_text(
        'default_order = ["annex_a"]\n'
        "[table.cp_plan]\n"
        "[table.cp_plans]\n"
        'order = ["annexa"]\n'
        'window = "shut"\n'
        'ends_on = ["ended"]\n'
    )
    with pytest.raises(ProblemsFound) as told:
        precedence(path)
    sentences = [str(problem) for problem in told.value.problems]
    assert sentences == [
        "precedence.toml:1: default_order must name every source once: annex_a, cin_census, "
        "ssda903, csww, local.",
        "precedence.toml:2: There is no record table “cp_plan”. Did you mean “cp_plans”?",
        "precedence.toml:4: “annexa” is no source. Did you mean “annex_a”?",
        "precedence.toml:5: “shut” is no window: happened, open, everything.",
        "precedence.toml:6: “cp_plans” has no column “ended”. Did you mean “ended_on”?",
    ]


def test_stretches_join_where_they_overlap_or_touch():
    first = covers("contacts", "2023-04-01", "2023-09-30")
    touching = covers("contacts", "2023-10-01", "2023-12-31")
    apart = covers("contacts", "2024-02-01", "2024-03-31")
    assert merged([apart, touching, first]) == (
        covers("contacts", "2023-04-01", "2023-12-31"),
        apart,
    )


def test_points_in_time_stay_single_days():
    loads = [
        load("2024-01-31", covered=(covers("care_leavers", "2024-01-31", "2024-01-31", True),)),
        load("2024-02-01", covered=(covers("care_leavers", "2024-02-01", "2024-02-01", True),)),
    ]
    assert [one.last.day for one in coverage(loads)["care_leavers"]] == [31, 1]
    assert [one.last.day for one in coverage(loads)["care_leaver_positions"]] == [31, 1]


def test_a_built_table_covers_what_it_is_made_from():
    loads = [load("2024-01-31", covered=(covers("cla_episodes", "2023-04-01", "2024-03-31"),))]
    assert coverage(loads)["placements"][0].last == date(2024, 3, 31)


def test_the_data_are_as_at_the_last_monthly_extract():
    yearly, monthly = load("2024-03-31", "ssda903"), load("2024-01-31", "annex_a")
    assert data_as_at([yearly, monthly]) == date(2024, 1, 31)
    assert data_as_at([yearly]) == date(2024, 3, 31)


def test_extracts_too_far_apart_are_warned_of():
    loads = [
        load("2023-03-31", covered=(covers("contacts", "2022-09-30", "2023-03-31"),)),
        load("2024-03-31", covered=(covers("contacts", "2023-09-30", "2024-03-31"),)),
    ]
    assert gaps(loads) == [
        "Extracts more than six months apart: Contacts, 31/03/2023 to 30/09/2023."
    ]
    assert gaps(loads[:1]) == []
