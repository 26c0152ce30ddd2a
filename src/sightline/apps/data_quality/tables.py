"""Data quality as tables of a page: checks, units, findings, faults."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlencode

from django.urls import reverse

from sightline.apps.data_quality.effects_shown import Moved
from sightline.apps.data_quality.forms import unit_key
from sightline.apps.data_quality.models import Acceptance, Fault, Strategy
from sightline.apps.data_quality.queries import Line, Listed, UnitLine
from sightline.apps.data_quality.rules import FaultState
from sightline.documents.cells import DASH
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.judgement.shown import number
from sightline.measures.compile.dimensions import NOT_RECORDED
from sightline.quality.check import Check, Severity
from sightline.quality.findings import Finding, Result

_STATE_COLOURS: Mapping[FaultState, str] = {
    FaultState.OPEN: "red",
    FaultState.REPORTED: "yellow",
    FaultState.FIXED: "green",
    FaultState.REFUSED: "grey",
}


def address(name: str, of: str, *args: object) -> str:
    """The page, for the unit that is looked at."""
    return f"{reverse(f'data_quality:{name}', args=args)}?{urlencode({'of': of})}"


def checks_by_severity(lines: Iterable[Line], of: str, *, has_earlier: bool) -> list[PageTable]:
    """One table for each severity with something to correct. Of a first publication it cannot be
    said what is new or how it moves, so those columns are left out."""
    listed = list(lines)
    found = []
    for severity in Severity:
        rows = [line for line in listed if line.check.severity is severity and line.open]
        if rows:
            rows.sort(key=lambda line: -line.open)
            table = _checks(severity.in_words, rows, of)
            found.append(table if has_earlier else _without(table, "New", "Month by month"))
    return found


def _checks(caption: str, lines: list[Line], of: str) -> PageTable:
    headings = (
        Heading("Check"),
        Heading("To correct", is_number=True),
        Heading("New", is_number=True),
        Heading("Looked at", is_number=True),
        Heading("Right", is_number=True),
        Heading("Month by month", is_number=True),
    )
    return PageTable(caption, headings, tuple(_check_row(line, of) for line in lines))


def _without(table: PageTable, *titles: str) -> PageTable:
    kept = [n for n, heading in enumerate(table.headings) if heading.title not in titles]
    rows = tuple(tuple(row[n] for n in kept) for row in table.rows)
    return replace(table, headings=tuple(table.headings[n] for n in kept), rows=rows)


def _check_row(line: Line, of: str) -> tuple[Cell, ...]:
    parted = [
        f"{count:,} {words}"
        for count, words in (
            (line.accepted, "accepted as right"),
            (line.at_fault, "waiting for the case system"),
            (line.result.not_known, "not known"),
        )
        if count
    ]
    under = "; ".join(filter(None, (line.check.form.in_words, *parted)))
    return (
        Cell(line.check.title, address("check", of, line.check.id), under=under),
        Cell(f"{line.open:,}", is_number=True),
        Cell(f"{line.new:,}" if line.new else DASH, is_number=True),
        Cell(f"{line.result.looked_at:,}", is_number=True),
        Cell(percent(line.right_percent), is_number=True),
        Cell(moving(line.history), is_number=True),
    )


def percent(value: float | None) -> str:
    """Never 100% while something is to be corrected: 99.97 is cut, not rounded up."""
    if value is None:
        return DASH
    shown = number(value, 1)
    return "99.9%" if shown == "100.0" and value < 100 else f"{shown}%"


def moving(history: tuple[float | None, ...]) -> str:
    """'94.1 → 96.7%' from the first to the last of the months kept; a dash for one alone."""
    known = [value for value in history if value is not None]
    if len(known) < 2:
        return DASH
    return f"{number(known[0], 1)} → {percent(known[-1])}"


def months(history: Iterable[Result]) -> PageTable:
    """The check at each month's last publication, as it was found then."""
    headings = (
        Heading("Records as at"), Heading("Looked at", is_number=True),
        Heading("Wrong", is_number=True), Heading("Right", is_number=True),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(f"{each.as_at.day} {each.as_at:%B %Y}"),
            Cell(f"{each.looked_at:,}", is_number=True),
            Cell(f"{each.wrong:,}", is_number=True),
            Cell(percent(each.right_percent), is_number=True),
        )
        for each in history
    )
    return PageTable("What each publication found", headings, rows, caption_is_hidden=True)


def without_fault(lines: Iterable[Line], of: str) -> PageTable:
    rows = tuple(
        (
            Cell(line.check.title, address("check", of, line.check.id)),
            Cell(f"{line.result.looked_at:,}", is_number=True),
        )
        for line in lines
        if not line.open
    )
    headings = (Heading("Check"), Heading("Looked at", is_number=True))
    return PageTable("Checks that found nothing", headings, rows, caption_is_hidden=True)


def not_run(checks: Iterable[tuple[Check, str]]) -> PageTable:
    rows = tuple((Cell(check.title), Cell(why)) for check, why in checks)
    return PageTable("Checks that could not run", (Heading("Check"), Heading("Why")), rows)


