"""What the pages of loads show in rows and columns."""

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from sightline.apps.loads.models import Preparation
from sightline.apps.loads.queries import SetAside, Standing
from sightline.apps.loads.rules import KINDS, State, What
from sightline.documents.model import Column, Table
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.judgement.shown import say
from sightline.pipeline.changes import Change, TableChanges
from sightline.pipeline.moved_figures import MovedFigures
from sightline.store.loads import LoadRecord
from sightline.store.publications import Publication, snapshot_before
from sightline.store.publishing import TakenBack
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.declared import declared_records

_COLOURS = {
    State.WAITING: "grey",
    State.RUNNING: "blue",
    State.PREPARED: "yellow",
    State.PUBLISHED: "green",
    State.REFUSED: "orange",
    State.FAILED: "red",
}


def title_of(load: LoadRecord) -> str:
    return f"{KINDS.get(load.kind, load.kind)} as at {_day(load.extract_on)}"


def loads(found: Sequence[LoadRecord]) -> PageTable:
    return PageTable(
        "Loads that count",
        _headings("Extract", "Files", "Loaded", "Rows#", "Set aside#"),
        tuple(
            (
                Cell(title_of(load), reverse("loads:load", args=[load.id])),
                Cell(load.file_names[0], under=_more(len(load.file_names) - 1)),
                Cell(_moment(load.loaded_at), under=load.loaded_by),
                _number(load.accepted + load.quarantined),
                _set_aside_of(load),
            )
            for load in found
        ),
    )


def _set_aside_of(load: LoadRecord) -> Cell:
    if not load.quarantined:
        return _number(0)
    address = reverse("loads:set_aside", args=[load.id])
    return Cell(f"{load.quarantined:,}", address, is_number=True)


def taken_back(found: Sequence[tuple[LoadRecord, TakenBack]]) -> PageTable | None:
    if not found:
        return None
    return PageTable(
        "Loads that were taken back",
        _headings("Extract", "Taken back", "Why"),
        tuple(
            (
                Cell(title_of(load), reverse("loads:load", args=[load.id])),
                Cell(_moment(datetime.fromisoformat(mark.at)), under=mark.by),
                Cell(mark.reason),
            )
            for load, mark in found
        ),
    )


def preparations(found: Sequence[Preparation]) -> PageTable | None:
    if not found:
        return None
    return PageTable(
        "Lately",
        _headings("What", "Asked", "State"),
        tuple(
            (
                Cell(
                    What(made.what).title,
                    reverse("loads:preparation", args=[made.pk]),
                    under=", ".join(made.file_names[:3]) or made.load_id,
                ),
                Cell(_moment(made.at), under=made.by_name),
                Cell(made.state.capitalize(), tag=_COLOURS[State(made.state)]),
            )
            for made in found
        ),
    )


def sheets(load: LoadRecord) -> PageTable:
    """Each sheet's rows: accepted and set aside add up to what the file holds."""
    titles = {table.name: table.title for table in declared_records()}
    counts = load.counts
    return PageTable(
        "What became of the rows",
        _headings("Sheet", "Became", "Rows#", "Accepted#", "Set aside#"),
        tuple(
            (
                Cell(count.sheet),
                Cell(titles.get(count.table, count.table)),
                _number(count.rows),
                _number(count.accepted),
                _number(count.quarantined),
            )
            for count in counts
        ),
        total=(
            Cell("All"),
            Cell(""),
            _number(sum(count.rows for count in counts)),
            _number(load.accepted),
            _number(load.quarantined),
        ),
    )


def unmatched_codes(load: LoadRecord) -> PageTable | None:
    if not load.unmatched_codes:
        return None
    return PageTable(
        "Codes that are in no list, kept as “unknown”",
        _headings("Sheet", "Column", "Code", "Times#"),
        tuple(
            (Cell(code.sheet), Cell(code.column), Cell(code.raw), _number(code.times))
            for code in load.unmatched_codes
        ),
    )


def unmatched_headings(load: LoadRecord) -> list[str]:
    return [
        f"{sheet}: {name}" for sheet, names in load.unmatched_headings.items() for name in names
    ]


def covered(load: LoadRecord) -> PageTable:
    titles = {table.name: table.title for table in declared_records()}
    return PageTable(
        "Which days it holds",
        _headings("Records", "From", "To"),
        tuple(
            (
                Cell(titles.get(one.table, one.table)),
                Cell("On the day alone" if one.point_in_time else _day(one.first)),
                Cell(_day(one.last)),
            )
            for one in load.covered
        ),
    )


