"""Which days the loads of an authority cover, per record table, and what is to be warned of."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise

from sightline.store.loads import Covered, LoadRecord, Source
from sightline.vocabulary.declared import declared_records

_DAY = timedelta(days=1)

# A built table covers what any of these cover; what is counted from it needs no more.
_BUILT_FROM: Mapping[str, tuple[str, ...]] = {
    "periods_of_care": ("cla_episodes", "children_in_care"),
    "placements": ("cla_episodes", "children_in_care"),
    "cla_statuses": ("cla_episodes", "children_in_care"),
    "cla_review_duties": ("cla_episodes", "children_in_care"),
    "cp_review_duties": ("cp_plans",),
    "adopter_families": ("adopters",),
    "care_leaver_positions": ("care_leavers",),
    "open_cases": ("cin_episodes",),
    "allocations": ("case_allocations", "cin_episodes", "cp_plans", "children_in_care"),
}


def merged(stretches: Iterable[Covered]) -> tuple[Covered, ...]:
    """Stretches of one table, joined where they overlap or touch; single days stay single days."""
    found: list[Covered] = []
    for next_one in sorted(set(stretches), key=lambda one: (one.point_in_time, one.first)):
        before = found[-1] if found else None
        if (
            before is not None
            and before.point_in_time == next_one.point_in_time is False
            and next_one.first <= before.last + _DAY
        ):
            last = max(before.last, next_one.last)
            found[-1] = Covered(before.table, before.first, last)
        else:
            found.append(next_one)
    return tuple(found)


def coverage(loads: Iterable[LoadRecord]) -> dict[str, tuple[Covered, ...]]:
    """The merged coverage of every record table that any load covers, built tables included."""
    stretches: dict[str, list[Covered]] = {}
    for load in loads:
        for one in load.covered:
            day = Covered(one.table, one.last, one.last, True) if one.point_in_time else one
            stretches.setdefault(one.table, []).append(day)
    for built, tables in _BUILT_FROM.items():
        found = [
            Covered(built, one.first, one.last, one.point_in_time)
            for table in tables
            for one in stretches.get(table, ())
        ]
        if found:
            stretches[built] = found
    return {table: merged(found) for table, found in sorted(stretches.items())}


def known(covered: Mapping[str, tuple[Covered, ...]]) -> dict[str, tuple[date, date]]:
    """For the tables the builders ask about: the latest unbroken stretch of days."""
    asked = ("cp_reviews", "cla_reviews", "cla_episodes")
    return {name: (covered[name][-1].first, covered[name][-1].last) for name in asked
            if covered.get(name)}  # fmt: skip


def data_as_at(loads: Iterable[LoadRecord]) -> date:
    """The day the records describe: of the monthly extracts if there are any, else the latest."""
    days = [(load.kind == Source.ANNEX_A, load.extract_on) for load in loads]
    monthly = [day for is_monthly, day in days if is_monthly]
    return max(monthly or [day for _, day in days])


def gaps(loads: Iterable[LoadRecord]) -> list[str]:
    """A sentence for each list whose successive extracts leave days that none of them covers."""
    titles = {table.name: table.title for table in declared_records()}
    stretches: dict[str, list[Covered]] = {}
    for load in loads:
        if load.kind == Source.ANNEX_A:
            for one in load.covered:
                if not one.point_in_time:
                    stretches.setdefault(one.table, []).append(one)
    sentences = []
    for table, found in stretches.items():
        joined = merged(found)
        for before, after in pairwise(joined):
            apart = f"{before.last:%d/%m/%Y} to {after.first:%d/%m/%Y}"
            sentences.append(
                f"Extracts more than six months apart: {titles.get(table, table)}, {apart}."
            )
    return sentences
