"""From checks to queries: one per record table and view, whose rows are looked at once.

The compiler's flags say of each row whether a check looks at it and whether it is wrong. A third
flag is a check's own: whether that could be known at all. What cannot be known never passes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sightline.measures.compile.asked import Asked
from sightline.measures.compile.cells import with_stages
from sightline.measures.compile.dimensions import NOT_RECORDED
from sightline.measures.compile.explained import fact_name, facts_of
from sightline.measures.compile.flags import FlaggedRows, Flags
from sightline.measures.compile.measures import Group, Measure, bind, grouped
from sightline.measures.model.expression import (
    Operation,
    RelatedAggregate,
    walk,
)
from sightline.measures.model.indicator import Calculation
from sightline.quality.check import Check, names_of
from sightline.quality.columns import Stretch
from sightline.store.built.needs import NEEDS
from sightline.vocabulary.record_tables import Records

JudgedDays = tuple[tuple[Stretch, ...], ...]
_JUDGED, _NOT_KNOWN = 0, 1
_HELD_NOW = """
SELECT f.*, TRUE AS every_row, {items}
FROM {stage} f{joins}
WHERE f.withdrawn_on IS NULL
"""
_HOLDERS = """
LEFT JOIN _holders h ON h.authority = f.authority AND h.child_id = f.child_id
  AND h.started_on <= f.as_at AND (h.last_on IS NULL OR h.last_on >= f.as_at)"""
_LATEST = """
LEFT JOIN {table} l ON l.authority = f.authority AND l.child_id = f.child_id"""
UNITS = ("service", "team", "worker")


@dataclass(frozen=True)
class CheckFlags:
    """The columns that hold a check's answers, as SQL; `facts`: column → name for people."""

    check: str
    kept: str
    wrong: str
    known: str
    facts: Mapping[str, str]


@dataclass(frozen=True)
class CheckQuery:
    """`rows` gives every row any of the checks looks at; keep it, then count and list from it."""

    table: str
    rows: str
    flags: tuple[CheckFlags, ...]

    def counts(self, kept: str) -> str:
        """Per unit: how many rows each check looked at, found wrong, could not judge."""
        items = []
        for n, flags in enumerate(self.flags):
            for name, condition in (
                ("l", f"{flags.kept} AND {flags.known}"),
                ("w", f"{flags.kept} AND {flags.known} AND {flags.wrong}"),
                ("u", f"{flags.kept} AND NOT {flags.known}"),
            ):
                items.append(f"count(*) FILTER (WHERE {condition}) AS {name}{n}")
        units = ", ".join(f"now_{unit}" for unit in UNITS)
        sets = "(), " + ", ".join(f"(now_{unit})" for unit in UNITS)
        return f"SELECT {units}, {', '.join(items)} FROM {kept} GROUP BY GROUPING SETS ({sets})"

    def wrong_rows(self, kept: str, flags: CheckFlags, named: tuple[str, ...]) -> str:
        """The rows found wrong, with the columns that name a row (quoted) from its own table."""
        items = [f"f.now_{unit} AS {unit}" for unit in UNITS]
        items += [f"f.{column} AS fact_{n}" for n, column in enumerate(flags.facts)]
        items += [f"t.{column} AS key_{n}" for n, column in enumerate(named)]
        return (
            f"SELECT f.row_id, f.row_date, {', '.join(items)} FROM {kept} f"
            f' JOIN "{self.table}" t ON t.row_id = f.row_id'
            f" WHERE f.{flags.kept} AND f.{flags.known} AND f.{flags.wrong}"
            " ORDER BY f.row_date, f.row_id"
        )


@dataclass(frozen=True)
class Ready:
    """A check that can run, with its settings where they do not change by day, and the days whose
    loads hold what it judges by (of other days it is not known)."""

    check: Check
    settings: Mapping[str, float | None]
    judged_days: JudgedDays


def check_queries(ready: Iterable[Ready], asked: Asked) -> list[CheckQuery]:
    """One query per record table and view."""
    by_name = {one.check.id: one for one in ready}
    measures = [m for one in by_name.values() for m in _measures(one.check, one.settings)]
    return [_query(group, by_name, asked) for group in grouped(measures, allow_short=False)]


