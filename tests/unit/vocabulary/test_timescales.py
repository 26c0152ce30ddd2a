"""What a plan's timescale says, and what it means."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.vocabulary.timescales import TimescaleForm as Form
from sightline.vocabulary.timescales import dates_in, occurrences, read_timescale

FROM, TO = date(2017, 4, 1), date(2018, 3, 31)

INVENTED = [
    ("", Form.BLANK, None),
    ("  ", Form.BLANK, None),
    ("3 May 2017", Form.FIXED_DATE, date(2017, 5, 3)),
    ("By 03/05/2017", Form.FIXED_DATE, date(2017, 5, 3)),
    ("2017-05-03", Form.FIXED_DATE, date(2017, 5, 3)),
    ("May 3rd, 2017", Form.FIXED_DATE, date(2017, 5, 3)),
    ("31 st March 2018", Form.FIXED_DATE, date(2018, 3, 31)),
    ("31st March", Form.FIXED_DATE, date(2018, 3, 31)),
    ("By end of June 2017", Form.MONTH_AND_YEAR, date(2017, 6, 30)),
    ("Feb 2018", Form.MONTH_AND_YEAR, date(2018, 2, 28)),
    ("September", Form.MONTH_AND_YEAR, date(2017, 9, 30)),
    ("Weekly", Form.RECURRING, None),
    ("Six-monthly report", Form.RECURRING, None),
    ("Monthly until 31st December 2017", Form.RECURRING, date(2017, 12, 31)),
    ("30th June 2017, quarterly thereafter", Form.DATE_THEN_RECURRING, date(2017, 6, 30)),
    ("To be looked at each term", Form.RULE_IN_WORDS, None),
    ("Ongoing", Form.RULE_IN_WORDS, None),
    ("As set out in the workforce strategy", Form.AS_ANOTHER_PLAN, None),
    ("As per the housing plan, 1 July 2017", Form.AS_ANOTHER_PLAN, date(2017, 7, 1)),
    ("31st June 2017", Form.IMPOSSIBLE, None),
    ("29/02/2018", Form.IMPOSSIBLE, None),
    ("13th 2017", Form.RULE_IN_WORDS, None),
]
_DAYS = {
    "Bi-monthly": None, "Monthly": None, "Monthly dip sampling and audits": None,
    "Quarterly": None, "Termly audits": None,
    "This to be monitored and repeated every 6 months": None, "31st September 2017": None, "": None,
    "31st May 2017, monthly thereafter": date(2017, 5, 31),
    "Dates as per the plan 31st July 2017": date(2017, 7, 31),
    "14th May 2017": date(2017, 5, 14), "1st October 2017": date(2017, 10, 1),
    "29th September 2017": date(2017, 9, 29), "5th May 2017": date(2017, 5, 5),
    "28th February 2017": date(2017, 2, 28), "30th April 2017": date(2017, 4, 30),
    "30th June 2017": date(2017, 6, 30), "30th June 2018": date(2018, 6, 30),
    "30th September 2017": date(2017, 9, 30), "31st August 2017": date(2017, 8, 31),
    "31st December 2017": date(2017, 12, 31), "31st January 2018": date(2018, 1, 31),
    "31st July 2017": date(2017, 7, 31), "31st July 2018": date(2018, 7, 31),
    "31st March 2017": date(2017, 3, 31), "31st March 2018": date(2018, 3, 31),
    "31st May 2017": date(2017, 5, 31), "31st October 2017": date(2017, 10, 31),
    "December 2017": date(2017, 12, 31), "January 2018": date(2018, 1, 31),
    "July 2017": date(2017, 7, 31), "July 2018": date(2018, 7, 31),
    "June 2017": date(2017, 6, 30), "March 2018": date(2018, 3, 31),
    "March 2020": date(2020, 3, 31), "October 2017": date(2017, 10, 31),
    "September 2017": date(2017, 9, 30),
}  # fmt: skip
_OTHER_FORMS = {
    "Bi-monthly": Form.RECURRING, "Monthly": Form.RECURRING, "Quarterly": Form.RECURRING,
    "Monthly dip sampling and audits": Form.RECURRING, "Termly audits": Form.RECURRING,
    "This to be monitored and repeated every 6 months": Form.RULE_IN_WORDS,
    "31st September 2017": Form.IMPOSSIBLE, "": Form.BLANK,
    "31st May 2017, monthly thereafter": Form.DATE_THEN_RECURRING,
    "Dates as per the plan 31st July 2017": Form.AS_ANOTHER_PLAN,
}  # fmt: skip


def form_of(text: str) -> Form:
    a_day = text[:1].isdecimal()
    return _OTHER_FORMS.get(text, Form.FIXED_DATE if a_day else Form.MONTH_AND_YEAR)


@pytest.mark.parametrize(("text", "form", "due_on"), INVENTED)
def test_a_timescale_is_read_and_kept(text: str, form: Form, due_on: date | None) -> None:
    found = read_timescale(text, plan_from=FROM, plan_to=TO)
    assert (found.form, found.due_on, found.as_written) == (form, due_on, text)


def test_all_forms_of_the_second_source_are_classified(shared_data: Path) -> None:
    with (shared_data / "seeds" / "plan_wolverhampton.csv").open(encoding="utf-8-sig") as file:
        written = {row["timescale_text"] for row in csv.DictReader(file)}
    assert written == set(_DAYS)
    assert len(written - {""}) == 36
    found = {text: read_timescale(text, plan_from=FROM, plan_to=TO) for text in written}
    said = {text: (each.form, each.due_on) for text, each in found.items()}
    assert said == {text: (form_of(text), day) for text, day in _DAYS.items()}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Monthly", "2017-04-30 2017-05-31 2017-06-30"),
        ("Quarterly", "2017-06-30 2017-09-30 2017-12-31"),
        ("Bi-monthly", "2017-05-31 2017-07-31 2017-09-30"),
        ("Termly", "2017-07-31 2017-12-31 2018-03-31"),
        ("Repeated every 6 months", "2017-09-30 2018-03-31"),
        ("Fortnightly", "2017-04-14 2017-04-28 2017-05-12"),
        ("30th January 2018, monthly thereafter", "2018-01-30 2018-02-28 2018-03-30"),
        ("31st May 2017, monthly thereafter", "2017-05-31 2017-06-30 2017-07-31"),
        ("Monthly until 31st May 2017", "2017-04-30 2017-05-31"),
        ("31st May 2017", ""),
    ],
)
def test_what_recurs_has_its_days(text: str, days: str) -> None:
    found = occurrences(read_timescale(text, plan_from=FROM, plan_to=TO), until=TO)
    assert [day.isoformat() for day in found[:3]] == days.split()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31st July 2018", "31 July 2018 is after the plan’s end, 31 March 2018."),
        ("31st September 2017", "“31st September 2017” is no date of the calendar."),
        ("Bi-monthly", "can also mean twice a month"),
        ("31st May 2017 and 30th June 2017", "the last, 30 June 2017, counts"),
        ("30th April", "30 April 2017 is the one within the plan"),
        ("As per the play strategy", "says no day itself"),
        ("", "No timescale is written."),
        ("When possible", "It says no day by which it is due."),
    ],
)
def test_what_must_be_said_of_a_timescale_is_a_sentence(text: str, said: str) -> None:
    problems = read_timescale(text, plan_from=FROM, plan_to=TO).problems
    assert said in " ".join(problems)


def test_the_dates_that_a_sentence_names_are_found_in_their_order() -> None:
    text = "Reach 30 by October 2017, and 31st March 2018; it may be less in 2017/18, on page 12."
    assert [each.on for each in dates_in(text)] == [date(2017, 10, 31), date(2018, 3, 31)]
    assert [each.as_written for each in dates_in("on 4th May we met")] == ["4th May"]


@given(
    st.one_of(
        st.text(max_size=60),
        st.from_regex(
            r"(every|each|bi-|[0-9]{1,3}(st|th)?)? ?([0-9]{0,3} )?"
            r"(may|june|september|month|monthly|weeks|term|year|until|/)[ ,]?[0-9/’-]{0,10}"
        ),
    ),
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.integers(0, 4000),
)
def test_no_timescale_makes_it_stumble_and_none_is_changed(
    text: str, begins: date, days: int
) -> None:
    ends = date.fromordinal(begins.toordinal() + days)
    found = read_timescale(text, plan_from=begins, plan_to=ends)
    assert found.as_written == text
    assert (found.form is Form.BLANK) == (not text.split())
    falls_due = occurrences(found, until=ends)
    assert falls_due == sorted(set(falls_due)) and all(day <= ends for day in falls_due)
