from collections.abc import Collection
from datetime import date
from pathlib import Path

import pytest
from tests.unit.documents.plan_pictures import action, led_by, plan, real_plan, step

from sightline.documents.plan import ActionData, Brag, Outcome
from sightline.documents.plan.as_above import resolved
from sightline.documents.plan.names import near_duplicates
from sightline.documents.plan.oddities import OddityKind, kind_words, oddities

K = OddityKind
TODAY = date(2017, 7, 31)


def kinds(*actions: ActionData, today: date = TODAY) -> set[OddityKind]:
    """Without those that a plan fresh from paper always has."""
    found = {each.kind for each in oddities(plan(*actions), today=today)}
    return found - {K.UNRATED}


def test_every_kind_says_what_to_do_about_it() -> None:
    words = kind_words()
    assert set(words) == set(OddityKind)
    assert all(each.what_to_do.endswith(".") and each.title for each in words.values())


def test_a_plain_step_is_not_odd() -> None:
    assert kinds(action(step())) == set()


@pytest.mark.parametrize(
    ("timescale", "kind"),
    [
        ("", K.BLANK),
        ("31st September 2017", K.IMPOSSIBLE_DATE),
        ("July 2018", K.AFTER_THE_PLAN),
        ("Dates as per the plan 31st March 2018", K.TWO_FORMS),
        ("when it is ready", K.UNREAD),
        ("30th June 2017", K.OVERDUE),
    ],
)
def test_what_is_odd_about_a_timescale_is_told(timescale: str, kind: OddityKind) -> None:
    assert kinds(action(step(timescale=timescale))) == {kind}


def test_a_step_is_overdue_the_day_after_its_day_and_never_once_it_is_blue() -> None:
    late = step(timescale="31st July 2017")
    assert K.OVERDUE not in kinds(action(late), today=date(2017, 7, 31))
    assert K.OVERDUE in kinds(action(late), today=date(2017, 8, 1))
    blue = step(timescale="31st July 2017", brag=Brag.BLUE)
    assert K.OVERDUE not in kinds(action(blue), today=date(2017, 8, 1))


def test_a_day_in_a_milestones_own_words_is_held_against_its_timescale() -> None:
    words = "Reach 390 families by October 2017 and 600 more by March 2018"
    assert K.CONTRADICTS in kinds(action(step(timescale="31st March 2017", text=words)))
    assert K.CONTRADICTS not in kinds(action(step(timescale="31st March 2018", text=words)))


def test_a_later_step_done_is_odd_only_where_the_earlier_was_due_no_later() -> None:
    done = step("A 1.2", "31st March 2018", brag=Brag.BLUE)
    assert K.LATER_STEP_DONE in kinds(action(step("A 1.1", "30th September 2017"), done))
    assert K.LATER_STEP_DONE not in kinds(action(step("A 1.1", "30th April 2018"), done))


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("Completed", K.DONE_IN_WORDS),
        ("New Action July 2017", K.NEW_IN_WORDS),
        ("Draft written. Timescale to be changed in line with this.", K.TO_BE_CHANGED),
        ("Therefore the timescale has been extended to January.", K.CHANGED_IN_WORDS),
        ("Target was not met. Outturn at 59%.", K.MISSED_IN_WORDS),
        ("This was escalated to the strategic board.", K.ESCALATED_IN_WORDS),
        ("To be done as part of the migration to the new system.", K.WAITS_IN_WORDS),
        ("It was agreed to keep the old name instead of the new one.", K.REVERSED_IN_WORDS),
        ("See above", K.HANGING),
    ],
)
def test_what_a_note_says_and_the_plan_does_not_hold_is_told(note: str, kind: OddityKind) -> None:
    assert kinds(action(step(progress=note))) == {kind}


@pytest.mark.parametrize(
    "note",
    [
        "New action planning is in place.",
        "To be completed by the end of July.",
        "The paper was presented and approved.",
        "Numbers rose from 2 to 4.",
    ],
)
def test_ordinary_words_of_a_note_are_not_odd(note: str) -> None:
    assert kinds(action(step(progress=note))) == set()


def test_what_has_been_recorded_is_no_longer_odd() -> None:
    told = step(
        progress="Target was not met. This was escalated to the board. New milestone July 2017",
        outcome=Outcome.MISSED, came_out="59 %", escalated_to=("Board",),
        new_in=date(2017, 7, 1),
    )  # fmt: skip
    assert kinds(action(told)) == set()


