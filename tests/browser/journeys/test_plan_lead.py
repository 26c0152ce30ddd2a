"""A lead updates their milestones on a phone, with and without scripts."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests import personas
from tests.browser.conftest import Visitors
from tests.browser.every_page import axe_says
from tests.browser.journeys.walker import SCRIPTS, Walker, Walkers
from tests.integration.plan.making_plans import Small, small_plan

from sightline.apps.plan import actions
from sightline.apps.plan.looking import kept
from sightline.apps.plan.models import LeadName, Milestone

PHONE = {"width": 390, "height": 844}
LEAD = "Heads of Service"


@pytest.fixture
def led(wrenshire_site: str) -> Small:
    """A plan with three milestones, led by whoever holds a role; nothing of another is kept."""
    kept.forget()
    keeper = personas.person("quality_officer")
    at = timezone.now() - timedelta(days=30)
    small = small_plan(keeper, at)
    actions.add_milestone(
        by=keeper, action=small.action, number="EH 1.3", text="Tell partners of the new form",
        timescale="March 2030", due_on=timezone.localdate() + timedelta(days=900), at=at,
    )  # fmt: skip
    for milestone in small.action.milestones.all():
        actions.set_leads(by=keeper, milestone=milestone, leads=[LEAD], at=at)
    name = LeadName.objects.get(name=LEAD)
    actions.link_lead(by=keeper, name=name, role="head_of_service", is_group=True, at=at)
    return small


@SCRIPTS
def test_a_lead_updates_three_milestones_on_a_phone(
    walkers: Walkers, visitors: Visitors, led: Small, scripts: bool
) -> None:
    page = visitors.page(viewport=PHONE, java_script_enabled=scripts, may_fail=True)
    name = "lead" if scripts else "lead without scripts"
    lead = Walker(page, walkers.site, name, walkers.folder)
    lead.sign_in("head_of_service")
    page.goto(f"{lead.site}/plan/mine/")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert axe_says(page) == [] if scripts else True
    lead.picture("my milestones")
    says_three(lead)
    lead.reads("2 entries were saved.")
    lead.reads("EH 1.1: Blue needs something that shows it is done")
    attaches(lead)
    lead.reads("1 entry was saved.")
    lead.picture("saved")
    sees_what_came_of_it(lead, led)


def of(lead: Walker, number: str):  # type: ignore[no-untyped-def]
    block = lead.page.locator("fieldset.plan-say").filter(has_text=number)
    details = block.locator("xpath=ancestor::details[not(@open)]/summary").first
    if details.count():
        details.click()
    return block


def says_three(lead: Walker) -> None:
    """One is done, but nothing shows it yet; of one there is nothing to report."""
    first = of(lead, "EH 1.1")
    first.get_by_label("Blue").check()
    first.get_by_label("What happened?").fill("The form was reviewed with three teams.")
    second = of(lead, "EH 1.2")
    second.get_by_label("Or: nothing to report, because").fill("The sample is taken in spring")
    third = of(lead, "EH 1.3")
    third.get_by_label("Amber").check()
    third.get_by_label("Why?").fill("Two partners have not answered; we ask again in June.")
    lead.picture("filled in")
    lead.press("Save everything")


def attaches(lead: Walker) -> None:
    first = of(lead, "EH 1.1")
    typed = first.get_by_label("What happened?").input_value()
    assert typed == "The form was reviewed with three teams."
    paper = {"name": "review.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 review"}
    first.get_by_label("A file that shows it").set_input_files(files=[paper])  # type: ignore[list-item]
    lead.picture("evidence")
    lead.press("Save everything")


def sees_what_came_of_it(lead: Walker, led: Small) -> None:
    found = {each.number: each.brag for each in Milestone.objects.all()}
    assert found == {"EH 1.1": "blue", "EH 1.2": "unknown", "EH 1.3": "amber"}
    lead.page.goto(f"{lead.site}{led.plan.address}?words=EH+1.1")
    lead.reads("The form was reviewed with three teams.")
    lead.reads("Blue")
    lead.picture("the plan")
    lead.page.goto(f"{lead.site}{led.review.address}")
    lead.reads("review.pdf")
    lead.picture("the milestone")
