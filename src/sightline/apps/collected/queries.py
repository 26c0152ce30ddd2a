"""What others read of collected figures: the figures themselves, tasks, what is late, the grid."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.db.models import QuerySet

from sightline.apps.collected import rules
from sightline.apps.collected.doubts import all_doubts, counts_by_day, entry_doubts
from sightline.apps.collected.joined import collected_in, printed, stamp
from sightline.apps.collected.models import CollectedIndicator, Entry
from sightline.apps.collected.rules import OPEN, EntryState
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.measures.language.catalogue import SHIPPED, declared_services, load_catalogue
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Level, Status

__all__ = [
    "Cell",
    "GridRow",
    "collected_in",
    "doubts_of",
    "entry_behind",
    "every_doubt",
    "grid",
    "late_tasks",
    "owners_of",
    "printed",
    "stamp",
    "tasks_for",
    "to_approve",
]
_NEWEST_PERIODS = 6


def entries(authority: str) -> QuerySet[Entry]:
    found = Entry.objects.filter(indicator__authority=authority)
    return found.select_related("indicator", "reason", "entered_by", "approved_by")


def tasks_for(access: Access, authority: str) -> list[Entry]:
    """What this person is asked to type in, the longest due first."""
    if Right.ENTER_COLLECTED not in access.rights:
        return []
    waiting = entries(authority).filter(state__in=OPEN)
    return [
        each for each in waiting if is_owner(each.indicator, rules.held_for(access, *each.of).roles)
    ]


def to_approve(access: Access, authority: str) -> list[Entry]:
    """What this person may approve: not what they typed in themselves."""
    if Right.APPROVE_COLLECTED not in access.rights:
        return []
    waiting = entries(authority).filter(state=EntryState.TO_APPROVE)
    return [
        each
        for each in waiting
        if each.entered_by_id != access.person
        and Right.APPROVE_COLLECTED in rules.held_for(access, *each.of).rights
    ]


def may_enter(access: Access, entry: Entry) -> bool:
    held = rules.held_for(access, *entry.of)
    return rules.can_enter(entry.indicator.owner_role, held.roles, held.rights)


def may_read(access: Access, entry: Entry) -> bool:
    """The authority's are for all who type in or approve; a unit's for those who see the unit."""
    level, unit = entry.of
    if level is Level.AUTHORITY or access.may_see_unit(level, unit):
        return True
    return Right.APPROVE_COLLECTED in rules.held_for(access, level, unit).rights or may_enter(
        access, entry
    )


def late_tasks(today: date, authority: str = "") -> list[Entry]:
    """Everything past its day, for notices and digests. `owners_of` says whom to tell."""
    late = Entry.objects.filter(state__in=OPEN, due_on__lt=today).select_related("indicator")
    return list(late.filter(indicator__authority=authority) if authority else late)


def is_owner(indicator: CollectedIndicator, held: Collection[str]) -> bool:
    return rules.owner_of(indicator.owner_role) in held


def owners_of(indicator: CollectedIndicator) -> str:
    """The key of the role that answers for it."""
    return rules.owner_of(indicator.owner_role)


def same_owner(access: Access, entry: Entry, authority: str) -> list[Entry]:
    """Other open entries of the owner, for which one reason may hold as well."""
    others = entries(authority).filter(
        state__in=OPEN, indicator__owner_role=entry.indicator.owner_role
    )
    return [each for each in others.exclude(pk=entry.pk) if may_enter(access, each)]


class Keyed(Protocol):
    """As much of a figure's key as an entry is found by."""

    @property
    def indicator(self) -> str: ...
    @property
    def as_at(self) -> date: ...
    @property
    def level(self) -> Level: ...
    @property
    def unit(self) -> str: ...


def entry_behind(authority: str, key: Keyed) -> Entry | None:
    """What was typed in for the newest period that had ended by the figure's day."""
    found = entries(authority).filter(
        indicator__key=key.indicator, level=key.level, unit=key.unit, last__lte=key.as_at
    )
    return found.order_by("-last").first()


def before(entry: Entry) -> Entry | None:
    """The period before, of the same kind and unit."""
    return (
        Entry.objects.filter(
            indicator_id=entry.indicator_id, level=entry.level, unit=entry.unit,
            last__lt=entry.last,
        )
        .order_by("-last")
        .first()
    )  # fmt: skip


def shown(entry: Entry) -> str:
    """The value as people write it, or the state that stands in its place."""
    if not entry.status:
        return "–"
    return printed(entry) or Status(entry.status).in_words


def owner_title(indicator: CollectedIndicator) -> str:
    said = rules.owner_in_words(indicator.owner_role).removeprefix("the ")
    return said[:1].upper() + said[1:]


