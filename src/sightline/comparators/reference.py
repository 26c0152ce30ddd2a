"""Small tables of the store, held in memory: measures, neighbours, judgements, populations."""

from collections import defaultdict
from datetime import date

import pyarrow as pa

from sightline.comparators import known
from sightline.comparators.answers import Neighbour, NeighbourSet
from sightline.comparators.measures import Measure
from sightline.comparators.merging import people
from sightline.comparators.places import Place
from sightline.comparators.sql import query, rows
from sightline.vocabulary.words import Polarity

_BEST_DESCRIBED = """
from measures qualify row_number() over (partition by key order by rank, load desc) = 1
order by key
"""
_NEWEST_OF_EACH_MODEL = """
select model, starts_on, authority, rank, neighbour, closeness from neighbours
qualify load = max(load) over (partition by model) order by model, authority, rank
"""
_NEWEST_LIST = """
select authority, "on", judgement_area, grade from judgements
qualify load = max(load) over () order by "on"
"""


def measures_of(table: pa.Table) -> dict[str, Measure]:
    return {row["key"]: _measure(row) for row in query(_BEST_DESCRIBED, measures=table).to_pylist()}


def _measure(row: dict[str, object]) -> Measure:
    told = {
        name: row[name]
        for name in Measure.__dataclass_fields__
        if name not in ("topics", "polarity")
    }
    topics = tuple(str(row["topics"] or "").split("; "))
    return Measure(topics=topics, polarity=Polarity(str(row["polarity"])), **told)  # type: ignore[arg-type]


def undescribed(key: str) -> Measure:
    """A measure that has values but stands in no dictionary yet."""
    return Measure(
        key, "lait", "lait", key, (), "", Polarity.NEITHER, None, "Unknown", banded=False
    )


class Neighbours:
    """Every loaded model, each with the day from which it holds."""

    def __init__(self, table: pa.Table, places: dict[str, Place]) -> None:
        self.starts: dict[int, date] = {}
        self._sets: dict[tuple[int, str], list[Neighbour]] = defaultdict(list)
        for model, starts_on, authority, rank, code, closeness in rows(
            _NEWEST_OF_EACH_MODEL, neighbours=table
        ):
            self.starts[model] = starts_on
            listed = self._sets[model, authority]
            if code:
                name = places[code].name if code in places else code
                listed.append(Neighbour(rank, code, name, closeness))

    def model_on(self, day: date) -> int | None:
        """The model that holds on the day; before the first loaded one, the first."""
        begun = [model for model, start in self.starts.items() if start <= day]
        if begun:
            return max(begun, key=lambda model: self.starts[model])
        return min(self.starts, key=lambda model: self.starts[model], default=None)

    def of(self, model: int, authority: str, note: str = "") -> NeighbourSet:
        neighbours = tuple(self._sets.get((model, authority), ()))
        if not neighbours:
            note = f"The {model} model gives this authority no neighbours."
        return NeighbourSet(model, self.starts[model], authority, neighbours, note)

    def on(self, authority: str, day: date) -> NeighbourSet | None:
        model = self.model_on(day)
        if model is None:
            return None
        early = self.starts[model] > day
        note = f"The model of {day.year} is not loaded; that of {model} is used." if early else ""
        return self.of(model, authority, note)


class Judgements:
    """The newest list of Ofsted judgements; each authority's latest one on a day counts."""

    def __init__(self, table: pa.Table) -> None:
        self._rows: list[tuple[str, date, str, str]] = rows(_NEWEST_LIST, judgements=table)

    def on(self, day: date) -> dict[str, dict[str, str]]:
        """judgement area → authority → grade."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for authority, given_on, area, grade in self._rows:
            if given_on <= day:
                found[area][authority] = grade
        return dict(found)


class Populations:
    """Children aged 0 to 17 at mid-year."""

    def __init__(self, table: pa.Table) -> None:
        self.table = people(table)
        self._by_place = {
            (area, year): number
            for area, year, number in rows("select area, year, aged_0_17 from p", p=self.table)
        }

    def of(self, area: str, year: int) -> int | None:
        return self._by_place.get((area, year))


def attribution_of(sources: set[str]) -> str:
    return " ".join(
        known.sources()[source].attribution for source in sorted(sources & set(known.sources()))
    )
