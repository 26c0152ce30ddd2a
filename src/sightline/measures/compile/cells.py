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

_NO_WORKER = "CAST(NULL AS STRING) AS unit_worker"
# Forms whose denominator, if any, is not made of rows.
_COUNTED_ALONE = {Form.COUNT, Form.SUM, Form.RATE}


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
        if form in _COUNTED_ALONE:
            kept = counted
        value = flags.value
        if value is None:
            return f"count(*){_filter(kept)}", f"count(*){_filter(counted)}"
        if form is Form.MEDIAN:
            median = self.asked.dialect.median(value, counted or "TRUE")
            return f"count({value}){_filter(counted)}", median
        if form in {Form.MEAN, Form.SUM}:
            return f"count({value}){_filter(counted)}", f"sum({value}){_filter(counted)}"
        return f"sum({value}){_filter(kept)}", f"sum({value}){_filter(counted)}"

    @property
    def _needed(self) -> str:
        """Rows that some measure keeps; the others need not be grouped."""
        found = []
        for measure in self.group.measures:
            flags = self.flagged.of(measure)
            alone = measure.calculation.form in _COUNTED_ALONE
            condition = _all(flags.of, flags.where) if alone else _all(flags.of)
            if not condition:
                return ""
            found.append(f"({condition})")
        # "WHERE (" would be read by Spark as an alias with a column list.
        return f"\nWHERE TRUE AND ({' OR '.join(dict.fromkeys(found))})"

    def _select(self, source: str, splits: tuple[str, ...], with_whole: bool = True) -> str:
        sets: list[tuple[str, ...]] = [(), ("unit_service",), ("unit_team",)] if with_whole else []
        for split in splits:
            sets += [(split,), ("unit_service", split), ("unit_team", split)]
        if any(m.calculation.form is Form.MEDIAN for m in self.group.measures):
            return self._in_one_step(source, splits, sets, with_whole)
        return self._in_two_steps(source, splits, sets, with_whole)

    def _in_one_step(
        self, source: str, splits: tuple[str, ...], sets: list[tuple[str, ...]], with_whole: bool
    ) -> str:
        """A median cannot be put together from the medians of parts."""
        all_sets = [*sets, ("unit_worker",)] if with_whole else sets
        worker = "unit_worker" if with_whole else _NO_WORKER
        values = [f"{sql} AS {name}" for sql, name in self._columns.items()]
        items = ["unit_service", "unit_team", worker, *splits, *values]
        last = self._grouped(items, f"{source}{self._needed}", all_sets)
        return with_stages(self.flagged.stages, last)

    def _in_two_steps(
        self, source: str, splits: tuple[str, ...], sets: list[tuple[str, ...]], with_whole: bool
    ) -> str:
        """Rows are grouped once by everything, and those few groups once per set."""
        finest = ("unit_service", "unit_team", *splits)
        worker = "unit_worker" if with_whole else _NO_WORKER
        values = [f"{sql} AS {name}" for sql, name in self._columns.items()]
        first = [finest, ("unit_worker",)] if with_whole else [finest]
        items = ["unit_service", "unit_team", worker, *splits, *values]
        step = self._grouped(items, f"{source}{self._needed}", first)
        sums = [f"sum({name}) AS {name}" for name in self._columns.values()]
        items = ["unit_service", "unit_team", _NO_WORKER, *splits, *sums]
        last = self._grouped(items, "FROM a WHERE unit_worker IS NULL", sets)
        if with_whole:
            plain = ["unit_service", "unit_team", "unit_worker", *splits, *self._columns.values()]
            listed = ", ".join(("authority", self.flagged.day, *plain))
            last += f"\nUNION ALL SELECT {listed} FROM a WHERE unit_worker IS NOT NULL"
        return with_stages([*self.flagged.stages, ("a", step)], last)

    def _grouped(self, items: list[str], source: str, sets: list[tuple[str, ...]]) -> str:
        """Each set is grouped by authority and day as well."""
        day = self.flagged.day
        listed = ", ".join(f"({', '.join(('authority', day, *names))})" for names in sets)
        columns = ", ".join(("authority", day, *items))
        return f"SELECT {columns}\n  {source}\n  GROUP BY GROUPING SETS ({listed})"


def _all(*flags: str | None) -> str:
    return " AND ".join(flag for flag in flags if flag)


def _filter(condition: str) -> str:
    return f" FILTER (WHERE {condition})" if condition else ""
