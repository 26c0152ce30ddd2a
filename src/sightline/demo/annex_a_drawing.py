"""What every Annex A list is drawn with: the history, the day, and the columns they share."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sightline.demo import codes_written as written
from sightline.demo.children import Child
from sightline.demo.events import History
from sightline.demo.workforce import Workforce
from sightline.demo.world import Holder
from sightline.vocabulary.months import months_after

Cell = str | int | date | None
Row = list[Cell]


def past(day: date | None, as_at: date) -> date | None:
    """The day if it had come by the extract day, else nothing."""
    return day if day and day <= as_at else None


def last(days: list[date], as_at: date) -> date | None:
    return max((day for day in days if day <= as_at), default=None)


@dataclass(frozen=True)
class Drawing:
    """Lists 1–5 look back six months, 10 and 11 twelve."""

    history: History
    workforce: Workforce
    as_at: date

    @property
    def since(self) -> date:
        return months_after(self.as_at, -6)

    def in_window(self, day: date | None) -> bool:
        return day is not None and self.since <= day <= self.as_at

    def person(self, child: Child) -> Row:
        return [
            child.child_id,
            written.sex(child.sex),
            written.ethnicity(child.ethnicity),
            child.born_on,
            child.age(self.as_at),
        ]

    def held_by(self, holder: Holder, opened: date) -> Row:
        """Team and worker; nobody yet in the first two days of a case."""
        fresh = (self.as_at - opened).days < 2
        return [holder.team, "" if fresh else self.workforce.worker(holder, self.as_at)]

    def earlier(self, rows: Iterable[object], day_of: Callable[..., date]) -> Counter[str]:
        """Per child: how many came in the 12 months before the child's latest one."""
        days: defaultdict[str, list[date]] = defaultdict(list)
        for row in rows:
            if day_of(row) <= self.as_at:
                days[row.child.child_id].append(day_of(row))  # type: ignore[attr-defined]
        found: Counter[str] = Counter()
        for child_id, all_days in days.items():
            latest = max(all_days)
            year = months_after(latest, -12)
            found[child_id] = sum(year <= day < latest for day in all_days)
        return found
