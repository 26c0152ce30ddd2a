"""Disputes through their actions: stages, breaches, copies, ratings, what others hear of them."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.integration.disputes.conftest import BEGUN, Case

from sightline.apps.disputes import actions, counting, queries
from sightline.apps.disputes.models import Dispute, PlanRating, Step
from sightline.apps.disputes.pages import standing
from sightline.apps.disputes.policy import Kind
from sightline.apps.disputes.records import HeldReview, next_review
from sightline.apps.disputes.rules import DisputeState, MissingPlan, Rated
from sightline.apps.events.models import Event
from sightline.apps.notices.models import Notice
from sightline.apps.people.telling import child_was_erased
from sightline.judgement.marks import Rating
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.working_days import WorkingDays

CONCERN = "Nothing in the plan has moved since the last review."


def raised(case: Case, level: int = 1, severity: str = "") -> Dispute:
    return actions.raise_dispute(
        **case.does("iro"), child_id=case.child, kind=Kind.LOOKED_AFTER, concern=CONCERN,
        themes=["drift"], level=level, severity=severity,
    )  # fmt: skip


def told(person: object) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("said", flat=True))


def test_from_an_informal_talk_through_a_breach_to_an_agreed_outcome(case: Case) -> None:
    found = actions.talk_over(
        **case.does("iro"), child_id=case.child, kind=Kind.LOOKED_AFTER, concern=CONCERN,
        themes=["drift"], with_whom="The social worker", talked_on=BEGUN.date(),
        said="A new date was promised.",
    )  # fmt: skip
    assert (found.now, found.level, found.formal_on) == (DisputeState.INFORMAL, 0, None)
    assert queries.total_clock(found) is None
    actions.raise_formally(**case.does("iro"), dispute=found, concern=CONCERN, level=1, severity="")
    assert told(case.manager) == [
        f"A dispute waits for a written reply by 9 November 2026: {found}, team managers."
    ]
    actions.note_breaches(at=BEGUN + timedelta(days=4))
    assert told(case.manager)[1] == f"The last day to reply is 9 November 2026: {found}."
    for days in (8, 9, 10):
        actions.note_breaches(at=BEGUN + timedelta(days=days))
    assert [step.move for step in found.steps.all()] == ["talk", "raise", "breach"]
    assert told(case.iro) == [
        f"No reply came in time at level 1: {found}. Take it to level 2, senior managers."
    ]
    actions.escalate(**case.does("iro", 10), dispute=found, level=2, reason="No reply came.")
    with pytest.raises(NotAllowed, match="Only those who answer"):
        actions.reply(**case.does("manager", 11), dispute=found, said="It is done this week.")
    with pytest.raises(NotAllowed, match="whoever raised"):
        actions.accept(**case.does("senior", 11), dispute=found, outcome="It is all settled.")
    actions.reply(**case.does("senior", 11), dispute=found, said="A plan by Friday, I check it.")
    actions.accept(**case.does("iro", 12), dispute=found, outcome="The plan was sent on Friday.")
    assert (found.now, found.closed_on) == (DisputeState.RESOLVED, date(2026, 11, 14))
    first, second = queries.stages_of(found)
    today = date(2027, 1, 4)
    assert first.is_breached(today) and not second.is_breached(today)
    events = Event.objects.filter(kind="dispute").values_list("said", "facts")
    assert case.child not in str(list(events)) and case.child not in str(told(case.manager))


def test_a_bypass_keeps_its_reason_and_cafcass_stands_beside_a_level(case: Case) -> None:
    with pytest.raises(NotAllowed, match="too grave"):
        raised(case, level=3)
    found = raised(case, level=3, severity="The child is moved tomorrow.")
    assert told(case.assistant_director) and not told(case.manager)
    step = found.steps.get(move="raise")
    assert (step.skipped, step.reason) == (2, "The child is moved tomorrow.")
    actions.refer(**case.does("iro", 1), dispute=found, reason="The court is to hear of it.")
    assert (found.now, found.level) == (DisputeState.WAITING, 3)
    with pytest.raises(NotAllowed, match="already"):
        actions.refer(**case.does("iro", 1), dispute=found, reason="The court is to hear of it.")
    straight = raised(case, level=0, severity="Nobody here can settle this in time.")
    assert (straight.now, straight.level) == (DisputeState.REFERRED, 0)
    assert queries.total_clock(straight) and not queries.stages_of(straight)
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(dispute=found, move="raise", state="waiting", skipped=1,
                            on=BEGUN.date(), at=BEGUN)  # fmt: skip


def test_the_same_press_twice_raises_and_moves_a_dispute_once(case: Case) -> None:
    found = raised(case)
    with pytest.raises(NotAllowed, match=f"it is dispute {found.pk}"):
        raised(case)
    stale = Dispute.objects.get(pk=found.pk)
    twice = {"level": 2, "reason": "It can’t wait for a reply."}
    actions.escalate(**case.does("iro", 1), dispute=found, **twice)
    with pytest.raises(NotAllowed, match="moved meanwhile"):
        actions.escalate(**case.does("iro", 1), dispute=stale, **twice)
    assert found.steps.filter(move="escalate").count() == 1


def test_a_stage_left_before_its_reply_no_longer_waits(case: Case) -> None:
    """Level 1 left in time without a reply, level 2 waits: two stages, one each."""
    found, today = raised(case), BEGUN.date() + timedelta(days=2)
    actions.escalate(**case.does("iro", 1), dispute=found, level=2, reason="It can’t wait.")
    counted = counting.replies(queries.stages_of(found), today, WorkingDays())
    assert (counted.stages, counted.moved_on, counted.waiting) == (2, 1, 1)
    late = counting.replies(queries.stages_of(found), date(2026, 12, 1), WorkingDays())
    assert (late.moved_on, late.unanswered_late, late.waiting) == (1, 1, 0)


def test_a_review_at_the_end_of_a_month_may_have_its_rating_in_the_next() -> None:
    rating = PlanRating(child_id="A", plan="care plan", reviewed_on=date(2026, 12, 1), rag="red",
                        at=BEGUN)  # fmt: skip
    held = [HeldReview("A", Kind.LOOKED_AFTER, date(2026, 11, 30))]
    found = [
        counting.rated_plans([rating], reviews, *days)[0]
        for reviews, days in (
            (held, (date(2026, 11, 1), date(2026, 11, 30))),
            ([], (date(2026, 12, 1), date(2026, 12, 31))),
        )
    ]
    assert [(each.rated, each.reviews, each.total) for each in found] == [(1, 1, 0), (0, 0, 1)]


def test_no_plan_is_one_step_and_the_review_stays_due_and_then_overdue(case: Case) -> None:
    before = next_review(case.child, Kind.LOOKED_AFTER)
    found = actions.raise_without_plan(
        **case.does("iro"), child_id=case.child, missing=MissingPlan.CARE_PLAN,
        not_held_on=BEGUN.date(), concern="There is no care plan to review at all.",
    )  # fmt: skip
    assert [step.move for step in found.steps.all()] == ["no plan", "raise", "copy"]
    copy = found.steps.get(move="copy")
    assert case.assistant_director.name in copy.with_whom
    assert "Copy of a dispute" in told(case.assistant_director)[0]
    assert next_review(case.child, Kind.LOOKED_AFTER) == before
    assert before and before.due_on
    late = standing(found, before.due_on + timedelta(days=1), WorkingDays())
    assert late.review_is_overdue and late.review_words.startswith("Overdue: was due on")


def test_the_total_runs_out_once_and_is_kept(case: Case) -> None:
    found = raised(case)
    for days in (40, 41):
        actions.note_breaches(at=BEGUN + timedelta(days=days))
    assert found.steps.filter(move="total").count() == 1
    assert any("Not settled within 20 working days" in said for said in told(case.head))


def test_words_are_never_changed_and_go_with_an_erased_child(case: Case) -> None:
    found = raised(case)
    rating = rated(case)
    for table in (Step.objects.filter(dispute=found), PlanRating.objects.filter(pk=rating.pk)):
        with pytest.raises(Exception, match="append-only"), transaction.atomic():
            table.update(at=BEGUN)
    with transaction.atomic():
        child_was_erased("999", case.child, BEGUN)
    assert not Dispute.objects.exists() and not Step.objects.exists()
    assert not PlanRating.objects.exists()


def rated(case: Case, rag: Rating = Rating.AMBER, days: int = 0) -> PlanRating:
    return actions.rate_plan(
        **case.does("iro", days), child_id=case.child, plan=Rated.CARE_PLAN, rag=rag,
        reviewed_on=BEGUN.date(), is_smart=False, has_drift=True,
        reasons="Two steps are late by a month.",
    )  # fmt: skip


def test_a_rating_is_shared_with_the_manager_and_the_latest_counts(case: Case) -> None:
    from sightline.apps.disputes.report import rated_in

    made = rated(case)
    assert case.manager.name in made.shared_with
    assert told(case.manager) == [f"{made} at the review of 2 November 2026. Read why."]
    rated(case, Rating.GREEN, days=1)
    plans, _ = rated_in(PlanRating.objects.all(), date(2026, 11, 30))
    assert plans.said == ["0 (0%)", "0 (0%)", "1 (100%)"]
    with pytest.raises(NotAllowed, match="Only a conference chair"):
        actions.rate_plan(
            **case.does("iro"), child_id=case.child, plan=Rated.PROTECTION_PLAN, rag=Rating.RED,
            reviewed_on=BEGUN.date(), is_smart=True, has_drift=False, reasons="It is not mine.",
        )  # fmt: skip


def test_the_month_is_reviewed_and_its_themes_go_to_the_forum(case: Case) -> None:
    raised(case)
    month = date(2026, 11, 30)
    about = case.does("head", 30)
    assert queries.themes_of(month) == []
    actions.confirm_theme(**about, month=month, theme="drift", example="Nobody asked for months.")
    assert queries.themes_of(month) == [("Drift and delay", 1, "Nobody asked for months.")]
    made = actions.review_month(
        **about, month=month, differences="One team replies late.", said="One is open still."
    )
    assert queries.occurrences(date(2026, 12, 1), date(2026, 12, 31)) == [
        ("dispute_review", date(2026, 12, 2), made.address, "Disputes of November 2026 reviewed")
    ]
    with pytest.raises(NotAllowed):
        actions.review_month(
            **case.does("manager", 30),
            month=month,
            differences="None of them.",
            said="All is well.",
        )
    actions.take_back_theme(**about, month=month, theme="drift")
    assert queries.themes_of(month) == []
