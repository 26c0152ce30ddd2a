"""An auditor writes: connection cut, tab closed, session ended, and nothing is lost."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from tests import personas
from tests.browser.conftest import Visitors
from tests.browser.every_page import axe_says
from tests.browser.journeys.walker import Walker, Walkers
from tests.integration.audits.making_audits import audit_of

from sightline.apps.audits.form import actions
from sightline.apps.audits.models import Answer, Audit, Judgement, SectionWords
from sightline.apps.people.access import access_of

PHONE = {"width": 390, "height": 844}
WHO = "quality_officer"


def reads(auditor: Walker, words: str) -> None:
    """Waits for it: a script says it."""
    expect(auditor.main).to_contain_text(words, timeout=15_000)


def say_fact(audit: Audit, fact: str) -> None:
    """As another page of the same auditor's does."""
    who, at = audit.auditor, timezone.now()
    assert who is not None
    actions.say_fact(audit=audit, fact=fact, holds=True, by=who, access=access_of(who, at), at=at)


@pytest.fixture
def audit(wrenshire_site: str) -> Audit:
    return audit_of(personas.person(WHO), timezone.now())


def test_an_auditor_loses_nothing(walkers: Walkers, visitors: Visitors, audit: Audit) -> None:
    page = visitors.page(may_fail=True, viewport=PHONE)
    page.set_default_timeout(15_000)
    auditor = Walker(page, walkers.site, "auditor", walkers.folder)
    auditor.sign_in(WHO)
    form = f"{auditor.site}/audits/{audit.pk}/write/1/"
    page.goto(form)
    assert axe_says(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    evidence = page.locator("[id='q-1.1-evidence']")
    evidence.fill("The file of May")
    reads(auditor, "All saved")
    page.context.set_offline(True)
    evidence.fill("The file of May, and June")
    reads(auditor, "kept on this device")
    assert "June" not in page.evaluate("JSON.stringify(localStorage)"), "it is sealed"
    page.close()
    page = auditor.page = page.context.new_page()
    page.context.set_offline(False)
    page.goto(form)
    reads(auditor, "Restored from this device")
    reads(auditor, "All saved")
    assert Answer.objects.get(question="1.1").evidence == "The file of May, and June"
    page.context.set_offline(True)
    page.locator("[id='w-1-reflection-text']").fill("Well led")
    page.locator("[id='g-1-2']").check()
    reads(auditor, "kept on this device")
    page.once("dialog", lambda asked: asked.dismiss())
    page.get_by_role("button", name="Sign out").click()
    assert page.url == form, "somebody who is warned may stay"
    page.context.set_offline(False)
    reads(auditor, "All saved")
    assert SectionWords.objects.get().text == "Well led" and Judgement.objects.get().grade == 2
    page.goto(f"{auditor.site}/audits/{audit.pk}/write/")
    page.get_by_label("Earlier themes").fill("Moved twice")
    reads(auditor, "All saved")
    say_fact(audit, "closed_case")
    page.get_by_label("Earlier themes").fill("Moved twice before")
    reads(auditor, "All saved")
    page.goto(form)
    page.context.clear_cookies()
    page.locator("[id='q-1.3-evidence']").fill("An interpreter was there")
    reads(auditor, "You have been signed out")
    auditor.sign_in(WHO)
    page.goto(form)
    reads(auditor, "All saved")
    assert Answer.objects.get(question="1.3").evidence == "An interpreter was there"
    assert page.evaluate("Object.keys(localStorage).length") == 0
    page.goto(f"{auditor.site}/audits/{audit.pk}/hand-in/")
    auditor.press("Hand in")
    reads(auditor, "can’t be handed in yet")
    assert axe_says(page) == []


def test_a_section_is_saved_without_scripts(
    walkers: Walkers, visitors: Visitors, audit: Audit
) -> None:
    page = visitors.page(may_fail=True, java_script_enabled=False)
    auditor = Walker(page, walkers.site, "auditor without scripts", walkers.folder)
    auditor.sign_in(WHO)
    page.goto(f"{auditor.site}/audits/{audit.pk}/write/1/")
    page.locator("[id='q-1.1-yes']").check()
    page.locator("[id='q-1.1-evidence']").fill("The file of May")
    page.get_by_role("button", name="Save", exact=True).click()
    reads(auditor, "Saved.")
    assert Answer.objects.get(question="1.1").value == "yes"
