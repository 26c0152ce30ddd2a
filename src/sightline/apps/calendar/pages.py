"""The QA year as pages show it."""

from collections.abc import Sequence
from datetime import date

from django.urls import NoReverseMatch, reverse

from sightline.apps.calendar.evidence import Evidence
from sightline.apps.calendar.framework import Framework
from sightline.apps.calendar.queries import ActivityYear, Coverage, ToCheck, Year
from sightline.apps.calendar.rhythm import Mark, MonthMark
from sightline.documents.on_page import Cell, Heading, PageTable

_COLOURS = {Mark.DONE: "green", Mark.MISSED: "red", Mark.DUE: "yellow"}


def day(value: date) -> str:
    return f"{value.day} {value:%b %Y}"


def year_table(year: Year) -> PageTable:
    months = [each.month for each in year.rows[0].months] if year.rows else []
    headings = (Heading("Activity"), *(Heading(f"{each:%b}") for each in months))
    rows = tuple(_row(row) for row in year.rows)
    return PageTable(f"The QA year {year.title}", headings, rows, caption_is_hidden=True)


def _row(row: ActivityYear) -> tuple[Cell, ...]:
    activity = row.activity
    address = reverse("calendar:activity", args=[activity.key])
    first = Cell(activity.title, address, under=activity.frequency.in_words)
    return (first, *(_month(each) for each in row.months))


def _month(one: MonthMark) -> Cell:
    """Words first: the colour says the same. A ratio where several are wanted of a month."""
    mark = one.mark
    if mark is None:
        return Cell("")
    if mark is Mark.LATER:
        return Cell("·")
    if one.wanted > 1 and mark is not Mark.DUE:
        return Cell(f"{one.done} of {one.wanted}", tag=_COLOURS[mark])
    word = {Mark.DONE: "✓ Done", Mark.MISSED: "✗ None", Mark.DUE: "○ Due"}[mark]
    return Cell(word, tag=_COLOURS[mark])


def coverage_table(found: Sequence[Coverage]) -> PageTable:
    headings = ("View", "Activities that took place", "With a gap", "Nothing kept yet")
    rows = tuple(
        (
            Cell(each.view.in_words), Cell(f"{each.held} of {len(each.rows)}"),
            Cell(str(each.missed), tag="red" if each.missed else ""),
            Cell("; ".join(each.silent) or "–"),
        )
        for each in found
    )  # fmt: skip
    return PageTable("The four views", tuple(map(Heading, headings)), rows)


def evidence_table(found: Sequence[Evidence]) -> PageTable:
    headings = ("When", "What shows it", "Recorded")
    rows = tuple(
        (
            Cell(day(each.on)), Cell(each.said, each.address),
            Cell(f"by {each.typed.by.name}" if each.typed else "by Sightline itself"),
        )
        for each in found
    )  # fmt: skip
    return PageTable("What shows that it took place", tuple(map(Heading, headings)), rows)


def rechecks_table(found: Sequence[ToCheck], today: date, may_check: bool) -> PageTable:
    headings = ("Improvement", "Closed on", "To be checked", "It has lasted")
    rows = tuple(
        (
            Cell(each.action.title, each.action.address),
            Cell(day(each.action.closed_on) if each.action.closed_on else ""),
            Cell(f"{each.months} months on", under=day(each.due_on)),
            _lasted(each, today, may_check),
        )
        for each in found
    )
    return PageTable(
        "Improvements to check again", tuple(map(Heading, headings)), rows, caption_is_hidden=True
    )


def _lasted(one: ToCheck, today: date, may_check: bool) -> Cell:
    if one.done:
        word, colour = ("Yes", "green") if one.done.has_lasted else ("No", "red")
        return Cell(word, tag=colour, under=one.done.said)
    if not one.is_due(today):
        return Cell("Not due yet")
    address = reverse("calendar:recheck", args=[one.action.pk, one.months]) if may_check else ""
    return Cell("Due: check it", address) if address else Cell("Due", tag="yellow")


def ways(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Words and addresses; a page that is not there is left out."""
    found = []
    for words, name in pairs:
        try:
            found.append((words, reverse(name)))
        except NoReverseMatch:
            continue
    return found


def sections(framework: Framework) -> list[tuple[str, str, tuple[str, ...], list[tuple[str, str]]]]:
    return [(s.key, s.title, s.text, ways(s.links)) for s in framework.sections]
