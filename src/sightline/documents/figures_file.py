"""The figures of one snapshot, read from their file: one unit's at a time, and what there is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pyarrow.parquet as pq

from sightline.measures.figures.figures import FILE, QUERIES, Figure, Figures
from sightline.vocabulary.words import Level


@dataclass(frozen=True)
class FiguresFile:
    """The published figures of an authority; `snapshot` names what they were counted from."""

    file: Path
    authority: str
    snapshot: str

    @classmethod
    def published(cls, data: Path, authority: str) -> "FiguresFile | None":
        """None where nothing is published, or nothing was counted from it yet."""
        place = data / "authorities" / authority
        try:
            snapshot = (place / "published").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        file = place / "figures" / snapshot / FILE
        return cls(file, authority, snapshot) if file.is_file() else None

    @property
    def folder(self) -> Path:
        return self.file.parent

    @cached_property
    def _keys(self) -> dict[str, list[object]]:
        columns = ["level", "unit", "as_at", "live"]
        table = pq.read_table(self.file, columns=columns)
        distinct = table.group_by(columns).aggregate([])
        return {name: distinct.column(name).to_pylist() for name in columns}

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Days that figures were counted for, newest first; a live one is the extract day."""
        return tuple(sorted(set(map(_day, self._keys["as_at"])), reverse=True))

    @cached_property
    def live_day(self) -> date | None:
        pairs = zip(self._keys["as_at"], self._keys["live"], strict=True)
        return max((_day(day) for day, live in pairs if live), default=None)

    @property
    def data_as_at(self) -> date | None:
        return self.live_day or (self.days[0] if self.days else None)

    @cached_property
    def last_whole_day(self) -> date | None:
        """The newest day whose figures are of whole months."""
        pairs = zip(self._keys["as_at"], self._keys["live"], strict=True)
        return max((_day(day) for day, live in pairs if not live), default=None)

    def units(self, level: Level) -> tuple[str, ...]:
        pairs = zip(self._keys["level"], self._keys["unit"], strict=True)
        return tuple(sorted({str(unit) for at, unit in pairs if at == level.value and unit}))

    def figures(self, level: Level, unit: str = "") -> tuple[Figure, ...]:
        """Every figure of the unit without breakdown: all days and bases."""
        found = Figures.open(
            self.folder, authority=self.authority, level=level.value, unit=unit, breakdown=""
        )
        return tuple(found.rows())

    def parts(self, indicator: str, as_at: date, level: Level, unit: str) -> tuple[Figure, ...]:
        """The indicator's figures by every breakdown: of one day and unit, all bases."""
        found = Figures.open(
            self.folder,
            authority=self.authority,
            indicator=indicator,
            as_at=as_at,
            level=level.value,
            unit=unit,
        )
        return tuple(figure for figure in found.rows() if figure.breakdown)

    @cached_property
    def queries(self) -> Mapping[str, str]:
        """The compiled SQL by indicator; one query counts several that look at the same rows."""
        made = json.loads((self.folder / QUERIES).read_text(encoding="utf-8"))
        by_indicator: dict[str, list[str]] = {}
        for query in made.get("queries", []):
            for indicator in query["indicators"]:
                by_indicator.setdefault(indicator, []).append(query["sql"])
        return {name: ";\n\n".join(found) for name, found in by_indicator.items()}


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError("The figures file holds a day that is no date.")
    return value