def test_an_acceptance_holds_until_the_words_change() -> None:
    written = step(timescale="31st September 2017")
    first, again = (oddities(plan(action(written)), today=TODAY)[0].key for _ in range(2))
    assert first == again
    other = [
        each.key
        for each in oddities(
            plan(action(step(timescale="31st June 2017", id=written.id))), today=TODAY
        )
    ]
    assert first not in other


def test_what_a_note_stands_for_is_the_nearest_own_words_within_the_action() -> None:
    first = action(step(progress="Review done."), step("A 1.2", progress="As above."))
    second = action(step("A 2.1", progress="as above"), number="A 2")
    lines = {m.number: m for *_, m in resolved(plan(first, second)).lines}
    assert lines["A 1.2"].progress_means == "Review done."
    assert lines["A 2.1"].progress_means == ""


def test_two_people_with_one_surname_are_not_offered_as_one() -> None:
    pairs = near_duplicates(["Ann Field", "Ann Fielde", "Ann Field", "Joe Field", "Ann Forde"])
    assert [(each.usual, each.other) for each in pairs] == [("Ann Field", "Ann Fielde")]


def _numbers(found: Collection[object], kind: OddityKind) -> set[str]:
    return {each.where.number for each in found if each.kind is kind}  # type: ignore[attr-defined]


def test_what_a_careful_reader_noted_of_a_real_plan_is_found_by_itself(shared_data: Path) -> None:
    found = oddities(real_plan(shared_data), today=TODAY)
    expected = {
        K.NO_MILESTONE: {"IS 3", "COM 4", "COM 5"},
        K.BLANK: {"SG 4.1", "SG 4.2", "SG 4.4"},
        K.IMPOSSIBLE_DATE: {"WFD 2.2"},
        K.TWO_FORMS: {"YOT 1.2"},
        K.CONTRADICTS: {"EI 6.3"},
        K.LATER_STEP_DONE: {"COM 3.2", "Ofsted 5.4"},
        K.TO_BE_CHANGED: {"Ofsted 7.2", "LAC 5.1"},
        K.CHANGED_IN_WORDS: {"Ofsted 8.2", "CiN/CP 3.5", "COM 2.1", "COM 3.1", "WFD 3.1"},
        K.MISSED_AND_COMPLETED: {"CA 5"},
        K.UNNUMBERED: {"COM 1", "CA 1", "CA 3", "CA 5", "CA 8"},
        K.SEVERAL_THINGS: {"a step of CA 10"},
        K.ESCALATED_IN_WORDS: {"PMQA 4.1", "CiN/CP 3.3"},
        K.REVERSED_IN_WORDS: {"PMQA 5.1"},
        K.HANGING: set(),
        K.AS_ABOVE: {"Ofsted 11.2", "PMQA 1.2", "EI 1.2", "EI 6.3", "SSS 1.3", "SSS 3.3",
                     "YOT 1.3"},
        K.AFTER_THE_PLAN: {"Ofsted 3.3", "IS 3", "IS 5.3", "LAC 1.3", "YOT 4.4", "COM 2.1",
                           "COM 5"},
        K.NEW_IN_WORDS: {"PMQA 3.1", "EI 7.1", "IS 3", "YOT 4.2", "COM 4", "COM 5", "COM 6.1",
                         "COM 7.1", "COM 7.2"},
    }  # fmt: skip
    assert {kind: _numbers(found, kind) for kind in expected} == expected
    assert {"PMQA 4.1", "EI 2.1", "CiN/CP 1.2"} <= _numbers(found, K.OVERDUE)
    assert "CA 5" in _numbers(found, K.TWO_SENTENCES)


def test_names_and_words_of_a_real_plan_that_may_be_one_are_found(shared_data: Path) -> None:
    found = oddities(real_plan(shared_data), today=TODAY)
    said = " ".join(each.sentence for each in found if each.kind in {K.LIKE_NAMES, K.LIKE_WORDS})
    wanted = ("Houghton", "Haughton", "reviewing offers", "principle social worker", "pulled")
    assert [each for each in wanted if each not in said] == []
    repeated = [each.sentence for each in found if each.kind is K.REPEATED]
    assert any("Ofsted 1.4 and Ofsted 5.1" in each and "leads" in each for each in repeated)


def test_a_group_that_leads_alone_is_told_and_one_beside_a_person_is_not() -> None:
    alone = action(step(leads=led_by("All heads of service")))
    beside = action(step(leads=led_by("All heads of service", "Dana")))
    assert K.GROUP_LEADS in kinds(alone)
    assert K.GROUP_LEADS not in kinds(beside)
