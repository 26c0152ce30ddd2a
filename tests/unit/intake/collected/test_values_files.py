"""The values of a period come from a file with one row for each."""

from datetime import date

from sightline.intake.collected import read_values
from sightline.vocabulary.words import Status

HEADINGS = (
    "Indicator id,Title,Period ends,Period,Value,Numerator,Denominator,Status,Reason,"
    "Expected on,Direction\n"
)


def read(*lines: str):
    return read_values("values.csv", (HEADINGS + "\n".join(lines)).encode())


def test_a_row_holds_the_value_as_people_write_it() -> None:
    (entry,) = read("yj,First time,30/09/2026,Q2,112 (643),,,,,,↓").entries
    assert entry.last == date(2026, 9, 30)
    assert entry.written.printed == "112 (643)"
    assert entry.directions[0].way == "down"


def test_a_count_of_a_whole_stands_without_a_value() -> None:
    (entry,) = read("yj,First time,30/09/2026,Q2,,8,40,Provisional,,,").entries
    assert (entry.numerator, entry.denominator) == ("8", "40")
    assert entry.written.status is Status.PROVISIONAL


def test_a_reason_alone_says_which_state_it_is() -> None:
    (entry,) = read("yj,First time,30/09/2026,Q2,,,,,The return is late,2 November 2026,").entries
    assert entry.written.status is Status.NOT_YET_AVAILABLE
    assert entry.expected_on == date(2026, 11, 2)


def test_rows_not_filled_in_are_counted_and_bad_ones_listed() -> None:
    found = read("a,A,30/09/2026,Q2,,,,,,,", "b,B,30/09/2026,Q2,5,,,Not yet available,,,")
    assert (found.left_blank, len(found.entries)) == (1, 0)
    assert "give only one" in found.problems[0].sentence and found.problems[0].line == 3
