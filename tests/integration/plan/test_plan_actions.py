"""What may be done to a plan, and what is kept of it."""

from datetime import UTC, date, datetime

import pytest
from tests.integration.plan.making_plans import BEGUN, a_body

from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.notices.models import Notice
from sightline.apps.papers.queries import versions
from sightline.apps.people.access import access_of
from sightline.apps.plan import access as who
from sightline.apps.plan import actions, queries
from sightline.apps.plan.queries import plan_data
from sightline.apps.plan.queries.listing import listed
from sightline.apps.plan.rules import quarter_paper
from sightline.documents.plan import Brag, Outcome
from sightline.documents.plan.standing import counted_in
from sightline.vocabulary.not_allowed import NotAllowed

pytestmark = pytest.mark.django_db
AT = datetime(2026, 10, 5, 9, tzinfo=UTC)


def line_of(plan, milestone, on=None):
    lines = [line for _, _, line in plan_data(plan, on=on).lines]
    return next(line for line in lines if line.id == milestone.pk)


def test_an_asked_for_timescale_leaves_the_old_one_until_it_is_made(small, quality_officer):
    told = {"by": quality_officer, "at": AT}
    asked = actions.ask_timescale(
        milestone=small.review, wanted="31st January 2027", wanted_due_on=date(2027, 1, 31),
        reason="The new system comes later", **told,
    )  # fmt: skip
    line = line_of(small.plan, small.review)
    assert (line.timescale, line.asked_timescale) == ("30th September 2026", "31st January 2027")
    with pytest.raises(NotAllowed, match="asked for already"):
        actions.ask_timescale(
            milestone=small.review, wanted="June 2027", wanted_due_on=None,
            reason="The new system comes later", **told,
        )  # fmt: skip
    actions.decide_timescale(change=asked, make=True, **told)
    line = line_of(small.plan, small.review)
    assert (line.due_on, line.asked_timescale) == (date(2027, 1, 31), "")
    assert "“30th September 2026”. The reason: The new system" in line.changes[0]


def test_a_missed_target_stays_known_beside_the_one_that_follows(small, quality_officer):
    told = {"by": quality_officer, "at": AT}
    actions.rate(milestone=small.review, brag=Brag.RED, why="59% only", **told)
    new = actions.replace_missed(
        milestone=small.review, text="80% in work", number="EH 1.3", came_out="59% of 63%", **told
    )
    old = line_of(small.plan, small.review)
    assert (old.outcome, old.came_out, old.brag) == (Outcome.MISSED, "59% of 63%", Brag.RED)
    assert line_of(small.plan, new).replaces == "EH 1.1"
    (listed_plan,) = listed(queries.plans(access_of(quality_officer, AT)), date(2026, 10, 5))
    assert (listed_plan.total, listed_plan.by_colour[Brag.RED]) == (3, 1)
    assert listed_plan.overdue == 1, "the audit due on 30 June; the miss is settled"


def test_a_completed_action_is_found_under_either_number(small, quality_officer):
    told = {"by": quality_officer, "at": AT}
    with pytest.raises(NotAllowed, match=r"Still open: EH 1\.1"):
        actions.move_to_completed(action=small.action, number="CA 1", month=AT.date(), **told)
    actions.complete_in_place(milestone=small.review, evidence="The form is in use", **told)
    actions.withdraw(milestone=small.audits, because="It is done elsewhere now", **told)
    actions.move_to_completed(action=small.action, number="CA 1", month=AT.date(), **told)
    (action,) = plan_data(small.plan).actions
    assert (action.shown_number, action.number) == ("CA 1", "EH 1")
    actions.take_back_completed(action=small.action, **told)
    (action,) = plan_data(small.plan).actions
    assert (action.shown_number, action.completed_in) == ("EH 1", None)


def test_a_rating_for_an_earlier_day_is_kept_and_is_not_the_present_one(small, quality_officer):
    told = {"by": quality_officer, "at": AT, "milestone": small.review}
    actions.rate(brag=Brag.GREEN, on=date(2026, 9, 1), **told)
    actions.rate(brag=Brag.RED, why="It stood still", on=date(2026, 7, 1), **told)
    assert small.review.brag == Brag.GREEN
    assert small.review.ratings.count() == 2


def test_each_day_of_what_recurs_is_done_or_missed_and_the_next_is_due(small, quality_officer):
    due = [each.due_on for each in small.audits.occurrences.all()]
    assert due[0] == small.audits.due_on == date(2026, 6, 30) and len(due) == 4
    told = {"by": quality_officer, "at": AT, "milestone": small.audits}
    actions.record_occurrence(due_on=due[0], done_on=date(2026, 7, 2), **told)
    assert small.audits.due_on == due[1]
    actions.record_occurrence(due_on=due[1], missed_because="Nobody was there", **told)
    assert small.audits.due_on == due[2]
    actions.change_timescale(
        wanted="Monthly", wanted_due_on=None, reason="More often for a while", **told
    )
    kept = small.audits.occurrences.filter(due_on__lte=due[1])
    assert kept.count() == 2, "what was done and what was missed stays"
    assert small.audits.due_on == date(2026, 10, 31)


def test_words_changed_by_two_people_are_shown_to_the_second(small, quality_officer, analyst):
    read = small.review.version
    actions.change_milestone(
        by=analyst, milestone=small.review, values={"text": "Review both forms"}, read=read, at=AT
    )
    actions.rate(by=analyst, milestone=small.review, brag=Brag.GREEN, at=AT)
    with pytest.raises(EditedMeanwhile) as conflict:
        actions.change_milestone(
            by=quality_officer, milestone=small.review, values={"text": "Review it"}, read=read,
            at=AT,
        )  # fmt: skip
    assert conflict.value.theirs.text == "Review both forms"
    assert line_of(small.plan, small.review).brag is Brag.GREEN


