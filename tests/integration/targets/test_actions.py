"""What may be done with a target, and that figures are judged by it at once."""

from datetime import date

import pytest
from tests.integration.targets.conftest import ADOPTED, APRIL, AT, BOARD, PEPS, Propose, adopt

from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.figures.queries import source
from sightline.apps.people.models import User
from sightline.apps.targets import actions, queries
from sightline.apps.targets.models import SetTarget
from sightline.apps.targets.rules import Agreed, Step
from sightline.documents.set_targets import Bands
from sightline.documents.source import rows_for, targets, usual
from sightline.judgement.direction import Tolerance
from sightline.judgement.targets import (
    TargetKind,
    TargetPoint,
    TargetState,
    WorkedOut,
    speaking_order,
)
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Unit


def judged_now(indicator: str = ADOPTED) -> list[tuple[str, float | None]]:
    found = source()
    assert found is not None
    return [
        (one.in_words, point.value if (point := one.due_on(date(2026, 10, 31))) else None)
        for one in sorted(targets(found).targets.get(indicator, ()), key=speaking_order)
    ]


def test_what_is_proposed_is_judged_by_at_once_and_says_that_it_is_only_proposed(
    propose: Propose,
) -> None:
    assert judged_now() == []
    propose(20.0)
    assert judged_now() == [("proposed ambitious target", 20.0)]


def test_an_adopted_one_is_replaced_from_a_day_and_stays_for_the_days_before(
    analyst: User, propose: Propose
) -> None:
    first = adopt(analyst, propose(20.0))
    second = adopt(analyst, propose(25.0), from_on=date(2026, 9, 1))
    first.refresh_from_db()
    assert (first.now, second.now) == (Step.REPLACED, Step.ADOPTED)
    found = source()
    assert found is not None
    (one,) = targets(found).targets[ADOPTED]
    due = [one.due_on(day) for day in (date(2026, 8, 31), date(2026, 9, 1))]
    assert [point.value for point in due if point] == [20.0, 25.0]


def test_taking_back_an_adoption_brings_back_what_it_replaced(
    analyst: User, propose: Propose
) -> None:
    first = adopt(analyst, propose(20.0))
    second = adopt(analyst, propose(25.0), from_on=date(2026, 9, 1))
    actions.put_back(by=analyst, target=second, why="Too early.", read=second.version, at=AT)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.now, second.now) == (Step.ADOPTED, Step.PROPOSED)
    assert judged_now() == [("ambitious target", 20.0), ("proposed ambitious target", 25.0)]
    again = actions.put_back(
        by=analyst, target=second, why="It was right.", read=second.version, at=AT
    )
    first.refresh_from_db()
    assert again is not None and (again.now, first.now) == (Step.ADOPTED, Step.REPLACED)


def test_nobody_adopts_without_saying_who_agreed_and_when(analyst: User, propose: Propose) -> None:
    with pytest.raises(NotAllowed, match="who agreed it and on which day"):
        adopt(analyst, propose(), agreed=Agreed("Performance Board"))
    with pytest.raises(NotAllowed, match="can't lie ahead"):
        adopt(analyst, SetTarget.objects.get(), agreed=Agreed("Board", "", date(2027, 1, 1)))


def test_no_change_goes_without_a_reason_and_no_kind_is_proposed_twice(propose: Propose) -> None:
    with pytest.raises(NotAllowed, match="Say why"):
        propose(why=" ")
    propose()
    with pytest.raises(NotAllowed, match="proposed already"):
        propose(30.0)


@pytest.mark.parametrize("value", [-1.0, float("nan")])
def test_a_value_that_the_figure_could_never_have_is_refused(
    propose: Propose, value: float
) -> None:
    with pytest.raises(NotAllowed):
        propose(value)


def test_what_was_withdrawn_is_due_until_that_day(analyst: User, propose: Propose) -> None:
    one = adopt(analyst, propose(20.0))
    actions.withdraw(
        by=analyst, target=one, why="A new plan.", read=one.version, at=AT,
        from_on=date(2026, 10, 1),
    )  # fmt: skip
    assert judged_now() == [("ambitious target", None)]


def test_of_two_who_change_it_the_second_is_told(analyst: User, propose: Propose) -> None:
    one = propose(20.0)
    more = {"by": analyst, "agreed": BOARD, "unit": Unit.COUNT, "why": "Better.", "at": AT}
    points = [TargetPoint(APRIL, 22.0)]
    actions.change(target=one, points=points, read=1, **more)  # type: ignore[arg-type]
    with pytest.raises(EditedMeanwhile, match="Somebody else has changed this target"):
        actions.change(target=one, points=points, read=1, **more)  # type: ignore[arg-type]


def test_history_says_what_stood_there_and_why_it_was_changed(
    analyst: User, propose: Propose
) -> None:
    worked = WorkedOut(-20, 30, "30 last year")
    one = propose(points=[TargetPoint(APRIL, worked.value, worked)])
    adopt(analyst, one)
    newest, oldest = queries.history_of(ADOPTED, "999")
    assert (newest.step, newest.why, newest.by) == ("Adopted", "The Board agreed.", analyst.name)
    assert oldest.values == "24 (20% less than 30 last year) from 1 April 2026"


def test_a_target_of_the_file_is_taken_over_and_given_back(analyst: User) -> None:
    found = source()
    assert found is not None
    (of_file,) = queries.in_file(found, PEPS)
    before = judged_now(PEPS)
    one = actions.take_over(
        by=analyst, authority="999", indicator=PEPS, found=of_file, why="Kept here.", at=AT
    )
    assert (queries.in_file(found, PEPS), judged_now(PEPS)) == ([], before)
    points = [TargetPoint(APRIL, 99.0)]
    changed = actions.change(
        by=analyst, target=one, points=points, agreed=Agreed(), unit=Unit.PERCENT, why="Higher.",
        read=one.version, at=AT,
    )  # fmt: skip
    assert judged_now(PEPS) == [("local target", 99.0)]
    back = actions.put_back(by=analyst, target=changed, why="No.", read=2, at=AT)
    assert back is not None and judged_now(PEPS) == before


def test_what_the_file_holds_is_not_adopted_beside_it(analyst: User, propose: Propose) -> None:
    one = propose(97.0, PEPS, kind=TargetKind.LOCAL, unit=Unit.PERCENT)
    with pytest.raises(NotAllowed, match="Take it over to the page first"):
        adopt(analyst, one, in_file=True)


def test_a_tolerance_makes_a_rating_green_and_a_small_change_level(analyst: User) -> None:
    found = source()
    assert found is not None
    was = rows_for(found, usual(found), [PEPS])[PEPS]
    wide = Tolerance(50, is_percentage=True)
    actions.set_bands(
        by=analyst, authority="999", indicator=PEPS, bands=Bands(wide, Tolerance(), wide),
        why="To try.", read=0, at=AT,
    )  # fmt: skip
    now = source()
    assert now is not None and now != found
    row = rows_for(now, usual(now), [PEPS])[PEPS]
    assert (was.direction.arrow, row.direction.arrow) != ("→", "↑")
    assert (row.rag.rating, row.direction.arrow) == ("green", "→")
    assert TargetState.ADOPTED in {one.state for one in targets(now).targets[PEPS]}
