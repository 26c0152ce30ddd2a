"""The draw, checked against a second, slower answer; the share-out, by its properties."""

import hashlib
from collections import Counter
from datetime import date
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.apps.audits.programme.sampling import Ask, Candidate, Sample, draw
from sightline.apps.audits.programme.sharing import Auditor, Item, check_may_have, propose, why_not
from sightline.vocabulary.not_allowed import NotAllowed

TEAMS = ("North", "South", "East")
candidates = st.lists(
    st.builds(
        Candidate,
        key=st.integers(0, 60).map(str),
        team=st.sampled_from(TEAMS),
        plan=st.sampled_from(("Child protection", "Looked after", "")),
    ),
    unique_by=lambda one: one.key,
    max_size=50,
)
asks = st.one_of(
    st.builds(Ask, seed=st.integers(0, 99), number=st.integers(1, 60), by=st.just(("team",))),
    st.builds(Ask, seed=st.integers(0, 99), share=st.sampled_from((0.5, 20, 33.3, 100))),
    st.builds(Ask, seed=st.integers(0, 99), each=st.integers(1, 5), by=st.just(("team", "plan"))),
)


def drawn_slowly(frame: list[Candidate], ask: Ask, out: set[str]) -> set[str]:
    """The same sample, another way: seat by seat instead of by quotas worked out beforehand."""
    left = [one for one in frame if one.key not in out]
    rank = lambda one: hashlib.sha256(f"{ask.seed}|{one.key}".encode()).hexdigest()  # noqa: E731
    of: dict[str, list[str]] = {}
    for one in sorted(left, key=rank):
        of.setdefault(one.stratum(ask.by), []).append(one.key)
    if ask.each:
        return {key for keys in of.values() for key in keys[: ask.each]}
    number = min(len(left), ask.number or ceil(round(len(left) * ask.share / 100, 9)))
    least = 1 if number >= len(of) else 0
    seats = dict.fromkeys(of, least)
    free = number - least * len(of)
    spread = {name: len(keys) - least for name, keys in of.items()}
    total = sum(spread.values())
    for name in of:
        seats[name] += free * spread[name] // total if total else 0
    due = sorted(
        of, key=lambda n: (-(free * spread[n] % total if total else 0), -len(of[n]), n)
    )  # fmt: skip
    for name in due[: number - sum(seats.values())]:
        seats[name] += 1
    return {key for name, keys in of.items() for key in keys[: seats[name]]}


@settings(max_examples=50, deadline=None)
@given(candidates, asks, st.sets(st.integers(0, 60).map(str), max_size=8))
def test_a_draw_agrees_with_a_slower_one_and_is_the_same_each_time(
    frame: list[Candidate], ask: Ask, out: set[str]
) -> None:
    why = dict.fromkeys(out, "Restricted record")
    found = draw(frame, ask, why)
    assert found == draw(list(reversed(frame)), ask, why)
    assert {one.key for one, _ in found.drawn} == drawn_slowly(frame, ask, out)
    assert {one.key for one, _ in found.left_out} == out & {one.key for one in frame}


@settings(max_examples=50, deadline=None)
@given(candidates, asks)
def test_each_stratum_is_met_or_its_shortfall_is_named(frame: list[Candidate], ask: Ask) -> None:
    found = draw(frame, ask)
    drawn = Counter(stratum for _, stratum in found.drawn)
    for one in found.strata:
        assert one.drawn == (drawn[one.name] if one.name in drawn or one.name else len(found.drawn))
        is_met = one.drawn == one.wanted and one.drawn > 0
        assert is_met != bool(one.shortfall)
    if ask.number > len(frame):
        assert any(one.name == "" and one.shortfall for one in found.strata)


def test_a_stratum_of_which_everything_was_left_out_is_named() -> None:
    frame = [Candidate("1", team="North"), Candidate("2", team="South")]
    for ask in (Ask(seed=1, number=1, by=("team",)), Ask(seed=1, each=1, by=("team",))):
        found = draw(frame, ask, {"2": "Audited within the last 12 months"})
        assert [one.key for one, _ in found.drawn] == ["1"]
        assert found.shortfalls == ("Nothing was drawn from “South”: all of it was left out.",)


