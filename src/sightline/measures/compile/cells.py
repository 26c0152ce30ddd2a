"""The last stage: FILTERed aggregates over GROUPING SETS, one cell per day, unit and split.

A cell's `d…` is what the measure divides by (rows kept, or their values), its `n…` what it counts.
Units and splits are never null in the rows, so a null in a cell means "not split by this".
"""

from dataclasses import dataclass

from sightline.measures.compile.asked import Asked
from sightline.measures.compile.flags import FlaggedRows, Stage
from sightline.measures.compile.measures import Group, Measure
from sightline.measures.model.indicator import Form
from sightline.vocabulary.record_tables import UNKNOWN, ColumnType

UNIT_SETS: tuple[tuple[str, ...], ...] = (("unit_service",), ("unit_team",), ("unit_worker",))


@dataclass(frozen=True)
class CellQuery:
    """A query for cells; `parts` names the columns of each measure, `splits` of each breakdown.

    `share_of` is the column a numerator is split by, where the query is for that alone.
    """

    sql: str
    day: str
    group: Group
    parts: tuple[tuple[Measure, str, str], ...]
    splits: tuple[tuple[str, str], ...]
    share_of: str | None = None


def cell_queries(group: Group, breakdowns: tuple[str, ...], asked: Asked) -> list[CellQuery]:
    """The group's query, and one more for each column a numerator is shared by."""
    found = [_Cells(group, breakdowns, asked).query()]
    shared = {m.calculation.share_by for m in group.measures} - {None}
    for column in sorted(filter(None, shared)):
        members = tuple(m for m in group.measures if m.calculation.share_by == column)
        narrowed = Group(group.table, group.short, group.basis, members)
        found.append(_Cells(narrowed, (), asked).shares(column))
    return found


def with_stages(stages: list[Stage], last: str) -> str:
    named = ",\n".join(f"{name} AS (\n  {sql})" for name, sql in stages)
    return f"WITH {named}\n{last}"


class _Cells:
    """Builds the cell queries of one group."""

    def __init__(self, group: Group, breakdowns: tuple[str, ...], asked: Asked) -> None:
        self.group, self.asked = group, asked
        self.flagged = FlaggedRows(group, breakdowns, asked)
        self._columns: dict[str, str] = {}

    def query(self) -> CellQuery:
        parts = []
        for measure in self.group.measures:
            denominator, numerator = self._aggregates(measure)
            parts.append((measure, self._column(denominator), self._column(numerator)))
        splits = tuple(self.flagged.breakdowns.items())
        sql = self._select(f"FROM {self.flagged.stage}", tuple(column for _, column in splits))
        return CellQuery(sql, self.flagged.day, self.group, tuple(parts), splits)

    def shares(self, column: str) -> CellQuery:
        parts = []
        for measure in self.group.measures:
            _, numerator = self._aggregates(measure)
            name = self._column(numerator)
            parts.append((measure, name, name))
        sql = self._select(f"FROM ({self._members(column)}) f", ("b0",), with_whole=False)
        splits = ((column, "b0"),)
        return CellQuery(sql, self.flagged.day, self.group, tuple(parts), splits, column)

    def _members(self, column: str) -> str:
        """Rows once per member of the list column, or once with the code column's value."""
        name = self.asked.dialect.name(column)
        declared = self.flagged.rows.table.type_of(column)
        if declared is ColumnType.CODES:
            value = self.asked.dialect.members(name)
        else:
            value = f"coalesce(CAST({name} AS STRING), '{UNKNOWN}')"
        return f"SELECT *, {value} AS b0 FROM {self.flagged.stage}"

    def _column(self, sql: str) -> str:
        return self._columns.setdefault(sql, f"v{len(self._columns)}")

    def _aggregates(self, measure: Measure) -> tuple[str, str]:
        """What the measure divides by, and what it counts, as SQL."""
        flags, form = self.flagged.of(measure), measure.calculation.form
        kept, counted = _all(flags.of), _all(flags.of, flags.where)
        value = flags.value
        if value is None:
            return f"count(*){_filter(kept)}", f"count(*){_filter(counted)}"
        if form is Form.MEDIAN:
            median = self.asked.dialect.median(value, counted or "TRUE")
            return f"count({value}){_filter(counted)}", median
        if form is Form.MEAN:
            return f"count({value}){_filter(counted)}", f"sum({value}){_filter(counted)}"
        if form is Form.SUM:
            return f"count({value}){_filter(kept)}", f"sum({value}){_filter(counted)}"
        return f"sum({value}){_filter(kept)}", f"sum({value}){_filter(counted)}"

    def _select(self, source: str, splits: tuple[str, ...], with_whole: bool = True) -> str:
        day = self.flagged.day
        worker = "unit_worker" if with_whole else "CAST(NULL AS STRING) AS unit_worker"
        dimensions = ["unit_service", "unit_team", worker, *splits]
        values = [f"{sql} AS {name}" for sql, name in self._columns.items()]
        sets: list[tuple[str, ...]] = [(), *UNIT_SETS] if with_whole else []
        for split in splits:
            sets += [(split,), ("unit_service", split), ("unit_team", split)]
        listed = ", ".join(f"({', '.join(('authority', day, *names))})" for names in sets)
        last = (
            f"SELECT authority, {day}, {', '.join(dimensions)}, {', '.join(values)}\n"
            f"{source}\nGROUP BY GROUPING SETS ({listed})"
        )
        return with_stages(self.flagged.stages, last)


def _all(*flags: str | None) -> str:
    return " AND ".join(flag for flag in flags if flag)


def _filter(condition: str) -> str:
    return f" FILTER (WHERE {condition})" if condition else ""
