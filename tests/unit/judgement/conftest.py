"""Days for values: `monthly([1, 2])` is two successive month-ends, and so on."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from sightline.vocabulary.months import end_of_month, months_after

Days = Callable[[Sequence[float | None]], list[tuple[date, float | None]]]


def every(months: int, first: date) -> Days:
    def days_for(values):
        return [
            (end_of_month(months_after(first, months * number)), value)
            for number, value in enumerate(values)
        ]

    return days_for


@pytest.fixture(scope="session")
def monthly() -> Days:
    return every(1, date(2023, 1, 31))


@pytest.fixture(scope="session")
def quarterly() -> Days:
    return every(3, date(2020, 3, 31))


@pytest.fixture(scope="session")
def yearly() -> Days:
    return every(12, date(2020, 3, 31))
