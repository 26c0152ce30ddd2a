"""The same query as a figure's, returning its rows instead of counting them."""

from dataclasses import dataclass

from sightline.measures.compile.asked import Asked
from sightline.measures.compile.cells import with_stages
from sightline.measures.compile.flags import FlaggedRows
from sightline.measures.compile.measures import Measure, grouped
from sightline.measures.compile.render import parent_column
from sightline.measures.model.expression import RelatedAggregate


@dataclass(frozen=True)
class RowQuery:
    """A query for rows. `facts`: column of the answer → what it is called for people."""

    sql: str
    facts: dict[str, str]


def row_query(
    measure: Measure, asked: Asked, unit: tuple[str, str] | None, split: tuple[str, str] | None
) -> RowQuery:
    """Rows in view of one measure, with what became of each.

    `unit` is (level, name) and `split` (breakdown, value); a share is not split here, since its
    denominator stays whole: the answer then holds the shared column among its facts.
    """
    (group,) = grouped([measure], allow_short=False)
    breakdowns = (split[0],) if split else ()
    flagged = FlaggedRows(group, breakdowns, asked)
    flags = flagged.of(measure)
    items = ["row_id", "unit_service", "unit_team", "unit_worker", "impossible", "withdrawn_on"]
    items.append(f"{flagged.all_kept(measure) or 'TRUE'} AS is_kept")
    items.append(f"{flags.of or 'TRUE'} AS is_latest")
    items.append(f"{flags.where or 'TRUE'} AS is_met")
    items.append(f"{flags.value or 'NULL'} AS value")
    facts = facts_of(flagged)
    items += [f"{asked.dialect.name(column)} AS fact_{n}" for n, column in enumerate(facts)]
    conditions = []
    if unit:
        conditions.append(f"unit_{unit[0]} = {asked.dialect.text(unit[1])}")
    if split:
        conditions.append(f"b0 = {asked.dialect.text(split[1])}")
    where = f"\nWHERE {' AND '.join(conditions)}" if conditions else ""
    last = f"SELECT {', '.join(items)}\nFROM {flagged.stage}{where}\nORDER BY row_date, row_id"
    named = {f"fact_{n}": name for n, name in enumerate(facts.values())}
    return RowQuery(with_stages(flagged.stages, last), named)


def facts_of(flagged: FlaggedRows) -> dict[str, str]:
    """Columns worth showing beside a row: its own, its parents', and what related rows gave."""
    found = {column: column for column in flagged.rows.columns}
    for column in flagged.rows.parent_columns:
        found[parent_column(column)] = f"{column.parent.name}.{column.name}"
    for n, aggregate in enumerate(flagged.related.columns):
        found[f"x_{n}"] = fact_name(aggregate)
    return found


def fact_name(aggregate: RelatedAggregate) -> str:
    column = f".{aggregate.column}" if aggregate.column else ""
    return f"{aggregate.function}({aggregate.table}{column})"
