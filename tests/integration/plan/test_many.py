"""Many milestones changed at once, and taken back by who did it."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from sightline.apps.events.models import Event
from sightline.apps.notices.models import Notice
from sightline.apps.plan import actions
from sightline.apps.plan.models import BulkChange, LeadName
from sightline.documents.plan import Brag

pytestmark = pytest.mark.django_db
AT = datetime(2026, 10, 5, 9, tzinfo=UTC)


def change(client, small, **told):
    form = {"milestone": [small.review.pk, small.audits.pk], **told}
    return client.post(reverse("plan:bulk", args=[small.plan.pk]), form)


def undo(client, small):
    return client.post(reverse("plan:undo_bulk", args=[small.plan.pk]), follow=True)


def test_many_are_rated_with_one_reason_and_back_as_they_were(small, visit, quality_officer):
    who = {"by": quality_officer, "milestone": small.review}
    actions.rate(**who, brag=Brag.GREEN, why="On its way", at=AT)
    client = visit(quality_officer)
    answer = change(client, small, do="rated", brag="red", why="The money was cut")
    assert answer.status_code == 302
    assert {m.ratings.last().why for m in (small.review, small.audits)} == {"The money was cut"}
    assert "Taken back." in undo(client, small).content.decode()
    for milestone, brag in ((small.review, "green"), (small.audits, "unknown")):
        milestone.refresh_from_db()
        assert milestone.brag == brag
        assert [rating.brag for rating in milestone.ratings.all()][-2:] == ["red", brag]
    assert "There is no change of yours" in undo(client, small).content.decode()


def test_what_somebody_changed_since_is_left_as_it_is_and_named(
    small, visit, quality_officer, head_of_safeguarding
):
    client = visit(quality_officer)
    change(client, small, do="led", lead="Head of early help; All team managers")
    assert [each.as_written for each in small.review.leads.all()] == [
        "Head of early help", "All team managers",
    ]  # fmt: skip
    actions.set_leads(by=head_of_safeguarding, milestone=small.review, leads=["Me"], at=AT)
    assert (
        "There is no change of yours" in undo(visit(head_of_safeguarding), small).content.decode()
    )
    assert "somebody changed them since: EH 1.1." in undo(client, small).content.decode()
    assert [each.as_written for each in small.review.leads.all()] == ["Me"]
    assert not small.audits.leads.exists()


def test_leads_are_asked_once_each_however_many_of_theirs_are_ticked(
    small, visit, quality_officer, head_of_service
):
    for milestone in (small.review, small.audits):
        actions.set_leads(by=quality_officer, milestone=milestone, leads=["HoS"], at=AT)
    name = LeadName.objects.get(name="HoS")
    actions.link_lead(by=quality_officer, name=name, user=head_of_service, at=AT)
    change(visit(quality_officer), small, do="asked")
    notice = Notice.objects.get(person=head_of_service)
    assert notice.said == "Quality officer asks for progress on EH 1.1, EH 1.2."
    assert Event.objects.filter(did="plan.bulk_asked").count() == 1


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"do": "rated", "brag": "red"}, "Say why"),
        ({"do": "led"}, "Say who leads them"),
        ({"do": "rated", "brag": "red", "why": "So", "milestone": []}, "Tick at least one"),
    ],
)
def test_what_is_missing_is_said_and_what_was_ticked_stays(
    told, sentence, small, visit, quality_officer
):
    answer = change(visit(quality_officer), small, **told)
    shown = answer.content.decode()
    assert answer.status_code == 400 and sentence in shown
    assert shown.count(" checked") == (0 if told.get("milestone") == [] else 2)
    assert not BulkChange.objects.exists()


def test_a_milestone_of_another_plan_is_never_among_them(small, visit, quality_officer, director):
    other = actions.begin_plan(
        by=director, title="Another", years="2026", from_on=small.plan.from_on,
        to_on=small.plan.to_on, owner=director, at=AT,
    )  # fmt: skip
    address = reverse("plan:bulk", args=[other.pk])
    form = {"milestone": [small.review.pk], "do": "rated", "brag": "red", "why": "So"}
    assert visit(quality_officer).post(address, form).status_code == 400
    small.review.refresh_from_db()
    assert small.review.brag == "unknown"
