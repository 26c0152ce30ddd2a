"""The plan as a paper, opened again by readers that had no part in writing it; and its samples."""

import io
from ctypes.util import find_library
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from sightline.documents.exports import to_docx, to_fragment, to_pdf
from sightline.documents.model import from_data, to_data
from sightline.documents.plan import ActionData, AreaData, Brag, MilestoneData, Outcome, PlanData
from sightline.documents.plan.appendix import plan_appendix
from sightline.documents.plan.cover_words import Approved, Told, background_words, period_words
from sightline.documents.plan.samples import (
    new_words,
    quotable,
    standing_words,
    suggest_at_risk,
    suggest_on_track,
)

needs_pango = pytest.mark.skipif(
    find_library("pango-1.0") is None, reason="needs the Pango library of the operating system"
)
DAY = date(2026, 9, 30)
SHAPES = ("Action number", "Action", "Milestone", "Timescale", "Lead officers", "Progress")


def step(number: str, brag: Brag = Brag.GREEN, **more: object) -> MilestoneData:
    told = MilestoneData(1, number, f"Step {number} is taken", "30th September 2026", DAY,
                         brag=brag, rated_on=DAY, progress=f"Told of {number}.")  # fmt: skip
    return replace(told, **more)  # type: ignore[arg-type]


def action(number: str, *steps: MilestoneData, **more: object) -> ActionData:
    made = ActionData(int(number.split()[-1]), number, f"What {number} is for", steps)
    return replace(made, **more)  # type: ignore[arg-type]


def plan(*areas: AreaData) -> PlanData:
    return PlanData(1, "Improvement plan", "2026-27", DAY, areas)


MIXED = plan(
    AreaData(1, "A", "First area", (
        action("A 1", step("A 1.1", Brag.RED), step("A 1.2", Brag.BLUE)),
        action("A 2", step("A 2.1"), new_in=date(2026, 9, 1)),
    )),
    AreaData(2, "I", "Inspection", (
        action("I 1", step("I 1.1", Brag.AMBER)),
        action("I 2", step("I 2.1", Brag.BLUE, outcome=Outcome.MISSED, came_out="59% of 63%"),
               completed_number="CA 1", completed_in=date(2026, 7, 1)),
    ), is_inspection=True),
)  # fmt: skip


def long_plan() -> PlanData:
    words = "What was done since the last meeting, told at some length. " * 5
    steps = [step(f"A 1.{n}", progress=f"{words}End of {n}.") for n in range(1, 11)]
    return plan(AreaData(1, "A", "First area", (action("A 1", *steps),)))


@needs_pango
def test_each_page_repeats_the_six_headings_and_cuts_no_row() -> None:
    pages = PdfReader(io.BytesIO(to_pdf(plan_appendix(long_plan())))).pages
    texts = [" ".join(page.extract_text().split()) for page in pages]
    of_table = [text for text in texts if "A 1." in text]
    assert len(of_table) > 1
    assert all(heading in text for text in of_table for heading in SHAPES)
    for n in range(1, 11):
        (where,) = [text for text in texts if f"Step A 1.{n} is" in text]
        assert f"End of {n}." in where
    assert all(page.mediabox.width > page.mediabox.height for page in pages)


def test_a_word_file_says_so_of_its_rows_and_sets_nothing_under_12_point() -> None:
    file = docx.Document(io.BytesIO(to_docx(plan_appendix(MIXED))))
    for table in file.tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    sizes = {each.font.size.pt for each in file.styles if getattr(each, "font", None)
             and each.font.size and each.name in ("Normal", "Caption", "Footer")}  # fmt: skip
    assert min(sizes) >= 12
    shaded = file.element.body.findall(f".//{qn('w:shd')}")
    assert {each.get(qn("w:fill")) for each in shaded} == {"C5D8EC", "CCE5D6", "FFE8B3", "F6CFC9"}


def test_a_row_says_by_mark_and_word_what_its_colour_says() -> None:
    page = to_fragment(plan_appendix(MIXED))
    for words in ("■ Red (30 September 2026)", "New action September 2026", "(was I 2)",
                  "Target missed: 59% of 63%", "Action completed July 2026",
                  "What A 1 is for (continued)", "Completed actions"):  # fmt: skip
        assert words in page


def test_an_inspection_report_holds_those_areas_alone() -> None:
    page = to_fragment(plan_appendix(MIXED, only_inspection=True))
    assert "I 1.1" in page and "CA 1" in page and "A 1.1" not in page


def test_a_frozen_plan_comes_back_with_its_colours() -> None:
    document = plan_appendix(MIXED)
    assert from_data(to_data(document)) == document


def test_an_action_is_told_of_as_a_whole_where_its_steps_stand_alike() -> None:
    on_track = suggest_on_track(MIXED, since=date(2026, 7, 1))
    assert [each.number for each in on_track] == ["A 1.2", "A 2", "CA 1"]
    at_risk = suggest_at_risk(MIXED, today=date(2026, 10, 1))
    assert [each.number for each in at_risk] == ["A 1.1", "I 1"]


def test_a_sample_is_spread_over_the_areas_and_keeps_the_plans_order() -> None:
    many = tuple(action(f"A {n}", step(f"A {n}.1")) for n in range(1, 9))
    found = suggest_on_track(plan(AreaData(1, "A", "First", many), MIXED.areas[1]),
                             since=DAY, most=3)  # fmt: skip
    assert [each.area.code for each in found] == ["A", "A", "I"]


def test_a_completed_action_shows_the_target_it_missed() -> None:
    (done,) = [each for each in quotable(MIXED) if each.number == "CA 1"]
    assert done.words == "The target was missed: 59% of 63%.\nTold of I 2.1."


def test_counts_and_news_are_said_by_rule() -> None:
    assert (
        standing_words(MIXED)
        == "4 milestones: 1 blue, 1 green, 1 amber and 1 red. 1 action completed besides."
    )
    assert new_words(MIXED, date(2026, 7, 1)) == (
        "New in the plan: the action A 2 (“What A 2 is for”)."
    )
    assert new_words(MIXED, date(2026, 10, 1)).startswith("No action or milestone is new")


def test_background_names_approvals_rhythms_and_why_one_changed() -> None:
    told = [
        Told("Panel", 6, date(2026, 4, 1), date(2026, 8, 31)),
        Told("Panel", 3, date(2026, 9, 1), why="its meetings moved"),
        Told("Board", 3, date(2026, 4, 1)),
        Told("Partnership", 6, date(2026, 4, 1), inspection_only=True),
    ]
    words = background_words("plan", [Approved("Board", date(2026, 5, 16))], told, on=DAY)
    assert words.split("\n\n") == [
        "The plan was approved by Board on 16 May 2026.",
        "Progress on the plan goes every quarter to Panel and Board.",
        "Progress on its actions that answer an inspection’s recommendations goes every six "
        "months to Partnership.",
        "Since 1 September 2026 Panel is told every quarter instead of every six months: its "
        "meetings moved.",
    ]
    assert period_words(date(2026, 4, 1), date(2026, 6, 30)) == "April to June 2026"
