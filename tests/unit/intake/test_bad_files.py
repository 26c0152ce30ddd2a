"""Broken and hostile files: each is refused with its sentence, or read with what is wrong said."""

import io
import struct
import zipfile

import pytest
import xlsxwriter
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from tests.unit.intake.made_files import (
    CONTACTS,
    column,
    contact,
    csv_file,
    nothing_is_lost,
    read,
    read_list_1,
    repacked,
    set_aside,
    workbook,
)

from sightline.intake import IntakeRefused, Limits

SHEET_1 = "xl/worksheets/sheet1.xml"


def refusal(*paths, **options):
    with pytest.raises(IntakeRefused) as refused:
        read(*paths, **options)
    return str(refused.value)


@pytest.fixture
def book(tmp_path):
    return workbook(tmp_path / "book.xlsx", {"List 1": [CONTACTS, contact(), contact("1002")]})


def test_a_picture_is_no_workbook(tmp_path):
    picture = tmp_path / "photo.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    assert refusal(picture) == "“photo.xlsx” is no workbook, CSV or XML file."


def test_a_word_document_is_no_workbook(tmp_path):
    letter = tmp_path / "letter.docx"
    with zipfile.ZipFile(letter, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("word/document.xml", "<w/>")
    assert refusal(letter) == "“letter.docx” is a document of another kind, no workbook."


def test_an_empty_file_is_refused(tmp_path):
    empty = tmp_path / "list_1.csv"
    empty.write_bytes(b"")
    assert refusal(empty) == "“list_1.csv” is empty."


def test_a_missing_file_is_refused(tmp_path):
    assert refusal(tmp_path / "gone.xlsx").startswith("There is no file “")


def test_an_empty_folder_is_refused(tmp_path):
    assert refusal(tmp_path) == "There is no file to load: the folder or zip is empty."


def test_a_workbook_with_a_password_is_refused(tmp_path, book):
    locked = tmp_path / "locked.xlsx"
    with book.open("rb") as plain, locked.open("wb") as out:
        OOXMLFile(plain).encrypt("secret", out)
    assert refusal(locked) == (
        "“locked.xlsx” is protected by a password: save it without one and load it again."
    )


def test_a_workbook_cut_off_in_the_upload_is_refused(book):
    book.write_bytes(book.read_bytes()[:-400])
    assert refusal(book) == (
        "“book.xlsx” is damaged or was cut off: send it again, and check that the upload finishes."
    )


def test_a_workbook_whose_inside_is_cut_off_is_refused(book):
    repacked(book, SHEET_1, (b"</sheetData>", b"<row"))
    assert refusal(book).startswith("“book.xlsx” is no workbook that can be read: it is damaged")


def test_another_workbook_is_refused_with_what_stands_in_it(tmp_path):
    path = workbook(tmp_path / "budget.xlsx", {"2024": [["Heading", "Amount"], ["Paper", 3]]})
    assert refusal(path) == (
        "“budget.xlsx”: no sheet has the headings of Annex A, the SSDA903 or a local table. "
        "The first row reads: Heading, Amount. "
        "Check that it is the right file, or say which kind it is."
    )


def test_a_wrong_kind_is_refused_when_it_is_said(book):
    assert refusal(book, kind="ssda903").startswith(
        "“book.xlsx”: no sheet has the headings of SSDA903."
    )
    assert refusal(book, kind="spreadsheet").startswith("“spreadsheet” is no kind of file; ")
    assert refusal(book, kind="cin_census").startswith("The children in need census is an XML file")


def test_files_of_two_kinds_are_refused(tmp_path):
    first = csv_file(tmp_path / "list_1.csv", [CONTACTS, contact()])
    second = csv_file(tmp_path / "reviews.csv", [["CHILD", "DOB", "REVIEW", "REVIEW_CODE"]])
    assert refusal(first, second) == (
        "These files are of two kinds: “list_1.csv” is Annex A, “reviews.csv” is SSDA903. "
        "Load each kind on its own."
    )


def test_an_authority_is_needed_and_has_three_digits(book):
    assert refusal(book, authority=None) == (
        "The file does not say whose it is: give the authority's three-digit DfE code, "
        "as in --authority 336."
    )
    assert refusal(book, authority="Wrenshire") == (
        "“Wrenshire” is no authority: its DfE code has three digits."
    )


def test_a_stray_cell_in_the_last_column_is_named(book):
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(4, 2000))
    stray = rows + b'<row r="2000"><c r="XFD2000"><v>1</v></c></row></sheetData>'
    repacked(book, SHEET_1, (b"</sheetData>", stray))
    assert refusal(book) == (
        "Sheet “List 1” of “book.xlsx” has a stray cell far outside its table (XFD2000): "
        "delete the empty rows and columns beyond the table and save it again."
    )


def test_a_stray_cell_that_costs_little_is_read_past(book):
    stray = b'<row r="9"><c r="XFD9"><v>1</v></c></row></sheetData>'
    load = read(repacked(book, SHEET_1, (b"</sheetData>", stray)))
    assert load.counts[0].accepted == 2
    assert set_aside(load) == [(9, "Child Unique ID", "", "No “Child Unique ID” is given.", True)]


