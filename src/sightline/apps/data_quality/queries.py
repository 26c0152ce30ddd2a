"""Data quality as pages, lists and mails need it: what is open, of whom, since when, how it moves.

What was accepted as right, or comes of a fault of the case system, is open for nobody.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count
from django.urls import reverse

from sightline.apps.children.queries import Reach, held_by_right, sort_out
from sightline.apps.data_quality.found import Found, Row, found
from sightline.apps.data_quality.models import Acceptance, Fault, FaultFinding, Strategy
from sightline.apps.data_quality.rules import FaultState
from sightline.apps.people.child_keys import child_key, child_of
from sightline.apps.people.reach import Access, Branch
from sightline.apps.people.rules import Right
from sightline.quality.check import Check, Severity
from sightline.quality.findings import Finding, Result
from sightline.vocabulary.words import Level

__all__ = ["Found", "found"]
_SEALED = "finding"
_SETTLED = [state.value for state in FaultState if state.is_settled]
_NEW = timedelta(days=7)


@dataclass(frozen=True)
class Decided:
    """What was decided about findings, by row. An acceptance stands while the row's mark does."""

    accepted: Mapping[tuple[str, str, str], Acceptance]
    faults: Mapping[Row, FaultFinding]

    def is_open(self, finding: Finding) -> bool:
        return self.acceptance(finding) is None and self.fault(finding) is None

    def acceptance(self, finding: Finding) -> Acceptance | None:
        return self.accepted.get((finding.check, finding.key, finding.mark))

    def fault(self, finding: Finding) -> FaultFinding | None:
        return self.faults.get((finding.check, finding.key))


def decided(authority: str) -> Decided:
    """Two queries, however many findings there are."""
    standing = Acceptance.objects.filter(authority=authority, undone_at__isnull=True)
    faults = FaultFinding.objects.filter(authority=authority).exclude(fault__state__in=_SETTLED)
    return Decided(
        {(a.check_id, a.row_key, a.mark): a for a in standing.select_related("by")},
        {(f.check_id, f.row_key): f for f in faults.select_related("fault", "by")},
    )


@dataclass(frozen=True)
class Line:
    """One check of one unit: what it looked at, and what of it is open."""

    check: Check
    result: Result
    open: int
    accepted: int
    at_fault: int
    new: int
    history: tuple[float | None, ...]

    @property
    def right_percent(self) -> float | None:
        if not self.result.ran or not self.result.looked_at:
            return None
        return 100 * (self.result.looked_at - self.open) / self.result.looked_at


def lines(
    known: Found, standing: Decided, level: Level = Level.AUTHORITY, unit: str = ""
) -> list[Line]:
    """The checks that ran and looked at something of the unit: gravest first, then the most."""
    findings = known.of_unit(level, unit)
    open_ones = Counter(each.check for each in findings if standing.is_open(each))
    accepted = Counter(each.check for each in findings if standing.acceptance(each))
    at_fault = Counter(each.check for each in findings if standing.fault(each))
    new = Counter(e.check for e in findings if standing.is_open(e) and _is_new(known, e))
    results = known.results(level, unit)
    found_lines = [
        Line(
            known.checks[name],
            result,
            open_ones[name],
            accepted[name],
            at_fault[name],
            new[name],
            tuple(past.right_percent for past in known.history(name, level, unit)),
        )
        for name, result in results.items()
        if name in known.checks and result.ran
    ]
    return sorted(found_lines, key=lambda line: (line.check.severity.rank, -line.open))


def could_not_run(known: Found) -> list[tuple[Check, str]]:
    """Checks that did not run, each with the reason: neither right nor wrong."""
    return [
        (known.checks[name], result.could_not_run)
        for name, result in known.results().items()
        if name in known.checks and not result.ran
    ]


def not_run_yet(known: Found) -> list[Check]:
    """Checks added since the findings were made."""
    return [check for check in known.checks if check.id not in known.results()]


@dataclass(frozen=True)
class UnitLine:
    """One unit and what is open there."""

    level: Level
    unit: str
    open: int
    grave: int
    new: int
    looked_at: int


