"""What a complaint must not tell: to the worker it is about, past the door of a restricted child,
to somebody who once looked into one and reads none any more. Each reading of it is logged."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests import personas
from tests.personas import TEAM

from sightline.apps.attachments.registry import may_read
from sightline.apps.children.queries import authority_code, child_key, holdings, may_see
from sightline.apps.feedback import telling
from sightline.apps.feedback.actions import complaints as actions
from sightline.apps.feedback.actions import voice
from sightline.apps.feedback.models import Complaint
from sightline.apps.feedback.pages import Months
from sightline.apps.feedback.queries.complaints import complaints_within
from sightline.apps.feedback.report import report_of
from sightline.apps.feedback.rules import From
from sightline.apps.feedback.rules import may_see as may_read_it
from sightline.apps.feedback.voice_rules import Help, Taken
from sightline.apps.notices.models import Notice
from sightline.apps.people.access import access_of
from sightline.apps.people.actions import give_role, restrict_child
from sightline.apps.people.models import Grant, Look, User
from sightline.vocabulary.words import Level

AT = datetime(2026, 11, 2, 10, tzinfo=UTC)
LATE = AT + timedelta(days=30)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _wrenshire(wrenshire: Path, settings: Any) -> None:
    settings.SIGHTLINE_DATA = wrenshire


def does(by: User) -> dict[str, Any]:
    return {"by": by, "access": access_of(by, AT), "at": AT}


def running(by: User, child: str = "", about: User | None = None, who: User | None = None) -> Any:
    """A complaint whose first stage runs, looked into by `who`."""
    told = actions.Told(From.PARENT, AT.date(), "Nobody calls back", Level.TEAM, TEAM, about=about)
    made = actions.receive(**does(by), told=told, child_id=child)
    actions.move(
        **does(by), complaint=made, on=date(2026, 11, 2), move="open stage 1", answered_by=who
    )
    return made


def a_child() -> str:
    held = holdings()
    assert held is not None
    return sorted(held.by_team[TEAM] - held.restricted)[0]


def test_nobody_is_reminded_of_a_complaint_that_they_may_not_read() -> None:
    officer = personas.person("complaints_officer")
    manager = personas.person("team_manager")
    give_role(by=None, person=manager, role="complaints_officer", at=personas.AT)
    running(officer, about=manager)
    assert telling.remind(at=LATE) == 1
    assert {each.person for each in Notice.objects.all()} == {officer}
    closed = running(officer, child=a_child(), who=personas.person("group_manager"))
    restrict_child(
        by=personas.person("guardian"), authority=authority_code(), child_id=closed.child_id,
        reason="Kept to named people alone.", at=AT,
    )  # fmt: skip
    assert telling.remind(at=LATE) == 0


def test_reading_a_childs_complaint_is_logged_also_by_whom_the_child_is_out_of_reach(
    visit: Callable[[User], Client],
) -> None:
    officer, child = personas.person("complaints_officer"), a_child()
    assert not may_see(access_of(officer, AT), child)
    found = running(officer, child=child)
    page = visit(officer).get(found.address)
    assert page.status_code == 200 and child not in page.content.decode()
    assert Look.objects.get(person=officer).child_id == child


def test_who_looked_into_one_and_has_no_such_right_any_more_reads_none() -> None:
    officer, manager = personas.person("complaints_officer"), personas.person("team_manager")
    found: Complaint = running(officer, who=manager)
    grant = Grant.objects.get(person=manager)
    Grant.objects.filter(pk=grant.pk).update(to_on=AT.date() - timedelta(days=1))
    give_role(by=None, person=manager, role="councillor", at=personas.AT)
    access = access_of(manager, AT)
    assert not complaints_within(access).exists() and not may_read_it(access, found.matter)
    assert not may_read(access, "complaint", str(found.pk))


def test_what_was_typed_of_one_child_stands_in_no_report(visit: Callable[[User], Client]) -> None:
    manager, child = personas.person("team_manager"), a_child()
    words = "Her uncle told her not to"
    voice.offer(
        **does(manager), child_id=child, team=TEAM, help=Help.ADVOCATE, on=date(2026, 10, 1),
        taken=Taken.NO, reason=words,
    )  # fmt: skip
    months = Months(date(2026, 10, 31), 3)
    assert words not in str(report_of(months, AT.date()))
    page = visit(personas.person("lead_member")).get("/feedback/report/?last=2026-10&length=3")
    assert page.status_code == 200 and words not in page.content.decode()
    assert words in visit(manager).get(f"/feedback/children/{child_key(child)}/").content.decode()