def _measures(check: Check, settings: Mapping[str, float | None]) -> tuple[Measure, Measure]:
    judged = bind(check.measure, 0, check.measure.headline, settings, ())
    assert judged.calculation.where is not None  # a check without `wrong` is not read
    is_null = Operation("is_null", (judged.calculation.where,))
    calculation = replace(judged.calculation, where=is_null)
    return judged, replace(judged, way=_NOT_KNOWN, calculation=calculation)


def _query(group: Group, ready: Mapping[str, Ready], asked: Asked) -> CheckQuery:
    flagged = FlaggedRows(group, (), asked)
    in_pairs: dict[str, dict[int, Measure]] = {}
    for measure in group.measures:
        in_pairs.setdefault(measure.indicator, {})[measure.way] = measure
    named = facts_of(flagged)
    flags, items = [], []
    for n, (name, pair) in enumerate(in_pairs.items()):
        one, judged = ready[name], flagged.of(pair[_JUDGED])
        not_known = flagged.of(pair[_NOT_KNOWN]).where
        columns = {asked.dialect.name(column): label for column, label in named.items()}
        looked_at = _names(pair[_JUDGED].calculation)
        facts = {column: label for column, label in columns.items() if label in looked_at}
        wrong = f"f.{judged.where}"
        if one.check.alike:
            same = [column for column, label in columns.items() if label in one.check.alike]
            wrong += f" AND {_another_child(judged, same)}"
        items.append(f"({_within(one.judged_days)} AND NOT f.{not_known}) AS known_{n}")
        items.append(f"({wrong}) AS wrong_{n}")
        kept = judged.of or "every_row"
        flags.append(CheckFlags(name, kept, f"wrong_{n}", f"known_{n}", facts))
    units, joins = _held_now(asked.records, group.table)
    last = _HELD_NOW.format(items=", ".join([*units, *items]), stage=flagged.stage, joins=joins)
    return CheckQuery(group.table, with_stages(flagged.stages, last), tuple(flags))


def _another_child(judged: Flags, same: list[str]) -> str:
    """Whether another child's row, kept and met as this one, agrees in all of the columns."""
    met = " AND ".join(f"f.{flag}" for flag in (judged.of, judged.where) if flag)
    columns = ", ".join(f"f.{column}" for column in same)
    children = f"count(DISTINCT CASE WHEN {met} THEN f.child_id END)"
    return f"{children} OVER (PARTITION BY f.authority, {columns}) > 1"


def _within(days: JudgedDays) -> str:
    """Whether a row's day lies in the loads that hold every column it is judged by."""
    each = [
        " OR ".join(f"f.row_date BETWEEN DATE '{a}' AND DATE '{b}'" for a, b in stretches)
        for stretches in days
    ]
    return " AND ".join(f"({one})" for one in each) or "TRUE"


def _held_now(records: Records, table: str) -> tuple[list[str], str]:
    """Who can put the row right: who holds the child on the day of the check; else who has the
    child on the latest list the table is made of (care leavers); else whose the row is."""
    if not records[table].is_about_a_child:
        return [f"f.unit_{unit} AS now_{unit}" for unit in UNITS], ""
    latest = [other for other in NEEDS.get(table, ()) if records[other].key == ("child_id",)]
    joins = _HOLDERS + "".join(_LATEST.format(table=name) for name in latest[:1])
    own = {unit: f"f.unit_{unit}" for unit in UNITS}
    if latest:
        own = {unit: f"coalesce(l.{unit}, f.unit_{unit})" for unit in UNITS}
    now = {unit: f"coalesce(h.{unit}, '{NOT_RECORDED}')" for unit in UNITS}
    return [
        f"CASE WHEN h.child_id IS NULL THEN {own[unit]} ELSE {now[unit]} END AS now_{unit}"
        for unit in UNITS
    ], joins


def _names(way: Calculation) -> set[str]:
    """What is worth showing of a row: what the check reads of it, and the days of its view."""
    found = set(way.view.columns)
    for part in way.expressions:
        found |= names_of(part)
        found |= {fact_name(node) for node in walk(part) if isinstance(node, RelatedAggregate)}
    return found


def day_in(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
