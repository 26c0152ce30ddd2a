"""Files to take away: each says whose, when and by which definition, and no text is a formula."""

import csv
import io
import json
from dataclasses import replace

import openpyxl
import pytest
from lxml import html

from sightline.documents.exports import (
    indicator_table,
    scorecard_table,
    to_csv,
    to_html,
    to_json,
    to_xlsx,
)
from sightline.documents.exports.safe_text import safe
from sightline.documents.exports.table import Table

from .test_scorecard import card, page

FORMULA = '=HYPERLINK("http://elsewhere.example","x")'


def with_formula() -> Table:
    table = scorecard_table(card(), "none")
    first = list(table.rows[0])
    first[2] = FORMULA
    return replace(table, rows=(tuple(first), *table.rows[1:]))


def read_csv(table: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(table).removeprefix("\ufeff"))))


def test_a_csv_row_carries_day_definition_and_value_unrounded() -> None:
    row = next(r for r in read_csv(scorecard_table(card())) if r["indicator"].startswith("assess"))
    assert row["data_as_at"] == "2026-10-14" and row["definition"] == "d41d8cd98f00"
    assert float(row["value"]) == pytest.approx(100 * 1068 / 1548)
    assert row["neighbours"] == "mean of 10 of 10"


def test_a_figure_that_is_no_number_has_an_empty_value_and_its_reason() -> None:
    row = next(r for r in read_csv(scorecard_table(card())) if r["indicator"] == "peps_in_date")
    assert row["value"] == "" and row["status"] == "Not yet available"
    assert row["reason"] == "waiting for the autumn term"


@pytest.mark.parametrize("start", ["=1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_that_would_start_a_formula_does_not(start: str) -> None:
    assert safe(start) == "'" + start
    assert safe("plain – text") == "plain – text"


def test_no_cell_of_csv_or_workbook_is_a_formula() -> None:
    assert read_csv(with_formula())[0]["title"] == "'" + FORMULA
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(with_formula())))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if cell.hyperlink]
    assert "'" + FORMULA in [cell.value for cell in cells]


def test_a_workbook_has_one_marked_up_table_a_sheet_a_title_in_a1_and_nothing_merged() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(scorecard_table(card(), "service: all"))))
    assert book.sheetnames == ["Cover", "Figures", "Notes"]
    for sheet in book:
        assert isinstance(sheet["A1"].value, str)
        assert not sheet.merged_cells.ranges
        empty = [row for row in sheet.iter_rows(values_only=True) if not any(row)]
        assert not empty
    assert [len(sheet.tables) for sheet in book] == [0, 1, 1]
    assert any("service: all" in str(cell.value) for cell in book["Cover"]["A"])


def test_a_workbook_without_rows_opens_and_says_what_it_is() -> None:
    empty = replace(scorecard_table(card()), rows=())
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(empty)))
    assert str(book["Cover"]["A1"].value).startswith("Scorecard: Wrenshire")


def test_json_has_a_key_for_every_column_and_real_numbers() -> None:
    content = json.loads(to_json(scorecard_table(card())))
    row = next(r for r in content["rows"] if r["indicator"] == "referrals_received")
    assert isinstance(row["value"], float | int) and row["target"] is None
    assert any("2026" in line for line in content["about"])


def test_the_page_that_stands_alone_escapes_text_and_fetches_nothing() -> None:
    text = to_html(replace(with_formula(), title="<script>alert(1)</script>"))
    root = html.fromstring(text)
    assert not root.xpath("//script|//link|//img|//*[@src]|//*[@href]")
    assert root.get("lang") == "en-GB"
    assert len(root.xpath("//tbody/tr")) == 4


def test_the_files_of_the_same_figures_are_the_same() -> None:
    table = scorecard_table(card())
    assert to_csv(table) == to_csv(table)
    assert to_xlsx(table) == to_xlsx(table)


def test_an_indicators_table_has_a_line_for_each_period_and_its_definition_in_the_notes() -> None:
    table = indicator_table(page())
    assert len(table.rows) == 36
    assert dict(table.notes)["Definition hash"] == "d41d8cd98f00"
    assert "Wrenshire" in table.title