def test_a_lead_updates_their_own_milestones_by_role_and_by_account(
    small, quality_officer, head_of_service, group_manager, councillor
):
    told = {"by": quality_officer, "at": BEGUN}
    actions.set_leads(milestone=small.review, leads=["Heads of service (all)", "P. Lead"], **told)
    heads, spelt = (each.lead for each in small.review.leads.all())
    actions.link_lead(name=heads, role="head_of_service", is_group=True, **told)
    assert who.may_update(access_of(head_of_service, AT), small.review)
    assert not who.may_update(access_of(head_of_service, AT), small.audits)
    assert not who.may_update(access_of(group_manager, AT), small.review)
    actions.set_leads(milestone=small.audits, leads=["Pat Lead"], **told)
    known = small.audits.leads.get().lead
    actions.link_lead(name=known, user=group_manager, **told)
    actions.merge_leads(name=spelt, same_as=known, **told)
    assert who.may_update(access_of(group_manager, AT), small.review)
    assert queries.find_milestone(small.review.pk, access_of(councillor, AT)) is None


def test_a_fixed_quarter_stays_as_it_was_and_may_be_fixed_again(small, quality_officer):
    told = {"by": quality_officer, "plan": small.plan, "quarter_end": date(2026, 9, 30)}
    first = actions.fix_plan(at=AT, **told)
    with pytest.raises(NotAllowed, match="Nothing in the plan has changed"):
        actions.fix_plan(at=AT, changes="Nothing really", **told)
    actions.report(
        by=quality_officer, milestone=small.review, quarter=date(2026, 9, 30),
        text="A draft is there", at=AT,
    )  # fmt: skip
    second = actions.fix_plan(at=AT, changes="Progress of EH 1.1", **told)
    kept = [line.progress for each in (first, second) for *_, line in queries.data_of(each).lines]
    assert kept == ["", "", "A draft is there", ""]
    paper = versions(quarter_paper(small.plan.pk, date(2026, 9, 30)))
    assert [each.changes for each in paper] == ["Progress of EH 1.1", ""]


def test_an_escalation_keeps_the_bodys_name_of_its_day(small, quality_officer):
    told = {"by": quality_officer, "at": AT}
    body = a_body(quality_officer)
    made = actions.escalate(milestone=small.review, body=body, why="It waits too long", **told)
    assert line_of(small.plan, small.review).escalated_to == ("Strategic board",)
    actions.end_escalation(escalation=made, came_of="Money was found", **told)
    assert line_of(small.plan, small.review).escalated_to == ()


def test_a_body_told_in_another_rhythm_keeps_the_old_one_and_the_reason(small, quality_officer):
    body = a_body(quality_officer)
    told = {"by": quality_officer, "plan": small.plan, "body": body, "at": AT}
    actions.set_cadence(every_months=3, from_on=date(2026, 4, 1), **told)
    actions.set_cadence(every_months=6, from_on=date(2026, 4, 1), inspection_only=True, **told)
    with pytest.raises(NotAllowed, match="why the rhythm changes"):
        actions.set_cadence(every_months=6, from_on=date(2026, 10, 1), **told)
    actions.set_cadence(
        every_months=6, from_on=date(2026, 10, 1), why="The meetings moved apart", **told
    )
    held = [(often, each.to_on) for each, often in queries.cadences_of(small.plan)]
    assert held.count(("every six months", None)) == 2
    assert ("every quarter", date(2026, 9, 30)) in held


def test_the_owner_hears_of_a_wish_and_whoever_asked_of_the_decision(
    small, quality_officer, head_of_service
):
    asked = actions.ask_timescale(
        by=head_of_service, milestone=small.review, wanted="May 2027", wanted_due_on=None,
        reason="The new system comes later", at=AT,
    )  # fmt: skip
    actions.decide_timescale(
        by=quality_officer, change=asked, make=False, why="It has waited too long", at=AT
    )
    told = dict(Notice.objects.values_list("person__email", "said"))
    assert told[quality_officer.email].endswith("asks for another timescale for EH 1.1: May 2027")
    assert told[head_of_service.email] == "EH 1.1: the timescale you asked for was refused"


def test_a_fixed_quarter_bears_the_day_on_which_it_was_fixed(small, quality_officer):
    at = datetime(2026, 7, 8, 9, tzinfo=UTC)
    fixed = actions.fix_plan(
        by=quality_officer, plan=small.plan, quarter_end=date(2026, 6, 30), at=at
    )
    assert queries.data_of(fixed).as_at == date(2026, 7, 8)


def test_the_list_of_plans_counts_what_the_plans_own_page_counts(small, quality_officer):
    actions.rate(by=quality_officer, milestone=small.review, brag=Brag.BLUE, on=date(2026, 9, 1),
                 why="", evidence="The form is in use.", at=AT)  # fmt: skip
    actions.complete_in_place(
        by=quality_officer, milestone=small.audits, on=date(2026, 9, 1), evidence="Sampled.", at=AT
    )
    actions.move_to_completed(
        by=quality_officer, action=small.action, number="CA 1", month=date(2026, 9, 1), at=AT
    )
    (line,) = listed(queries.plans(access_of(quality_officer, AT)), date(2027, 3, 1))
    page = counted_in(plan_data(small.plan).actions, date(2027, 3, 1), date(2027, 3, 31))
    assert (line.total, page.total) == (0, 0)
