from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.made_cards import OCTOBER, card, row

from sightline.documents.exports import to_csv, to_html
from sightline.documents.improvements import Line, improvements_table
from sightline.documents.model import Exempt, FreeText, Heading, from_data, to_data
from sightline.documents.pack import (
    InputPages,
    PackPages,
    PartPages,
    ServicePages,
    pack_document,
)
from sightline.documents.pack_inputs import nth_working_day, pack_inputs
from sightline.documents.pack_report import ReportPaper
from sightline.vocabulary.months import end_of_month
from sightline.vocabulary.working_days import WorkingDays

_CALENDAR = WorkingDays()
_PAGES = PackPages(
    "Wrenshire", OCTOBER, "For the meeting.", OCTOBER,
    services=(
        ServicePages(
            "Care", card=card(row("waits")),
            report=ReportPaper("Wrenshire", "Care", OCTOBER, {"analysis": "Typed."}),
        ),
        ServicePages("Help", missing=(FreeText("Nobody was there to write it."),)),
    ),
    inputs=(
        InputPages("Workforce", (
            PartPages("Sickness", (FreeText("Long absences."),), exempt="Single persons."),
        )),
    ),
    late=("Report: Help (Head of service): 2 working days late, still to come.",),
)  # fmt: skip


def test_the_pack_has_its_one_order() -> None:
    headings = [
        each.text for each in pack_document(_PAGES).blocks
        if isinstance(each, Heading) and each.level == 2
    ]  # fmt: skip
    assert headings == [
        "What we did last month", "The directorate’s scorecard", "Care", "Help", "Workforce",
        "Late, and still in doubt", "Appendix: keys and codes",
    ]  # fmt: skip


def test_an_exempt_part_is_marked_and_a_missing_one_says_why() -> None:
    document = pack_document(_PAGES)
    (exempt,) = [each for each in document.blocks if isinstance(each, Exempt)]
    assert exempt.blocks == (FreeText("Long absences."),)
    assert FreeText("Nobody was there to write it.") in document.blocks


def test_every_figure_stands_in_the_table_with_its_code() -> None:
    document = pack_document(_PAGES)
    assert "R-2610-WAI" in to_csv(document).splitlines()[1]
    assert to_html(document).count("R-2610-WAI") >= 2
    assert from_data(to_data(document)) == document


def test_the_same_pages_make_the_same_document() -> None:
    again = replace(_PAGES, services=tuple(_PAGES.services))
    assert to_data(pack_document(_PAGES)) == to_data(pack_document(again))


def test_a_line_names_its_indicator_unless_its_words_do() -> None:
    lines = [Line("Fewer waits for a visit", "Waits", "R-1"), Line("Visits in time", "Waits")]
    table = improvements_table(lines, [])
    assert table.rows == (("Fewer waits for a visit\nCode R-1", ""), ("Visits in time\nWaits", ""))


def test_quarterly_parts_are_due_with_the_quarters_of_the_financial_year() -> None:
    parts = pack_inputs().parts
    months = [end_of_month(date(2026, number, 1)) for number in range(1, 13)]
    assert [day.month for day in months if parts["hr"].is_due(day)] == [3, 6, 9, 12]
    assert [day.month for day in months if parts["complaints_year"].is_due(day)] == [3]
    assert parts["hr"].due_next(OCTOBER) == date(2026, 12, 31)
    assert parts["hr"].due_before(OCTOBER) == date(2026, 9, 30)


def test_the_shipped_pack_has_the_six_inputs() -> None:
    assert len(pack_inputs().inputs) == 6


def test_an_authority_has_its_own_pack(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(
        '[days]\nasked = 2\ndue = 4\nparts_due = 5\n\n[[input]]\nkey = "all"\ntitle = "All"\n'
        '[[input.part]]\nkey = "one"\ntitle = "One"\nbrings = "director"\nevery = "month"\n'
        'headings = ["Said"]\n'
    )
    (part,) = pack_inputs(tmp_path).parts.values()
    assert part.due == 5 and part.is_due(OCTOBER)


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(1, 25))
def test_the_nth_working_day_is_a_working_day_and_the_nth(day: date, number: int) -> None:
    month = end_of_month(day)
    due = nth_working_day(month, number, _CALENDAR)
    assert _CALENDAR.is_working(due) and _CALENDAR.between(month, due) == number
