"""Headings renamed, reordered, repeated, or under titles."""

from tests.unit.intake.made_files import (
    CONTACTS,
    column,
    contact,
    csv_file,
    nothing_is_lost,
    read,
    read_list_1,
    referral,
    workbook,
)

from sightline.intake.mapping import return_mapping


def test_headings_are_recognised_in_the_words_of_other_systems(tmp_path):
    headings = ["ChildUniqueID", "Sex", "ETHNICITY ", "DateOfBirth", "Age", "Date of\u00a0Contact",
                "ContactSource"]  # fmt: skip
    load = read_list_1(tmp_path, contact(), headings=headings)
    assert load.unmatched_headings == {}
    assert column(load, "contacts", "source") == ["6"]


def test_columns_may_stand_in_any_order(tmp_path):
    load = read_list_1(tmp_path, contact()[::-1], headings=CONTACTS[::-1])
    assert column(load, "contacts", "child_id") == ["1001"]


def test_titles_and_blank_rows_above_the_headings_are_passed_over(tmp_path):
    rows = [["List 1: Contacts"], [], ["Drawn for the inspection"], [], CONTACTS, contact()]
    load = read(workbook(tmp_path / "book.xlsx", {"List 1": rows}))
    assert column(load, "contacts", "_row") == [6]


def test_a_heading_nobody_knows_is_listed(tmp_path):
    load = read_list_1(tmp_path, [*contact(), "x"], headings=[*CONTACTS, "Shoe size"])
    assert load.unmatched_headings == {"list_1.csv": ("Shoe size",)}


def test_a_heading_there_twice_is_read_once_and_said(tmp_path):
    load = read_list_1(tmp_path, [*contact(), "9"], headings=[*CONTACTS, "Contact Source"])
    assert column(load, "contacts", "source") == ["6"]
    assert (
        "list_1.csv has the heading “Contact Source” twice: column G is read, "
        "column H (“Contact Source”) is not." in load.warnings
    )


def test_a_missing_heading_is_said_and_its_column_left_out(tmp_path):
    load = read_list_1(tmp_path, contact()[:6], headings=CONTACTS[:6])
    assert "source" not in load.tables["contacts"].column_names
    assert (
        "list_1.csv lacks 1 heading: “Contact Source”. What they hold is not known."
        in load.warnings
    )


def test_rows_that_can_t_be_read_for_want_of_a_heading_are_all_set_aside(tmp_path):
    headings = [*CONTACTS[:5], "When it came in", CONTACTS[6]]
    load = read(workbook(tmp_path / "book.xlsx", {"List 1": [headings, contact(), contact("2")]}))
    assert [(c.rows, c.accepted, c.quarantined) for c in load.counts] == [(2, 0, 2)]
    assert (
        load.quarantined["reason"].to_pylist()
        == ["List 1 has no heading “Date of Contact”, without which no row can be read."] * 2
    )
    assert "contacts" not in {covered.table for covered in load.covered}


def test_list_1_is_not_mistaken_for_list_11_nor_the_other_way_round():
    mapping = return_mapping("annex_a")
    named = {
        name: [sheet.name for sheet in mapping.sheets if sheet.is_named(name)]
        for name in ("List 1", "List_11", "list 10", "AnnexA_list_01")
    }
    assert named == {
        "List 1": ["List 1"],
        "List_11": ["List 11"],
        "list 10": ["List 10"],
        "AnnexA_list_01": ["List 1"],
    }


def test_a_sheet_named_in_words_is_found_by_its_headings(tmp_path):
    from tests.unit.intake.made_files import REFERRALS

    load = read(workbook(tmp_path / "book.xlsx", {"Front door": [REFERRALS, referral()]}))
    assert [count.table for count in load.counts] == ["referrals"]


def test_a_missing_list_is_said(tmp_path):
    load = read_list_1(tmp_path, contact())
    assert any(
        warning.startswith("Not in the file: List 2 (Early Help), List 3 (Referrals)")
        for warning in load.warnings
    )
    assert {covered.table for covered in load.covered} == {"contacts"}


def test_an_empty_list_is_said_and_still_covers_its_months(tmp_path):
    load = read(csv_file(tmp_path / "list_1.csv", [CONTACTS]))
    assert "list_1.csv is empty." in load.warnings
    assert [covered.table for covered in load.covered] == ["contacts"]
    assert nothing_is_lost(load)
