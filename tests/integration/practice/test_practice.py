"""Supervision and observation: who reads them, what stands where, what is a gap."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from tests import personas
from tests.integration.practice.conftest import AT, Pair

from sightline.apps.children.queries import authority_code, child_key
from sightline.apps.events.models import Event
from sightline.apps.people.access import access_of
from sightline.apps.people.models import Look, User
from sightline.apps.people.telling import forget_all_but
from sightline.apps.practice import actions, queries
from sightline.apps.practice.agenda import agenda
from sightline.apps.practice.compliance import by_unit, lines
from sightline.apps.practice.models import Direction, Supervision
from sightline.apps.practice.rules import PauseKind, SessionState, Standing
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level

Visit = Callable[[User], Client]
HELD = date(2026, 10, 20)
WORDS = "Sleeps badly since the court case"


def held(pair: Pair, on: date = HELD) -> Supervision:
    return actions.hold_session(
        **pair.does(), worker=pair.worker, held_on=on, wellbeing=WORDS, agreed="Time on Thursday."
    )


def directed(pair: Pair, session: Supervision) -> Direction:
    return actions.add_direction(
        **pair.does(), session=session, child_id=pair.child, said="See the child alone at school.",
        by_when=date(2026, 10, 30),
    )  # fmt: skip


# Who opens a session of this worker, what was observed of them, and their page.
WHO = {
    "social_worker": 200, "team_manager": 200, "assistant_team_manager": 200, "group_manager": 200,
    "head_of_service": 200, "assistant_director": 200, "director": 200,
    "principal_social_worker": 404, "head_of_safeguarding": 404, "quality_officer": 404,
    "iro": 404, "chair": 404, "analyst": 403, "lead_member": 403, "councillor": 403,
    "administrator": 403, "guardian": 403,
}  # fmt: skip


def test_a_session_is_for_the_two_and_the_line_above(pair: Pair, visit: Visit) -> None:
    session = held(pair)
    seen = actions.keep_observation(
        **pair.does(), worker=pair.worker, kind="visit", observed_on=HELD, seen="A visit."
    )
    page = reverse("practice:worker", args=[pair.worker.id])
    found = {}
    for who in WHO:
        person = pair.social_worker if who == "social_worker" else personas.person(who)
        client = visit(person)
        answer = client.get(session.address)
        found[who] = {answer.status_code, client.get(seen.address).status_code}
        assert (WORDS in answer.content.decode()) is (WHO[who] == 200), who
        if who in {"social_worker", "quality_officer"}:  # it gathers an agenda, which takes a while
            found[who].add(client.get(page).status_code)
    assert found == {who: {status} for who, status in WHO.items()}


def test_a_peer_of_the_team_reads_nothing_and_quality_sees_how_often(
    pair: Pair, visit: Visit
) -> None:
    session = held(pair)
    peer = next(
        each for each in queries_workers() if each.team == pair.worker.team and each != pair.worker
    )
    someone = User.objects.create(email="peer@wrenshire.example", name="Peer")
    _give(someone, "social_worker", peer.name)
    assert visit(someone).get(session.address).status_code == 404
    page = visit(personas.person("principal_social_worker")).get(reverse("practice:home"))
    assert page.status_code == 302
    table = visit(personas.person("principal_social_worker")).get(reverse("practice:compliance"))
    assert pair.worker.team in table.content.decode() and WORDS not in table.content.decode()


def queries_workers() -> list[Any]:
    from sightline.apps.practice.register import workers_on

    return workers_on(AT.date())


def _give(person: User, role: str, worker: str) -> None:
    from sightline.apps.people.actions import give_role

    unit = personas.unit_called(Level.WORKER, worker)
    give_role(by=None, person=person, role=role, unit=unit, at=personas.AT)


def test_a_draft_is_changed_and_what_was_agreed_is_added_to(pair: Pair) -> None:
    session = held(pair)
    with pytest.raises(NotAllowed, match="still a draft"):
        actions.add_to_session(**pair.does(), session=session, said="More")
    with pytest.raises(NotAllowed, match="Only whoever held"):
        actions.agree_session(**pair.does("social_worker"), session=session)
    actions.agree_session(**pair.does(), session=session)
    assert session.now is SessionState.AGREED
    with pytest.raises(NotAllowed, match="agreed by both"):
        actions.change_session(**pair.does(), session=session, read=session.version)
    with pytest.raises(NotAllowed, match="agreed by both"):
        directed(pair, session)
    added = actions.add_to_session(**pair.does("social_worker"), session=session, said="Not so.")
    with pytest.raises(DatabaseError), transaction.atomic():
        type(added).objects.filter(pk=added.pk).update(said="So.")


def test_a_decision_stands_with_the_child_until_the_child_is_erased(
    pair: Pair, visit: Visit
) -> None:
    session = held(pair)
    one = directed(pair, session)
    with pytest.raises(NotAllowed, match="no such child"):
        actions.add_direction(
            **pair.does(), session=session, child_id=pair.other, said="So.", by_when=None
        )
    client = visit(pair.manager)
    page = client.get(reverse("children:child", args=[child_key(pair.child)])).content.decode()
    assert "See the child alone at school." in page and WORDS not in page
    before = Look.objects.filter(child_id=pair.child).count()
    assert pair.child in client.get(session.address).content.decode()
    assert Look.objects.filter(child_id=pair.child).count() == before + 1
    said = [f"{each.said}{each.facts}" for each in Event.objects.all()]
    assert not any(pair.child in each for each in said)
    assert pair.child in queries.children_of(authority_code())
    forget_all_but(authority_code(), {pair.other}, AT)
    assert not Direction.objects.filter(pk=one.pk).exists()
    assert Supervision.objects.filter(pk=session.pk).exists()


def test_the_agenda_brings_what_waits_and_drops_what_was_done(pair: Pair) -> None:
    session = held(pair)
    one = directed(pair, session)
    access = pair.does()["access"]

    def groups() -> set[str]:
        line = lines(AT.date(), [pair.worker])[0]
        return {each.group for each in agenda(line, access, AT.date())}

    assert {"Earlier decisions", "Observation", "Appraisal"} <= groups()
    actions.direction_done(
        **pair.does("social_worker"), direction=one, done_on=AT.date(), said="Seen at school."
    )
    actions.hold_appraisal(**pair.does(), worker=pair.worker, held_on=HELD)
    assert not {"Earlier decisions", "Appraisal"} & groups()
    with pytest.raises(NotAllowed, match="already"):
        actions.direction_done(**pair.does(), direction=one, done_on=HELD, said="Again.")


def test_a_gap_is_flagged_unless_the_worker_is_away_or_has_left(pair: Pair) -> None:
    held(pair, date(2026, 8, 20))
    today = AT.date()
    assert lines(today, [pair.worker])[0].standing is Standing.GAP
    team = (Level.TEAM, pair.worker.team)
    assert queries.compliance(team, today, today).gaps >= 1
    before = by_unit([team], today, today)[0]
    actions.pause(
        **pair.does(), worker=pair.worker, kind=PauseKind.SICKNESS, from_on=date(2026, 9, 1),
        to_on=None,
    )  # fmt: skip
    after = by_unit([team], today, today)[0]
    assert (after.gaps, after.paused) == (before.gaps - 1, before.paused + 1)
    assert lines(today, [pair.worker])[0].standing is Standing.PAUSED
    actions.pause(
        **pair.does(), worker=pair.worker, kind=PauseKind.SICKNESS, from_on=date(2026, 9, 1),
        to_on=today - timedelta(days=1),
    )  # fmt: skip
    assert lines(today, [pair.worker])[0].standing is Standing.IN_TIME


def test_who_has_not_observed_the_panel_in_the_year_is_named(pair: Pair) -> None:
    first, last = date(2026, 4, 1), date(2027, 3, 31)
    assert any("Agency decision maker" in each for each in queries.not_observed(first, last))
    maker = User.objects.create(email="adm@wrenshire.example", name="Decision maker")
    from sightline.apps.people.actions import give_role

    give_role(by=None, person=maker, role="agency_decision_maker", at=personas.AT)
    seen = {"kind": "panel", "observed_on": HELD, "seen": "A panel.", "worker": None}
    with pytest.raises(NotAllowed, match="do not hold"):
        actions.keep_observation(**pair.does(), **seen, as_role="agency_decision_maker")
    actions.keep_observation(
        by=maker, access=access_of(maker, AT), at=AT, **seen, as_role="agency_decision_maker"
    )
    assert not any("Agency decision maker" in each for each in queries.not_observed(first, last))


def test_forms_come_back_filled_in_and_odd_ones_get_a_sentence(pair: Pair, visit: Visit) -> None:
    client = visit(pair.manager)
    at = reverse("practice:new_session", args=[pair.worker.id])
    answer = client.post(at, {"held_on": "2199-01-01", "wellbeing": WORDS, "agreed": "So."})
    assert answer.status_code == 400
    assert "has not come yet" in answer.content.decode() and WORDS in answer.content.decode()
    bad = client.post(at, {"held_on": "2026-10-20", "wellbeing": "a\x00b"})
    assert bad.status_code == 400
    made = client.post(at, {"held_on": "2026-10-20", "wellbeing": WORDS, "agreed": "So."})
    session = Supervision.objects.get()
    assert made["Location"] == session.address
    change = reverse("practice:change_session", args=[session.pk])
    form = {"held_on": "2026-10-20", "wellbeing": "Mine", "agreed": "So.", "read": "1"}
    assert client.post(change, form).status_code == 302
    late = client.post(change, form | {"wellbeing": "Late"})
    assert late.status_code == 400 and "Saved meanwhile" in late.content.decode()
