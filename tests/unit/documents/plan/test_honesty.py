"""How often Green was later missed and how far days moved, on small stories."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.documents.plan.data import Brag
from sightline.documents.plan.honesty import Moved, Story, by_lead, honesty, promises

G, A, B = Brag.GREEN, Brag.AMBER, Brag.BLUE
APRIL, MAY, JUNE, JULY = (date(2026, month, 1) for month in (4, 5, 6, 7))
TODAY = date(2026, 11, 2)


def story(
    *ratings: tuple[date, Brag], due: date | None = JUNE, moves: tuple[Moved, ...] = ()
) -> Story:
    return Story(1, "EI 1.1", "EI", ("Head of early help",), due, ratings, moves)


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (story((APRIL, G), (MAY, B)), [True]),
        (story((APRIL, G), (JUNE, B)), [True]),
        (story((APRIL, G), (JULY, B)), [False]),
        (story((APRIL, G)), [False]),
        (story((APRIL, G), (MAY, G), (MAY, A)), [False]),
        (story((APRIL, A), (JULY, G)), []),  # said after the day: no promise for it
        (story((APRIL, B)), []),
        (story((APRIL, G), due=None), []),
        (story((APRIL, G), due=TODAY), [None]),
        (story((APRIL, G), (MAY, B), (MAY, A)), [False]),  # Blue was taken back in time
    ],
)
def test_a_green_is_a_promise_for_the_day_that_stood(told: Story, kept: list[bool]) -> None:
    assert [each.was_kept for each in promises(told, TODAY)] == kept


def test_a_day_that_was_moved_after_a_green_is_a_miss_and_the_new_day_another_promise() -> None:
    told = story((APRIL, G), (JUNE, G), (JULY, B), due=JULY, moves=(Moved(MAY, JUNE, JULY),))
    found = promises(told, TODAY)
    assert [(each.for_day, each.was_kept) for each in found] == [(JUNE, False), (JULY, True)]
    said = honesty("EI", [told], TODAY)
    assert said.moved_days == (30,)
    assert said.said == (
        "1 of 2 Greens missed their day: too few to give a share. 1 milestone moved its day: "
        "30 days later."
    )


def test_a_share_is_told_from_five_promises_on() -> None:
    five = [story((APRIL, G))] * 2 + [story((APRIL, G), (MAY, B))] * 3
    assert honesty("All", five, TODAY).said == (
        "2 of 5 Greens missed their day (40%). No day was moved."
    )
    assert [each.name for each in by_lead(five, TODAY)] == ["Head of early help"]


_DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(_DAYS, st.sampled_from(Brag))), _DAYS, _DAYS)
def test_every_promise_is_kept_missed_or_open_and_only_what_is_past_can_be_missed(
    ratings: list[tuple[date, Brag]], due: date, today: date
) -> None:
    said = sorted((on, brag) for on, brag in ratings if on <= today)
    told = Story(1, "1", "EI", (), due, tuple(said))
    found = honesty("EI", [told], today)
    assert found.kept + len(found.missed) + found.open == len(promises(told, today)) <= 1
    assert all(each.for_day < today for each in found.missed)
    assert not (found.missed and honesty("EI", [told], due - timedelta(days=1)).missed)
