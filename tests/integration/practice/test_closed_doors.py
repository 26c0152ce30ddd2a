"""What supervision must not open: to a deputy who covers the cases, to an auditor who only reads,
past the door of a restricted child."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests import personas
from tests.integration.practice.conftest import AT, Pair

from sightline.apps.attachments.registry import may_attach
from sightline.apps.audits.form.actions import moved
from sightline.apps.audits.models import Audit
from sightline.apps.audits.tools.queries import newest
from sightline.apps.children.queries import authority_code
from sightline.apps.people.access import access_of
from sightline.apps.people.actions import add_user, give_role, name_deputy, restrict_child
from sightline.apps.people.models import Grant, User
from sightline.apps.practice import actions, queries
from sightline.apps.practice.models import Direction, Supervision
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level

Visit = Callable[[User], Client]
WORDS = "Sleeps badly since the court case"


def held(pair: Pair) -> Supervision:
    return actions.hold_session(
        **pair.does(), worker=pair.worker, held_on=date(2026, 10, 20), wellbeing=WORDS,
        agreed="Time on Thursday.",
    )  # fmt: skip


def directed(pair: Pair, session: Supervision) -> Direction:
    return actions.add_direction(
        **pair.does(), session=session, child_id=pair.child, said="See the child at school.",
        by_when=None,
    )  # fmt: skip


def test_whoever_covers_a_workers_cases_reads_nothing_of_their_supervision(
    pair: Pair, visit: Visit
) -> None:
    session = held(pair)
    seen = actions.keep_observation(
        **pair.does(), worker=pair.worker, kind="visit", observed_on=AT.date(), seen="A visit."
    )
    peer = add_user(email="p@x.example", name="Peer", password=personas.PASSWORD, at=personas.AT)
    own = personas.unit_called(Level.WORKER, "Somebody Else")
    give_role(by=None, person=peer, role="social_worker", unit=own, at=personas.AT)
    grant = Grant.objects.get(person=pair.social_worker)
    today = timezone.localdate()
    name_deputy(
        by=pair.social_worker, grant=grant, deputy=peer, at=timezone.now(), from_on=today,
        to_on=today + timedelta(days=14),
    )  # fmt: skip
    client = visit(peer)
    for page in (session.address, seen.address, reverse("practice:worker", args=[pair.worker.id])):
        assert client.get(page).status_code == 404, page
    assert not queries.sessions_within(access_of(peer, timezone.now())).exists()
    assert visit(pair.social_worker).get(session.address).status_code == 200


def auditing(pair: Pair, auditor: User) -> Audit:
    """An audit of this worker's supervision that this person writes."""
    tool = newest("case_file")
    today = timezone.localdate()
    audit = Audit.objects.create(
        authority=authority_code(), tool=tool, subject="supervision", worker=pair.worker.name,
        team=pair.worker.team, service=pair.worker.service, set_on=today, due_on=today,
        window_from=today, window_to=today,
    )  # fmt: skip
    return moved(audit, "allocate", by=None, at=timezone.now(), auditor=auditor)


def test_an_auditor_of_supervision_reads_it_and_changes_nothing(pair: Pair, visit: Visit) -> None:
    session = held(pair)
    one = directed(pair, session)
    officer = personas.person("quality_officer")
    auditing(pair, officer)
    access = access_of(officer, timezone.now())
    assert visit(officer).get(session.address).status_code == 200
    assert not may_attach(access, "supervision", str(session.pk))
    assert may_attach(pair.does()["access"], "supervision", str(session.pk))
    said = {"done_on": date(2026, 10, 21), "said": "Seen at school."}
    with pytest.raises(NotAllowed):
        actions.direction_done(by=officer, access=access, at=AT, direction=one, **said)
    actions.direction_done(**pair.does("social_worker"), direction=one, **said)


def test_nobody_says_done_of_a_child_that_is_closed_to_them(pair: Pair, visit: Visit) -> None:
    one = directed(pair, held(pair))
    restrict_child(
        by=personas.person("guardian"), authority=authority_code(), child_id=pair.child,
        reason="Kept to named people alone.", at=AT,
    )  # fmt: skip
    said = {"done_on": date(2026, 10, 21), "said": "Seen at school."}
    with pytest.raises(NotAllowed):
        actions.direction_done(**pair.does(), direction=one, **said)
