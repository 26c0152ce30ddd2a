"""The tables of the worklists' pages: all lists with their counts, and the rows of one."""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse

from sightline.apps.children.names import Named
from sightline.apps.worklists.queries import Noted, Reached, ReasonCount
from sightline.apps.worklists.words import begun_in_address, day, done_in_words, late_by, told
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.measures.worklists import Urgency, Worklist, WorklistRow

_COLOURS = {
    Urgency.LATE: "red",
    Urgency.DUE_SOON: "yellow",
    Urgency.LATER: "grey",
    Urgency.NO_DATE: "grey",
}


def lists_table(title: str, lists: Iterable[Reached], query: str) -> PageTable:
    """The lists of one service area. A count leads to the rows it counts."""
    rows = []
    for one in lists:
        address = reverse("worklists:worklist", args=[one.kept.worklist.id])
        joined = f"{query}&" if query else "?"
        rows.append(
            (
                Cell(one.kept.worklist.title, f"{address}{query}", under=_hidden(one)),
                _count(one.late, f"{address}{joined}show=late"),
                _count(one.due_soon, f"{address}{joined}show=soon"),
                _count(len(one.rows), f"{address}{joined}show=all"),
            )
        )
    headings = (
        Heading("List"),
        Heading("Late", is_number=True),
        Heading("Due soon", is_number=True),
        Heading("On the list", is_number=True),
    )
    return PageTable(title, headings, tuple(rows))


def _hidden(one: Reached) -> str:
    return f"{one.children} children, {one.hidden}" if one.hidden else ""


def _count(count: int, address: str) -> Cell:
    return Cell(str(count), address if count else "", is_number=True)


def reasons_table(reasons: Sequence[ReasonCount], late: int, query: str) -> PageTable | None:
    """Why the rows of a list are late; None where nobody has said yet."""
    if not reasons:
        return None
    joined = f"{query}&" if query else "?"
    headings = (
        Heading("Reason"),
        Heading("Late rows", is_number=True),
        Heading("Of those with a reason", is_number=True),
        Heading("With those above", is_number=True),
    )
    rows = [
        (
            Cell(each.title, f"{joined}show=late&reason={each.code}"),
            Cell(str(each.count), is_number=True),
            Cell(f"{each.share:.0%}", is_number=True),
            Cell(f"{each.cumulative:.0%}", is_number=True),
        )
        for each in reasons
    ]
    without = late - sum(each.count for each in reasons)
    none = Cell("No reason yet", f"{joined}show=late&reason=none")
    rows.append((none, Cell(str(without), is_number=True), Cell(""), Cell("")))
    return PageTable("Why rows of this list are late", headings, tuple(rows))


def rows_table(
    worklist: Worklist, rows: Sequence[Noted], names: Mapping[str, Named], caption: str
) -> PageTable:
    facts = [name for name, _ in rows[0].row.facts] if rows else []
    headings = (
        Heading("Child"),
        Heading("Due"),
        Heading("Standing"),
        Heading(f"Days since {worklist.seen}", is_number=True),
        Heading("Held by"),
        *(Heading(name) for name in facts),
        Heading("Why late, and what was done"),
    )
    listed = tuple(_row(worklist, each, names.get(each.row.child_id)) for each in rows)
    return PageTable(caption, headings, listed)


def _row(worklist: Worklist, each: Noted, named: Named | None) -> tuple[Cell, ...]:
    row = each.row
    name = named.name if named and named.name else row.child_id
    under = row.child_id if name != row.child_id else ""
    return (
        Cell(name, reverse("children:child", args=[each.key]), under=under),
        Cell(day(row.due_on), under=late_by(row)),
        Cell(row.urgency.in_words, tag=_COLOURS[row.urgency]),
        Cell(str(row.days_unseen), is_number=True, under=_seen(worklist, row)),
        Cell(row.worker, under=row.team),
        *(Cell(told(value)) for _, value in row.facts),
        Cell(*_said(worklist, each)),
    )


def _said(worklist: Worklist, each: Noted) -> tuple[str, str, str]:
    """What stands in the last column: its link, and below it what was done."""
    args = [worklist.id, each.key, begun_in_address(worklist, each.row)]
    words = each.reason_in_words or ("Say why" if each.row.days_late > 0 else "Add a note")
    return words, reverse("worklists:row", args=args), done_in_words(each.done)


def _seen(worklist: Worklist, row: WorklistRow) -> str:
    if row.last_seen_on is None:
        return f"no {worklist.seen.removeprefix('last ')} known, since it began"
    return f"{worklist.seen.capitalize()} {day(row.last_seen_on)}"