def test_a_million_blank_rows_cost_nothing(book):
    blank = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(4, 1_000_001))
    load = read(repacked(book, SHEET_1, (b"</sheetData>", blank + b"</sheetData>")))
    assert (load.counts[0].rows, load.counts[0].accepted) == (2, 2)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("xl/workbook.xml", b"0" * 60_000_000)
    assert refusal(bomb).startswith("“bomb.xlsx” unpacks to far more than a return can hold")


def test_a_zip_that_lies_about_its_size_is_stopped_by_its_limits(book):
    content = bytearray(book.read_bytes())
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        entry = parts.getinfo(SHEET_1)
    size = struct.pack("<I", entry.file_size)
    place = content.rfind(SHEET_1.encode()) - 46 + 24
    assert content[place : place + 4] == size
    content[place : place + 4] = struct.pack("<I", 10)
    book.write_bytes(bytes(content))
    assert "can be read" in refusal(book)


def test_a_workbook_that_needs_too_much_memory_is_refused(book):
    row = b'<row r="%d"><c r="A%d"><v>%d</v></c></row>'
    many = b"".join(row % (n, n, n) for n in range(4, 200_000))
    repacked(book, SHEET_1, (b"</sheetData>", many + b"</sheetData>"))
    assert refusal(book, limits=Limits(memory=60_000_000)) == (
        "“book.xlsx” needs more memory than a return should: delete empty rows and columns, "
        "unused sheets and pictures, and save it again."
    )


def test_a_workbook_that_takes_too_long_is_refused(book):
    assert refusal(book, limits=Limits(seconds=0)) == (
        "“book.xlsx” takes longer to open than a return should: delete empty rows and unused "
        "sheets, and save it again."
    )


def test_an_upload_larger_than_the_cap_is_refused(book):
    assert refusal(book, limits=Limits(upload=100)).startswith("“book.xlsx” is larger than 0 MB")


def test_a_file_name_that_leads_out_of_the_zip_is_refused(tmp_path):
    path = tmp_path / "lists.zip"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("../../etc/list_1.csv", "x")
    assert refusal(path).startswith("“lists.zip” holds a file whose name leads out of the zip")


def test_lists_in_a_zip_are_read_as_in_a_folder(tmp_path):
    one = csv_file(tmp_path / "list_1.csv", [CONTACTS, contact()])
    path = tmp_path / "lists_2024-06-30.zip"
    with zipfile.ZipFile(path, "w") as parts:
        parts.write(one, "made/list_1.csv")
        parts.writestr("__MACOSX/made/._list_1.csv", "rubbish")
    load = read(path, extract_on=None)
    assert load.file_names == ("list_1.csv",)
    assert str(load.extract_on) == "2024-06-30"


def test_formulas_nobody_calculated_are_listed_cell_by_cell(tmp_path):
    path = tmp_path / "book.xlsx"
    made = xlsxwriter.Workbook(str(path))
    sheet = made.add_worksheet("List 1")
    for n, row in enumerate([CONTACTS, contact(), contact("1002")]):
        sheet.write_row(n, 0, row)
    sheet.write_formula(2, 5, "=TODAY()-1", None, "")
    sheet.write_formula(2, 1, "=B2", None, "")
    made.close()
    load = read(repacked(path, SHEET_1, (b"<v></v>", b"")))
    assert set_aside(load) == [
        (3, "Date of Contact", "=TODAY()-1",
         "The workbook holds a formula here and no value that was worked out.", True)
    ]  # fmt: skip
    assert any("List 1 has 2 formulas without a saved value" in w for w in load.warnings)
    assert nothing_is_lost(load)


def test_error_cells_are_listed_with_the_error_they_show(tmp_path):
    path = tmp_path / "book.xlsx"
    made = xlsxwriter.Workbook(str(path))
    sheet = made.add_worksheet("List 1")
    for n, row in enumerate([CONTACTS, contact(), contact("1002")]):
        sheet.write_row(n, 0, row)
    sheet.write_formula(1, 6, "=VLOOKUP(1,A1:B2,2)", None, "#N/A")
    sheet.write_string(2, 6, "#REF!")
    made.close()
    load = read(path)
    assert column(load, "contacts", "source") == ["unknown", "unknown"]
    assert sorted(set_aside(load)) == [
        (2, "Contact Source", "#N/A",
         "The workbook shows the error #N/A in place of a value.", False),
        (3, "Contact Source", "#REF!",
         "The workbook shows the error #REF! in place of a value.", False),
    ]  # fmt: skip


def test_merged_cells_are_said_and_only_their_first_cell_has_the_value(tmp_path):
    path = tmp_path / "book.xlsx"
    made = xlsxwriter.Workbook(str(path))
    sheet = made.add_worksheet("List 1")
    sheet.merge_range(0, 0, 0, 6, "List 1: Contacts")
    for n, row in enumerate([CONTACTS, contact(), contact("")], start=1):
        sheet.write_row(n, 0, row)
    sheet.merge_range(2, 0, 3, 0, "1001")
    made.close()
    load = read(path)
    assert (
        "List 1 has merged cells (“A3:A4”): only the first cell of each holds the value."
        in load.warnings
    )
    assert [(c.accepted, c.quarantined) for c in load.counts] == [(1, 1)]


