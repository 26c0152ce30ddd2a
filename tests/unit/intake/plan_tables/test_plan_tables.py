"""A plan out of tables: cut by pages, merged, or of no plan at all."""

import csv
import io
import zipfile
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.plan_files import HEADINGS, paper

from sightline.intake.plan_tables import ReadPlan, guess, open_plan, read_plan, split_number
from sightline.intake.plan_tables.building import same_number
from sightline.intake.refusal import IntakeRefused


def read(name: str, content: bytes) -> ReadPlan:
    file = open_plan(name, content)
    return read_plan(file, guess(file.headings))


def as_csv(*rows: tuple[str, ...]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows((HEADINGS, *rows))
    return out.getvalue().encode()


def as_word(*tables: list[tuple[str, ...]]) -> bytes:
    file: Any = Document()
    for rows in tables:
        table = file.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        file.add_paragraph()
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def lines(count: int) -> list[dict[str, str]]:
    return [
        {
            "area": f"A{n // 6}: Area of work {n // 6}",
            "number": f"A{n // 6} {n // 3 + 1}",
            "action": f"Action {n // 3 + 1} is done well and everywhere and by everybody",
            "milestone_number": "" if n % 5 == 4 else f"A{n // 6} {n // 3 + 1}.{n % 3 + 1}",
            "milestone": f"Milestone {n} is a step that takes two lines of words on paper",
            "timescale": "31st May 2017",
            "leads": "Head of service; All managers",
            "progress": f"Progress {n} was made, and more of it comes in the next quarter.",
        }
        for n in range(count)
    ]


@pytest.mark.parametrize("a_page", [1, 2, 3, 7, 50])
def test_a_paper_cut_by_pages_reads_as_the_whole(a_page: int) -> None:
    written = lines(30)
    found = read("plan.docx", paper(written, a_page))
    assert found.aside == ()
    assert [
        (area.name, action.title, each.number, each.text, each.progress, each.leads)
        for area, action in found.actions
        for each in action.milestones
    ] == [
        (each["area"].split(": ")[1], each["action"], each["milestone_number"],
         each["milestone"], each["progress"], ("Head of service", "All managers"))
        for each in written
    ]  # fmt: skip


def test_rows_without_a_place_are_set_aside_with_all_their_words() -> None:
    found = read("plan.csv", as_csv(
        ("", "Something without a number", "EI 1.1 A step", "May 2017", "Lead", ""),
        ("EI 1", "An action", "EI 1.1 A step", "May 2017", "Lead", "Begun"),
        ("EI 2", "", "EI 2.1 A step", "May 2017", "Lead", ""),
        ("EI 1", "An action", "", "June 2017", "Lead", "Words"),
    ))  # fmt: skip
    assert [(each.place, each.reason) for each in found.aside] == [
        ("row 2", "no action stands above it and it names none"),
        ("row 4", "action EI 2 has no words"),
        ("row 5", "it has no words of a milestone"),
    ]
    assert found.aside[2].words == "EI 1 · An action · June 2017 · Lead · Words"


def test_an_action_with_other_words_further_down_keeps_those_above_and_says_so() -> None:
    found = read("plan.csv", as_csv(
        ("EI 1", "An action", "EI 1.1 A step", "May 2017", "Lead", ""),
        ("EI 1", "Another action", "EI 1.2 A step", "May 2017", "Lead", ""),
    ))  # fmt: skip
    assert [action.title for _, action in found.actions] == ["An action"]
    assert "EI 1 has other words here: “Another action”" in found.remarks[0].sentence


def test_tables_that_are_no_part_of_the_plan_are_named() -> None:
    found = read("plan.docx", as_word(
        [HEADINGS, ("EI 1", "An action", "EI 1.1 A step", "May 2017", "Lead", "")],
        [("Colour", "What it means"), ("Red", "Serious risk")],
    ))  # fmt: skip
    assert found.not_read == ("Table 2 (2 rows) has no headings of a plan and was not read.",)


@pytest.mark.parametrize(
    ("action", "text", "number"),
    [
        ("Ofsted Recommendation 1", "Ofsted 1.1 Audits", "Ofsted 1.1"),
        ("CiN/CP 1", "CiN/CP 1.8 Notes", "CiN/CP 1.8"),
        ("EI 1", "1.5 posts are filled", ""),
        ("EI 1", "EI 2.1 belongs elsewhere", ""),
        ("4", "4.1 Letters", "4.1"),
        ("EI 1", "2016/17 plan is signed", ""),
    ],
)
def test_a_number_is_told_from_the_words_by_its_action(action: str, text: str, number: str) -> None:
    found = split_number(action, text)
    assert found == (number, text.removeprefix(number).strip())


def word_with(xml: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("word/document.xml", xml)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (word_with(b"<w" + b" " * 70_000_000 + b"/>"), "unpacks to far more"),
        (word_with(b'<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'), "document type or entities"),
        (word_with(b"<w:document"), "damaged or was cut off"),
        (word_with(b"<document/>"), "holds no table of a plan"),
        (b"PK\x03\x04 not a zip", "damaged or was cut off"),
        (b"%PDF-1.7 \x00\x01", "is no workbook, CSV or XML file"),
        (b"", "is empty"),
        (b"a,b\n1,2\n", "holds no table of a plan"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(IntakeRefused, match=sentence):
        open_plan("plan.docx", content)


@settings(max_examples=60)
@given(st.lists(st.tuples(*[st.sampled_from(
    ["", "EI 1", "EI 2", "EI 1.1", "EI 1.1 step", "a step", "Step", "May 2017", "As above"]
)] * 6), min_size=1, max_size=9))  # fmt: skip
def test_no_row_is_lost_whatever_stands_in_it(rows: list[tuple[str, ...]]) -> None:
    """Every cell of words, each made its own, stands in what was read, set aside or remarked on."""
    marked = [
        tuple(cell and (cell if cell[-1].isdecimal() else f"{cell} w{r}x{c}") for c, cell in
              enumerate(row))
        for r, row in enumerate(rows) if any(row)
    ]  # fmt: skip
    if not marked:
        return
    found = read("plan.csv", as_csv(*marked))
    kept = f"{found.actions} {found.aside} {found.remarks}"
    marks = [cell.split()[-1] for row in marked for cell in row if "x" in cell]
    assert [mark for mark in marks if mark not in kept] == []


def test_a_number_keeps_where_its_dot_stands():
    assert same_number("EI 1.11") != same_number("EI 11.1")
    assert same_number("CiN/CP 3.5") == same_number("cin / cp  3.5")
