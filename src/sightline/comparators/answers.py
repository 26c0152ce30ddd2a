"""What is answered: published values with year, source and gaps; averages with their method."""

from dataclasses import dataclass
from datetime import date

from sightline.comparators.measures import Measure
from sightline.judgement.quartile import CutOffs, Standing
from sightline.vocabulary.words import Polarity


@dataclass(frozen=True)
class PublishedValue:
    """One area's value of one year. Without a value, `symbol` is the publisher's and `why` says it.

    `derived`: worked out from published counts because the release leaves it out.
    """

    area: str
    name: str
    year: int
    year_label: str
    value: float | None
    symbol: str = ""
    why: str = ""
    source: str = ""
    dataset: str = ""
    release: str = ""
    derived: bool = False


@dataclass(frozen=True)
class Series:
    """An area's years, earliest first, of one measure."""

    measure: Measure
    area: str
    name: str
    values: tuple[PublishedValue, ...]
    notes: tuple[str, ...] = ()

    def of(self, year: int) -> PublishedValue | None:
        return next((value for value in self.values if value.year == year), None)


@dataclass(frozen=True)
class Neighbour:
    """A statistical neighbour: rank 1 is the closest; `closeness` is the model's word for it."""

    rank: int
    code: str
    name: str
    closeness: str


@dataclass(frozen=True)
class NeighbourSet:
    """The neighbours of one authority under one model (None: no model is loaded).

    `note` says why there are none, or why another model was used.
    """

    model: int | None
    starts_on: date
    authority: str
    neighbours: tuple[Neighbour, ...]
    note: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(neighbour.code for neighbour in self.neighbours)


@dataclass(frozen=True)
class Average:
    """Of `n` areas with a value out of `of`, by the named method; None with the reason in `why`."""

    method: str
    value: float | None
    n: int
    of: int
    why: str = ""

    @property
    def label(self) -> str:
        return f"{self.method} of {self.n} of {self.of}"


@dataclass(frozen=True)
class GradeGroup:
    """Authorities with a given Ofsted grade: among all authorities, or among the neighbours."""

    judgement_area: str
    grade: str
    among: str
    members: tuple[PublishedValue, ...]
    mean: Average
    median: Average


@dataclass(frozen=True)
class Benchmark:
    """An authority beside everyone else, of one measure and one published year.

    Every value in it is of `year`; `basis` says what that year stands for (“year to 31 March
    2025”). `region` is London itself where Inner or Outer London has no value. `standing` has rank
    and quartile band (1 and A are best), or the reason why not; `cut_offs` are those of all
    authorities, None where the publisher bands nobody or too few have a value.
    """

    measure: Measure
    polarity: Polarity
    authority: str
    as_at: date
    year: int
    year_label: str
    basis: str
    own: PublishedValue
    england: PublishedValue
    region: PublishedValue | None
    neighbour_model: int | None
    neighbours: tuple[PublishedValue, ...]
    neighbour_mean: Average
    neighbour_median: Average
    best_neighbour: PublishedValue | None
    groups: tuple[GradeGroup, ...]
    standing: Standing
    attribution: str
    notes: tuple[str, ...] = ()
    cut_offs: CutOffs | None = None
