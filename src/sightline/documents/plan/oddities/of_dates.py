"""What is odd about when something is due."""

import re
from collections.abc import Iterator
from datetime import date

from sightline.documents.plan.data import ActionData, MilestoneData, PlanData
from sightline.documents.plan.oddities.found import Oddity, OddityKind, at_line
from sightline.documents.plan.oddities.saying import begin, is_done, open_lines, said
from sightline.vocabulary.timescales import (
    Timescale,
    TimescaleForm,
    WrittenDate,
    dates_in,
    read_timescale,
)

_BY = re.compile(r"\bby\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?$", re.I)
_YEARS = re.compile(r"((?:19|20)[0-9]{2})\s*[-–/]\s*((?:19|20)?[0-9]{2})")


def of_dates(plan: PlanData, today: date) -> Iterator[Oddity]:
    first, last = _year_of(plan)
    for action, line in open_lines(plan):
        read = read_timescale(line.timescale, plan_from=first, plan_to=last)
        yield from _of_timescale(action, line, read)
        due = line.due_on
        if due and due < today and not action.is_completed and not is_done(line):
            yield _odd(OddityKind.OVERDUE, action, line, f"was due on {said(due)} and is not Blue.")
        if due and due > last:
            words = f"is due on {said(due)}; the plan ends on {said(last)}."
            yield _odd(OddityKind.AFTER_THE_PLAN, action, line, words)


def _year_of(plan: PlanData) -> tuple[date, date]:
    """The plan's first and last day; where it has none, those its year is usually read as."""
    if plan.from_on and plan.to_on:
        return plan.from_on, plan.to_on
    written = _YEARS.search(plan.years)
    if written is None:
        return date(plan.as_at.year, 1, 1), date(plan.as_at.year, 12, 31)
    begins, ends = int(written[1]), int(written[2])
    return date(begins, 4, 1), date(ends if ends > 100 else begins // 100 * 100 + ends, 3, 31)


def _of_timescale(action: ActionData, line: MilestoneData, read: Timescale) -> Iterator[Oddity]:
    form, written = read.form, f"“{line.timescale.strip()}”"
    if form is TimescaleForm.BLANK and not action.is_completed:
        yield _odd(OddityKind.BLANK, action, line, "has no timescale.")
    elif form is TimescaleForm.IMPOSSIBLE:
        yield _odd(OddityKind.IMPOSSIBLE_DATE, action, line, f"is due on {written}: no such day.")
    elif form is TimescaleForm.AS_ANOTHER_PLAN and read.due_on:
        words = f"says {written}: both another plan’s dates and a day of its own."
        yield _odd(OddityKind.TWO_FORMS, action, line, words)
    elif len({each.on for each in dates_in(line.timescale)}) > 1:
        yield _odd(OddityKind.TWO_FORMS, action, line, f"says {written}: more than one day.")
    elif form is TimescaleForm.RULE_IN_WORDS and read.every is None and read.due_on is None:
        yield _odd(OddityKind.UNREAD, action, line, f"says {written}: no day could be read in it.")
    if line.due_on and (words := _contradiction(line.text, line.due_on)):
        yield _odd(OddityKind.CONTRADICTS, action, line, words)


def _contradiction(text: str, due: date) -> str:
    """A day in the milestone's own words that lies after it is due, or “by” one well before."""
    dates = [each for each in dates_in(text) if each.on and _has_full_year(each)]
    later = [each for each in dates if each.on and _first_day(each) > due]
    if later:
        named = " and ".join(each.as_written for each in later)
        return f"is due on {said(due)}, but names {named} itself."
    by = [each for each in dates if _BY.search(text[: each.start])]
    if by and all(each.on and each.on < due.replace(day=1) for each in by):
        return f"is due on {said(due)}, but says by {by[-1].as_written} itself."
    return ""


def _has_full_year(each: WrittenDate) -> bool:
    """“April '17 – March '18” is the span of something, more often than its end."""
    return "'" not in each.as_written and "’" not in each.as_written


def _first_day(each: WrittenDate) -> date:
    assert each.on is not None
    return each.on.replace(day=1) if each.is_whole_month else each.on


def _odd(kind: OddityKind, action: ActionData, line: MilestoneData, sentence: str) -> Oddity:
    where = at_line(action, line)
    return Oddity(
        kind, where, f"{begin(where.number)} {sentence}", f"{line.timescale}\n{line.text}"
    )
