"""How supervision, observation and appraisal of each worker stand on a day, and counted by unit."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import Max, Min

from sightline.apps.children.queries import authority_code
from sightline.apps.practice import rules
from sightline.apps.practice.models import (
    Appraisal,
    AssessedYear,
    Observation,
    Pause,
    Supervision,
)
from sightline.apps.practice.policy import Gap, Policy, practice_policy
from sightline.apps.practice.register import Worker, workers_on
from sightline.apps.practice.rules import Away, Standing
from sightline.documents.model import Column, Table
from sightline.vocabulary.months import end_of_month, months_after
from sightline.vocabulary.words import Level


@dataclass(frozen=True)
class WorkerLine:
    """One worker on a day. `wanted`: observations of the year; `by_now`: how many should be."""

    worker: Worker
    last: date | None
    due: date | None
    standing: Standing
    gap: Gap
    early_from: date | None
    observed: int
    wanted: int
    by_now: int
    appraised_on: date | None
    paused_for: str = ""

    @property
    def is_behind(self) -> bool:
        return self.observed < self.by_now and self.standing.counts

    def is_appraised(self, day: date) -> bool:
        return self.appraised_on is not None and self.appraised_on >= months_after(day, -12)


@dataclass(frozen=True)
class Compliance:
    """Of one unit at a day. `counted`: workers of whom supervision is expected; `held`: sessions of
    the month; `not_kept`: workers of teams that keep no supervision here yet."""

    unit: str
    workers: int
    counted: int
    in_time: int
    gaps: int
    paused: int
    held: int
    behind_on_observations: int
    appraised: int
    not_kept: int

    @property
    def percent(self) -> float | None:
        return 100 * self.in_time / self.counted if self.counted else None


@dataclass(frozen=True)
class _Kept:
    """All that is kept up to a day, by worker; a handful of questions however many there are."""

    last: dict[str, date]
    begun: dict[str, date]
    away: dict[str, list[Pause]]
    early: dict[str, date]
    observed: Counter[str]
    appraised: dict[str, date]


def _kept(day: date) -> _Kept:
    own = {"authority": authority_code()}
    sessions = Supervision.objects.filter(**own, held_on__lte=day)
    first, _ = rules.year_of(day)
    seen = Observation.objects.filter(**own, observed_on__range=(first, day)).exclude(worker="")
    away = defaultdict(list)
    for each in Pause.objects.filter(**own):
        away[each.worker].append(each)
    held = Appraisal.objects.filter(**own, held_on__lte=day).order_by()
    return _Kept(
        dict(sessions.order_by().values_list("worker").annotate(Max("held_on"))),
        dict(sessions.order_by().values_list("team").annotate(Min("held_on"))),
        away,
        dict(AssessedYear.objects.filter(**own).values_list("worker", "from_on")),
        Counter(seen.order_by().values_list("worker", flat=True)),
        dict(held.values_list("worker").annotate(Max("held_on"))),
    )


def lines(day: date, workers: Sequence[Worker] | None = None) -> list[WorkerLine]:
    kept, policy = _kept(day), practice_policy(Path(settings.SIGHTLINE_DATA))
    known = workers_on(day) if workers is None else workers
    return [_line(each, kept, policy, day) for each in known]


def _line(worker: Worker, kept: _Kept, policy: Policy, day: date) -> WorkerLine:
    name = worker.name
    early, pauses = kept.early.get(name), kept.away.get(name, [])
    away = [each.away for each in pauses]
    last = kept.last.get(name)
    since = last or _begun(worker, kept)
    due = rules.due_on(policy, since, early, away) if since else None
    first, end = rules.year_of(day)
    wanted = rules.observations_wanted(policy, early, day)
    # Who came during the year owes no share of the months before.
    came = max(first, worker.since) if worker.since else first
    return WorkerLine(
        worker, last, due, rules.standing(due, day, away, worker.has_cases or early is not None),
        rules.gap_on(policy, early, day), early, kept.observed[name], wanted,
        rules.should_be_by(wanted, came, end, day) if came <= day else 0,
        kept.appraised.get(name), _why(pauses, day),
    )  # fmt: skip


def _begun(worker: Worker, kept: _Kept) -> date | None:
    """From when a worker without a session waits for the first: never from before their team kept
    any, so that a team that begins later is not red on its first day."""
    begun = kept.begun.get(worker.team)
    if begun is None:
        return None
    return max(worker.since, begun) if worker.since else begun


def _why(pauses: Iterable[Pause], day: date) -> str:
    now = next((each for each in pauses if _holds(each.away, day)), None)
    return now.get_kind_display() if now else ""


def _holds(away: Away, day: date) -> bool:
    return away.holds(day)


def counted(unit: str, found: Sequence[WorkerLine], held: int, day: date) -> Compliance:
    by_standing = Counter(each.standing for each in found)
    expected = [each for each in found if each.standing.counts]
    return Compliance(
        unit, len(found), len(expected), len(expected) - by_standing[Standing.GAP],
        by_standing[Standing.GAP], by_standing[Standing.PAUSED], held,
        sum(each.is_behind for each in found), sum(each.is_appraised(day) for each in expected),
        by_standing[Standing.NOT_KEPT],
    )  # fmt: skip


def compliance(
    unit: tuple[Level, str] | None, month: date, today: date | None = None
) -> Compliance:
    """Of a team, a service, or of all (None), at the month's end or, within it, today."""
    return by_unit([unit], month, today or end_of_month(month))[0]


def by_unit(
    units: Sequence[tuple[Level, str] | None], month: date, today: date
) -> list[Compliance]:
    """The same for several units, read once."""
    end = end_of_month(month)
    day = min(end, today)
    every = lines(day)
    sessions = Supervision.objects.filter(
        authority=authority_code(), held_on__range=(end.replace(day=1), end)
    ).values_list("team", "service")
    found = []
    for unit in units:
        own = [each for each in every if _is_of(unit, each.worker.team, each.worker.service)]
        held = sum(_is_of(unit, team, service) for team, service in sessions)
        found.append(counted(unit[1] if unit else "All", own, held, day))
    return found


def _is_of(unit: tuple[Level, str] | None, team: str, service: str) -> bool:
    if unit is None:
        return True
    level, name = unit
    return name == (team if level is Level.TEAM else service)


def compliance_table(found: Sequence[Compliance], caption: str) -> Table:
    """For documents: the Board pack, a report."""
    columns = (
        Column("unit", "Unit"), Column("in_time_percent", "Supervised in time %", is_number=True),
        Column("gaps", "Gaps", is_number=True), Column("paused", "Paused", is_number=True),
        Column("sessions", "Sessions", is_number=True),
        Column("behind", "Behind on observations", is_number=True),
        Column("appraised", "Appraised within a year"),
    )  # fmt: skip
    rows = tuple(
        (
            each.unit,
            "–" if each.percent is None else f"{each.percent:.0f}",
            *map(str, (each.gaps, each.paused, each.held, each.behind_on_observations)),
            f"{each.appraised} of {each.counted}",
        )
        for each in found
    )
    return Table(caption, columns, rows)
