"""Related rows: one join and one GROUP BY per related table, carrying all its aggregates."""

from collections.abc import Iterable

from sightline.measures.compile.asked import Asked
from sightline.measures.compile.joins import CalendarJoins
from sightline.measures.compile.render import RELATED, ROW, Renderer
from sightline.measures.model.expression import RelatedAggregate, Tie
from sightline.measures.model.indicator import ViewKind

_NEVER_NULL = {"count_of", "different_of", "sum_of"}


class RelatedStages:
    """The stages x0, x1 … of a group, and where each aggregate stands afterwards."""

    def __init__(
        self, aggregates: Iterable[RelatedAggregate], kind: ViewKind, short: bool, asked: Asked
    ) -> None:
        self.kind, self.asked = kind, asked
        self.keys = ("row_id",) if short else ("row_id", "as_at")
        self.by_table: dict[tuple[str, Tie], list[RelatedAggregate]] = {}
        for aggregate in dict.fromkeys(aggregates):
            self.by_table.setdefault((aggregate.table, aggregate.tie), []).append(aggregate)

    @property
    def columns(self) -> dict[RelatedAggregate, str]:
        """The SQL of each aggregate once the stages were joined to the rows."""
        found = {}
        for number, aggregates in enumerate(self.by_table.values()):
            for n, aggregate in enumerate(aggregates):
                column = f"x{number}.a{n}"
                is_number = aggregate.function in _NEVER_NULL
                found[aggregate] = f"coalesce({column}, 0)" if is_number else column
        return found

    @property
    def sql(self) -> list[tuple[str, str]]:
        return [
            (f"x{number}", self._stage(table, tie, aggregates))
            for number, ((table, tie), aggregates) in enumerate(self.by_table.items())
        ]

    @property
    def joins(self) -> str:
        return "".join(
            f"\n  LEFT JOIN x{number} ON "
            + " AND ".join(f"x{number}.{key} = {ROW}.{key}" for key in self.keys)
            for number in range(len(self.by_table))
        )

    def _stage(self, table: str, tie: Tie, aggregates: list[RelatedAggregate]) -> str:
        name, authority = self.asked.dialect.name, f"{ROW}.authority"
        joins = CalendarJoins("k", authority if self.asked.closures else None)
        renderer = Renderer(self.asked.dialect, joins)
        conditions = [
            renderer.sql(aggregate.condition) if aggregate.condition else None
            for aggregate in aggregates
        ]
        items = [f"{ROW}.{key}" for key in self.keys]
        for n, (aggregate, condition) in enumerate(zip(aggregates, conditions, strict=True)):
            kept = f" FILTER (WHERE {condition})" if condition else ""
            items.append(f"{self._aggregate(aggregate)}{kept} AS a{n}")
        where = self._seen(table)
        if None not in conditions:
            where.append("(" + " OR ".join(dict.fromkeys(filter(None, conditions))) + ")")
        theirs, own = f"{RELATED}.{name(tie.theirs)}", f"{ROW}.{name(tie.own)}"
        return (
            f"SELECT {', '.join(items)}\n  FROM p {ROW}\n  JOIN {name(table)} {RELATED}"
            f" ON {RELATED}.authority = {authority} AND {theirs} = {own}{joins.sql}"
            f"\n  WHERE {' AND '.join(where)}\n  GROUP BY "
            + ", ".join(f"{ROW}.{key}" for key in self.keys)
        )

    def _seen(self, table: str) -> list[str]:
        """Rows that count; of a stock only those that had happened by as_at."""
        seen = [f"{RELATED}.impossible IS NULL", f"{RELATED}.withdrawn_on IS NULL"]
        happens = self.asked.records[table].happens_on
        if self.kind is ViewKind.OPEN and happens:
            seen.append(f"{RELATED}.{self.asked.dialect.name(happens)} <= {ROW}.as_at")
        return seen

    def _aggregate(self, aggregate: RelatedAggregate) -> str:
        column = f"{RELATED}.{self.asked.dialect.name(aggregate.column or '')}"
        return {
            "count_of": "count(*)",
            "different_of": f"count(DISTINCT {column})",
            "sum_of": f"sum({column})",
            "first_of": f"min({column})",
            "latest_of": f"max({column})",
        }[aggregate.function]
