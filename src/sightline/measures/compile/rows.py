"""The first stages of a query: rows with their parents, pairs with the days asked for, units.

t   each row that may be in view, with the columns needed and its parents' columns beside
p   on the long road a row per (row, as_at) in view; on the short road a row per row, with the
    bucket it falls into. Values observed on extract days are those known on as_at.
"""

from sightline.measures.compile.asked import Asked
from sightline.measures.compile.dimensions import NOT_RECORDED, UNITS, breakdown_expression
from sightline.measures.compile.measures import Group
from sightline.measures.compile.render import parent_column, setting_column, start_column
from sightline.measures.model.expression import (
    Expression,
    Parent,
    ParentColumn,
    PeriodStart,
    RowColumn,
    Setting,
    walk,
)
from sightline.measures.model.indicator import ViewKind
from sightline.vocabulary.words import Basis

_OBSERVED_OF_OPEN = "o"


class RowStages:
    """Makes the stages `t` and `p` of one group."""

    def __init__(self, group: Group, breakdowns: tuple[str, ...], asked: Asked) -> None:
        self.group, self.asked = group, asked
        self.table = asked.records[group.table]
        self.view = group.measures[0].calculation.view
        self.breakdowns = {
            name: expression
            for name in breakdowns
            if (expression := breakdown_expression(asked.records, group.table, self.view, name))
        }
        self.nodes = self._nodes()
        self.name = asked.dialect.name

    def _nodes(self) -> tuple[Expression, ...]:
        found = [node for measure in self.group.measures for node in measure.nodes]
        for expression in self.breakdowns.values():
            found.extend(walk(expression))
        return tuple(found)

    @property
    def columns(self) -> list[str]:
        """The row's own columns that any expression, tie, view or unit needs."""
        needed: set[str | None] = {n.name for n in self.nodes if isinstance(n, RowColumn)}
        needed.update(*(measure.row_columns for measure in self.group.measures))
        needed.update(self.view.columns)
        for measure in self.group.measures:
            needed |= {measure.calculation.once_per, measure.calculation.share_by}
        needed |= {parent.own_column for parent in self._parents}
        needed.add("child_id" if self.table.is_about_a_child else "row_id")
        return sorted(column for column in needed if column and column != "row_id")

    @property
    def parent_columns(self) -> list[ParentColumn]:
        found = {node for node in self.nodes if isinstance(node, ParentColumn)}
        return sorted(found, key=parent_column)

    @property
    def _parents(self) -> list[Parent]:
        found = {column.parent for column in self.parent_columns}
        return sorted(found, key=lambda parent: parent.name)

    @property
    def observed_columns(self) -> list[str]:
        """Columns read as they were known on as_at: the observed ones, in a stock alone."""
        if self.view.kind is not ViewKind.OPEN:
            return []
        declared = self.table.columns
        return [name for name in self.columns if name in declared and declared[name].observed]

    @property
    def _has_observations(self) -> bool:
        return bool(self.observed_columns) and self.group.table in self.asked.observed

    @property
    def sql(self) -> list[tuple[str, str]]:
        """(name, query) of the stages in order."""
        return [("t", self._rows()), ("p", self._buckets() if self.group.short else self._pairs())]

    def _rows(self) -> str:
        name = self.name
        items = ["t.authority", "t.row_id"]
        items += [f"t.{name(column)}" for column in self.columns]
        items += [f"t.{name(unit)} AS own_{unit}" for unit in self._own_units]
        if self.observed_columns and not self._has_observations:
            items.append("t.observed_on AS values_of")
        for column in self.parent_columns:
            of = f"{name(column.parent.name)}.{name(column.name)}"
            items.append(f"{of} AS {name(parent_column(column))}")
        joins = [self._parent_join(parent) for parent in self._parents]
        if self.asked.keep_excluded:
            items += ["t.impossible", "t.withdrawn_on"]
        where = " AND ".join(self._conditions())
        source = f"{name(self.group.table)} t" + "".join(f"\n  {join}" for join in joins)
        return f"SELECT {', '.join(items)}\n  FROM {source}\n  WHERE {where}"

    @property
    def _own_units(self) -> list[str]:
        """The units the row itself may name, where no allocation says who held the child."""
        has = {
            "service": self.table.has_team,
            "team": self.table.has_team,
            "worker": "worker" in self.table.columns,
        }
        return [unit for unit in UNITS if has[unit]]

    def _parent_join(self, parent: Parent) -> str:
        name = self.name
        alias = name(parent.name)
        tie = f"{alias}.{name(parent.parent_column)} = t.{name(parent.own_column)}"
        return (
            f"LEFT JOIN {name(parent.table)} {alias} ON {alias}.authority = t.authority AND {tie}"
        )

    def _conditions(self) -> list[str]:
        start = f"t.{self.name(self.view.start)}"
        found = [f"{start} IS NOT NULL"]
        if not self.asked.keep_excluded:
            found += ["t.impossible IS NULL", "t.withdrawn_on IS NULL"]
        if self.asked.last_day:
            found.append(f"{start} <= DATE '{self.asked.last_day}'")
        if self.view.end is None and self.asked.first_start:
            found.append(f"{start} >= DATE '{self.asked.first_start}'")
        if self.view.end is not None and self.asked.first_start:
            end = f"t.{self.name(self.view.end)}"
            found.append(f"({end} IS NULL OR {end} >= DATE '{self.asked.first_start}')")
        if self.asked.child is not None and self.table.is_about_a_child:
            found.append(f"t.child_id = {self.asked.dialect.text(self.asked.child)}")
        return found

    def _buckets(self) -> str:
        """Two buckets per month: up to the day of the month of the extract day, and after it.

        So the same buckets make both the month-ends and the live figure.
        """
        day = f"t.{self.name(self.view.start)}"
        late = f"CASE WHEN day({day}) > d.live_day THEN 1 ELSE 0 END"
        bucket = f"(year({day}) * 12 + month({day}) - 1) * 2 + {late}"
        units, joins = self._units(day)
        items = ["t.*", f"{bucket} AS bucket", f"{day} AS row_date", *units]
        source = "t JOIN _live_days d ON d.authority = t.authority" + joins
        return f"SELECT {', '.join(items)}\n  FROM {source}"

    def _pairs(self) -> str:
        is_flow = self.view.kind is ViewKind.ON
        day = f"t.{self.name(self.view.start)}" if is_flow else "m.as_at"
        units, joins = self._units(day)
        observed = self.observed_columns
        kept = [column for column in self.columns if column not in observed]
        items = ["t.authority", "t.row_id", *(f"t.{self.name(column)}" for column in kept)]
        items += [f"{self._as_observed(column)} AS {self.name(column)}" for column in observed]
        items += [f"t.{self.name(parent_column(column))}" for column in self.parent_columns]
        items += ["m.as_at", f"t.{self.name(self.view.start)} AS row_date", *units]
        items += [f"m.{start_column(basis)}" for basis in self._bases]
        items += [f"s.{self.name(column)}" for column in self._open_settings]
        if self.asked.keep_excluded:
            items += ["t.impossible", "t.withdrawn_on"]
        source = f"t JOIN _as_ats m ON m.authority = t.authority AND {self._in_view()}"
        if self._has_observations:
            source += self._observed_join()
        if self._open_settings:
            source += "\n  LEFT JOIN _settings s ON s.authority = t.authority AND s.as_at = m.as_at"
        return f"SELECT {', '.join(items)}\n  FROM {source}{joins}"

    @property
    def _bases(self) -> list[Basis]:
        return sorted({n.basis for n in self.nodes if isinstance(n, PeriodStart) and n.basis})

    @property
    def _open_settings(self) -> list[str]:
        return sorted({setting_column(n) for n in self.nodes if isinstance(n, Setting)})

    def _in_view(self) -> str:
        start = f"t.{self.name(self.view.start)}"
        end = f"t.{self.name(self.view.end)}" if self.view.end else ""
        period = f"m.{start_column(self.group.basis)}" if self.group.basis else ""
        match self.view.kind:
            case ViewKind.OPEN:
                return f"{start} <= m.as_at AND ({end} IS NULL OR {end} > m.as_at)"
            case ViewKind.ON:
                return f"{start} BETWEEN {period} AND m.as_at"
            case ViewKind.DURING:
                return f"{start} <= m.as_at AND ({end} IS NULL OR {end} >= {period})"

    def _observed_join(self) -> str:
        o, days = _OBSERVED_OF_OPEN, self.asked.observation_days
        oldest = self.asked.dialect.days_after("m.as_at", f"(-{days})")
        return (
            f"\n  LEFT JOIN {self.name('_observed_' + self.group.table)} {o}"
            f" ON {o}.authority = t.authority AND {o}.row_id = t.row_id"
            f" AND {o}.observed_on <= m.as_at AND {o}.observed_on >= {oldest}"
            f" AND ({o}.next_on IS NULL OR {o}.next_on > m.as_at)"
        )

    def _as_observed(self, column: str) -> str:
        """The value known on as_at; without kept observations the row's own, if it is of then."""
        if self._has_observations:
            return f"{_OBSERVED_OF_OPEN}.{self.name(column)}"
        oldest = self.asked.dialect.days_after("m.as_at", f"(-{self.asked.observation_days})")
        known = f"t.values_of IS NULL OR t.values_of BETWEEN {oldest} AND m.as_at"
        return f"CASE WHEN {known} THEN t.{self.name(column)} END"

    def _units(self, day: str) -> tuple[list[str], str]:
        """Who held the child on the day, else the row's own team and worker."""
        held = self.table.is_about_a_child
        items = []
        for unit in UNITS:
            own = f"t.own_{unit}" if unit in self._own_units else "NULL"
            value = f"CASE WHEN h.child_id IS NULL THEN {own} ELSE h.{unit} END" if held else own
            items.append(f"coalesce({value}, '{NOT_RECORDED}') AS unit_{unit}")
        join = (
            "\n  LEFT JOIN _holders h ON h.authority = t.authority AND h.child_id = t.child_id"
            f" AND h.started_on <= {day} AND (h.last_on IS NULL OR h.last_on >= {day})"
        )
        return items, join if held else ""
