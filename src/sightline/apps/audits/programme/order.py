"""What of a year is out of order, and which services it does not reach. Plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.apps.audits.programme.rules import Kind, Planned, PlannedState, Unsettled


@dataclass(frozen=True)
class Warned:
    """What is out of order: which line, and one sentence."""

    id: int | None
    sentence: str


def warnings(lines: Sequence[Planned]) -> list[Warned]:
    """All that is out of order in a year, each thing once."""
    kept = [line for line in lines if line.state != PlannedState.DROPPED]
    return [*_dips(kept), *_checks(kept), *_alternate(kept), *_sources(kept)]


def _topic(line: Planned) -> str:
    return " ".join((line.theme or line.title).lower().split())


def _dips(lines: Iterable[Planned]) -> list[Warned]:
    """A dip sample looks at something else every month; what is open repeats nothing."""
    seen: dict[str, Planned] = {}
    found = []
    for line in sorted(lines, key=lambda each: (each.month, each.id)):
        if line.kind != Kind.DIP_SAMPLE or Unsettled.TOPIC in line.unsettled:
            continue
        first = seen.setdefault(_topic(line), line)
        if first is not line:
            said = f"“{line.title}” ({_month(line.month)}) repeats {_month(first.month)}’s sample."
            found.append(Warned(line.id, said))
    return found


def _checks(lines: Sequence[Planned]) -> list[Warned]:
    paired = {line.progress_of for line in lines if line.progress_of}
    found = []
    for line in lines:
        if line.kind != Kind.HEALTH_CHECK:
            continue
        if not line.is_progress_check and line.id not in paired:
            wanted = f", wanted by {_day(line.progress_by)}" if line.progress_by else ""
            found.append(Warned(line.id, f"“{line.title}” has no progress check{wanted}."))
        if line.is_progress_check and line.progress_of is None:
            said = f"“{line.title}” is not paired with the health check it follows."
            found.append(Warned(line.id, said))
    return [*found, *_late_checks(lines)]


def _late_checks(lines: Sequence[Planned]) -> list[Warned]:
    by_id = {line.id: line for line in lines}
    late = []
    for line in lines:
        of = by_id.get(line.progress_of or 0)
        if of and line.month < of.month:
            late.append(Warned(line.id, f"“{line.title}” comes before the check it follows."))
        elif of and of.progress_by and line.month.replace(day=1) > of.progress_by:
            said = f"“{line.title}” comes after {_day(of.progress_by)}, when it is wanted."
            late.append(Warned(line.id, said))
    return late


def _alternate(lines: Sequence[Planned]) -> list[Warned]:
    """Standard and themed audits of case files take turns, the year over: both must be there."""
    kinds = {line.kind for line in lines}
    names = {Kind.CASE_FILE: "standard", Kind.THEMED: "themed"}
    if not kinds & names.keys() or names.keys() <= kinds:
        return []
    missing = next(name for kind, name in names.items() if kind not in kinds)
    return [Warned(None, f"There is no {missing} case file audit in the year to take turns with.")]


def _sources(lines: Iterable[Planned]) -> list[Warned]:
    return [
        Warned(line.id, f"“{line.title}” does not say what led to it.")
        for line in lines
        if line.kind == Kind.THEMED and not line.source
    ]


@dataclass(frozen=True)
class Covered:
    """A service with its lines of the year; none: it is not covered."""

    service: str
    ids: tuple[int, ...]

    @property
    def is_covered(self) -> bool:
        return bool(self.ids)


def coverage(services: Iterable[str], lines: Sequence[Planned]) -> list[Covered]:
    """Every service that works with cases. A line covers the services it names, no others."""
    kept = [line for line in lines if line.state != PlannedState.DROPPED]
    return [
        Covered(one, tuple(line.id for line in kept if one in line.services)) for one in services
    ]


def _month(day: date) -> str:
    return f"{day:%B %Y}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
