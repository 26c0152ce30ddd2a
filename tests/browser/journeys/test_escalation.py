"""An action stays without evidence: exception, stage 1, 2 and 3; a peer sees nothing of it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from tests import personas
from tests.browser.conftest import Visitors
from tests.browser.every_page import axe_says
from tests.browser.journeys.walker import Walker, Walkers
from tests.integration.audits.following import required
from tests.personas import TEAM

from sightline.apps.audits.models import Audit, Escalation
from sightline.apps.children.queries import holdings

AT = timezone.now() - timedelta(days=90)
TODAY = timezone.localdate()


@pytest.fixture
def audit(wrenshire_site: str) -> Audit:
    """Of a child of the team, with two required actions that nobody did."""
    for who in ("assistant_team_manager", "team_manager", "group_manager"):
        personas.person(who)
    held = holdings()
    assert held is not None
    child = sorted(held.by_team[TEAM] - held.restricted)[0]
    return required(personas.person("quality_officer"), AT, child=child)


def walker(walkers: Walkers, visitors: Visitors, who: str, *, scripts: bool = True) -> Walker:
    page = visitors.page(java_script_enabled=scripts, may_fail=True)
    found = Walker(page, walkers.site, who if scripts else f"{who} without scripts", walkers.folder)
    found.sign_in(who)
    return found


def records(by: Walker) -> None:
    """The written record of a meeting, as every stage asks for it."""
    fill = by.page.get_by_label
    fill("When was it held?").fill(f"{TODAY}")
    fill("Who was there?").fill("Managers and social worker")
    fill("What was talked over?").fill("Two visits are still not written up.")
    fill("What must be done?").fill("Write them up; a day a week is kept free for it.")
    fill("The new timescale ends on").fill(f"{TODAY + timedelta(days=14)}")
    by.press("Save")


def goes_on(by: Walker, way: str, button: str) -> None:
    by.follow(way)
    by.page.get_by_label("Why?").fill("The date passed and nothing was done.")
    early = by.page.get_by_label("The issues can’t wait for the end of the timescale")
    if early.count():
        early.check()
    by.press(button)


def test_from_missing_evidence_to_the_last_stage(
    walkers: Walkers, visitors: Visitors, audit: Audit
) -> None:
    manager = walker(walkers, visitors, "team_manager")
    manager.page.goto(f"{manager.site}/audits/progress/")
    manager.reads("Evidence missing")
    assert axe_says(manager.page) == []
    manager.follow(f"Audit {audit.pk}")
    assert axe_says(manager.page) == []
    manager.follow("Raise an exception: action 1")
    manager.page.get_by_label("Why is it not complete?").fill("Sickness in the team")
    manager.page.get_by_label("The new timescale").fill(f"{TODAY + timedelta(days=7)}")
    manager.press("Raise it")
    manager.reads("Raised with the team manager.")
    manager.picture("exception")
    goes_on(manager, "Begin escalation: stage 1", "Begin")
    manager.follow(f"After audit {audit.pk}")
    manager.reads("Stage 1: meeting with the social worker")
    assert axe_says(manager.page) == []
    manager.follow("Record stage 1")
    assert axe_says(manager.page) == []
    records(manager)
    manager.follow("Review files of the group")
    manager.main.get_by_role("button", name=re.compile("^Looked at: not found")).first.click()
    manager.reads("Recorded.")
    there = Escalation.objects.get()
    assert there.file_checks.count() == 1
    manager.page.goto(f"{manager.site}{there.address}")
    goes_on(manager, "Begin stage 2", "Save")
    manager.picture("stage 2")
    group = walker(walkers, visitors, "group_manager", scripts=False)
    group.page.goto(f"{group.site}/audits/escalations/")
    group.follow(f"After audit {audit.pk}")
    group.follow("Record stage 2")
    records(group)
    goes_on(group, "Begin the procedure", "Save")
    group.reads("Stage 3: the performance procedure")
    group.picture("stage 3")
    there.refresh_from_db()
    assert there.reached == "procedure"
    a_peer_sees_nothing(walker(walkers, visitors, "iro"), there)


def a_peer_sees_nothing(peer: Walker, there: Escalation) -> None:
    peer.page.goto(f"{peer.site}/audits/escalations/")
    peer.reads("No escalation within your reach.")
    assert axe_says(peer.page) == []
    answer = peer.page.goto(f"{peer.site}{there.address}")
    assert answer is not None and answer.status == 404