def services(authority: str) -> dict[str, str]:
    """The catalogue's service areas, then the sections of the authority's own scorecards."""
    own = CollectedIndicator.objects.filter(authority=authority).exclude(section_title="")
    return {**dict(own.values_list("section", "section_title")), **declared_services()}


def shipped() -> list[Indicator]:
    return [each for each in load_catalogue((SHIPPED,)) if each.collected]


@dataclass(frozen=True)
class Version:
    """What stood there before, when and by whom."""

    at: datetime
    by: str
    shown: str
    state: str


def history_of(entry: Entry) -> list[Version]:
    """Newest first, the newest being what stands there now."""
    versions = entry.history.select_related("history_user").all()
    return [
        Version(
            each.history_date,
            each.history_user.name if each.history_user else "Sightline",
            shown(each.instance),
            each.state,
        )
        for each in versions
    ]


def doubts_of(entry: Entry) -> list[str]:
    wholes = {}
    if entry.indicator.counted_of:
        whole = CollectedIndicator.objects.filter(
            authority=entry.indicator.authority, key=entry.indicator.counted_of
        ).first()
        if whole:
            wholes = counts_by_day(list(whole.entries.filter(level=entry.level, unit=entry.unit)))
    return list(entry_doubts(entry, before(entry), wholes))


@dataclass(frozen=True)
class Cell:
    """One entry as the grid shows it; `entry` None where nothing is asked for that period."""

    entry: Entry | None
    shown: str = ""
    state: str = ""
    is_late: bool = False
    doubtful: bool = False


@dataclass(frozen=True)
class GridRow:
    """An indicator of one unit; `unit` is empty for the whole authority."""

    indicator: CollectedIndicator
    unit: str
    cells: tuple[Cell, ...]


def every_doubt(
    authority: str, access: Access | None = None
) -> list[tuple[CollectedIndicator, Entry | None, str]]:
    """Of everything, or of what the person may read."""
    indicators, found = _everything(authority, access)
    return all_doubts(indicators, found)


def _everything(
    authority: str, access: Access | None
) -> tuple[list[CollectedIndicator], dict[int, list[Entry]]]:
    indicators = list(CollectedIndicator.objects.filter(authority=authority))
    found: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries(authority):
        if access is None or may_read(access, entry):
            found[entry.indicator_id].append(entry)
    return indicators, found


@dataclass(frozen=True)
class GridSection:
    """A service area's indicators by the newest ends of their periods."""

    key: str
    title: str
    ends: tuple[date, ...]
    rows: tuple[GridRow, ...]


def grid(authority: str, today: date, access: Access | None = None) -> list[GridSection]:
    """Every indicator, in each service area it stands in, with what is known of each period."""
    indicators, found = _everything(authority, access)
    doubtful = {entry.pk for _, entry, _ in all_doubts(indicators, found) if entry}
    titles = services(authority)
    own_order = dict.fromkeys(area for each in indicators for area in each.service_areas)
    sections = []
    for key in [
        *(area for area in titles if area in own_order),
        *(own_order.keys() - titles.keys()),
    ]:
        here = [each for each in indicators if key in each.service_areas]
        every = {entry.last for each in here for entry in found[each.pk]}
        ends = tuple(sorted(every))[-_NEWEST_PERIODS:]
        rows = tuple(
            GridRow(each, unit, tuple(_cells(of_unit, ends, doubtful, today)))
            for each in here
            for unit, of_unit in _by_unit(found[each.pk])
        )
        title = titles.get(key, key.replace("_", " ").capitalize())
        sections.append(GridSection(key, title, ends, rows))
    return sections


def _by_unit(found: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """The authority first, then services, then teams; a row even while nothing is asked."""
    order = {Level.AUTHORITY: 0, Level.SERVICE: 1}
    units: dict[tuple[Level, str], list[Entry]] = defaultdict(list)
    for entry in found:
        units[entry.of].append(entry)
    ranked = sorted(units, key=lambda of: (order.get(of[0], 2), of[1]))
    return [(of[1], units[of]) for of in ranked] or [("", [])]


def _cells(
    found: Iterable[Entry], ends: Iterable[date], doubtful: Collection[int], today: date
) -> Iterable[Cell]:
    by_end = {entry.last: entry for entry in found}
    for end in ends:
        entry = by_end.get(end)
        if entry is None:
            yield Cell(None)
            continue
        late = entry.is_late(today)
        yield Cell(entry, _shown(entry), _state(entry, late=late), late, entry.pk in doubtful)


def _shown(entry: Entry) -> str:
    if entry.state in OPEN or not entry.status:
        return ""
    return printed(entry) or Status(entry.status).in_words


def _state(entry: Entry, *, late: bool) -> str:
    if late:
        return "late"
    if entry.state == EntryState.IN_FORCE:
        return "provisional" if entry.status == Status.PROVISIONAL else ""
    return str(entry.state)
