"""The children of Wrenshire: invented ids and dates of birth, some families far better known."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from sightline.demo.world import DATA_AS_AT, POPULATION

_ETHNICITIES = {
    "WBRI": 60, "WOTH": 8, "WIRT": 1, "WROM": 1, "MWBC": 5, "MWBA": 2, "MWAS": 3, "MOTH": 3,
    "AIND": 3, "APKN": 4, "ABAN": 1, "AOTH": 2, "BAFR": 4, "BCRB": 2, "OOTH": 2, "NOBT": 3,
}  # fmt: skip
_DISABILITIES = ("LD", "AUT", "BEH", "COMM", "MOB", "HEAR", "VIS")


@dataclass(frozen=True)
class Child:
    child_id: str
    born_on: date
    sex: str
    ethnicity: str
    disabilities: tuple[str, ...]
    weight: int

    def age(self, day: date) -> int:
        born = self.born_on
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    def birthday(self, years: int) -> date:
        born = self.born_on
        clipped = (3, 1) if (born.month, born.day) == (2, 29) else (born.month, born.day)
        return date(born.year + years, *clipped)


class Children:
    """Everybody under 18 at any time of the simulation, found by age on a day."""

    def __init__(self, random: Random, first: date) -> None:
        span = (DATA_AS_AT - first).days + 18 * 365
        oldest = date(first.year - 18, first.month, first.day)
        count = POPULATION * span // (18 * 365)
        births = sorted(random.randrange(span) for _ in range(count))
        self.everybody = [
            _child(random, number, oldest + timedelta(days=day))
            for number, day in enumerate(births)
        ]
        self._births = [child.born_on for child in self.everybody]
        self._weights = list(accumulate(child.weight for child in self.everybody))

    def pick(self, random: Random, day: date, youngest: int = 0, oldest: int = 17) -> Child:
        """A child of that age on the day, the better known likelier."""
        low = self._first_born(date(day.year - oldest - 1, day.month, min(day.day, 28)))
        high = self._first_born(date(day.year - youngest, day.month, min(day.day, 28)))
        start = self._weights[low - 1] if low else 0
        end = self._weights[max(high - 1, low)]
        return self.everybody[bisect_left(self._weights, random.randrange(start, end) + 1)]

    def _first_born(self, day: date) -> int:
        return bisect_left(self._births, day)


def _child(random: Random, number: int, born_on: date) -> Child:
    disabled = random.random() < 0.06
    return Child(
        child_id=f"WR{100000 + number * 7 % 899981:06d}",
        born_on=born_on,
        sex=random.choice("MF"),
        ethnicity=random.choices(list(_ETHNICITIES), list(_ETHNICITIES.values()))[0],
        disabilities=(random.choice(_DISABILITIES),) if disabled else (),
        weight=random.choices((1, 26), (92, 8))[0],
    )
