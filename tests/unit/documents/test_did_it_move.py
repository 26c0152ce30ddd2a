"""Whether a figure moved after an action: separate months alone, and which way is better last."""

from dataclasses import dataclass
from datetime import date

import pytest

from sightline.documents.did_it_move import did_it_move, moved_chart
from sightline.documents.source import shipped_catalogue
from sightline.judgement.moved import Moved
from sightline.judgement.polarity import Judgement
from sightline.vocabulary.months import month_end
from sightline.vocabulary.words import Basis, Status

CLOSED, TODAY = date(2025, 3, 10), date(2026, 3, 31)
BEFORE = [80.0, 84.0] * 7  # January 2024 to February 2025
HIGHER, LOWER, NEITHER = "icpc_15wd_pct", "missing_episodes", "contacts_received"


@dataclass(frozen=True)
class Made:
    indicator: str
    basis: Basis
    as_at: date
    value: float | None
    status: Status = Status.OK
    reason: str = ""
    numerator: float | None = None
    denominator: float | None = None
    live: bool = False
    way: str = ""
    definition_hash: str = "0"


def asked(indicator: str, after: list[float], basis: Basis = Basis.MONTH):  # type: ignore[no-untyped-def]
    """March 2025 holds the closing day and belongs to neither side."""
    values = [*BEFORE, 10.0, *after]
    days = [month_end(2024 + n // 12, n % 12 + 1) for n in range(len(values))]
    made = [Made(indicator, basis, day, v) for day, v in zip(days, values, strict=True)]
    known = shipped_catalogue()[indicator]
    return known, made, did_it_move(known, made, CLOSED, as_at=TODAY)


@pytest.mark.parametrize(
    ("indicator", "means", "better"),
    [
        (HIGHER, Judgement.BETTER, "Higher is better."),
        (LOWER, Judgement.WORSE, "Lower is better."),
        (NEITHER, Judgement.NEUTRAL, "Neither way is better in itself."),
    ],
)
def test_a_lasting_rise_reads_by_the_way_that_is_better(
    indicator: str, means: Judgement, better: str
) -> None:
    _, _, found = asked(indicator, [96.0] * 7)
    assert (found.answer, found.means) == (Moved.MOVED, means)
    assert found.sentence == f"Moved: higher than what was usual before the action. {better}"


def test_the_averages_before_and_since_leave_the_month_of_closing_out() -> None:
    _, _, found = asked(HIGHER, [96.0, 98.0] * 4)
    assert found.averages == "On average 82.0% before that day and 97.0% since."


def test_two_months_on_it_is_too_early_and_nothing_is_better_or_worse() -> None:
    _, _, found = asked(HIGHER, [96.0, 96.0])
    assert (found.answer, found.means) == (Moved.TOO_EARLY, None)
    assert found.sentence.startswith("Too early to say: 2 of 7 points")


def test_a_figure_counted_over_overlapping_months_alone_is_not_judged() -> None:
    known, made, found = asked("cpp_second_2y_pct", [96.0] * 9, Basis.ROLLING_12_MONTHS)
    assert found.answer is Moved.CANNOT_BE_JUDGED and "overlap" in found.sentence
    assert moved_chart(known, made, CLOSED, as_at=TODAY, said=found) is None


def test_without_figures_it_says_that_there_are_too_few() -> None:
    found = did_it_move(shipped_catalogue()[HIGHER], [], CLOSED, as_at=TODAY)
    assert found.answer is Moved.CANNOT_BE_JUDGED and found.sentence.startswith("Too few")
