"""The summary of a service, from the mail of the third day until the Board agrees it."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError
from django.test import Client
from tests.integration.pack.conftest import AT, LATER, OWN, everything_brought, who, whole
from tests.made_cards import OCTOBER

from sightline.apps.board.brought import brought_to
from sightline.apps.board.models import Body, Meeting
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.notices.models import Mail, Notice
from sightline.apps.pack import actions, due_work, queries, telling
from sightline.apps.pack.models import PerformanceSummary
from sightline.apps.pack.rules import HandedIn
from sightline.apps.papers.queries import latest
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.vocabulary.not_allowed import NotAllowed

Visit = Callable[[User], Client]


def test_it_begins_with_what_the_figures_suggest(summary: PerformanceSummary) -> None:
    assert [each for each, _ in summary.improved] == ["visits", "reviews", "plans"]
    assert [each for each, _ in summary.priorities] == ["waits", "checks"]


def test_asking_again_changes_nothing(summary: PerformanceSummary) -> None:
    assert actions.ask_for_month(month=OCTOBER, at=LATER) == []
    assert PerformanceSummary.objects.count() == 4


def test_one_mail_tells_whoever_answers_and_nobody_twice(
    summary: PerformanceSummary, head_of_service: User
) -> None:
    for _ in range(2):
        telling.tell_asked(summary, at=AT)
    (mail,) = Mail.objects.filter(topic="pack_asked")
    assert mail.person == head_of_service
    assert "Visits: 81.0%, as said." in mail.text and summary.address in mail.text


def test_nobody_is_asked_before_the_third_working_day(summary: PerformanceSummary) -> None:
    assert due_work.ask(AT.replace(day=3)) == "Nothing is asked for yet."


def test_it_is_refused_with_two_and_no_reason_and_what_was_typed_stays(
    summary: PerformanceSummary, head_of_service: User, visit: Visit
) -> None:
    told = whole(summary) | {"fewer_priorities": "", "read": "1", "hand_in": "1"}
    page = visit(head_of_service).post(summary.address, told)
    assert page.status_code == 400
    assert "three are asked for" in page.content.decode()
    there = queries.summary_of(OWN, OCTOBER)
    assert there is not None and there.is_draft and there.work == "Cover."
    again = {**told, "fewer_priorities": "Nothing else.", "read": str(there.version)}
    assert visit(head_of_service).post(summary.address, again).status_code == 302
    handed_in = queries.summary_of(OWN, OCTOBER)
    assert handed_in is not None and handed_in.now is HandedIn.HANDED_IN


def test_the_database_itself_keeps_to_three(summary: PerformanceSummary) -> None:
    summary.state, summary.handed_in_at = HandedIn.HANDED_IN.value, AT
    with pytest.raises(IntegrityError):
        summary.save()


def test_of_two_who_edit_it_the_second_sees_both(
    summary: PerformanceSummary, head_of_service: User, group_manager: User, visit: Visit
) -> None:
    mine = whole(summary) | {"work": "Mine.", "read": "1"}
    theirs = whole(summary) | {"work": "Theirs.", "read": "1"}
    assert visit(group_manager).post(summary.address, theirs).status_code == 302
    page = visit(head_of_service).post(summary.address, mine)
    assert page.status_code == 400
    assert "Theirs." in page.content.decode() and "Mine." in page.content.decode()
    with pytest.raises(EditedMeanwhile):
        actions.write_summary(summary=summary, told=whole(summary), read=1, **who(head_of_service))


def test_another_service_s_manager_finds_no_draft(
    summary: PerformanceSummary, head_of_service: User, team_manager: User, visit: Visit
) -> None:
    other = summary.address.replace(OWN, "care_and_leaving_care")
    assert visit(head_of_service).get(other).status_code == 404
    assert visit(team_manager).get(summary.address).status_code == 404


def test_what_was_promised_stands_above_the_next_month(
    summary: PerformanceSummary, head_of_service: User, visit: Visit
) -> None:
    before = PerformanceSummary.objects.create(
        authority="999", service=OWN, month=OCTOBER.replace(month=9, day=30), due_on=AT,
        priority_1="waits", priority_1_how="We promised to look.", fewer_improved="None.",
        fewer_priorities="One is enough.", state=HandedIn.HANDED_IN.value, handed_in_at=AT,
    )  # fmt: skip
    page = visit(head_of_service).get(summary.address).content.decode()
    assert before.priority_1_how in page


def test_agreed_at_the_board_it_is_a_paper_and_can_not_be_taken_back(
    summary: PerformanceSummary, director: User
) -> None:
    kept = actions.write_summary(summary=summary, told=whole(summary), read=1, **who(director))
    actions.hand_in_summary(summary=kept, **who(director))
    actions.agree_summary(by=director, summary=kept, at=LATER)
    paper = latest(summary)
    assert paper is not None and paper.number == 1
    with pytest.raises(NotAllowed, match="take back"):
        actions.take_back_summary(summary=kept, **who(director))


def test_the_meeting_hears_of_it_under_the_three_headings(
    summary: PerformanceSummary, director: User
) -> None:
    everything_brought(director)
    body = Body.objects.create(
        authority="999", kind="performance_board", title="Board", started_on=OCTOBER
    )
    meeting = Meeting.objects.create(
        body=body, planned_on=LATER, held_on=LATER, starts_at="10:00", month=OCTOBER,
        papers_due_on=LATER,
    )  # fmt: skip
    brought = [each for each in brought_to(meeting, access_of(director, LATER))
               if each.service == OWN]  # fmt: skip
    assert [(each.under, each.text) for each in brought] == [
        ("improved", "Visits"), ("improved", "Reviews"), ("improved", "Plans"),
        ("to improve", "Waits"), ("to improve", "Checks"), ("to explore", "Why do they wait?"),
    ]  # fmt: skip


def test_what_is_late_is_chased_once_a_week(
    summary: PerformanceSummary, head_of_service: User
) -> None:
    for day in (23, 24, 30):
        telling.chase(at=LATER.replace(day=day))
    told = Notice.objects.filter(person=head_of_service, topic="pack_late").order_by("at")
    assert [each.at.day for each in told] == [23, 30]
    assert "and 1 more" in told[0].said
