"""Scorecard layouts: which day a column is of, what stands in each cell, what a file may say."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.made_figures import AT, INDICATORS, Figure

from sightline.documents.collected import CollectedFigure, NamedPeriod, TypedIn
from sightline.documents.history import histories
from sightline.documents.inputs import Kind, Published, PublishedSet
from sightline.documents.layouts.cells import Footnotes, Sheet
from sightline.documents.layouts.days import first_and_last
from sightline.documents.layouts.gathered import Gathered
from sightline.documents.layouts.paper import layout_document
from sightline.documents.layouts.reading import layouts
from sightline.documents.layouts.shape import (
    Asked,
    EndOf,
    Layout,
    LayoutRow,
    LayoutSection,
    Stretch,
)
from sightline.documents.model import FigureCell, to_data
from sightline.judgement.direction import Tolerance
from sightline.judgement.targets import Target, TargetKind, TargetPoint, TargetState
from sightline.measures.language.catalogue import load_catalogue
from sightline.vocabulary.problems import ProblemsFound
from sightline.vocabulary.words import Basis, Polarity, Status, Unit

KNOWN = {one.id: one for one in INDICATORS}
PEPS = replace(KNOWN["peps_in_date"], better=Polarity.HIGHER)
RATE = KNOWN["cpp_rate_10k"]
MARCH, JUNE, NOVEMBER = date(2016, 3, 31), date(2016, 6, 30), date(2016, 11, 30)
NOW = Asked(2016, newest=NOVEMBER)


@pytest.fixture(scope="module")
def shipped() -> dict[str, Layout]:
    catalogue = load_catalogue()
    return layouts(None, catalogue.indicators, catalogue.services)


@pytest.fixture
def eleven(shipped: dict[str, Layout]) -> Layout:
    return replace(shipped["quarterly_with_targets"], sections=(LayoutSection("Peps"),))


def filled(*figures: object, rows: int = 1, **more: object) -> Gathered:
    listed = (LayoutSection("Peps"), (LayoutRow(PEPS.id),) * rows)
    past = histories(figures)  # type: ignore[arg-type]
    usual = {"indicators": {PEPS.id: PEPS, RATE.id: RATE}, "sections": (listed,), "past": past}
    return Gathered("999", "Wrenshire", **(usual | more))  # type: ignore[arg-type]


def of(day: date, value: float | None, **more: object) -> object:
    return Figure(PEPS.id, AT, day, value, value, 100, **more)  # type: ignore[arg-type]


def typed(day: date, value: float | None, status: Status = Status.OK, **said: str) -> object:
    period = NamedPeriod(day - timedelta(days=90), day, Basis.QUARTER, "")
    return CollectedFigure(
        PEPS.id, AT, day, value, status, "", None, None, "", period, TypedIn(**said)
    )


def cells(layout: Layout, gathered: Gathered, asked: Asked = NOW) -> dict[str, str]:
    sheet = Sheet(layout, gathered, asked, Footnotes())
    row = gathered.sections[0][1][0]
    return {each.key: str(sheet.cell(row, each)) for each in layout.columns}


@given(st.integers(2000, 2090))
def test_quarters_and_months_make_up_the_financial_year(year: int) -> None:
    for stretch, parts in ((Stretch.QUARTER, 4), (Stretch.MONTH, 12)):
        ends = [first_and_last(EndOf(stretch, n), year) for n in range(1, parts + 1)]
        assert (ends[0][0], ends[-1][1]) == first_and_last(EndOf(Stretch.YEAR, 0), year)
        assert all(last + timedelta(days=1) == first for (_, last), (first, _) in pairwise(ends))


def test_a_quarter_still_running_is_headed_by_the_month_it_has_come_to(eleven: Layout) -> None:
    made = layout_document(eleven, filled(of(NOVEMBER, 90.0)), NOW)
    headings = [column.title for column in made.tables[0].columns]
    assert headings[1:6] == [
        "Outturn Mar-15 England",
        "Outturn Mar-16 Wrenshire",
        "End Quarter 1 Jun-16 Wrenshire",
        "End Quarter 2 Sep-16 Wrenshire",
        "End Quarter 3 Nov-16 Wrenshire",
    ]
    assert cells(eleven, filled(of(NOVEMBER, 90.0)))["q3"] == "90.0% (90)"


def test_a_direction_compares_with_the_outturn_and_says_what_it_means(eleven: Layout) -> None:
    found = filled(of(MARCH, 80.0), of(NOVEMBER, 90.0))
    assert cells(eleven, found)["direction"] == "↑ improved"
    smaller = {PEPS.id: replace(PEPS, better=Polarity.LOWER)}
    assert cells(eleven, replace(found, indicators=smaller))["direction"] == "↑ deteriorated"
    level = replace(found, levels={PEPS.id: Tolerance(10)})
    assert cells(eleven, level)["direction"] == "→ static"
    assert cells(eleven, filled(of(MARCH, 80.0)))["direction"] == ""


def test_one_reason_for_two_rows_stands_once_under_the_table(eleven: Layout) -> None:
    late = {"status": Status.NOT_YET_AVAILABLE, "reason": "The return is due in July"}
    made = layout_document(eleven, filled(of(JUNE, None, **late), rows=2), NOW).tables[0]
    assert [str(row[3]) for row in made.rows] == ["Not yet available (a)"] * 2
    assert made.notes == (("(a)", "The return is due in July"),)


def test_a_provisional_value_is_marked_in_its_own_period_alone(eleven: Layout) -> None:
    found = filled(of(MARCH, 80.0, status=Status.PROVISIONAL), of(NOVEMBER, 90.0))
    shown = cells(eleven, found)
    assert (shown["outturn"], shown["q3"]) == ("80.0% (80)\n(provisional)", "90.0% (90)")


def test_what_was_typed_in_is_printed_as_written_with_its_compound_direction(
    eleven: Layout,
) -> None:
    said = {"printed": "a) 104 b) 94-90%", "directions": "Interviews ↑ in 72 hours ↓"}
    shown = cells(eleven, filled(typed(NOVEMBER, 104, **said)))
    assert (shown["q3"], shown["direction"]) == (said["printed"], said["directions"])


def test_what_was_typed_in_for_one_quarter_does_not_fill_the_next(eleven: Layout) -> None:
    shown = cells(eleven, filled(typed(JUNE, 104, printed="104")))
    assert (shown["q1"], shown["q2"], shown["q3"]) == ("104", "", "")


def test_a_direction_without_a_current_value_is_warned_of(eleven: Layout) -> None:
    found = filled(typed(NOVEMBER, None, Status.TO_BE_CONFIRMED, directions="→"))
    table = layout_document(eleven, found, NOW).tables[0]
    assert str(table.rows[0][9]) == "→ (a)"
    assert "no current value" in table.notes[0][1]


def target(kind: TargetKind, state: TargetState, value: float) -> Target:
    return Target(kind, state, (TargetPoint(MARCH, value),))


def test_a_column_of_targets_is_headed_potential_while_none_is_adopted(eleven: Layout) -> None:
    proposed = target(TargetKind.AMBITIOUS, TargetState.PROPOSED, 95)
    found = filled(of(NOVEMBER, 90.0), targets={PEPS.id: [proposed]})
    made = layout_document(eleven, found, NOW).tables[0]
    assert made.columns[8].title == "Potential Ambitious target"
    assert str(made.rows[0][8]) == "95.0%"
    adopted = target(TargetKind.AMBITIOUS, TargetState.ADOPTED, 99)
    two = ((LayoutSection("Peps"), (LayoutRow(PEPS.id), LayoutRow(RATE.id))),)
    both = replace(found, sections=two, targets={PEPS.id: [proposed], RATE.id: [adopted]})
    made = layout_document(eleven, both, NOW).tables[0]
    assert made.columns[8].title == "Ambitious target"
    assert [str(row[8]) for row in made.rows] == ["95.0%\n(proposed)", "99.0"]


def test_the_comparators_cell_names_each_area_and_their_period(
    shipped: dict[str, Layout],
) -> None:
    nine = shipped["quarterly_beside_others"]
    values = tuple(
        Published(kind, name, value, "2015-16", 2016)
        for kind, name, value in (
            (Kind.REGION, "West Midlands", 80.0),
            (Kind.NEIGHBOUR_MEAN, "Statistical neighbours (mean)", 78.3),
            (Kind.ENGLAND, "England", 83.0),
        )
    )
    beside = {"comparators": {PEPS.id: PublishedSet(values)}}
    found = filled(of(NOVEMBER, 90.0), published=beside)
    said = "West Midlands 80.0%\nNeighbours 78.3%\nEngland 83.0%\n(2015-16)"
    assert cells(nine, found)["comparators"] == said
    assert cells(nine, replace(found, published={}))["comparators"] == "Local indicator"


def test_an_indicator_in_two_sections_is_one_record_and_keeps_its_code(eleven: Layout) -> None:
    found = filled(of(NOVEMBER, 90.0), codes={(PEPS.id, NOVEMBER): "R-1611-ABC"})
    twice = replace(found, sections=found.sections * 2)
    made = layout_document(replace(eleven, sections=eleven.sections * 2), twice, NOW)
    one, other = (table.rows for table in made.tables)
    assert one == other
    assert isinstance(one[0][5], FigureCell) and one[0][5].code == "R-1611-ABC"
    assert to_data(made)["is"] == "Document"


def test_every_problem_of_a_layout_is_told_at_once_with_a_suggestion(tmp_path: Path) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "ours.toml").write_text(
        'title = "Ours"\n[[column]]\nkey = "outturn"\nshows = "figur"\nheading = "Q1 {dya}"\n'
        '[[column]]\nshows = "direction"\nbefore = "outtrun"\nheading = "Way"\n'
        '[[section]]\ntitle = "A"\nrows = ["peps_in_dat"]\nareas = ["looked_aftr"]\n'
    )
    with pytest.raises(ProblemsFound) as told:
        layouts(tmp_path, {**load_catalogue().indicators, **KNOWN}, {"looked_after": ""})
    said = [f"{problem.line}: {problem.sentence}" for problem in told.value.problems
            if problem.file == "ours.toml"]  # fmt: skip
    assert any(each.startswith("4: “figur” is none of") for each in said)
    for near in ("“day”", "“outturn”", "“peps_in_date”", "“looked_after”"):
        assert any(each.endswith(f"Did you mean {near}?") for each in said), near


def test_both_shipped_layouts_name_indicators_that_are_there(shipped: dict[str, Layout]) -> None:
    assert len(shipped["quarterly_with_targets"].columns) == 11
    assert len(shipped["quarterly_beside_others"].columns) == 8  # and the indicator
    units = load_catalogue()["adopt_a1_days"].shown_as
    assert units is Unit.DAYS
