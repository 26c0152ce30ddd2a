"""What is worth a letter, and what may be subscribed to."""

import pytest

from sightline.apps.digests.rules import (
    SUBSCRIBABLE,
    Counted,
    Looked,
    News,
    Seen,
    check_can_subscribe,
    what_changed,
)
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Change, judge
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Polarity


def seen(
    change: Change = Change.LEVEL,
    rating: Rating | None = None,
    polarity: Polarity = Polarity.HIGHER,
    indicator: str = "visits",
) -> Seen:
    judgement = judge(change, polarity)
    return Seen(indicator, "Visits", polarity, change, judgement, rating, "9 of 10 in time.")


def news(now: Seen, *before: str) -> list[News]:
    return [told.news for told in what_changed([now], {"visits": before} if before else {})]


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        (seen(), (), []),
        (seen(Change.DOWN), (), [News.UNUSUAL]),
        (seen(Change.DOWN), ("down", ""), []),
        (seen(Change.UP), ("down", ""), [News.UNUSUAL]),
        (seen(), ("down", ""), [News.USUAL_AGAIN]),
        (seen(rating=Rating.RED), (), []),
        (seen(rating=Rating.RED), ("level", "red"), []),
        (seen(rating=Rating.RED), ("level", "green"), [News.MISSED]),
        (seen(rating=Rating.GREEN), ("level", "amber"), [News.MET]),
        (seen(rating=Rating.AMBER), ("level", "green"), []),
        (seen(rating=Rating.RED), ("level", ""), []),
        (seen(rating=None), ("level", "red"), []),
    ],
)
def test_a_letter_tells_what_is_new_since_the_last_and_nothing_twice(
    now: Seen, before: tuple[str, ...], told: list[News]
) -> None:
    assert news(now, *before) == told


def test_what_got_worse_stands_first() -> None:
    found = [
        seen(Change.UP, indicator="a"),
        seen(Change.DOWN, indicator="b"),
        seen(Change.UP, polarity=Polarity.LOWER, indicator="c"),
    ]
    assert [told.seen.indicator for told in what_changed(found, {})] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("change", "polarity", "way", "to_do"),
    [
        (Change.DOWN, Polarity.HIGHER, "Higher is better.", "see which team"),
        (Change.DOWN, Polarity.LOWER, "Lower is better.", "what worked"),
        (Change.UP, Polarity.NEITHER, "Neither way is better in itself.", "whether it is real"),
    ],
)
def test_each_change_says_which_way_is_good_and_what_to_do(
    change: Change, polarity: Polarity, way: str, to_do: str
) -> None:
    [told] = what_changed([seen(change, polarity=polarity)], {})
    assert told.which_way == way and to_do in told.what_to_do


def test_a_letter_says_how_many_were_looked_at_and_how_many_could_not_be() -> None:
    assert Looked("Team 1", (seen(),)).in_words == "1 indicator of Team 1"
    words = Looked("Team 1", (seen(), seen()), too_small=3, too_short=1).in_words
    assert words == (
        "2 indicators of Team 1; left out: 3 of too few children to judge and 1 with too few months"
    )


@pytest.mark.parametrize(
    ("days", "group"), [(0, "up to 5"), (5, "up to 5"), (6, "6 to"), (20, "11 to"), (21, "longer")]
)
def test_waiting_is_grouped_by_days(days: int, group: str) -> None:
    assert Counted.of(days).value.startswith(group)


@pytest.mark.parametrize(
    "page", ["children:child", "worklists:worklist", "figures:explain", "figures:rows_file", ""]
)
def test_a_page_with_childrens_rows_cannot_be_subscribed_to(page: str) -> None:
    with pytest.raises(NotAllowed, match="never leave Sightline by mail"):
        check_can_subscribe(page, "")


def test_figures_of_one_worker_are_not_sent_either() -> None:
    for page in SUBSCRIBABLE:
        check_can_subscribe(page, "team:Team 1")
        with pytest.raises(NotAllowed, match="one worker"):
            check_can_subscribe(page, "worker:Worker 104")
