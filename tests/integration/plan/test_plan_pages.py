"""Pages of one plan: read by many, changed by its keeper and its leads."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.integration.plan.making_plans import BEGUN, a_body

from sightline.apps.attachments.queries import files_beside
from sightline.apps.plan import actions
from sightline.apps.plan.models import Plan
from sightline.documents.plan import Brag

pytestmark = pytest.mark.django_db
AT = datetime(2026, 10, 5, 9, tzinfo=UTC)


def deed(thing, what):
    noun = {"plan": "plan_deed", "plan_action": "action_deed"}.get(thing.KIND, "milestone_deed")
    return reverse(f"plan:{noun}", args=[thing.pk, what])


def words(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def lead(small, quality_officer, head_of_service):
    """A head of service, who leads the review by their role."""
    told = {"by": quality_officer, "at": BEGUN}
    actions.set_leads(milestone=small.review, leads=["Heads of service"], **told)
    actions.link_lead(name=small.review.leads.get().lead, role="head_of_service", **told)
    return head_of_service


def test_every_page_of_a_plan_opens_for_who_reads_plans(small, visit, head_of_service):
    client = visit(head_of_service)
    pages = ("keep", "as_at", "quarters", "compare")
    addresses = [reverse("plan:home"), small.action.address, small.review.address]
    addresses += [reverse(f"plan:{page}", args=[small.plan.pk]) for page in pages]
    for address in addresses:
        found = client.get(address)
        assert found.status_code == 200, address
        assert "Improvement plan" in words(found) or "EH 1" in words(found)
        assert "/change/" not in words(found), "who reads is offered no change"


def test_a_plan_begun_on_the_page_leads_on_to_its_areas(visit, quality_officer):
    told = {
        "title": "Improvement plan", "years": "2026-27", "from_on": "2026-04-01",
        "to_on": "2027-03-31", "owner": quality_officer.pk, "stale_after": 90,
    }  # fmt: skip
    client = visit(quality_officer)
    wrong = client.post(reverse("plan:new"), {**told, "to_on": "2026-03-31"})
    assert wrong.status_code == 400
    assert "last day is before its first" in words(wrong) and "2026-27" in words(wrong)
    found = client.post(reverse("plan:new"), told, follow=True)
    assert found.redirect_chain[-1][0] == reverse("plan:keep", args=[Plan.objects.get().pk])
    assert "It has no areas yet" in words(found)


def test_a_lead_asks_for_a_timescale_and_the_keeper_makes_it(small, lead, visit, quality_officer):
    client = visit(lead)
    assert client.get(deed(small.review, "timescale")).status_code == 302, "not theirs to make"
    told = {"wanted": "31st January 2027", "reason": "The new system comes later"}
    client.post(deed(small.review, "ask-timescale"), told)
    keeper = visit(quality_officer)
    assert "asks for “31st January 2027”" in words(
        keeper.get(deed(small.review, "decide-timescale"))
    )
    found = keeper.post(deed(small.review, "decide-timescale"), {"make": "yes"}, follow=True)
    assert "due 31 January 2027" in words(found)
    assert "in place of 30th September 2026: made" in words(found)


def test_blue_without_evidence_comes_back_filled_in_and_a_file_is_enough(small, lead, visit):
    client = visit(lead)
    told = {"brag": "blue", "on": "2026-10-01", "why": "Every team uses it", "evidence": ""}
    wrong = client.post(deed(small.review, "rate"), told)
    assert wrong.status_code == 400
    assert "Blue needs something that shows it" in words(wrong)
    assert "Every team uses it" in words(wrong)
    file = SimpleUploadedFile("form.pdf", b"%PDF-1.4\n%%EOF\n")
    client.post(deed(small.review, "rate"), {**told, "file": file})
    small.review.refresh_from_db()
    assert small.review.brag == Brag.BLUE
    assert small.review.ratings.get().evidence == "Beside it: form.pdf"
    assert files_beside(small.review).get().name == "form.pdf"


def test_words_changed_meanwhile_stand_beside_those_typed(small, visit, quality_officer):
    client = visit(quality_officer)
    address = reverse("plan:change_milestone", args=[small.review.pk])
    read = {"read": small.review.version, "number": "EH 1.1"}
    client.post(address, {**read, "text": "Review both forms"})
    wrong = client.post(address, {**read, "text": "Review the old form"})
    assert wrong.status_code == 400
    assert "Review both forms" in words(wrong) and "Review the old form" in words(wrong)
    again = {"read": small.review.version + 1, "number": "EH 1.1", "text": "Review the old form"}
    found = client.post(address, again, follow=True)
    assert "<del>" in words(found) and "both forms" in words(found)


def test_two_days_of_a_plan_are_set_beside_each_other(small, visit, quality_officer):
    told = {"by": quality_officer, "milestone": small.review}
    actions.rate(brag=Brag.AMBER, why="It waits", at=AT, **told)
    actions.fix_plan(by=quality_officer, plan=small.plan, quarter_end=date(2026, 9, 30), at=AT)
    actions.report(quarter=date(2026, 9, 30), text="A draft is there", at=AT, **told)
    client = visit(quality_officer)
    page = reverse("plan:compare", args=[small.plan.pk])
    found = words(client.get(page, {"left": "2026-06-01", "right": ""}))
    assert "Amber" in found and "A draft is there" in found
    fixed = small.plan.fixed.get()
    found = words(client.get(page, {"left": f"fixed-{fixed.pk}", "right": ""}))
    assert "Amber" not in found and "A draft is there" in found
    read = words(client.get(fixed.address))
    assert "Amber" in read and "A draft is there" not in read
    as_at = reverse("plan:as_at", args=[small.plan.pk])
    assert "Amber (" not in words(client.get(as_at, {"on": "2026-10-04"}))
    for odd in ("fixed-", "fixed-99999", "fixed-²", "31.9.2026"):
        assert client.get(page, {"left": odd}).status_code == 200, odd


def test_a_closed_plan_is_read_and_changed_only_when_it_is_open_again(small, visit, director):
    actions.approve_plan(
        by=director, plan=small.plan, body=a_body(director), on=date(2026, 10, 1), at=AT
    )
    client = visit(director)
    client.post(deed(small.plan, "close"))
    assert client.get(reverse("plan:change", args=[small.plan.pk])).status_code == 404
    assert client.get(deed(small.review, "rate")).status_code == 302
    assert client.get(small.review.address).status_code == 200
    client.post(deed(small.plan, "open-plan"))
    assert client.get(deed(small.review, "rate")).status_code == 200
