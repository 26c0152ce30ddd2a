"""Small numbers withheld, and the reader who tries to work them out, asked in two ways."""

from itertools import product
from math import ceil, floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.judgement.suppression import (
    Count,
    Counts,
    Relation,
    Rules,
    attack,
    is_small,
    nearest,
    printed_count,
    printed_range,
    suppress,
)
from sightline.judgement.suppression.attack import known_of, range_of

RULES = Rules()


def table(rows: list[list[int]]) -> Counts:
    """A two-way table with its totals; each count is named "row,column"."""
    full = [[*row, sum(row)] for row in rows]
    full.append([sum(column) for column in zip(*full, strict=True)])
    across, down = len(rows[0]), len(rows)
    counts = [
        Count.exactly(f"{r},{c}", n, is_sensitive=is_small(n, RULES.threshold))
        for r, row in enumerate(full)
        for c, n in enumerate(row)
    ]
    by_row = [
        Relation.sum(f"{r},{across}", [f"{r},{c}" for c in range(across)]) for r in range(down + 1)
    ]
    by_column = [
        Relation.sum(f"{down},{c}", [f"{r},{c}" for r in range(down)]) for c in range(across + 1)
    ]
    return Counts.of(counts, [*by_row, *by_column])


INNER = ("0,0", "0,1", "1,0", "1,1")


def by_trying(counts: Counts, hidden: frozenset[str], key: str) -> tuple[int, int]:
    """Every two by two table of whole numbers that would be printed the same, one after another.

    Of a count that is not small eight up and down are tried, more than a small one can move it.
    """
    possible = []
    for tried in product(*(_numbers(counts.by_key[name], hidden) for name in INNER)):
        full = table([list(tried[:2]), list(tried[2:])]).by_key
        if all(each.count in _numbers(counts.by_key[name], hidden) for name, each in full.items()):
            possible.append(full[key].count)
    return min(possible), max(possible)


def _numbers(count: Count, hidden: frozenset[str]) -> range:
    low, high = known_of(count, hidden, RULES)
    return range(ceil(max(low, count.count - 8)), floor(min(high, count.count + 8)) + 1)


SMALL_TABLES = st.lists(
    st.lists(st.integers(0, 9), min_size=2, max_size=2), min_size=2, max_size=2
).map(table)
TABLES = st.integers(2, 3).flatmap(
    lambda across: st.lists(
        st.lists(st.integers(0, 30), min_size=across, max_size=across), min_size=2, max_size=3
    ).map(table)
)


@given(counts=TABLES)
@settings(max_examples=25)
def test_the_attack_finds_nothing_after_suppression(counts: Counts) -> None:
    made = suppress(counts, RULES)
    assert not made.found
    assert not attack(counts, made.hidden, RULES)


@given(counts=SMALL_TABLES, more=st.sets(st.sampled_from(INNER), max_size=2))
@settings(max_examples=25)
def test_trying_every_table_finds_the_same_ranges_as_the_linear_programme(
    counts: Counts, more: set[str]
) -> None:
    hidden = counts.sensitive | more
    for key in sorted(counts.sensitive)[:2]:
        assert range_of(counts, key, hidden, RULES) == by_trying(counts, hidden, key)


@given(counts=TABLES)
@settings(max_examples=15)
def test_nothing_is_hidden_that_need_not_be(counts: Counts) -> None:
    made = suppress(counts, RULES)
    for key in made.secondary:
        assert attack(counts, made.hidden - {key}, RULES), f"{key} could be printed"


def test_one_small_number_in_a_table_takes_three_others_with_it() -> None:
    made = suppress(table([[3, 20, 30], [25, 40, 10], [17, 18, 19]]), RULES)
    assert made.primary == {"0,0"}
    assert len(made.secondary) == 3


def test_zero_and_six_are_printed() -> None:
    assert [is_small(count, 5) for count in (0, 1, 5, 6)] == [False, True, True, False]


def test_a_printed_small_number_is_found() -> None:
    counts = table([[3, 20], [25, 40]])
    made = suppress(counts, RULES)
    found = attack(counts, made.hidden - {"0,0"}, RULES)
    assert [(each.key, each.low, each.high) for each in found] == [("0,0", 3, 3)]


def test_two_small_parts_of_a_small_rest_give_each_other_away() -> None:
    """Both are withheld, and yet 1 + 1 is all that 10 leaves of 12."""
    counts = Counts.of(
        [
            Count.exactly("a", 1, is_sensitive=True),
            Count.exactly("b", 1, is_sensitive=True),
            Count.exactly("c", 10),
            Count.exactly("all", 12),
        ],
        [Relation.sum("all", ["a", "b", "c"])],
    )
    found = attack(counts, {"a", "b"}, RULES)
    assert [(each.low, each.high) for each in found] == [(1, 1), (1, 1)]
    assert suppress(counts, RULES).secondary == {"c"}


def test_what_was_printed_before_is_said_to_be_beyond_help() -> None:
    counts = Counts.of([Count("a", 4, 4, 4, is_sensitive=True, is_printed_already=True)])
    assert [each.key for each in suppress(counts, RULES).found] == ["a"]


def test_rounded_totals_spare_further_hiding() -> None:
    def rounded(key: str, count: int) -> Count:
        return Count(key, count, *printed_range(count, 5))

    counts = Counts.of(
        [Count.exactly("a", 3, is_sensitive=True), rounded("b", 42), rounded("all", 45)],
        [Relation.sum("all", ["a", "b"])],
    )
    assert suppress(counts, Rules(step=5)).secondary == frozenset()


def test_counts_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="add up"):
        Counts.of([Count.exactly("a", 7), Count.exactly("all", 9)], [Relation.sum("all", ["a"])])


@given(count=st.integers(0, 500), step=st.sampled_from([1, 5, 10]))
def test_the_printed_range_is_all_that_prints_the_same(count: int, step: int) -> None:
    low, high = printed_range(count, step)
    same = [n for n in range(600) if printed_count(n, step) == printed_count(count, step)]
    assert (low, high) == (min(same), max(same))
    assert abs(nearest(count, step) - count) * 2 <= step
