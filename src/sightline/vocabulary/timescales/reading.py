"""What a timescale means. The order of the questions is the order of this file's functions."""

import re
from datetime import date

from sightline.vocabulary.timescales.forms import Recurrence, Timescale, TimescaleForm
from sightline.vocabulary.timescales.recurring_words import (
    RecurringWord,
    from_day,
    recurring_word,
    within_plan,
)
from sightline.vocabulary.timescales.written_dates import MONTHS, WrittenDate, dates_in

_ANOTHER_PLAN = re.compile(
    r"\b(?:as per|as in|as set out in|in line with|in accordance with|according to|per|see)\b.*"
    r"\b(?:plans?|strategy|programme|schedule|timetable|timeline)\b",
    re.I,
)
_UNTIL = re.compile(r"\b(?:until|till|up to|to|ending|ends)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.I)
_BARE_MONTH = re.compile(rf"(?:by |end of |by end of )?({'|'.join(MONTHS)})", re.I)


def read_timescale(text: str, *, plan_from: date, plan_to: date) -> Timescale:
    """Never raises. `plan_from` and `plan_to` give what recurs its first day and a date without a
    year its year, and say what lies beyond the plan."""
    words = " ".join(text.split())
    if not words:
        return Timescale(TimescaleForm.BLANK, text, problems=("No timescale is written.",))
    dates = dates_in(words) or _bare_month(words)
    wrong = tuple(_impossible(each) for each in dates if each.is_impossible)
    if wrong:
        return Timescale(TimescaleForm.IMPOSSIBLE, text, problems=wrong)
    due_on, problems = _due(dates, plan_from, plan_to)
    form, every, more = _form(words, dates, due_on, plan_from)
    return Timescale(form, text, due_on, every, problems + more)


def _bare_month(words: str) -> tuple[WrittenDate, ...]:
    """The name of a month and nothing else."""
    match = _BARE_MONTH.fullmatch(words)
    if match is None:
        return ()
    month = MONTHS.index(match[1].lower()) + 1
    return (WrittenDate(words, None, 0, month, 0, 0),)


def _impossible(each: WrittenDate) -> str:
    return f"“{each.as_written}” is no date of the calendar. It stays as written until corrected."


def _due(
    dates: tuple[WrittenDate, ...], plan_from: date, plan_to: date
) -> tuple[date | None, tuple[str, ...]]:
    """The last day written, and what must be said of it."""
    if not dates:
        return None, ()
    problems = []
    with_year = [each.on for each in dates if each.on]
    if with_year:
        due_on = max(with_year)
        if len(set(with_year)) > 1:
            problems.append(f"Several dates are written; the last, {_said(due_on)}, counts.")
    else:
        found = [day for each in dates if (day := _within(each, plan_from, plan_to))]
        if not found:
            return None, ("No year is written, and the plan holds no such day.",)
        due_on = max(found)
        problems.append(f"No year is written; {_said(due_on)} is the one within the plan.")
    if due_on > plan_to:
        problems.append(f"{_said(due_on)} is after the plan’s end, {_said(plan_to)}.")
    return due_on, tuple(problems)


def _within(each: WrittenDate, plan_from: date, plan_to: date) -> date | None:
    years = range(plan_from.year, min(plan_to.year, plan_from.year + 20) + 1)
    days = (each.in_year(year) for year in years)
    return next((day for day in days if day and plan_from <= day <= plan_to), None)


def _form(
    words: str, dates: tuple[WrittenDate, ...], due_on: date | None, plan_from: date
) -> tuple[TimescaleForm, Recurrence | None, tuple[str, ...]]:
    often = recurring_word(words)
    if often:
        problems = (often.problem,) if often.problem else ()
        return *_recurring(words, often, dates, due_on, plan_from), problems
    if _ANOTHER_PLAN.search(words):
        problems = () if due_on else ("It refers to another plan and says no day itself.",)
        return TimescaleForm.AS_ANOTHER_PLAN, None, problems
    if not dates:
        return TimescaleForm.RULE_IN_WORDS, None, ("It says no day by which it is due.",)
    months = all(each.is_whole_month for each in dates)
    return TimescaleForm.MONTH_AND_YEAR if months else TimescaleForm.FIXED_DATE, None, ()


def _recurring(
    words: str, word: RecurringWord, dates: tuple[WrittenDate, ...], due_on: date | None,
    plan_from: date,
) -> tuple[TimescaleForm, Recurrence]:  # fmt: skip
    """It begins with how often: recurring. Within a sentence: a rule in words."""
    if due_on and not _UNTIL.search(words[: dates[-1].start]):
        return TimescaleForm.DATE_THEN_RECURRING, from_day(word.often, due_on)
    begins = word.start == 0
    form = TimescaleForm.RECURRING if begins else TimescaleForm.RULE_IN_WORDS
    return form, within_plan(word.often, plan_from, due_on)


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
