"""Named numbers an authority may change: with a day from which, and a reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from sightline.measures.compile.render import setting_column
from sightline.measures.figures.days import AskedDay
from sightline.measures.model.expression import Setting
from sightline.measures.model.indicator import Indicator


@dataclass(frozen=True)
class SettingChange:
    """From `from_on` on, the authority reckons with `value`. The reason is for people to read."""

    authority: str
    indicator: str
    name: str
    value: float
    from_on: date
    reason: str


class Settings:
    """What each setting is on each day, for each authority."""

    def __init__(self, changes: Iterable[SettingChange] = ()) -> None:
        self.changes = sorted(changes, key=lambda change: change.from_on)

    def of(self, indicator: Indicator, authority: str) -> list[SettingChange]:
        return [
            change
            for change in self.changes
            if (change.indicator, change.authority) == (indicator.id, authority)
            and change.name in indicator.settings
        ]

    def on(self, indicator: Indicator, day: AskedDay) -> dict[str, float]:
        """The values in force: the latest change on or before the day, else the shipped value."""
        changed = {
            c.name: c.value for c in self.of(indicator, day.authority) if c.from_on <= day.as_at
        }
        return {**indicator.settings, **changed}

    def fixed(self, indicator: Indicator, days: Iterable[AskedDay]) -> dict[str, float | None]:
        """Each setting's one value over all days asked for; None where it changes among them."""
        if not any(change.indicator == indicator.id for change in self.changes):
            return dict(indicator.settings)
        found: dict[str, set[float]] = {name: set() for name in indicator.settings}
        for day in days:
            for name, value in self.on(indicator, day).items():
                found[name].add(value)
        return {name: values.pop() if len(values) == 1 else None for name, values in found.items()}

    def table(self, indicators: Mapping[str, Indicator], days: list[AskedDay]) -> pa.Table:
        """`_settings`: a column per setting that changes among the days."""
        columns: dict[str, pa.Array] = {
            "authority": pa.array([day.authority for day in days], pa.string()),
            "as_at": pa.array([day.as_at for day in days], pa.date32()),
        }
        for indicator in indicators.values():
            for name, value in self.fixed(indicator, days).items():
                if value is None:
                    column = setting_column(Setting(name, indicator.id))
                    numbers = [float(self.on(indicator, day)[name]) for day in days]
                    columns[column] = pa.array(numbers, pa.float64())
        return pa.table(columns)