def units_below(
    known: Found, standing: Decided, access: Access, level: Level, unit: str, check: str = ""
) -> list[UnitLine]:
    """Teams of the authority or a service, workers of a team: those the person may see."""
    below = Level.WORKER if level is Level.TEAM else Level.TEAM
    names = {
        Level.AUTHORITY: lambda: known.units(Level.TEAM),
        Level.SERVICE: lambda: known.teams_of_services.get(unit, ()),
        Level.TEAM: lambda: known.workers_of_teams.get(unit, ()),
        Level.WORKER: lambda: (),
    }[level]()
    found_units = [
        _unit_line(
            known, standing, below, name, check, of_team=unit if below is Level.WORKER else ""
        )
        for name in names
        if access.may_see_unit(below, name)
    ]
    return sorted(found_units, key=lambda line: (-line.open, line.unit))


def _unit_line(
    known: Found, standing: Decided, level: Level, unit: str, check: str, of_team: str
) -> UnitLine:
    """Of a worker in two teams, only what belongs to the team that is looked at."""
    mine = [
        each
        for each in known.of_unit(level, unit)
        if standing.is_open(each) and check in {"", each.check} and of_team in {"", each.team}
    ]
    grave = sum(known.checks[each.check].severity is Severity.CHILD for each in mine)
    results = known.results(level, unit)
    looked_at = results[check].looked_at if check in results else 0
    new = sum(_is_new(known, each) for each in mine)
    return UnitLine(level, unit, len(mine), grave, new, looked_at)


def _is_new(known: Found, finding: Finding) -> bool:
    return bool(known.earlier) and (finding.check, finding.key) not in known.before


def may_see(access: Access, level: Level, unit: str) -> bool:
    return access.may_see_unit(level, unit) or (
        level is Level.WORKER and unit in access.units(Right.WORK_LISTS).workers
    )


def own_unit(access: Access) -> tuple[Level, str]:
    """Where a person begins: the widest unit their worklists reach."""
    branch = access.units(Right.WORK_LISTS)
    if branch.everything or access.may_everywhere(Right.MANAGE_DATA_QUALITY):
        return Level.AUTHORITY, ""
    for level, names in (
        (Level.SERVICE, branch.services),
        (Level.TEAM, branch.teams),
        (Level.WORKER, branch.workers),
    ):
        if names:
            return level, min(names)
    return Level.AUTHORITY, ""


def units_of(known: Found, access: Access) -> list[tuple[Level, str]]:
    """What a person may choose from: authority, services, teams; their own workers where few."""
    branch = access.units(Right.WORK_LISTS)
    wide = [(Level.AUTHORITY, "")] if may_see(access, Level.AUTHORITY, "") else []
    services = [(Level.SERVICE, name) for name in known.units(Level.SERVICE)]
    teams = [(Level.TEAM, name) for name in known.units(Level.TEAM)]
    workers = [(Level.WORKER, name) for name in sorted(branch.workers)]
    return wide + [unit for unit in (*services, *teams, *workers) if may_see(access, *unit)]


@dataclass(frozen=True)
class Listed:
    """One finding as a list shows it. What is worked out is so for the rows on a page alone:
    keys of ten thousand rows take a second."""

    finding: Finding
    known: Found

    @property
    def check(self) -> Check:
        return self.known.checks[self.finding.check]

    @property
    def address(self) -> str:
        return reverse("data_quality:finding", args=[key_of(self.finding)])

    @property
    def child(self) -> str:
        """The child's opaque key, '' where it is about none."""
        return child_key(self.finding.child_id) if self.finding.child_id else ""

    @property
    def is_new(self) -> bool:
        return _is_new(self.known, self.finding)


@dataclass(frozen=True)
class List:
    """Findings within reach; `reach` says of how many children no more is shown."""

    rows: tuple[Listed, ...]
    reach: Reach
    children: frozenset[str]


def children_told_of(authority: str) -> set[str]:
    """Children of whom a decision is kept."""
    kept = (model.objects.filter(authority=authority) for model in (Acceptance, FaultFinding))
    return {child for each in kept for child in each.values_list("child_id", flat=True) if child}


