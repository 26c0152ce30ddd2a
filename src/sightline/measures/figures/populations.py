"""The population a rate is divided by: the mid-year estimate of the right year."""

from collections.abc import Iterable, Mapping
from datetime import date

import pyarrow as pa

from sightline.measures.figures.days import AskedDay


def estimate_year(as_at: date) -> int:
    """The calendar year before the 31 March that ends the year as_at lies in."""
    return as_at.year if as_at.month >= 4 else as_at.year - 1


class Populations:
    """Estimates by authority, year and name; later tables win over earlier ones."""

    def __init__(self, tables: Iterable[pa.Table] = ()) -> None:
        self.years: dict[tuple[str, str], dict[int, float]] = {}
        for table in tables:
            for row in table.to_pylist():
                self._add(row)

    def _add(self, row: Mapping[str, object]) -> None:
        authority, year = str(row["authority"]), int(str(row["year"]))
        for name, value in row.items():
            if isinstance(value, (int, float)) and name not in {"year", "row_id"}:
                self.years.setdefault((authority, name), {})[year] = float(value)

    def of(self, day: AskedDay, name: str) -> float | None:
        """The estimate of the year, or the latest before it; None where there is none."""
        years = self.years.get((day.authority, name), {})
        known = [year for year in years if year <= estimate_year(day.as_at)]
        return years[max(known)] if known else None
