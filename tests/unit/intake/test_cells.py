"""Single cells: dates, numbers, identifiers, codes, as people and systems write them."""

from datetime import date, datetime

import pytest

from sightline.intake.cells import UnknownCode, Unreadable
from sightline.intake.cells.codes import CodeReader, codes_reader, flag_reader
from sightline.intake.cells.dates import read_date, read_datetime, read_partial_date
from sightline.intake.cells.numbers import read_count, read_identifier, read_number, read_text


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("03/09/2024", date(2024, 9, 3)),
        ("3/9/2024", date(2024, 9, 3)),
        ("03/09/2024 14:30", date(2024, 9, 3)),
        ("03/09/2024 14:30:59", date(2024, 9, 3)),
        ("2024-09-03", date(2024, 9, 3)),
        ("2024-09-03T00:00:00", date(2024, 9, 3)),
        ("03-Sep-2024", date(2024, 9, 3)),
        ("3rd September 2024", date(2024, 9, 3)),
        ("03/09/24", date(2024, 9, 3)),
        ("03/09/98", date(1998, 9, 3)),
        ("20240903", date(2024, 9, 3)),
        ("45538", date(2024, 9, 3)),
        (45538.0, date(2024, 9, 3)),
        (45538.75, date(2024, 9, 3)),
        (date(2024, 9, 3), date(2024, 9, 3)),
        (datetime.fromisoformat("2024-09-03T14:30"), date(2024, 9, 3)),
        ("\u00a003/09/2024 ", date(2024, 9, 3)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_however_it_is_written(cell, day):
    assert read_date(cell) == day


@pytest.mark.parametrize("blank", ["", "  ", "-", ".", "..", "#N/A", "#REF!", "NULL", "nan", "N/A"])
def test_the_many_ways_to_write_nothing_are_blank(blank):
    assert read_date(blank) is None
    assert read_text(blank) is None
    assert read_number(blank) is None


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("31/09/2024", "“31/09/2024” is no date: September 2024 has no day 31."),
        ("29/02/2023", "“29/02/2023” is no date: February 2023 has no day 29."),
        ("09/30/2024", "“09/30/2024” is no date: there is no month 30 (dates are read day first)."),
        ("12/05/1899", "“12/05/1899” is before 1900."),
        (date(1899, 12, 31), "“31/12/1899” is before 1900."),
        ("soon", "“soon” is no date."),
        ("b) No", "“b) No” is no date."),
        ("3 Zog 2024", "“3 Zog 2024” is no date: there is no month “Zog”."),
        (12.0, "“12” is no date."),
        (True, "“TRUE” is no date."),
        ("03/09/2024 27:00", "“03/09/2024 27:00” is no date: there is no such time of day."),
    ],
)
def test_what_is_no_date_says_why(cell, reason):
    with pytest.raises(Unreadable) as refused:
        read_date(cell)
    assert str(refused.value) == reason


def test_a_month_is_never_read_before_its_day():
    assert read_date("04/05/2024") == date(2024, 5, 4)


def test_an_hour_is_londons_and_kept_in_utc():
    assert read_datetime("01/07/2024 14:30") == datetime.fromisoformat("2024-07-01T13:30")
    assert read_datetime("01/12/2024 02:05 pm") == datetime.fromisoformat("2024-12-01T14:05")
    assert read_datetime("2024-07-01T14:30:00Z") == datetime.fromisoformat("2024-07-01T14:30")


def test_a_date_with_unknown_parts_is_blank_and_no_fault():
    assert read_partial_date("zz/zz/2015") is None
    assert read_partial_date("04/05/2015") == date(2015, 5, 4)
    with pytest.raises(Unreadable):
        read_partial_date("31/02/2015")


@pytest.mark.parametrize(
    ("cell", "number"), [("3", 3), (3.0, 3), ("3.0", 3), (" 1,204 ", 1204), ("0", 0)]
)
def test_a_count_is_a_whole_number(cell, number):
    assert read_count(cell) == number


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("ten", "“ten” is no number."),
        ("1.5", "“1.5” is no whole number."),
        ("-1", "“-1” is below nought."),
        ("3 placements", "“3 placements” is no number."),
    ],
)
def test_a_word_is_never_taken_for_a_number(cell, reason):
    with pytest.raises(Unreadable) as refused:
        read_count(cell)
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    ("cell", "identifier"),
    [(123456.0, "123456"), ("123456.0", "123456"), ("00123", "00123"), ("RND0E1", "RND0E1")],
)
def test_an_identifier_loses_excels_decimals_and_keeps_its_noughts(cell, identifier):
    assert read_identifier(cell) == identifier


@pytest.mark.parametrize("cell", ["1.23E+11", 1.5, 1e18])
def test_an_identifier_excel_has_rounded_is_not_taken(cell):
    with pytest.raises(Unreadable, match="Excel has turned it into a number"):
        read_identifier(cell)


def test_names_lose_their_odd_spaces():
    assert read_text("Dustin\u00a0Hazlett ") == "Dustin Hazlett"


@pytest.mark.parametrize(
    ("codes", "cell", "code"),
    [
        ("sex", "b) Female", "F"),
        ("sex", "Female", "F"),
        ("sex", 2.0, "F"),
        ("sex", "b)", "F"),
        ("sex", "c) Not stated/recorded (or unborn)", "U"),
        ("ethnicity", "s) NOBT", "NOBT"),
        ("ethnicity", "White British", "WBRI"),
        ("ethnicity", "wbri", "WBRI"),
        ("referral_source", "q) 6: Police", "6"),
        ("referral_source", "POLICE", "6"),
        ("referral_source", "j) 3D: Health services", "3D"),
        ("referral_source", 4.0, "4"),
        ("primary_need", "N1 - Abuse or Neglect", "N1"),
        ("primary_need", "N2 – Child’s disability", "N2"),
        ("legal_status", "C2: FCO", "C2"),
        ("placement_type", "f) U6: Foster placement - not FFA", "U6"),
        ("placement_provider", "e) PR4 - Private provision", "PR4"),
        ("abuse_category", "Likelihood of neglect", "NEG"),
        ("abuse_category", "Physical abuse, Neglect", "MUL"),
        ("abuse_category", "NYNN", "PHY"),
        ("abuse_category", "YYNN", "MUL"),
        ("care_leaver_eligibility", "b) Former relevant child", "former_relevant"),
        ("activity", "F1: Full time in higher education", "F1"),
        ("in_touch", "d) Refu", "REFU"),
        ("case_status", "c) Child in need plan", "cin_plan"),
        ("disability", "NONE", "NONE"),
        ("sex", "", "unknown"),
    ],
)
def test_a_code_is_understood_as_code_words_or_letter(codes, cell, code):
    assert CodeReader(codes)(cell) == code


def test_a_code_no_list_knows_is_told_apart_from_a_blank():
    with pytest.raises(UnknownCode) as unknown:
        CodeReader("primary_need")("PSRMEM - Support with memory")
    assert unknown.value.instead == "unknown"


def test_of_several_codes_the_known_ones_stay():
    with pytest.raises(UnknownCode) as unknown:
        codes_reader("assessment_factor")("1C,RB,6B")
    assert unknown.value.instead == ["1C", "6B"]
    assert unknown.value.part == "RB"


def test_yes_and_no_are_true_and_false_and_unknown_is_neither():
    read = flag_reader(None, "unknown")
    assert [read(cell) for cell in ("a) Yes", "N", 1.0, "0", "", "c) Unknown", True)] == [
        True, False, True, False, None, None, True,
    ]  # fmt: skip