def list_of(known: Found, standing: Decided, access: Access, findings: Iterable[Finding]) -> List:
    """The open ones of these findings that the person may see, gravest and oldest first."""
    open_ones = [each for each in findings if standing.is_open(each)]
    reach = sort_out(access, {each.child_id for each in open_ones if each.child_id})
    visible = [each for each in open_ones if is_within(access, reach, each)]
    visible.sort(key=lambda e: (known.checks[e.check].severity.rank, e.since, e.check, e.key))
    children = frozenset(each.child_id for each in visible if each.child_id)
    return List(tuple(listed_as(known, each) for each in visible), reach, children)


def to_take_away(access: Access, found: List) -> list[Listed]:
    """What the role that may take lists away reaches: no child lent or opened by break-glass."""
    own = held_by_right(access, Right.EXPORT_CHILDREN, found.children)
    branch = access.units(Right.EXPORT_CHILDREN)
    return [
        row
        for row in found.rows
        if (row.finding.child_id in own if row.finding.child_id else _in(branch, row.finding.team))
    ]


def _in(branch: Branch, team: str) -> bool:
    return branch.everything or team in branch.teams


def is_within(access: Access, reach: Reach, finding: Finding) -> bool:
    """A child's finding goes by the child; one about none by the team whose row it is."""
    if finding.child_id:
        return finding.child_id in reach.rights
    return access.may_see_children_of(Level.TEAM, finding.team)


def listed_as(known: Found, finding: Finding) -> Listed:
    return Listed(finding, known)


def key_of(finding: Finding) -> str:
    """An opaque key: a finding's own names a child of the case system."""
    return child_key("\n".join((_SEALED, finding.check, finding.key)))


def finding_of(known: Found, access: Access, key: str) -> Finding | None:
    """The finding of that key, if it is still found and within reach."""
    parts = (child_of(key) or "").split("\n")
    if len(parts) != 3 or parts[0] != _SEALED:
        return None
    finding = known.by_row.get((parts[1], parts[2]))
    if finding is None:
        return None
    reach = sort_out(access, [finding.child_id] if finding.child_id else [])
    return finding if is_within(access, reach, finding) else None


def faults(authority: str) -> list[Fault]:
    """Those that wait first, each with how many findings come of it."""
    order = {state.value: n for n, state in enumerate(FaultState)}
    listed = Fault.objects.filter(authority=authority).annotate(marked=Count("findings"))
    return sorted(listed.select_related("by"), key=lambda fault: order[fault.state])


def strategies(authority: str) -> list[Strategy]:
    """Every version, the newest first, with its briefings."""
    listed = Strategy.objects.filter(authority=authority).select_related("by")
    return list(listed.prefetch_related("briefings__by"))


@dataclass(frozen=True)
class Weekly:
    """One person's week: counts and a link, nothing about a child. For digests and notices."""

    level: Level
    unit: str
    open: int
    grave: int
    new: int
    link: str
    as_at: str

    @property
    def sentence(self) -> str:
        if not self.open:
            return "No record of yours needs correcting."
        records = "record needs" if self.open == 1 else "records need"
        grave = f", {self.grave} where a child may be out of sight" if self.grave else ""
        new = f"; {self.new} new this week" if self.new else ""
        return f"{self.open} {records} correcting{grave}{new}."


def weekly_for(access: Access) -> Weekly | None:
    """Counts for the widest unit a person's worklists reach; None where there is nothing to say."""
    known = found()
    if known is None or not access.may(Right.WORK_LISTS):
        return None
    level, unit = own_unit(access)
    standing = decided(known.authority)
    mine = [each for each in known.of_unit(level, unit) if standing.is_open(each)]
    since = known.as_at - _NEW
    return Weekly(
        level,
        unit,
        len(mine),
        sum(known.checks[each.check].severity is Severity.CHILD for each in mine),
        sum(each.since > since for each in mine) if known.earlier else 0,
        reverse("data_quality:list"),
        f"{known.as_at.day} {known.as_at:%B %Y}",
    )
