"""The rows of a worklist within a person's reach, with what people said of them; and why it is
late, counted, for the page of the indicator that a list serves."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from sightline.apps.children import queries as children
from sightline.apps.people.reach import Access, Branch
from sightline.apps.people.rules import Right
from sightline.apps.worklists import rules
from sightline.apps.worklists.models import DoneNote, LateReason, ListReview
from sightline.measures.model.indicator import Indicator
from sightline.measures.worklists import Urgency, Worklist, WorklistRow
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.worklists import (
    KeptList,
    KeptWorklists,
    indicator_catalogue,
    kept_worklists,
)
from sightline.vocabulary.words import Level

Unit = tuple[Level, str]
_LEVELS = (Level.SERVICE, Level.TEAM, Level.WORKER)


def current() -> KeptWorklists | None:
    """The lists of the published records; None while nothing is published."""
    snapshot = children.snapshot()
    if snapshot is None:
        return None
    return kept_worklists(DataFolder(Path(settings.SIGHTLINE_DATA)), snapshot)


@dataclass(frozen=True)
class Noted:
    """A row and what was said of it."""

    row: WorklistRow
    reason: LateReason | None = None
    done: DoneNote | None = None

    @property
    def key(self) -> str:
        """The child in an address. Worked out for rows that are shown alone: it takes a while."""
        return children.child_key(self.row.child_id)

    @property
    def reason_in_words(self) -> str:
        return rules.late_reasons().get(self.reason.code, self.reason.code) if self.reason else ""


@dataclass(frozen=True)
class Reached:
    """The rows of a list that a person may see; `hidden` says in words what is not shown of the
    `children` that are on it."""

    kept: KeptList
    rows: tuple[WorklistRow, ...]
    hidden: str = ""
    children: int = 0

    @cached_property
    def _counts(self) -> Counter[Urgency]:
        return Counter(row.urgency for row in self.rows)

    def counted(self, urgency: Urgency) -> int:
        return self._counts[urgency]

    @property
    def late(self) -> int:
        return self.counted(Urgency.LATE)

    @property
    def due_soon(self) -> int:
        return self.counted(Urgency.DUE_SOON)


def reached(access: Access, kept: KeptList, unit: Unit | None) -> Reached:
    """The rows of a unit (None: all within reach), without children the person may not see."""
    rows = _within(access, kept.rows, unit)
    named = {row.child_id for row in rows}
    reach = children.sort_out(access, named)
    shown = tuple(row for row in rows if row.child_id in reach.rights)
    return Reached(kept, shown, reach.not_shown, len(named))


def _within(access: Access, rows: Iterable[WorklistRow], unit: Unit | None) -> list[WorklistRow]:
    if unit is not None:
        level, name = unit
        return [row for row in rows if getattr(row, level.value) == name]
    if access.sees_all_children:
        return list(rows)
    branch = access.units(Right.SEE_CHILDREN)
    own = access.children.keys() | access.opened | access.named
    return [row for row in rows if _in_branch(branch, row) or row.child_id in own]


def _in_branch(branch: Branch, row: WorklistRow) -> bool:
    return (
        row.worker in branch.workers or row.team in branch.teams or row.service in branch.services
    )


def units_reached(access: Access, kept: KeptWorklists) -> list[Unit]:
    """Services, teams and workers that hold some row and whose children the person may see."""
    return sorted(
        (unit for unit in kept.units if access.may_see_children_of(*unit)),
        key=lambda unit: (_LEVELS.index(unit[0]), unit[1]),
    )


def noted(authority: str, worklist: Worklist, rows: Iterable[WorklistRow]) -> Iterator[Noted]:
    """Each row with its reason and its latest note, of whatever standing the page shows."""
    about = {"authority": authority, "list": worklist.id}
    reasons = {_key(r): r for r in LateReason.objects.filter(**about, undone_at__isnull=True)}
    notes = {
        _key(n): n
        for n in DoneNote.objects.filter(**about, standing__in=["waiting", "contradicted"])
        .select_related("by")
        .order_by("at")
    }
    for row in rows:
        key = rules.key_of(worklist, row)
        yield Noted(row, reasons.get(key), notes.get(key))


def children_told_of(authority: str) -> set[str]:
    """Children of whom a reason or a note is kept."""
    kept = (model.objects.filter(authority=authority) for model in (LateReason, DoneNote))
    return {child for each in kept for child in each.values_list("child_id", flat=True)}


def _key(about: LateReason | DoneNote) -> rules.RowKey:
    return rules.RowKey(about.list, about.child_id, about.begun_on, about.due_on)


def settled_lately(authority: str, worklist: Worklist, as_at: date) -> QuerySet[DoneNote]:
    """Notes that the extract of this day settled: which it agrees with and which it does not."""
    return DoneNote.objects.filter(authority=authority, list=worklist.id, settled_as_at=as_at)


def may_tell(note: DoneNote, unit: Unit | None, seen: set[str]) -> bool:
    """Whether a settled note is among what the page is about: its children, or its unit."""
    if unit is not None:
        return bool(getattr(note, unit[0].value) == unit[1])
    return note.child_id in seen


def indicators_served(worklist: Worklist) -> list[Indicator]:
    """The indicators that working on this list changes."""
    catalogue = indicator_catalogue(DataFolder(Path(settings.SIGHTLINE_DATA)))
    return [catalogue[name] for name in worklist.indicators]


def unit_reviewed(access: Access, unit: Unit | None) -> Unit:
    """Whose list is gone through where no unit is chosen: all that the person answers for.

    Raises NotAllowed where that is no one unit: what is noted is read by those of the unit.
    """
    if unit is not None:
        return unit
    if access.sees_all_children:
        return Level.AUTHORITY, ""
    own = {
        (level, hold.unit)
        for hold in access.holds
        for level, names in ((Level.SERVICE, hold.services), (Level.TEAM, hold.teams))
        if Right.ASSIGN_WORK in hold.rights and hold.unit in names
    }
    if len(own) != 1:
        raise rules.NotAllowed("Choose whose list you went through: a team or a service.")
    return own.pop()


def reviews_of(
    authority: str, worklist: Worklist, access: Access, unit: Unit | None
) -> QuerySet[ListReview]:
    """Those of the unit; without one, of all the person answers for."""
    try:
        level, name = unit_reviewed(access, unit)
    except rules.NotAllowed:
        return ListReview.objects.none()
    found = ListReview.objects.filter(authority=authority, list=worklist.id)
    return found.filter(level=level.value, unit=name).select_related("by")


@dataclass(frozen=True)
class ReasonCount:
    """One bar of a Pareto chart: how many, its share, and the share of all bars up to it."""

    code: str
    title: str
    count: int
    share: float
    cumulative: float


@dataclass(frozen=True)
class ReasonsFor:
    """Why what an indicator counts was late, the most frequent first."""

    reasons: tuple[ReasonCount, ...]
    lists: tuple[Worklist, ...] = ()
    since: date | None = None

    @property
    def total(self) -> int:
        return sum(reason.count for reason in self.reasons)


def reasons_for(
    indicator: str, *, level: Level = Level.AUTHORITY, unit: str = "", since: date | None = None
) -> ReasonsFor:
    """Reasons given on the lists that serve an indicator, for a unit, since a day.

    Counts alone and no child: whoever may see the unit's figure may see these.
    """
    kept = current()
    if kept is None:
        return ReasonsFor(())
    lists = tuple(o.worklist for o in kept.lists.values() if indicator in o.worklist.indicators)
    found = LateReason.objects.filter(
        authority=kept.authority, list__in=[one.id for one in lists], undone_at__isnull=True
    )
    if level is not Level.AUTHORITY:
        found = found.filter(**{level.value: unit})
    if since is not None:
        found = found.filter(at__date__gte=since)
    return ReasonsFor(_pareto(found.values_list("code", flat=True)), lists, since)


def reasons_among(rows: Iterable[Noted]) -> tuple[ReasonCount, ...]:
    """Reasons given for the rows of a list that are late now, the most frequent first."""
    late = (each.reason for each in rows if each.row.days_late > 0)
    return _pareto(reason.code for reason in late if reason)


def _pareto(codes: Iterable[str]) -> tuple[ReasonCount, ...]:
    counted = Counter(codes)
    total, so_far, found = sum(counted.values()), 0, []
    titles = rules.late_reasons()
    for code, count in sorted(counted.items(), key=lambda one: (-one[1], one[0])):
        so_far += count
        title = titles.get(code, code)
        found.append(ReasonCount(code, title, count, count / total, so_far / total))
    return tuple(found)