def units(
    lines: Iterable[UnitLine], below: str, check: str = "", *, has_earlier: bool
) -> PageTable:
    """Teams or workers with what is open there; a check's own where one is named."""
    headings = [Heading(below.capitalize()), Heading("To correct", is_number=True)]
    if not check:
        headings += [Heading("A child may be out of sight", is_number=True)]
    headings += [Heading("New", is_number=True)]
    rows = []
    for line in lines:
        of = unit_key(line.level, line.unit)
        to = address("check", of, check) if check else address("home", of)
        grave = [] if check else [Cell(f"{line.grave:,}", is_number=True)]
        new = Cell(f"{line.new:,}" if line.new else DASH, is_number=True)
        rows.append((Cell(_named(line), to), Cell(f"{line.open:,}", is_number=True), *grave, new))
    caption = f"Records to correct, by {below}"
    table = PageTable(caption, tuple(headings), tuple(rows), caption_is_hidden=True)
    return table if has_earlier else _without(table, "New")


def _named(line: UnitLine) -> str:
    return f"No {line.level.value} recorded" if line.unit == NOT_RECORDED else line.unit


def findings(rows: Iterable[Listed], caption: str, *, with_check: bool) -> PageTable:
    """One row each: which child, what is wrong, whose it is, since when; each leads to its page."""
    headings = [Heading("Child or record")]
    headings += [Heading("What is wrong")] if with_check else []
    headings += [Heading("Date"), Heading("Worker"), Heading("Found since")]
    listed = []
    for row in rows:
        finding = row.finding
        cells = [Cell(finding.child_id or finding.key.replace("|", ", "), row.address)]
        if with_check:
            cells.append(Cell(row.check.sentence, under=row.check.fix))
        cells += [
            Cell(f"{finding.happened_on:%d/%m/%Y}" if finding.happened_on else DASH),
            _held_by(finding),
            Cell("New", tag="turquoise") if row.is_new else Cell(f"{finding.since:%d/%m/%Y}"),
        ]
        listed.append(tuple(cells))
    return PageTable(caption, tuple(headings), tuple(listed))


def _held_by(finding: Finding) -> Cell:
    """The worker with the team below; only what is recorded of the two."""
    known = [name for name in (finding.worker, finding.team) if name != NOT_RECORDED]
    if not known:
        return Cell("Nobody recorded")
    return Cell(known[0], under=known[1] if len(known) > 1 else "")


def accepted(rows: Iterable[tuple[Listed, Acceptance]]) -> PageTable:
    headings = tuple(map(Heading, ("Child or record", "Check", "Why it is right", "Accepted")))
    listed = tuple(
        (
            Cell(row.finding.child_id or row.finding.key.replace("|", ", "), row.address),
            Cell(row.check.title),
            Cell(acceptance.reason),
            Cell(f"{acceptance.at:%d/%m/%Y}", under=acceptance.by.name),
        )
        for row, acceptance in rows
    )
    return PageTable("Accepted as right", headings, listed, caption_is_hidden=True)


def faults(listed: Iterable[Fault]) -> PageTable:
    titles = ("Fault", "State", "Supplier's reference", "Records", "Seen")
    headings = tuple(Heading(title, is_number=title == "Records") for title in titles)
    rows = tuple(
        (
            Cell(fault.title, reverse("data_quality:fault", args=[fault.pk])),
            Cell(fault.now.in_words, tag=_STATE_COLOURS[fault.now]),
            Cell(fault.reference or DASH),
            Cell(f"{fault.marked:,}", is_number=True),  # type: ignore[attr-defined]
            Cell(f"{fault.at:%d/%m/%Y}", under=fault.by.name),
        )
        for fault in listed
    )
    return PageTable("Faults of the case system", headings, rows, caption_is_hidden=True)


def figures_in_doubt(moved: Iterable[Moved]) -> PageTable:
    headings = (
        Heading("Indicator"),
        Heading("Rows in doubt", is_number=True),
        Heading("It reads", is_number=True),
        Heading("Put right, it could read", is_number=True),
    )
    rows = tuple(
        (
            Cell(each.indicator.title),
            Cell(each.in_doubt, is_number=True),
            Cell(each.value, is_number=True),
            Cell(each.between or "not known", is_number=True),
        )
        for each in moved
    )
    return PageTable("Figures that count records in doubt", headings, rows, caption_is_hidden=True)


def briefings(versions: Iterable[Strategy]) -> PageTable:
    headings = (
        Heading("Held on"), Heading("Who was briefed"), Heading("People", is_number=True),
        Heading("Version", is_number=True), Heading("Notes"),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(f"{each.held_on:%d/%m/%Y}"),
            Cell(each.briefed),
            Cell(f"{each.people}" if each.people else DASH, is_number=True),
            Cell(f"{version.version}", is_number=True),
            Cell(each.said),
        )
        for version in versions
        for each in version.briefings.all()
    )
    return PageTable("Briefings about the strategy", headings, rows, caption_is_hidden=True)
