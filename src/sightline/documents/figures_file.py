"""The figures of one snapshot, read from their file: one unit's at a time, and what there is."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from sightline.measures.figures.figures import FILE, QUERIES, SCHEMA, WORDS, Figure, Figures
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
        found = cls.of_snapshot(data, authority, snapshot)
        return found if found.file.is_file() else None

    @classmethod
    def of_snapshot(cls, data: Path, authority: str, snapshot: str) -> "FiguresFile":
        """Where that snapshot's figures are, or were."""
        place = data / "authorities" / authority / "figures" / snapshot
        return cls(place / FILE, authority, snapshot)

    @property
    def folder(self) -> Path:
        return self.file.parent

    @cached_property
    def _undivided(self) -> Figures:
        """Every figure that is not split, in memory: one unit's are found there in milliseconds,
        where each look into the file takes a second. A million take some 70 MB."""
        table = pq.read_table(self.file, read_dictionary=WORDS, filters=[("breakdown", "=", "")])
        return Figures(table.unify_dictionaries().combine_chunks(), {})

    @cached_property
    def _keys(self) -> dict[str, list[object]]:
        columns = ["level", "unit", "as_at", "live"]
        table = pq.read_table(self.file, columns=columns, read_dictionary=["level", "unit"])
        # Each group of rows numbers its words by itself; only then do equal ones meet.
        distinct = table.unify_dictionaries().group_by(columns).aggregate([])
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

    @cached_property
    def _units(self) -> dict[str, tuple[str, ...]]:
        pairs = set(zip(self._keys["level"], self._keys["unit"], strict=True))
        found = {str(level): set[str]() for level, _ in pairs}
        for level, unit in pairs:
            found[str(level)] |= {str(unit)} if unit else set()
        return {level: tuple(sorted(units)) for level, units in found.items()}

    def units(self, level: Level) -> tuple[str, ...]:
        return self._units.get(level.value, ())

    def figures(self, level: Level, unit: str = "") -> tuple[Figure, ...]:
        """Every figure of the unit without breakdown: all days and bases."""
        found = self._undivided.rows(authority=self.authority, level=level.value, unit=unit)
        return tuple(found)

    def figures_of(self, level: Level, unit: str, indicators: Sequence[str]) -> tuple[Figure, ...]:
        """A few indicators' figures, read from the file and not kept: of an older snapshot."""
        wanted = [
            ("breakdown", "=", ""), ("level", "=", level.value), ("unit", "=", unit),
            ("indicator", "in", list(indicators)),
        ]  # fmt: skip
        if not indicators:
            return ()
        table = pq.read_table(self.file, read_dictionary=WORDS, filters=wanted)
        found = Figures(table.unify_dictionaries().combine_chunks(), {})
        return tuple(found.rows(authority=self.authority))

    def parts(self, indicator: str, as_at: date, level: Level, unit: str) -> tuple[Figure, ...]:
        """The indicator's figures by every breakdown: of one day and unit, all bases."""
        found = self._of_indicator(indicator).rows(
            authority=self.authority, indicator=indicator, as_at=as_at, level=level.value, unit=unit
        )
        return tuple(figure for figure in found if figure.breakdown)

    def _of_indicator(self, indicator: str) -> Figures:
        """The groups of rows it may be in; the file is written indicator by indicator."""
        column = SCHEMA.get_field_index("indicator")
        with pq.ParquetFile(self.file, read_dictionary=WORDS) as file:
            said = [file.metadata.row_group(n).column(column).statistics
                    for n in range(file.num_row_groups)]  # fmt: skip
            groups = [n for n, of in enumerate(said) if _may_hold(of, indicator)]
            return Figures(file.read_row_groups(groups, use_threads=False), {})

    @cached_property
    def queries(self) -> Mapping[str, str]:
        """The compiled SQL by indicator; one query counts several that look at the same rows."""
        made = json.loads((self.folder / QUERIES).read_text(encoding="utf-8"))
        by_indicator: dict[str, list[str]] = {}
        for query in made.get("queries", []):
            for indicator in query["indicators"]:
                by_indicator.setdefault(indicator, []).append(query["sql"])
        return {name: ";\n\n".join(found) for name, found in by_indicator.items()}


def _may_hold(said: Any, value: str) -> bool:
    """By the least and greatest value that the file says a group of rows has, if it says any."""
    return said is None or not said.has_min_max or said.min <= value <= said.max


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError("The figures file holds a day that is no date.")
    return value
