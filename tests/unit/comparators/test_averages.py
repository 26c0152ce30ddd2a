"""Mean, median, rank and best against answers made the plainest way, on numbers nobody chose."""

from hypothesis import given
from hypothesis import strategies as st

from sightline.comparators.answers import PublishedValue
from sightline.comparators.averages import best_of, mean_of, median_of
from sightline.vocabulary.words import Polarity

NUMBERS = st.one_of(st.none(), st.integers(-1000, 100_000).map(lambda number: number / 4))


def published(numbers):
    return [
        PublishedValue(str(400 + place), "", 2025, "2025", number)
        for place, number in enumerate(numbers)
    ]


@given(st.lists(NUMBERS, max_size=12))
def test_averages_leave_out_what_is_missing_and_need_five(numbers):
    there = sorted(number for number in numbers if number is not None)
    mean, median = mean_of(published(numbers)), median_of(published(numbers))
    assert (mean.n, mean.of) == (len(there), len(numbers))
    if len(there) < 5:
        assert (mean.value, median.value) == (None, None)
        return
    half = len(there) // 2
    middle = there[half] if len(there) % 2 else (there[half - 1] + there[half]) / 2
    assert abs(mean.value - sum(there) / len(there)) < 1e-9 * max(1, abs(mean.value))
    assert median.value == middle


@given(st.lists(NUMBERS, max_size=12), st.sampled_from(list(Polarity)))
def test_the_best_is_the_closest_of_the_best(numbers, polarity):
    there = [number for number in numbers if number is not None]
    best = best_of(published(numbers), polarity)
    if polarity is Polarity.NEITHER or not there:
        assert best is None
        return
    wanted = max(there) if polarity is Polarity.HIGHER else min(there)
    assert best.area == str(400 + numbers.index(wanted))
