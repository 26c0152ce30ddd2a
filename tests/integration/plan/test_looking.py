"""The plan's own page: six views, one filter in the address, as quick as what it keeps."""

import re
from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from django.urls import reverse

from sightline.apps.plan import actions
from sightline.apps.plan.looking.views_of import VIEWS
from sightline.apps.plan.models import Milestone
from sightline.documents.plan import Brag

pytestmark = pytest.mark.django_db
AT = datetime(2026, 10, 5, 9, tzinfo=UTC)


def page(client, plan, **asked):
    found = client.get(reverse("plan:plan", args=[plan.pk]), asked)
    assert found.status_code == 200
    return found.content.decode()


def test_the_table_has_the_six_columns_of_the_paper_and_flags_what_is_late(
    small, visit, quality_officer, head_of_service
):
    actions.rate(by=quality_officer, milestone=small.review, brag=Brag.AMBER, why="Late", at=AT)
    shown = page(visit(head_of_service), small.plan)
    heads = re.findall(r'<th scope="col" role="columnheader">([^<]+)', shown)
    assert heads == [
        "Action number", "Action", "Milestone", "Timescale", "Lead officers", "Progress",
    ]  # fmt: skip
    assert "◆ Amber" in shown
    assert "Overdue</strong> since 30 Sep 2026" in shown
    assert shown.count("EH 1.1") == 1


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_keeps_the_filter_and_leads_to_the_others_with_it(
    view, small, visit, head_of_service
):
    shown = page(visit(head_of_service), small.plan, view=view, words="assessment form")
    assert f'href="{small.plan.address}?words=assessment+form&amp;view=board"' in shown
    assert f'<input type="hidden" name="view" value="{view}"' in shown
    if view in {"table", "board"}:
        assert "EH 1.1" in shown and "EH 1.2" not in shown


def test_completed_actions_stand_in_a_table_of_their_own_with_both_numbers(
    small, visit, quality_officer, head_of_service
):
    who = {"by": quality_officer, "at": AT}
    for milestone in (small.review, small.audits):
        actions.rate(**who, milestone=milestone, brag=Brag.BLUE, evidence="Minutes of the meeting")
    actions.move_to_completed(**who, action=small.action, number="CA 1", month=date(2026, 10, 1))
    shown = page(visit(head_of_service), small.plan)
    assert "1 completed action." in shown
    assert "CA 1" in shown and "was EH 1" in shown
    assert "Overdue</strong>" not in shown


def test_what_is_kept_of_a_page_changes_with_the_plan(small, visit, quality_officer, director):
    client = visit(director)
    before = page(client, small.plan, view="areas")
    actions.rate(by=quality_officer, milestone=small.review, brag=Brag.RED, why="Stuck", at=AT)
    after = page(client, small.plan, view="areas")
    assert "1 red" not in before and "1 red" in after
    actions.change_milestone(
        by=quality_officer, milestone=small.review, values={"text": "Another wording"},
        read=Milestone.objects.get(pk=small.review.pk).version, at=AT,
    )  # fmt: skip
    assert "Another wording" in page(client, small.plan)


def test_only_who_keeps_the_plan_sees_honesty_by_lead_and_the_page_of_many(
    small, visit, quality_officer, head_of_service, councillor
):
    who = {"by": quality_officer, "milestone": small.review}
    actions.set_leads(**who, leads=["Head of early help"], at=AT)
    day = date(2026, 9, 1)
    actions.rate(**who, brag=Brag.GREEN, on=day, at=AT)
    for person, sees in ((head_of_service, False), (quality_officer, True)):
        shown = page(visit(person), small.plan, view="honesty")
        assert "1 of 1 Greens missed their day: too few" in shown
        assert ("By lead" in shown) is sees
        bulk = visit(person).get(reverse("plan:bulk", args=[small.plan.pk]))
        assert bulk.status_code == (200 if sees else 404)
    assert visit(councillor).get(small.plan.address).status_code == 403


def test_a_kept_page_asks_as_many_questions_however_many_milestones_there_are(
    small, visit, quality_officer, director, django_assert_max_num_queries
):
    client, who = visit(director), {"by": quality_officer, "at": AT}
    page(client, small.plan)
    for number in range(12):
        made = actions.add_milestone(
            **who, action=small.action, number=f"EH 2.{number}", text="Do it", due_on=date.max
        )
        actions.set_leads(**who, milestone=made, leads=[f"Lead {number}"])
    cache.clear()
    with django_assert_max_num_queries(40):  # read anew: each table once
        page(client, small.plan)
    with django_assert_max_num_queries(16):  # kept
        page(client, small.plan)
