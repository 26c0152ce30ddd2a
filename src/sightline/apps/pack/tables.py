"""What the pages of the pack show in rows and columns."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from sightline.apps.pack.models import Pack
from sightline.apps.pack.queries import Asked
from sightline.apps.pack.rules import PackState, Standing
from sightline.apps.pack.standing import OfInputs
from sightline.apps.papers.models import PaperVersion
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.pack_inputs import PackInput
from sightline.documents.performance_summary import month_words

_COLOURS = {
    PackState.ASSEMBLING: "yellow",
    PackState.COMPLETE: "blue",
    PackState.FREEZING: "blue",
    PackState.FROZEN: "green",
}


def _heads(*titles: str) -> tuple[Heading, ...]:
    return tuple(Heading(title) for title in titles)


def waiting(found: Sequence[Asked], today: date) -> PageTable:
    rows = tuple(
        (
            Cell(each.title, each.address),
            Cell(month_words(each.month)),
            Cell(_day(each.due_on)),
            Cell("Late", tag="red") if each.is_late(today) else Cell("Due", tag="grey"),
        )
        for each in found
    )
    heads = _heads("What", "Month", "Due", "State")
    return PageTable("For you to bring", heads, rows, caption_is_hidden=True)


def packs(found: Sequence[Pack]) -> PageTable:
    rows = tuple(
        (
            Cell(month_words(each.month), each.address),
            Cell(str(each.meeting) if each.meeting else "No meeting planned yet",
                 each.meeting.address if each.meeting else ""),
            Cell(each.state.capitalize(), tag=_COLOURS[each.now]),
        )
        for each in found
    )  # fmt: skip
    return PageTable("Packs by month", _heads("Month", "Meeting", "State"), rows)


def glance(standing: OfInputs) -> list[dict[str, str]]:
    """A tile for each input: how much of it is there."""
    return [
        {
            "name": each.title,
            "value": "There" if all(one.is_there for one in stand) else _of(stand),
            "note": _note(stand),
        }
        for each, stand in standing
    ]


def _of(stand: Sequence[Standing]) -> str:
    return f"{sum(one.is_there for one in stand)} of {len(stand)}"


def _note(stand: Sequence[Standing]) -> str:
    missing = [one for one in stand if not one.is_there]
    without = sum(one.has_reason for one in stand)
    if missing:
        names = ", ".join(dict.fromkeys(one.who for one in missing))
        return f"Waiting for: {names}"
    return f"{without} not there, with a reason" if without else ""


def standing(pack: Pack, each: PackInput, found: Sequence[Standing], *, runs: bool) -> PageTable:
    """For those who run the Board with the way to say why something is not there."""
    may_say = runs and bool(each.made) and pack.now is PackState.ASSEMBLING
    rows = tuple((*_row(one), *((_way(pack, one),) if may_say else ())) for one in found)
    more = ("Not there?",) if may_say else ()
    heads = _heads("What", "Who brings it", "How it stands", "State", *more)
    return PageTable(each.title, heads, rows, caption_is_hidden=True)


def _row(one: Standing) -> tuple[Cell, ...]:
    days = f"{one.late_by} working day{'' if one.late_by == 1 else 's'} late" if one.late_by else ""
    return Cell(one.title, one.address), Cell(one.who), Cell(one.said, under=days), _state(one)


def _state(one: Standing) -> Cell:
    if not one.is_there:
        return Cell("Late", tag="red") if one.is_late else Cell("Waiting", tag="grey")
    if not one.is_due:
        return Cell("Not due", tag="grey")
    return Cell("With a reason", tag="orange") if one.has_reason else Cell("There", tag="green")


def _way(pack: Pack, one: Standing) -> Cell:
    if one.is_there and not one.has_reason:
        return Cell("")
    words = "Change the reason" if one.has_reason else "Say why not"
    return Cell(words, reverse("pack:gap", args=[pack.month_key, one.key]))


def versions(found: Sequence[PaperVersion]) -> PageTable:
    rows = tuple(
        (
            Cell(f"Version {each.number}", each.address, each.sha256[:12]),
            Cell(f"{each.frozen_at:%d/%m/%Y %H:%M}", under=each.frozen_by_name),
            Cell(each.changes or "The first"),
        )
        for each in found
    )
    return PageTable("Frozen versions", _heads("Version", "Frozen", "What changed"), rows)


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