def test_a_share_of_the_section_47s_is_rounded_up_and_the_frame_is_told_apart() -> None:
    frame = [Candidate(str(n), team="North") for n in range(101)]
    found: Sample = draw(frame, Ask(seed=7, share=20))
    assert (len(found.drawn), found.frame_size) == (21, 101)
    assert found.frame_hash == draw(frame, Ask(seed=8, number=3)).frame_hash
    assert found.frame_hash != draw(frame[:-1], Ask(seed=7, share=20)).frame_hash


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (Ask(1), "Say how many"),
        (Ask(1, number=3, share=20), "Say how many"),
        (Ask(1, each=3), "by what the frame is divided"),
        (Ask(1, share=101), "between 0 and 100"),
        (Ask(1, number=3, by=("height",)), "can’t be divided"),
    ],
)
def test_what_can_not_be_drawn_is_refused_in_a_sentence(ask: Ask, says: str) -> None:
    with pytest.raises(NotAllowed, match=says):
        draw([Candidate("1", last_audited_on=date(2026, 1, 1))], ask)


items = st.lists(
    st.builds(
        Item,
        id=st.integers(1, 40),
        team=st.sampled_from(TEAMS),
        worker=st.sampled_from(("Ann", "Ben", "Cal", "")),
        held_teams=st.sets(st.sampled_from(TEAMS), max_size=1).map(frozenset),
        held_workers=st.sets(st.sampled_from(("Ann", "Ben")), max_size=1).map(frozenset),
    ),
    unique_by=lambda one: one.id,
    max_size=20,
)
auditors = st.lists(
    st.builds(
        Auditor,
        id=st.integers(1, 9),
        name=st.just("Robin"),
        teams=st.sets(st.sampled_from(TEAMS), max_size=2).map(frozenset),
        workers=st.sets(st.sampled_from(("Ann", "Ben", "Cal")), max_size=1).map(frozenset),
        agreed=st.one_of(st.none(), st.integers(0, 6)),
        has=st.integers(0, 3),
        is_exempt=st.booleans(),
    ),
    unique_by=lambda one: one.id,
    max_size=6,
)


@settings(max_examples=50, deadline=None)
@given(items, auditors, st.integers(0, 99))
def test_nobody_is_offered_their_own_teams_work_and_loads_are_level(
    work: list[Item], people: list[Auditor], seed: int
) -> None:
    found = propose(work, people, seed)
    assert found == propose(list(reversed(work)), list(reversed(people)), seed)
    by_id, by_item = {one.id: one for one in people}, {one.id: one for one in work}
    assert set(found.chosen) | set(found.without) == set(by_item)
    load = Counter({one.id: one.has for one in people})
    for item, chosen in found.chosen.items():
        assert not why_not(by_id[chosen], by_item[item]) and not by_id[chosen].is_exempt
        load[chosen] += 1
    for one in people:
        assert one.agreed is None or load[one.id] <= max(one.agreed, one.has)
    # No audit could go to somebody with two fewer: level wherever nothing forbids it.
    for item, chosen in found.chosen.items():
        for one in people:
            has_room = one.agreed is None or load[one.id] < one.agreed
            if not one.is_exempt and has_room and not why_not(one, by_item[item]):
                assert load[chosen] - load[one.id] <= 1


def test_who_holds_held_or_answers_for_the_work_is_refused_in_a_sentence() -> None:
    robin = Auditor(1, "Robin", teams=frozenset({"North"}), workers=frozenset({"Ann"}))
    for item, says in (
        (Item(1, team="North"), "own team"),
        (Item(1, team="South", worker="Ann"), "own work"),
        (Item(1, team="South", held_workers=frozenset({"Ann"})), "held this child"),
        (Item(1, team="South", held_teams=frozenset({"North"})), "team held this child"),
        (Item(1, team="South", conflicts=frozenset({1})), "declared a conflict"),
    ):
        with pytest.raises(NotAllowed, match=says):
            check_may_have(robin, item)
    check_may_have(robin, Item(1, team="South", worker="Ben"))
