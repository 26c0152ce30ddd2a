"""The inspection view of Wrenshire: its lists are read in again by what reads everybody's."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from sightline.documents.exports import to_csv, to_html, to_xlsx
from sightline.documents.inspection import Inspection, inspection_view
from sightline.documents.model import Note, Table
from sightline.documents.records import snapshot_of
from sightline.documents.source import Source, source_of
from sightline.intake.mapping import return_mapping
from sightline.intake.read import read_files
from sightline.vocabulary.months import months_back


@pytest.fixture(scope="module")
def source(wrenshire_kept: Path) -> Source:
    found = source_of(wrenshire_kept)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def view(source: Source) -> Inspection:
    return inspection_view(source)


def the_list(view: Inspection, number: int) -> Table:
    return view.document.data[number - 1]


def column(table: Table, heading: str) -> list[object]:
    place = [each.key for each in table.columns].index(heading)
    return [row[place] for row in table.rows]


def test_there_are_eleven_lists_with_the_returns_own_headings(view: Inspection) -> None:
    mapping = return_mapping("annex_a")
    assert [table.sheet for table in view.document.data] == [f"List {n}" for n in range(1, 12)]
    for sheet, table in zip(mapping.sheets, view.document.data, strict=True):
        assert [each.key for each in table.columns] == [each.heading for each in sheet.columns]
        assert table.rows, table.title


def test_every_list_is_read_in_again_whole(
    view: Inspection, source: Source, tmp_path: Path
) -> None:
    for table in view.document.data:
        (tmp_path / f"{table.sheet}.csv").write_text(to_csv(table), encoding="utf-8")
    as_at = snapshot_of(source).manifest.data_as_at
    read = read_files(
        [tmp_path], "999", "annex_a", as_at, loaded_by="A test", loaded_at=datetime.now(UTC)
    )
    accepted = {count.sheet.removesuffix(".csv"): count.accepted for count in read.counts}
    assert accepted == {table.sheet: len(table.rows) for table in view.document.data}
    assert read.unmatched_codes == () and not read.unmatched_headings


def test_a_list_of_six_months_holds_six_months(view: Inspection, source: Source) -> None:
    as_at = snapshot_of(source).manifest.data_as_at
    days = column(the_list(view, 1), "Date of Contact")
    assert min(days) > months_back(as_at, 6)  # type: ignore[type-var]
    assert max(days) <= as_at  # type: ignore[type-var]


def test_who_left_care_within_six_months_is_listed_and_who_left_before_is_not(
    view: Inspection, source: Source
) -> None:
    as_at = snapshot_of(source).manifest.data_as_at
    ended = [day for day in column(the_list(view, 8), "Date Ceased to be Looked After") if day]
    assert ended and min(ended) > months_back(as_at, 6)  # type: ignore[type-var]
    assert None in column(the_list(view, 8), "Date Ceased to be Looked After")


def test_a_childs_age_is_that_of_the_day_of_the_records(view: Inspection, source: Source) -> None:
    as_at = snapshot_of(source).manifest.data_as_at
    table = the_list(view, 9)
    pairs = zip(column(table, "Date of Birth"), column(table, "Age of Child (Years)"), strict=True)
    for born, age in pairs:
        assert born + timedelta(days=int(age * 365.25) - 1) <= as_at  # type: ignore[operator]
        assert as_at < born + timedelta(days=int((age + 1) * 365.25) + 1)  # type: ignore[operator]


def test_restricted_children_are_left_out_told_and_not_logged(
    view: Inspection, source: Source
) -> None:
    child = str(column(the_list(view, 7), "Child Unique ID")[0])
    without = inspection_view(source, restricted={child})
    assert child in view.children and child not in without.children
    for table in without.document.data:
        assert child not in [cell for row in table.rows for cell in row]
        assert "Left out: 1 child whose record is restricted." in table.about
    assert "Left out: 1 child whose record is restricted." in without.document.about


def test_the_view_to_read_names_no_child_and_says_where_a_note_is_missing(
    view: Inspection, source: Source
) -> None:
    page = to_html(view.document)
    assert not any(child in page for child in view.children)
    assert "No data-quality note has been written" in page
    noted = inspection_view(source, quality=(Note("Ethnicity is missing for 3%."),))
    assert "Ethnicity is missing for 3%." in to_html(noted.document)


def test_the_workbook_has_a_sheet_for_each_list_and_says_what_is_not_held(
    view: Inspection,
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(view.document)), read_only=True)
    assert book.sheetnames == ["Cover", "Contents", *(f"List {n}" for n in range(1, 12)), "Notes"]
    notes = list(book["Notes"].iter_rows(values_only=True))
    assert ("Date of Birth", "Not held in the records: left empty.") in notes