def test_identifiers_excel_turned_to_numbers_are_whole_again(tmp_path):
    load = read(workbook(tmp_path / "book.xlsx", {"List 1": [CONTACTS, contact(123456.0)]}))
    assert column(load, "contacts", "child_id") == ["123456"]


def test_charts_and_hidden_sheets_do_no_harm(tmp_path):
    path = tmp_path / "book.xlsx"
    made = xlsxwriter.Workbook(str(path))
    sheet = made.add_worksheet("List 1")
    for n, row in enumerate([CONTACTS, contact()]):
        sheet.write_row(n, 0, row)
    chart = made.add_chart({"type": "column"})
    chart.add_series({"values": "='List 1'!$E$2:$E$2"})
    made.add_chartsheet("Chart").set_chart(chart)
    made.add_worksheet("Old").hide()
    made.close()
    assert [count.sheet for count in read(path).counts] == ["List 1"]


def test_an_old_xls_is_read(tmp_path):
    made = xlwt.Workbook()
    sheet = made.add_sheet("List 1")
    for y, row in enumerate([CONTACTS, contact()]):
        for x, cell in enumerate(row):
            sheet.write(y, x, cell)
    made.save(str(tmp_path / "book.xls"))
    assert column(read(tmp_path / "book.xls"), "contacts", "child_id") == ["1001"]


def test_a_workbook_with_macros_is_read_and_none_is_run(tmp_path, book):
    assert read(book.rename(tmp_path / "book.xlsm")).counts[0].accepted == 2


def test_two_workbooks_with_sheets_of_one_name_are_told_apart(tmp_path):
    first = workbook(tmp_path / "north.xlsx", {"List 1": [CONTACTS, contact()]})
    second = workbook(tmp_path / "south.xlsx", {"List 1": [CONTACTS, contact("1002")]})
    load = read(first, second)
    assert [c.sheet for c in load.counts] == ["north.xlsx: List 1", "south.xlsx: List 1"]
    assert (
        "List 1 is there 2 times (“north.xlsx: List 1” and “south.xlsx: List 1”); all are read."
        in load.warnings
    )


def test_files_of_one_name_are_told_apart(tmp_path):
    one = csv_file(tmp_path / "list_1.csv", [CONTACTS, contact()])
    two = csv_file(tmp_path / "other.csv", [CONTACTS, contact("1002")])
    path = tmp_path / "lists.zip"
    with zipfile.ZipFile(path, "w") as parts:
        parts.write(one, "a/list_1.csv")
        parts.write(two, "b/list_1.csv")
    load = read(path)
    assert load.file_names == ("list_1.csv", "list_1 (2).csv")
    assert [count.sheet for count in load.counts] == ["list_1.csv", "list_1 (2).csv"]


def test_a_zip_of_very_many_files_is_refused(tmp_path):
    path = tmp_path / "lists.zip"
    with zipfile.ZipFile(path, "w") as parts:
        for n in range(300):
            parts.writestr(f"{n}.csv", "x")
    assert refusal(path) == "“lists.zip” holds more than 200 files; load fewer."


def test_a_csv_of_very_many_columns_is_read_without_harm(tmp_path):
    path = tmp_path / "list_1.csv"
    path.write_text(
        ",".join(CONTACTS) + "," * 100_000 + "\n" + ",".join(map(str, contact())) + "\n"
    )
    assert read(path).counts[0].accepted == 1


def test_an_ods_is_read(tmp_path):
    made = OpenDocumentSpreadsheet()
    table = Table(name="List 1")
    for row in [CONTACTS, contact("007")]:
        line = TableRow()
        for text in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=str(text)))
            line.addElement(cell)
        table.addElement(line)
    made.spreadsheet.addElement(table)
    made.save(str(tmp_path / "book.ods"))
    assert column(read(tmp_path / "book.ods"), "contacts", "child_id") == ["007"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_of_any_office_program_is_read(tmp_path, separator, encoding):
    rows = [CONTACTS, contact("Zoë")]
    text = "\r\n".join(separator.join(map(str, row)) for row in rows)
    path = tmp_path / "list_1.csv"
    path.write_bytes(text.encode(encoding))
    assert column(read(path), "contacts", "child_id") == ["Zoë"]


def test_a_csv_cut_off_in_mid_row_keeps_its_whole_rows(tmp_path):
    load = read_list_1(tmp_path, contact(), ["1002", "b) Fem"])
    assert [(c.rows, c.accepted, c.quarantined) for c in load.counts] == [(2, 1, 1)]


def test_a_cell_that_begins_like_a_formula_stays_text(tmp_path):
    load = read_list_1(tmp_path, contact("=1+1"))
    assert column(load, "contacts", "child_id") == ["=1+1"]
