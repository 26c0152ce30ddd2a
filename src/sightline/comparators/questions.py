"""`Comparators`: what may be asked of the published statistics that were loaded."""

from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

import pyarrow as pa

from sightline.comparators import known
from sightline.comparators.answers import (
    Benchmark,
    NeighbourSet,
    PublishedValue,
    Series,
)
from sightline.comparators.averages import best_of, mean_of, median_of
from sightline.comparators.cells import COLUMNS, Cells, MeasureCells, notes_on
from sightline.comparators.edition import Edition, published_number, read_current
from sightline.comparators.grade_groups import grade_groups
from sightline.comparators.measures import Measure
from sightline.comparators.places import Place, places
from sightline.comparators.reference import (
    Judgements,
    Neighbours,
    Populations,
    attribution_of,
    measures_of,
    undescribed,
)
from sightline.judgement.quartile import Standing, cut_offs, standings
from sightline.vocabulary.words import Polarity


class Comparators:
    """One edition of the store, in memory and unchanging; open again to see a newer one."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition.number
        self.loads = edition.loads
        self._described = edition.tables["measures"]
        self.places: dict[str, Place] = places(edition.tables["areas"])
        self._cells = Cells(edition.tables["values"], self.places)
        self._neighbours = Neighbours(edition.tables["neighbours"], self.places)
        self._judgements = Judgements(edition.tables["judgements"])
        self._populations = Populations(edition.tables["population"])
        self._standings: dict[tuple[str, int, Polarity], dict[str, Standing]] = {}

    @classmethod
    def open(cls, data_folder: Path) -> "Comparators":
        """What was loaded into this data folder; without any load, an empty one."""
        return cls(read_current(data_folder, ("measure", *COLUMNS)))

    @staticmethod
    def newest_edition(data_folder: Path) -> int:
        """Compare with `edition` to know whether to open again."""
        return published_number(data_folder)

    @cached_property
    def _measures(self) -> dict[str, Measure]:
        described = measures_of(self._described)
        return {key: described.get(key) or undescribed(key) for key in self._cells.measures}

    def measures(self, topic: str = "", source: str = "") -> tuple[Measure, ...]:
        """Every measure with published cells, or those of one topic, of one source ("lait")."""
        wanted = topic.casefold()
        return tuple(
            measure
            for measure in self._measures.values()
            if (not wanted or wanted in (name.casefold() for name in measure.topics))
            and source in ("", measure.source)
        )

    def measure(self, key: str) -> Measure | None:
        """By its key; a key with a later release's column name finds the same measure."""
        if key not in self._measures and "." in key:
            dataset, column = key.split(".", 1)
            if dataset in known.datasets():
                renamed = known.datasets()[dataset].renamed
                key = f"{dataset}.{renamed.get(column.casefold(), column)}"
        return self._measures.get(key)

    def series(self, measure: str, area: str) -> Series | None:
        """All published years of an authority, a region or England; None for an unknown measure."""
        found = self.measure(measure)
        if found is None:
            return None
        cells = self._cells.of(found)
        values = tuple(cells.of_area(area))
        return Series(found, area, self._name(area), values, notes_on(area, cells))

    def population(self, authority: str, year: int) -> int | None:
        """Children aged 0 to 17 at mid-`year`. Rates for a year to March use the year before's."""
        return self._populations.of(authority, year)

    def populations(self) -> pa.Table:
        """area, year, aged_0_17, symbol, release: the table that rates are computed with."""
        return self._populations.table

    def neighbour_models(self) -> dict[int, date]:
        """The loaded models and the day from which each holds."""
        return dict(sorted(self._neighbours.starts.items()))

    def neighbours(
        self, authority: str, on: date, *, model: int | None = None
    ) -> NeighbourSet | None:
        """By the model that holds on the day, or by the one asked for; None if none is loaded."""
        if model is None:
            return self._neighbours.on(authority, on)
        return self._neighbours.of(model, authority) if model in self._neighbours.starts else None

    def benchmark(
        self, measure: str, authority: str, *, as_at: date, polarity: Polarity | None = None
    ) -> Benchmark | None:
        """The newest published year that had ended by `as_at`; None if there is none.

        `polarity` is the indicator's own, where it differs from the publisher's or there is none.
        """
        history = self._years(measure, as_at)[-1:]
        return self._benchmark(measure, authority, history[0], as_at, polarity) if history else None

    def history(
        self, measure: str, authority: str, *, as_at: date, polarity: Polarity | None = None
    ) -> tuple[Benchmark, ...]:
        """The benchmark of every published year, earliest first; the neighbours are as_at's."""
        return tuple(
            self._benchmark(measure, authority, year, as_at, polarity)
            for year in self._years(measure, as_at)
        )

    def _years(self, key: str, as_at: date) -> list[int]:
        measure = self.measure(key)
        if measure is None:
            return []
        years = self._cells.of(measure).years_with_values
        return [year for year in years if measure.last_day(year) <= as_at]

    def _benchmark(
        self, key: str, authority: str, year: int, as_at: date, polarity: Polarity | None
    ) -> Benchmark:
        measure = self._known(key)
        cells = self._cells.of(measure)
        better = polarity or measure.polarity
        chosen = self.neighbours(authority, as_at) or NeighbourSet(None, as_at, authority, ())
        around = [self._of(cells, code, year) for code in chosen.codes]
        numbers = cells.numbers_of_authorities(year)
        return Benchmark(
            measure=measure,
            polarity=better,
            authority=authority,
            as_at=as_at,
            year=year,
            year_label=cells.label(year),
            basis=measure.basis(year),
            own=self._of(cells, authority, year),
            england=self._of(cells, known.ENGLAND, year),
            region=self._region(cells, authority, year),
            neighbour_model=chosen.model,
            neighbours=tuple(around),
            neighbour_mean=mean_of(around),
            neighbour_median=median_of(around),
            best_neighbour=best_of(around, better),
            groups=grade_groups(
                self._judgements.on(as_at),
                [code for code in numbers if code != authority],
                chosen.codes,
                lambda code: self._of(cells, code, year),
            ),
            standing=self._standing(measure, year, numbers, authority, better),
            attribution=attribution_of(cells.sources(year)),
            notes=tuple(note for note in (*notes_on(authority, cells), chosen.note) if note),
            cut_offs=cut_offs(numbers) if measure.banded else None,
        )

    def _known(self, key: str) -> Measure:
        measure = self.measure(key)
        if measure is None:
            raise KeyError(key)
        return measure

    def _of(self, cells: MeasureCells, area: str, year: int) -> PublishedValue:
        found = cells.cell(year, area)
        if found is not None:
            return found
        label, why = cells.label(year), "not in the published file"
        return PublishedValue(area, self._name(area), year, label, None, "", why)

    def _region(self, cells: MeasureCells, authority: str, year: int) -> PublishedValue | None:
        place = self.places.get(authority)
        if place is None or not place.region:
            return None
        value = self._of(cells, place.region, year)
        wider = known.areas()[place.region].within
        return self._of(cells, wider, year) if value.value is None and wider else value

    def _standing(
        self, measure: Measure, year: int, numbers: dict[str, float | None], authority: str,
        polarity: Polarity,
    ) -> Standing:  # fmt: skip
        asked = (measure.key, year, polarity)
        if asked not in self._standings:
            self._standings[asked] = standings(numbers, polarity)
        known_values = sum(number is not None for number in numbers.values())
        absent = Standing(None, known_values, reason="No value was published.")
        standing = self._standings[asked].get(authority, absent)
        if standing.band and not measure.banded:
            return replace(standing, band="", reason="The publisher bands nobody on this measure.")
        return standing

    def _name(self, area: str) -> str:
        return self.places[area].name if area in self.places else area
