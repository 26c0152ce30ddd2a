"""What becomes of rows: accepted, set aside whole, or accepted without a cell."""

from datetime import date

from tests.unit.intake.made_files import (
    CONTACTS,
    REFERRALS,
    column,
    contact,
    csv_file,
    nothing_is_lost,
    read,
    read_list_1,
    referral,
    set_aside,
)


def test_mixed_dates_in_one_column_are_all_read(tmp_path):
    days = ["02/09/2024", "2024-09-03", "04-Sep-2024", "05/09/24", "45541", "07/09/2024 10:15"]
    load = read_list_1(tmp_path, *(contact(str(n), day) for n, day in enumerate(days)))
    assert column(load, "contacts", "contacted_on") == [date(2024, 9, n) for n in range(2, 8)]


def test_a_row_whose_date_can_t_be_read_is_set_aside_with_row_cell_and_reason(tmp_path):
    load = read_list_1(tmp_path, contact(), contact(day="31/09/2024"), contact(day="12/05/1899"))
    assert set_aside(load) == [
        (3, "Date of Contact", "31/09/2024",
         "“31/09/2024” is no date: September 2024 has no day 31.", True),
        (4, "Date of Contact", "12/05/1899", "“12/05/1899” is before 1900.", True),
    ]  # fmt: skip
    assert nothing_is_lost(load)


def test_a_date_decades_ahead_is_no_date(tmp_path):
    load = read_list_1(tmp_path, contact(day="02/09/2087"))
    assert set_aside(load)[0][3] == (
        "“02/09/2087” is more than twenty years after the day the data describes (30/09/2024)."
    )


def test_a_date_after_the_extract_day_is_kept_and_said(tmp_path):
    load = read_list_1(tmp_path, contact(day="02/10/2024"))
    assert column(load, "contacts", "contacted_on") == [date(2024, 10, 2)]
    assert (
        "list_1.csv: 1 date in “Date of Contact” after the extract day; kept as given."
        in load.warnings
    )


def test_an_unreadable_cell_that_is_not_needed_does_not_cost_the_row(tmp_path):
    load = read(csv_file(tmp_path / "list_3.csv", [REFERRALS, referral(before="ten")]))
    assert column(load, "referrals", "previous_12m") == [None]
    assert set_aside(load) == [
        (2, "Number of Referrals in Last 12 Months", "ten", "“ten” is no number.", False)
    ]
    assert load.counts[0].accepted == 1


def test_an_unborn_childs_expected_date_is_no_fault(tmp_path):
    row = contact()
    row[3] = "01/02/2025"
    load = read_list_1(tmp_path, row)
    assert column(load, "children", "born_on") == [date(2025, 2, 1)]
    assert set_aside(load) == []


def test_a_row_without_an_identifier_is_set_aside(tmp_path):
    load = read_list_1(tmp_path, contact(child=""))
    assert set_aside(load) == [(2, "Child Unique ID", "", "No “Child Unique ID” is given.", True)]


def test_a_row_there_twice_is_kept_once(tmp_path):
    load = read_list_1(tmp_path, contact(), contact("1002"), contact())
    assert set_aside(load) == [(4, "Child Unique ID", "1001", "The same as row 2.", True)]
    assert nothing_is_lost(load)


def test_of_two_rows_about_one_thing_the_later_is_kept(tmp_path):
    rows = [REFERRALS, referral(nfa="Yes"), referral("1002"), referral(nfa="No")]
    load = read(csv_file(tmp_path / "list_3.csv", rows))
    assert set_aside(load) == [
        (2, "Child Unique ID", "1001",
         "Row 4 is about the same thing and comes later; it is kept.", True)
    ]  # fmt: skip
    assert dict(zip(column(load, "referrals", "child_id"), column(load, "referrals", "nfa"),
                    strict=True)) == {"1002": False, "1001": False}  # fmt: skip


def test_blank_rows_are_no_rows(tmp_path):
    load = read_list_1(tmp_path, contact(), [""] * 7, ["", " "], contact("1002"))
    assert load.counts[0].rows == 2
    assert column(load, "contacts", "_row") == [2, 5]


def test_an_unknown_code_is_kept_as_unknown_and_listed(tmp_path):
    load = read_list_1(tmp_path, contact(source="zebra"), contact("2", source="zebra"))
    assert column(load, "contacts", "source") == ["unknown", "unknown"]
    (code,) = load.unmatched_codes
    assert (code.sheet, code.column, code.raw, code.times) == (
        "list_1.csv", "Contact Source", "zebra", 2,
    )  # fmt: skip


def test_free_text_about_no_further_action_reads_as_no_and_is_listed(tmp_path):
    rows = [REFERRALS, referral(nfa="Initial Assessment"), referral("2", nfa="NFA")]
    load = read(csv_file(tmp_path / "list_3.csv", rows))
    assert column(load, "referrals", "nfa") == [False, True]
    assert [code.raw for code in load.unmatched_codes] == ["Initial Assessment"]


def test_a_child_on_several_lists_is_one_child_with_what_each_list_knows(tmp_path):
    nameless = [*contact()[:1], "", "", "", "", *contact()[5:]]
    first = csv_file(tmp_path / "list_1.csv", [CONTACTS, nameless])
    third = csv_file(tmp_path / "list_3.csv", [REFERRALS, referral()])
    load = read(first, third)
    assert load.tables["children"].select(["child_id", "sex", "born_on"]).to_pylist() == [
        {"child_id": "1001", "sex": "M", "born_on": date(2014, 6, 5)}
    ]


def test_a_child_with_two_birth_dates_is_said(tmp_path):
    other = contact()
    other[3] = "06/06/2014"
    other[5] = "03/09/2024"
    load = read_list_1(tmp_path, contact(), other)
    assert (
        "1 child has different dates of birth on different rows; the last one is used."
        in load.warnings
    )


def test_identifiers_that_lost_their_noughts_are_said(tmp_path):
    first = csv_file(tmp_path / "list_1.csv", [CONTACTS, contact("001001")])
    third = csv_file(tmp_path / "list_3.csv", [REFERRALS, referral("1001")])
    assert any(
        "1 child seems to be there twice, once with and once without leading noughts "
        "(“001001” and “1001”)" in warning
        for warning in read(first, third).warnings
    )


def test_a_conference_of_an_enquiry_becomes_a_conference_of_its_own(tmp_path):
    headings = [
        "Child Unique ID",
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        "Date of Initial Child Protection Conference",
        "Did the Initial Child Protection Conference Result in a Child Protection Plan",
    ]
    rows = [headings, ["1", "02/09/2024", "12/09/2024", "a) Yes"], ["2", "03/09/2024", "", ""]]
    load = read(csv_file(tmp_path / "list_5.csv", rows))
    assert load.tables["section_47s"].num_rows == 2
    assert load.tables["icpcs"].select(
        ["child_id", "held_on", "section_47_started_on", "transfer_in", "plan_made"]
    ).to_pylist() == [
        {"child_id": "1", "held_on": date(2024, 9, 12), "section_47_started_on": date(2024, 9, 2),
         "transfer_in": False, "plan_made": "yes"}
    ]  # fmt: skip


def test_what_a_list_covers_follows_from_its_window(tmp_path):
    (covered,) = read_list_1(tmp_path, contact()).covered
    assert (covered.first, covered.last) == (date(2024, 3, 31), date(2024, 9, 30))
