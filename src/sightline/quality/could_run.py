"""Whether a check can run: what is not held, not covered or in no load is said, not passed."""

from collections.abc import Iterable
from datetime import date

from sightline.measures.engines.engine import Engine
from sightline.measures.figures.holdings import Holdings
from sightline.measures.model.expression import RowColumn, walk
from sightline.measures.model.indicator import ViewKind
from sightline.quality.check import Check
from sightline.quality.columns import ColumnDays, Stretch
from sightline.vocabulary.record_tables import UNKNOWN, Records

_MONTHS_LOOKED_BACK = 12


def filled_columns(engine: Engine, checks: Iterable[Check], held: Iterable[str]) -> frozenset[str]:
    """Of the columns that checks need (table.column), those that some row fills."""
    wanted: dict[str, set[str]] = {}
    for check in checks:
        for need in check.needs:
            table, _, column = need.partition(".")
            if column:
                wanted.setdefault(table, set()).add(column)
    name, found = engine.dialect.name, set()
    for table in wanted.keys() & set(held):
        columns = sorted(wanted[table])
        items = ", ".join(
            f"max(CASE WHEN {name(c)} IS NOT NULL AND CAST({name(c)} AS STRING) <> '{UNKNOWN}'"
            f" THEN 1 ELSE 0 END) AS {name(c)}"
            for c in columns
        )
        (row,) = engine.run(f"SELECT {items} FROM {name(table)}").to_pylist()
        found |= {f"{table}.{column}" for column in columns if row[column]}
    return frozenset(found)


class Able:
    """Says of each check of one authority why it cannot run on the day, or nothing."""

    def __init__(
        self,
        records: Records,
        holdings: Holdings,
        filled: frozenset[str],
        columns: ColumnDays,
        as_at: date,
    ) -> None:
        self.records, self.holdings = records, holdings
        self.filled, self.columns, self.as_at = filled, columns, as_at

    def why_not(self, check: Check) -> str:
        tables = [check.table, *(need.partition(".")[0] for need in check.needs)]
        for table in dict.fromkeys(tables):
            if why := self._table(table):
                return why
        if self._reads_observed(check) and not self.holdings.was_observed(check.table, self.as_at):
            days = self.holdings.observation_days
            title = self.records[check.table].title
            return f"“{title}” were not in any extract of the {days} days before."
        return "" if self.holdings.everything else self._columns(check)

    def _columns(self, check: Check) -> str:
        for need in check.needs:
            table, _, column = need.partition(".")
            title, words = self.records[table].title, column.replace("_", " ")
            if not column or (need in self.filled and need not in self.columns):
                continue
            if need not in self.columns:
                return f"“{words}” of “{title}” is in no load."
            last = max(last for _, last in self.columns[need])
            is_stock = check.calculation.view.kind is ViewKind.OPEN
            if table == check.table and is_stock and last < self.as_at:
                return f"“{words}” of “{title}” was last in a load of {last.day} {last:%B %Y}."
        return ""

    def judged_days(self, check: Check) -> tuple[tuple[Stretch, ...], ...]:
        """Per column of its own table that a flow judges by, the days whose loads hold it."""
        if check.calculation.view.kind is not ViewKind.ON:
            return ()
        own = (need for need in check.needs if need.startswith(f"{check.table}."))
        return tuple(self.columns[need] for need in own if need in self.columns)

    def _table(self, table: str) -> str:
        holdings, title = self.holdings, self.records[table].title
        if table == "children":
            return ""
        if not holdings.has(table):
            return f"“{title}” are in no load."
        if holdings.covers(table, self.as_at, self.as_at):
            return ""
        last = holdings.last_covered(table)
        if last is not None and last < self.as_at:
            return f"The loads of “{title}” end on {last.day} {last:%B %Y}."
        return f"No load of “{title}” covers {self.as_at.day} {self.as_at:%B %Y}."

    def _reads_observed(self, check: Check) -> bool:
        way, columns = check.calculation, self.records[check.table].columns
        nodes = [node for expression in way.expressions for node in walk(expression)]
        named = {node.name for node in nodes if isinstance(node, RowColumn)}
        observed = any(name in columns and columns[name].observed for name in named)
        return observed and way.view.kind is ViewKind.OPEN

    def note(self, check: Check) -> str:
        """What is to be known of a check that ran, such as a short history."""
        if check.calculation.view.kind is ViewKind.OPEN or self.holdings.everything:
            return ""
        if not self.holdings.has(check.table):
            return ""
        covered = self.holdings.months_covered(check.table, self.as_at, _MONTHS_LOOKED_BACK)
        if covered >= _MONTHS_LOOKED_BACK:
            return ""
        return f"The loads cover {covered} of the {_MONTHS_LOOKED_BACK} months looked at."
