"""Practice as pages show it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sightline.apps.children.queries import child_key
from sightline.apps.practice import rules
from sightline.apps.practice.agenda import AgendaItem
from sightline.apps.practice.compliance import Compliance, WorkerLine
from sightline.apps.practice.models import Direction, Observation, Supervision
from sightline.apps.practice.observing import RoleLine
from sightline.apps.practice.policy import Policy
from sightline.apps.practice.rules import SessionState, Standing
from sightline.documents.on_page import Cell, Heading, PageTable

COLOURS = {
    Standing.IN_TIME: "green", Standing.DUE: "yellow", Standing.GAP: "red",
    Standing.PAUSED: "grey", Standing.NO_CASES: "grey", Standing.NOT_KEPT: "grey",
}  # fmt: skip
_NONE = "–"
_PRESSING = (
    Standing.GAP, Standing.DUE, Standing.IN_TIME, Standing.PAUSED, Standing.NOT_KEPT,
    Standing.NO_CASES,
)  # fmt: skip


def day(value: date | None) -> str:
    return f"{value.day} {value:%b %Y}" if value else _NONE


def workers_table(found: Sequence[WorkerLine]) -> PageTable:
    headings = (
        "Worker",
        "Supervision",
        "Last session",
        "Next by",
        "Observed",
        "Appraisal",
        "Cases",
    )
    return PageTable(
        "Workers", tuple(map(Heading, headings)), tuple(map(_worker, sorted(found, key=_pressing))),
        caption_is_hidden=True,
    )  # fmt: skip


def _pressing(line: WorkerLine) -> int:
    return _PRESSING.index(line.standing)


def _worker(line: WorkerLine) -> tuple[Cell, ...]:
    worker = line.worker
    under = line.paused_for or (f"assessed year, {line.gap.in_words}" if line.early_from else "")
    return (
        Cell(worker.name, address_of(line), under=worker.team),
        Cell(line.standing.in_words, tag=COLOURS[line.standing], under=under),
        Cell(day(line.last)),
        Cell(day(line.due) if line.standing.counts else _NONE),
        Cell(f"{line.observed} of {line.wanted}", under="behind" if line.is_behind else ""),
        Cell(day(line.appraised_on)),
        Cell(_NONE if worker.cases is None else str(worker.cases), is_number=True),
    )


def address_of(line: WorkerLine) -> str:
    return reverse("practice:worker", args=[line.worker.id])


def sessions_table(found: Sequence[Supervision]) -> PageTable:
    headings = ("Session", "Held by", "State")
    rows = tuple(
        (
            Cell(day(each.held_on), each.address),
            Cell(each.supervisor.name),
            Cell(each.now.in_words, tag="green" if each.now is SessionState.AGREED else "yellow"),
        )
        for each in found
    )
    return PageTable("Supervision sessions", tuple(map(Heading, headings)), rows)


def observations_table(found: Sequence[Observation], policy: Policy) -> PageTable:
    headings = ("Observation", "Of what", "Observed by", "Reviewed together")
    rows = tuple(
        (
            Cell(day(each.observed_on), each.address),
            Cell(policy.kind(each.kind).title, under=each.worker),
            Cell(each.observer.name),
            Cell(
                day(each.reviewed_on) if each.reviewed_on else ("Not yet" if each.worker else _NONE)
            ),
        )
        for each in found
    )
    return PageTable("Observations of practice", tuple(map(Heading, headings)), rows)


def agenda_table(items: Sequence[AgendaItem]) -> PageTable:
    headings = ("From", "To talk over", "Why")
    rows = tuple((Cell(i.group), Cell(i.title, i.address), Cell(i.why)) for i in items)
    caption = "What the next supervision should talk about"
    return PageTable(caption, tuple(map(Heading, headings)), rows, caption_is_hidden=True)


@dataclass(frozen=True)
class Decided:
    """A decision about a child; without its words where the child is out of reach."""

    id: int
    child_id: str
    child: str
    said: str
    by_when: date | None
    done_on: date | None
    done_said: str
    is_late: bool


def decided(found: Sequence[Direction], visible: Collection[str], today: date) -> list[Decided]:
    return [_decided(each, each.child_id in visible, today) for each in found]


def _decided(one: Direction, is_seen: bool, today: date) -> Decided:
    late = one.done_on is None and one.by_when is not None and one.by_when < today
    if not is_seen:
        return Decided(one.pk, "", "", "", one.by_when, one.done_on, "", late)
    key = child_key(one.child_id)
    return Decided(
        one.pk, one.child_id, reverse("children:child", args=[key]), one.said, one.by_when,
        one.done_on, one.done_said, late,
    )  # fmt: skip


def compliance_table(found: Sequence[Compliance], caption: str) -> PageTable:
    titles = ("In time", "Gaps", "Paused", "Sessions", "Behind on observations", "Appraised",
              "Nothing kept yet")  # fmt: skip
    headings = (Heading("Unit"), *(Heading(title, is_number=True) for title in titles))
    return PageTable(caption, headings, tuple(map(_compliance, found)))


def _compliance(one: Compliance) -> tuple[Cell, ...]:
    percent = f" ({one.percent:.0f}%)" if one.percent is not None else ""
    said = f"{one.in_time} of {one.counted}{percent}" if one.counted else "Nothing to count"
    numbers = (one.gaps, one.paused, one.held, one.behind_on_observations)
    return (
        Cell(one.unit), Cell(said, is_number=True),
        *(Cell(str(number), is_number=True) for number in numbers),
        Cell(f"{one.appraised} of {one.counted}", is_number=True),
        Cell(str(one.not_kept), is_number=True),
    )  # fmt: skip


def roles_table(found: Sequence[RoleLine]) -> PageTable:
    headings = ("Role", "Should observe in the year", "Observed")
    rows = tuple(
        (
            Cell(each.title), Cell(each.kind.title),
            Cell(_times(each) if each.times else "Not yet",
                 tag="" if each.is_met else "red"),
        )
        for each in found
    )  # fmt: skip
    return PageTable("What senior roles observe", tuple(map(Heading, headings)), rows)


def _times(line: RoleLine) -> str:
    often = "Once" if line.times == 1 else f"{line.times} times, last"
    return f"{often} on {day(line.last)}"


def frequency_said(line: WorkerLine) -> str:
    early = f", assessed year from {day(line.early_from)}" if line.early_from else ""
    return f"{line.gap.in_words.capitalize()}{early}"


def year_said(today: date) -> str:
    first, last = rules.year_of(today)
    return f"{day(first)} to {day(last)}"
