"""Mean and median of a group of areas, with how many of them had a value."""

from collections.abc import Sequence
from statistics import fmean, median

from sightline.comparators.answers import Average, PublishedValue
from sightline.vocabulary.words import Polarity

FEWEST = 5
"""An average of fewer published values than this is none."""


def mean_of(values: Sequence[PublishedValue]) -> Average:
    return _average("mean", values)


def median_of(values: Sequence[PublishedValue]) -> Average:
    return _average("median", values)


def _average(method: str, values: Sequence[PublishedValue]) -> Average:
    numbers = [value.value for value in values if value.value is not None]
    n, of = len(numbers), len(values)
    if n < FEWEST:
        why = f"only {n} of {of} have a published value; an average needs {FEWEST}"
        return Average(method, None, n, of, why if of else "there is no area to average")
    return Average(method, fmean(numbers) if method == "mean" else median(numbers), n, of)


def best_of(values: Sequence[PublishedValue], polarity: Polarity) -> PublishedValue | None:
    """The first of the best (values come closest neighbour first); None where nothing is better."""
    with_value = [value for value in values if value.value is not None]
    if polarity is Polarity.NEITHER or not with_value:
        return None
    sign = 1 if polarity is Polarity.HIGHER else -1
    return max(with_value, key=lambda value: sign * (value.value or 0.0))