def set_aside_on_page(rows: Sequence[SetAside]) -> PageTable:
    return PageTable(
        "Rows and cells that were set aside",
        _headings("Where", "Column", "What stood there", "Why"),
        tuple(
            (
                Cell(f"{one.sheet}, row {one.row:,}"),
                Cell(one.column or "–"),
                Cell(one.raw or "(blank)"),
                Cell(
                    one.reason,
                    under="The whole row was set aside." if one.whole_row else "Only this cell.",
                ),
            )
            for one in rows
        ),
    )


def set_aside_to_take_away(load: LoadRecord, rows: Sequence[SetAside]) -> Table:
    return Table(
        title=f"Set aside: {title_of(load)}",
        columns=(
            Column("sheet", "Sheet"),
            Column("row", "Row", is_number=True),
            Column("column", "Column"),
            Column("raw", "What stood there", wide=True),
            Column("reason", "Why", wide=True),
            Column("whole_row", "Whole row set aside"),
            Column("corrected", "Corrected", wide=True),
        ),
        rows=tuple(
            (
                one.sheet,
                one.row,
                one.column,
                one.raw,
                one.reason,
                "yes" if one.whole_row else "no",
                "",
            )
            for one in rows
        ),
        about=(f"Files: {', '.join(load.file_names)}.", "It holds children’s data: keep it safe."),
        name=f"set-aside-{load.id}",
        sheet="Set aside",
    )


def changes(found: Sequence[TableChanges]) -> PageTable | None:
    if not found:
        return None
    shown = [change for change in Change if any(one.counts[change] for one in found)]
    return PageTable(
        "Records, by what becomes of them",
        _headings(
            "Records", "Count now#", "Will count#", *(f"{change.in_words}#" for change in shown)
        ),
        tuple(
            (
                Cell(one.title),
                _number(one.before),
                _number(one.after),
                *(_number(one.counts[change]) for change in shown),
            )
            for one in found
        ),
    )


def moved(found: MovedFigures) -> PageTable | None:
    if not found.moved or found.as_at is None:
        return None
    return PageTable(
        f"Figures for {found.as_at:%B %Y} that moved more than expected",
        _headings("Indicator", "Why it is named", "Now#", "Will be#"),
        tuple(
            (
                Cell(one.indicator.title),
                Cell(one.why),
                _value(one.before.value, one.indicator.shown_as),
                _value(one.after.value, one.indicator.shown_as),
            )
            for one in found.moved
        ),
    )


def _value(value: float | None, unit: object) -> Cell:
    shown = "no value" if value is None else say(value, unit)  # type: ignore[arg-type]
    return Cell(shown, is_number=True)


def added_loads(
    published: Snapshot | None, candidate: Snapshot, found: Sequence[LoadRecord]
) -> list[str]:
    """Which loads the candidate adds and which it leaves out, as sentences."""
    before = set(published.manifest.loads) if published else set()
    added = [f"Adds {title_of(load)}." for load in found if load.id not in before]
    gone = before - set(candidate.manifest.loads)
    return [*added, *(f"Leaves out the load {name}." for name in sorted(gone))]


def publications(steps: Sequence[Publication]) -> PageTable:
    return PageTable(
        "Publications, newest first",
        _headings("When", "What", "Snapshot", "Why"),
        tuple(
            (
                Cell(_moment(step.at), under=step.by),
                Cell(
                    "Went back" if step.went_back else "Published",
                    tag="orange" if step.went_back else "green",
                ),
                Cell(step.snapshot or "Nothing"),
                Cell(step.reason or "–"),
            )
            for step in steps
        ),
    )


def before(standing: Standing | None) -> str:
    """What readers would see after going back, in words."""
    if standing is None or standing.published is None:
        return ""
    name = snapshot_before(standing.publications[::-1])
    if not name:
        return "nothing: nothing was published before it"
    snapshot = Snapshot(standing.published.folder.parent / name)
    return f"the records as at {_day(snapshot.manifest.data_as_at)}"


def _headings(*titles: str) -> tuple[Heading, ...]:
    return tuple(Heading(title.rstrip("#"), title.endswith("#")) for title in titles)


def _number(value: int) -> Cell:
    return Cell(f"{value:,}", is_number=True)


def _more(number: int) -> str:
    return f"and {number} more" if number > 0 else ""


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{local.day} {local:%B %Y}, {local:%H:%M}"
