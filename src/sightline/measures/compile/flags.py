"""The stage `f`: for each row (and day) whether each measure keeps and counts it, and its value.

Measures that ask the same thing share a column. A condition that cannot be known is not met. The
stage `g` follows where a child's latest row alone counts.
"""

from dataclasses import dataclass

from sightline.measures.compile.asked import Asked
from sightline.measures.compile.joins import CalendarJoins
from sightline.measures.compile.measures import Group, Measure
from sightline.measures.compile.related import RelatedStages
from sightline.measures.compile.render import ROW, Renderer, parent_column
from sightline.measures.compile.rows import RowStages
from sightline.measures.model.expression import Expression
from sightline.vocabulary.record_tables import UNKNOWN

Stage = tuple[str, str]


@dataclass(frozen=True)
class Flags:
    """The columns in which a measure finds its answers; None means every row, or no value."""

    of: str | None
    where: str | None
    value: str | None


class FlaggedRows:
    """All stages of a group up to its flagged rows; `stage` names the last one."""

    def __init__(self, group: Group, breakdowns: tuple[str, ...], asked: Asked) -> None:
        self.group, self.asked = group, asked
        self.rows = RowStages(group, breakdowns, asked)
        aggregates = [aggregate for m in group.measures for aggregate in m.aggregates]
        kind = self.rows.view.kind
        self.related = RelatedStages(aggregates, kind, group.short, asked)
        self.joins = CalendarJoins("k", f"{ROW}.authority" if asked.closures else None)
        self.renderer = Renderer(asked.dialect, self.joins, self.related.columns)
        self._columns: dict[str, str] = {}
        self.flags = {id(measure): self._flags(measure) for measure in group.measures}
        self.breakdowns = {name: f"b{n}" for n, name in enumerate(self.rows.breakdowns)}
        self._splits = [self._text(value) for value in self.rows.breakdowns.values()]
        self._once = self._once_columns()

    def of(self, measure: Measure) -> Flags:
        return self.flags[id(measure)]

    def all_kept(self, measure: Measure) -> str | None:
        """The column that says a row was kept by `of`, before the latest of a child was chosen."""
        of = self.of(measure).of
        old = self._once[of][0] if of in self._once else of
        return None if old == "every" else old

    @property
    def day(self) -> str:
        """The column that says which day (or bucket) a flagged row is for."""
        return "bucket" if self.group.short else "as_at"

    @property
    def stage(self) -> str:
        return "g" if self._once else "f"

    @property
    def stages(self) -> list[Stage]:
        found = [*self.rows.sql, *self.related.sql, ("f", self._flagged())]
        return [*found, ("g", self._latest_alone())] if self._once else found

    def _flags(self, measure: Measure) -> Flags:
        calculation = measure.calculation
        of = self._condition(calculation.of)
        if calculation.once_per:
            of = f"{of or 'every'}__once_per_{calculation.once_per}"
        where = self._condition(calculation.where)
        value = self._column(self.renderer.sql(calculation.value)) if calculation.value else None
        return Flags(of, where, value)

    def _condition(self, expression: Expression | None) -> str | None:
        if expression is None:
            return None
        return self._column(f"coalesce({self.renderer.sql(expression)}, FALSE)")

    def _column(self, sql: str) -> str:
        return self._columns.setdefault(sql, f"c{len(self._columns)}")

    def _text(self, expression: Expression) -> str:
        return f"coalesce(CAST({self.renderer.sql(expression)} AS STRING), '{UNKNOWN}')"

    def _flagged(self) -> str:
        name = self.asked.dialect.name
        items = [f"{ROW}.authority", f"{ROW}.row_id", f"{ROW}.{self.day}", f"{ROW}.row_date"]
        items += [f"{ROW}.unit_{unit}" for unit in ("service", "team", "worker")]
        items += [f"{sql} AS {column}" for sql, column in self._columns.items()]
        items += [f"{sql} AS b{n}" for n, sql in enumerate(self._splits)]
        kept = {m.calculation.once_per for m in self.group.measures}
        kept |= {m.calculation.share_by for m in self.group.measures}
        if self.asked.keep_excluded:
            kept |= {"impossible", "withdrawn_on", *self.rows.columns}
            kept |= {parent_column(column) for column in self.rows.parent_columns}
            items += [f"{sql} AS x_{n}" for n, sql in enumerate(self.related.columns.values())]
        items += [f"{ROW}.{name(column)}" for column in sorted(filter(None, kept))]
        return f"SELECT {', '.join(items)}\n  FROM p {ROW}{self.related.joins}{self.joins.sql}"

    def _once_columns(self) -> dict[str, tuple[str, str]]:
        """New flag → (the flag it is made of, the column of which one row counts)."""
        found = {}
        for measure in self.group.measures:
            once, of = measure.calculation.once_per, self.of(measure).of
            if once and of:
                found[of] = (of.partition("__once_per_")[0], once)
        return found

    def _latest_alone(self) -> str:
        items = ["f.*"]
        for new, (old, once) in self._once.items():
            kept = "TRUE" if old == "every" else f"f.{old}"
            if self.asked.keep_excluded:
                kept = f"({kept} AND f.impossible IS NULL AND f.withdrawn_on IS NULL)"
            column = self.asked.dialect.name(once)
            order = (
                f"row_number() OVER (PARTITION BY f.authority, f.{column}, f.{self.day}, {kept}"
                " ORDER BY f.row_date DESC, f.row_id DESC)"
            )
            items.append(f"({kept} AND {order} = 1) AS {new}")
        return f"SELECT {', '.join(items)}\n  FROM f"
