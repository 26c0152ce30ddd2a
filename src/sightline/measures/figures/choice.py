"""Which way of an indicator can be met on a day, and what status its figure then has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sightline.measures.figures.days import AskedDay, months_in
from sightline.measures.figures.holdings import Holdings
from sightline.measures.model.expression import ParentColumn, RelatedAggregate, RowColumn, walk
from sightline.measures.model.indicator import Calculation, Indicator, ViewKind
from sightline.vocabulary.periods import period_start
from sightline.vocabulary.record_tables import Records
from sightline.vocabulary.words import Basis, Status

TYPED_IN = "typed in by its owner"
_UNIMPORTANT = {"children"}


@dataclass(frozen=True)
class Chosen:
    """The way used (None: no figure), its status and the reason in words."""

    way: int | None
    status: Status
    reason: str
    label: str = ""
    annual: float = 1.0


class Chooser:
    """Chooses for one authority."""

    def __init__(self, records: Records, holdings: Holdings) -> None:
        self.records, self.holdings = records, holdings
        self._read: dict[tuple[str, int], tuple[list[str], bool]] = {}

    def choose(self, indicator: Indicator, basis: Basis, as_at: date) -> Chosen:
        """The first way that can be met; a short history is met, with its status."""
        if indicator.collected:
            return Chosen(None, Status.NOT_YET_AVAILABLE, TYPED_IN)
        why = ""
        for number, way in enumerate(indicator.ways):
            why = self._cannot(indicator, number, as_at)
            if not why:
                return self._met(indicator, number, way, basis, as_at)
        return Chosen(None, Status.NOT_YET_AVAILABLE, why)

    def _cannot(self, indicator: Indicator, number: int, as_at: date) -> str:
        """Why the way cannot be met on the day, or nothing."""
        way = indicator.ways[number]
        for need in way.needs:
            table, _, column = need.partition(".")
            if column and not self.holdings.is_filled(need):
                return f"{self.records[table].title}: no row says {column.replace('_', ' ')}"
            if not self.holdings.has(table):
                return f"{self.records[table].title}: not loaded"
            if not self.holdings.covers(table, as_at, as_at):
                return f"{self.records[table].title}: {self._where_it_ends(table, as_at)}"
        tables, observed = self._used(indicator.id, number, way)
        for table in tables:
            if not self.holdings.has(table):
                return f"{self.records[table].title}: not loaded"
        if observed and not self.holdings.was_observed(way.table, as_at):
            days = self.holdings.observation_days
            return f"{self.records[way.table].title}: not observed in the {days} days before"
        return ""

    def _used(self, indicator: str, number: int, way: Calculation) -> tuple[list[str], bool]:
        """The tables a way reads, and whether it reads observed columns of a stock."""
        known = self._read.get((indicator, number))
        if known is None:
            known = self._read[(indicator, number)] = self._reads(way)
        return known

    def _reads(self, way: Calculation) -> tuple[list[str], bool]:
        nodes = [node for expression in way.expressions for node in walk(expression)]
        tables = [way.table]
        tables += [node.table for node in nodes if isinstance(node, RelatedAggregate)]
        tables += [node.parent.table for node in nodes if isinstance(node, ParentColumn)]
        columns = self.records[way.table].columns
        named = {node.name for node in nodes if isinstance(node, RowColumn)}
        named |= {way.share_by} if way.share_by else set()
        is_stock = way.view.kind is ViewKind.OPEN
        observed = is_stock and any(n in columns and columns[n].observed for n in named)
        return [table for table in dict.fromkeys(tables) if table not in _UNIMPORTANT], observed

    def _met(
        self, indicator: Indicator, number: int, way: Calculation, basis: Basis, as_at: date
    ) -> Chosen:
        label = way.label
        if way.view.kind is ViewKind.OPEN:
            return self._stock(indicator, number, way, basis, as_at)
        annual = 12 / months_in(basis, as_at)
        factor = annual if annual > 1 and way.view.kind is ViewKind.ON else 1.0
        months = max(self._months(basis, as_at), indicator.needs_months or 0)
        if self._covered(way.table, basis, as_at, indicator.needs_months):
            return Chosen(number, Status.OK, "", label, factor)
        covered = self.holdings.months_covered(way.table, as_at, months)
        if covered == 0 and not self._any_covered(way.table, basis, as_at):
            reason = f"{self.records[way.table].title}: {self._where_it_ends(way.table, as_at)}"
            return Chosen(None, Status.NOT_YET_AVAILABLE, reason)
        # Records that stop before the day, as a yearly return's do, are said to; months are not.
        ends = self._where_it_ends(way.table, as_at)
        reason = f"{covered} of {months} months" if covered else ends
        return Chosen(number, Status.SHORT_HISTORY, reason, label, factor)

    def _stock(
        self, indicator: Indicator, number: int, way: Calculation, basis: Basis, as_at: date
    ) -> Chosen:
        """A stock needs its day; with a look-back (needs_months) the months before as well."""
        if not self.holdings.covers(way.table, as_at, as_at):
            reason = self._where_it_ends(way.table, as_at)
            return Chosen(number, Status.SHORT_HISTORY, reason, way.label)
        months = indicator.needs_months or 0
        covered = self.holdings.months_covered(way.table, as_at, months)
        if covered < months:
            reason = f"{covered} of {months} months"
            return Chosen(number, Status.SHORT_HISTORY, reason, way.label)
        return Chosen(number, Status.OK, "", way.label)

    def _covered(self, table: str, basis: Basis, as_at: date, months: int | None) -> bool:
        if not self.holdings.covers(table, period_start(as_at, basis), as_at):
            return False
        return not months or self.holdings.months_covered(table, as_at, months) >= months

    def _any_covered(self, table: str, basis: Basis, as_at: date) -> bool:
        last, first = self.holdings.last_covered(table), self.holdings.first_covered(table)
        if last is None or first is None:
            return False
        return last >= period_start(as_at, basis) and first <= as_at

    @staticmethod
    def _months(basis: Basis, as_at: date) -> int:
        return max(1, round(months_in(basis, as_at)))

    def _where_it_ends(self, table: str, as_at: date) -> str:
        last, first = self.holdings.last_covered(table), self.holdings.first_covered(table)
        if last is not None and last < as_at:
            return f"records end on {last.day} {last:%B %Y}"
        if first is not None and first > as_at:
            return f"records begin on {first.day} {first:%B %Y}"
        return "this day is not covered"


def all_chosen(
    choosers: Mapping[str, Chooser], indicators: Mapping[str, Indicator], days: list[AskedDay]
) -> Iterator[tuple[AskedDay, Indicator, Basis, Chosen]]:
    for day in days:
        for indicator in indicators.values():
            if indicator.divides is None:
                for basis in indicator.bases:
                    chosen = choosers[day.authority].choose(indicator, basis, day.as_at)
                    yield day, indicator, basis, chosen
