"""explain: the rows behind a figure, which add up to what is stored."""

import csv
import io
import json
from dataclasses import replace

import pytest
from tests.integration.cli import annex_a

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.figures.compute import tables_of
from sightline.measures.figures.explain import Asking, explain_from
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.settings import Settings
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.stored import adds_up
from sightline.vocabulary.words import Level
from sightline.vocabulary.working_days import WorkingDays


@pytest.fixture(scope="module")
def opened(smallshire):
    """Opens a stored figure, on one connection for all."""
    folder = DataFolder(smallshire)
    snapshot = folder.store.authority("999").published()
    catalogue, holdings = folder.catalogue(), Holdings.of(snapshot)
    tables = tables_of([snapshot])
    with DuckDBEngine([snapshot.folder]) as engine:
        engine.read(tables)

        def explained(figure):
            asking = Asking(
                figure.indicator, figure.as_at, figure.basis, figure.level, figure.unit,
                figure.breakdown, figure.breakdown_value,
            )  # fmt: skip
            calendar = WorkingDays()
            return explain_from(engine, tables, catalogue, asking, holdings, Settings(()), calendar)

        yield explained


@pytest.fixture(scope="module")
def figures(smallshire):
    """Every figure of the extract day on its headline basis, without breakdown."""
    folder = DataFolder(smallshire)
    catalogue = folder.catalogue()
    found = folder.figures(folder.store.authority("999").published())
    headline = {each.id: each.headline for each in catalogue}
    rows = found.rows(as_at=annex_a.LAST, breakdown="")
    return [row for row in rows if row.basis == headline[row.indicator]]


def that_do_not_add_up(opened, figures):
    return [
        (figure.indicator, figure.unit, figure.numerator, figure.denominator)
        for figure in figures
        if not adds_up(opened(figure), figure)
    ]


def test_the_rows_of_every_indicator_add_up_for_the_authority(opened, figures):
    whole = [figure for figure in figures if figure.level is Level.AUTHORITY]
    assert sum(bool(figure.numerator) for figure in whole) > 40
    assert that_do_not_add_up(opened, whole) == []


def test_the_rows_of_every_indicator_add_up_for_each_team(opened, figures):
    # Where a team has nothing at all there are no rows, as the next test shows of one.
    teams = [f for f in figures if f.level is Level.TEAM and (f.numerator or f.denominator)]
    assert len({figure.unit for figure in teams}) >= 3
    assert that_do_not_add_up(opened, teams) == []


def test_a_figure_that_is_another_does_not_add_up(opened, figures):
    figure = next(f for f in figures if f.indicator == "assessments_45wd_pct" and not f.unit)
    assert not adds_up(opened(figure), replace(figure, numerator=3.0))
    assert not adds_up(opened(figure), replace(figure, denominator=7.0))


def test_it_shows_the_published_figure_and_each_row_once(ask):
    lines = ask("explain", "assessments_45wd_pct").stdout.splitlines()
    assert lines[0] == (
        "Assessments completed within 45 working days, in the last 12 months, 30 September 2026"
    )
    assert lines[1].startswith("Published figure: 50.0% (2 of 4)")
    assert "  where: working_days(started_on, completed_on) <= 45" in lines
    headings = [line.split() for line in lines if line.startswith("Child ")]
    assert headings[0] == ["Child", "completed_on", "started_on", "Team", "Worker"]
    assert "Counted: 2" in lines
    assert "In the denominator alone: 2" in lines


def test_a_team_is_opened_on_its_own(ask):
    told = ask("explain", "cpp_count", "--unit", annex_a.CARE).stdout
    assert "30 September 2026, Children in Care" in told
    assert "Published figure: 1" in told
    assert "C3" in told
    assert "A1" not in told


def test_a_figure_that_divides_two_shows_both_with_their_rows(ask):
    told = ask("explain", "icpc_per_s47_pct").stdout
    assert "The first of these two is divided by the second." in told
    assert told.count("Published figure: ") == 3
    assert "Section 47 enquiries started" in told


def test_a_rate_is_published_beside_the_children_counted(ask):
    told = ask("explain", "lac_rate_10k").stdout
    assert "Published figure: 20.0 per 10,000 (2 of 1,000)" in told
    assert "Counted: 2" in told


def test_what_could_not_be_counted_says_what_is_missing(ask):
    told = ask("explain", "sw_absence_pct").stdout
    assert "not yet available" in told


def test_what_no_team_can_have_is_said(ask):
    told = ask("explain", "lac_rate_10k", "--unit", annex_a.CARE).stdout
    assert "Published figure: not applicable: rates are for the whole authority" in told


def test_a_breakdown_narrows_the_rows(ask):
    told = json.loads(ask("explain", "cpp_count", "--breakdown", "sex=F", "--json").stdout)
    assert [row["child_id"] for row in told["rows"]] == ["C3"]
    assert told["published"]["value"] == 1


def test_one_child_is_shown_alone(ask):
    told = ask("explain", "cpp_count", "--child", "A1").stdout
    assert "Only this child’s rows follow." in told
    assert "C3" not in told


def test_json_and_csv_hold_every_row(ask):
    told = json.loads(ask("explain", "assessments_45wd_pct", "--json").stdout)
    assert (told["numerator"], told["denominator"]) == (2, 4)
    assert told["published"]["status"] == "ok"
    assert "SELECT" in told["sql"]
    rows = list(csv.DictReader(io.StringIO(ask("explain", "cpp_count", "--csv").stdout)))
    assert {row["child_id"] for row in rows if row["outcome"] == "counted"} == {"A1", "C3"}


def test_an_earlier_period_is_opened_by_its_label(ask):
    told = ask("explain", "cpp_count", "--period", "Mar 2026").stdout
    assert "at the date, 31 March 2026" in told
    assert "Published figure: 3" in told


def test_a_day_no_figure_is_kept_of_is_opened_all_the_same(ask):
    told = ask("explain", "cpp_count", "--period", "15/08/2026").stdout
    assert "No such figure is kept" in told
    assert "Counted: " in told


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["cpp_cuont"], "There is no indicator “cpp_cuont”. Did you mean “cpp_count”?"),
        (["cpp_count", "--unit", "Children in Car"], "There is no team “Children in Car”. Did you"),
        (["cpp_count", "--level", "team"], "Say which team with --unit."),
        (["cpp_count", "--level", "tame"], "“tame” is no level. Did you mean “team”?"),
        (["cpp_count", "--basis", "rolling"], "“rolling” is no basis."),
        (["cpp_count", "--period", "soon"], "“soon” names no period that can be read"),
        (["cpp_count", "--breakdown", "sexx=F"], "no breakdown “sexx”. Did you mean “sex”?"),
        (["cpp_count", "--breakdown", "F"], "Write a breakdown with its value, such as sex=F"),
    ],
)
def test_what_is_asked_wrongly_is_said_with_a_suggestion(ask, arguments, sentence):
    assert sentence in ask("explain", *arguments, exit_code=2).stderr
