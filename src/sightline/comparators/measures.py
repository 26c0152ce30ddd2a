"""A published measure: its name, its unit, which way is better, what its years stand for."""

from dataclasses import dataclass
from datetime import date

from sightline.comparators import known
from sightline.vocabulary.words import Polarity


@dataclass(frozen=True)
class Measure:
    """`decimals`: None where the publisher names none; `banded`: whether it gives quartiles."""

    key: str
    source: str
    dataset: str
    title: str
    topics: tuple[str, ...]
    unit: str
    polarity: Polarity
    decimals: int | None
    year_type: str
    banded: bool
    description: str = ""
    methodology: str = ""
    link: str = ""
    updated_on: date | None = None
    next_update_on: date | None = None

    def basis(self, year: int) -> str:
        """What a year of it stands for: “year to 31 March 2025”."""
        return known.year_type(self.year_type).in_words(year)

    def last_day(self, year: int) -> date:
        return known.year_type(self.year_type).last_day(year)
