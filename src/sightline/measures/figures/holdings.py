"""What an authority holds: which record tables, which days they cover, when they were observed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sightline.store.built.gathered import GATHERED
from sightline.store.built.needs import NEEDS
from sightline.store.loads import Covered
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.months import months_after

Stretch = tuple[date, date]


@dataclass(frozen=True)
class Holdings:
    """`everything`: every table is held and wholly covered (worked examples). `filled` names the
    columns (as table.column) that ways need and that some row fills."""

    authority: str
    data_as_at: date
    coverage: Mapping[str, tuple[Covered, ...]] = field(default_factory=dict)
    observed_days: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    everything: bool = False
    observation_days: int = 100
    filled: frozenset[str] = frozenset()

    @classmethod
    def of(cls, snapshot: Snapshot, observation_days: int = 100) -> "Holdings":
        manifest = snapshot.manifest
        return cls(
            manifest.authority,
            manifest.data_as_at,
            manifest.coverage,
            manifest.observed_days,
            observation_days=observation_days,
        )

    def has(self, table: str) -> bool:
        return self.everything or bool(self._stretches(table))

    def is_filled(self, column: str) -> bool:
        return self.everything or column in self.filled

    def covers(self, table: str, first: date, last: date) -> bool:
        """Whether every day of first…last is covered."""
        if self.everything:
            return True
        return any(start <= first and last <= end for start, end in self._stretches(table))

    def last_covered(self, table: str) -> date | None:
        stretches = self._stretches(table)
        return stretches[-1][1] if stretches else None

    def first_covered(self, table: str) -> date | None:
        stretches = self._stretches(table)
        return stretches[0][0] if stretches else None

    def months_covered(self, table: str, last: date, months: int) -> int:
        """How many months that end on `last` are wholly covered, counted back without a gap."""
        count = 0
        while count < months and self.covers(table, months_before(last, count + 1), last):
            count += 1
        return count

    def was_observed(self, table: str, as_at: date) -> bool:
        if self.everything:
            return True
        oldest = as_at - timedelta(days=self.observation_days)
        return any(oldest <= day <= as_at for day in self.observed_days.get(table, ()))

    def _stretches(self, table: str) -> list[Stretch]:
        known = self._known()
        if table not in known:
            known[table] = merged(self._found(table, frozenset()))
        return known[table]

    def _known(self) -> dict[str, list[Stretch]]:
        return self.__dict__.setdefault("_merged", {})  # type: ignore[no-any-return]

    def _found(self, table: str, seen: frozenset[str]) -> list[Stretch]:
        """Stretches of the table itself, else of the tables it was made or gathered from."""
        if table in seen:
            return []
        if listed := self.coverage.get(table):
            days = timedelta(days=self.observation_days)
            return [
                (c.last, c.last + days) if c.point_in_time else (c.first, c.last) for c in listed
            ]
        sources = [other for other in NEEDS.get(table, ()) if other != "teams"]
        if table in GATHERED:
            sources.append(GATHERED[table].parent)
        return [stretch for other in sources for stretch in self._found(other, seen | {table})]


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches joined where they touch, in order."""
    found: list[Stretch] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + timedelta(days=1):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def months_before(last: date, months: int) -> date:
    """The first day of so many months ending on `last`."""
    after = last + timedelta(days=1)
    return months_after(after, -months)
