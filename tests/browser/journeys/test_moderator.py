"""A moderator changes a grade, a service manager confirms corrective action, the audit closes."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests import personas
from tests.browser.conftest import Visitors
from tests.browser.every_page import axe_says
from tests.browser.journeys.walker import SCRIPTS, Walker, Walkers
from tests.integration.audits.making_audits import audit_of, hand_in
from tests.personas import TEAM

from sightline.apps.audits.afterwards import actions, drawing
from sightline.apps.audits.afterwards.rules import How, TalkKind
from sightline.apps.audits.models import Audit
from sightline.apps.audits.rules import AuditState
from sightline.apps.children.queries import holdings
from sightline.apps.people.access import access_of

AT = timezone.now() - timedelta(days=3)


@pytest.fixture
def audit(wrenshire_site: str) -> Audit:
    """Graded good by the quality officer, on the moderators' list; the principal social worker
    grades it too and has not handed in."""
    officer = personas.person("quality_officer")
    held = holdings()
    assert held is not None
    child = sorted(held.by_team[TEAM] - held.restricted)[0]
    first = hand_in(audit_of(officer, AT, child=child), 2, AT)
    psw = personas.person("principal_social_worker")
    audit_of(psw, AT, child=child, second_of=first)
    drawing.choose_for_moderation(first, "Asked for", officer, AT)
    return first


def walker(walkers: Walkers, visitors: Visitors, who: str, *, scripts: bool = True) -> Walker:
    page = visitors.page(java_script_enabled=scripts, may_fail=True)
    found = Walker(page, walkers.site, who if scripts else f"{who} without scripts", walkers.folder)
    found.sign_in(who)
    return found


def talked_over(audit: Audit) -> None:
    """What the other two people of this journey record is told elsewhere."""
    for kind, name in ((TalkKind.PRACTITIONER, "quality_officer"),
                       (TalkKind.MEETING, "assistant_team_manager")):  # fmt: skip
        by = personas.person(name)
        actions.record_talk(
            audit=audit, kind=kind, held_on=timezone.localdate(AT), how=How.IN_PERSON, said="Yes",
            with_whom="social worker", issues="None", by=by, access=access_of(by, AT), at=AT,
        )  # fmt: skip


def test_a_moderated_audit_closes_once_all_is_done(
    walkers: Walkers, visitors: Visitors, audit: Audit
) -> None:
    moderates(walker(walkers, visitors, "head_of_safeguarding"), audit)
    auditor = walker(walkers, visitors, "quality_officer")
    auditor.page.goto(f"{auditor.site}/audits/{audit.pk}/after/")
    auditor.reads("Good, now Requires improvement")
    auditor.page.get_by_label("Your answer").fill("I see it now")
    auditor.press("I have read it")
    auditor.page.goto(f"{auditor.site}/audits/{audit.pk}/after/do/close/")
    auditor.press("Close the audit")
    auditor.reads("This audit can’t be closed yet")
    talked_over(audit)
    auditor.page.goto(f"{auditor.site}/audits/{audit.pk}/after/talk/manager/")
    auditor.page.get_by_label("When was it?").fill(f"{timezone.localdate(AT)}")
    auditor.page.get_by_label("By phone").check()
    auditor.page.get_by_label("Who was there?").fill("Team manager")
    auditor.page.get_by_label("What was said?").fill("Visits are the thing to work on.")
    auditor.press("Record it")
    manager = walker(walkers, visitors, "group_manager")
    manager.page.goto(f"{manager.site}/audits/{audit.pk}/after/")
    manager.follow("Confirm it")
    manager.page.get_by_label("What was done, and how do you know?").fill("Seen in two files")
    manager.press("Confirm")
    manager.reads("Confirmed.")
    auditor.page.reload()
    auditor.follow("Close this audit")
    auditor.press("Close the audit")
    auditor.picture("closed")
    audit.refresh_from_db()
    assert audit.now is AuditState.CLOSED


def moderates(head: Walker, audit: Audit) -> None:
    head.page.goto(f"{head.site}/audits/moderation/")
    assert axe_says(head.page) == []
    head.picture("queue")
    head.follow(str(audit))
    assert axe_says(head.page) == []
    head.picture("to moderate")
    head.page.get_by_label("Requires improvement").first.check()
    head.page.get_by_label("To the auditor").fill("Look at when the child was last seen alone.")
    head.press("Save and tell the auditor")
    head.reads("the grade changes, so give the reasons")
    head.page.get_by_label("Reasons", exact=True).fill("The child was not seen alone.")
    head.press("Save and tell the auditor")
    head.reads("Good, now Requires improvement")
    head.picture("moderated")


@SCRIPTS
def test_neither_of_two_auditors_sees_the_other_before_both_are_in(
    walkers: Walkers, visitors: Visitors, audit: Audit, scripts: bool
) -> None:
    psw = walker(walkers, visitors, "principal_social_worker", scripts=scripts)
    for page in ("", "after/"):
        answer = psw.page.goto(f"{psw.site}/audits/{audit.pk}/{page}")
        assert answer is not None
        assert answer.status == 404
    second = audit.seconds.get()
    hand_in(second, 4, AT)
    psw.page.goto(f"{psw.site}/audits/{audit.pk}/after/")
    psw.reads("Each graded it without seeing the others")
    psw.reads("Inadequate")
    psw.picture("both")
    psw.page.goto(f"{psw.site}/audits/agreement/")
    psw.reads("How alike auditors grade")
    assert axe_says(psw.page) == [] if scripts else True
