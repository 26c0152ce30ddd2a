"""What a query is asked for, beyond the measures: the engine's ways, the days, the rows."""

from dataclasses import dataclass, field
from datetime import date

from sightline.measures.compile.dialect import Dialect
from sightline.vocabulary.record_tables import Records


@dataclass(frozen=True)
class Asked:
    """`observed`: the tables whose observations are kept beside them (others use the row's own).

    `closures`: some authority has closures of its own, so calendars differ. `first_start` and
    `last_day` bound every view, so that engines can leave files and row groups unread. `child`
    asks for one child alone; `keep_excluded` also returns impossible and withdrawn rows.
    """

    dialect: Dialect
    records: Records
    observed: frozenset[str] = field(default_factory=frozenset)
    closures: bool = False
    observation_days: int = 100
    first_start: date | None = None
    first_day: date | None = None
    last_day: date | None = None
    child: str | None = None
    keep_excluded: bool = False
    units: tuple[str, ...] = ("service", "team", "worker")
