"""Who audits what: peers alone, loads level, conflicts private, earlier drafts kept apart."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests import personas
from tests.integration.audits.making_audits import case_file
from tests.personas import OTHER_SERVICE, SERVICE, TEAM

from sightline.apps.audits.form.actions import create_audit, forget_child, moved
from sightline.apps.audits.models import Answer, Audit
from sightline.apps.audits.programme import actions
from sightline.apps.audits.programme.allocating import allocate, declare_conflict
from sightline.apps.audits.programme.drawing import Drawn
from sightline.apps.audits.programme.linked import panel
from sightline.apps.audits.programme.places import auditor_of
from sightline.apps.audits.programme.sampling import Ask, Candidate, draw
from sightline.apps.audits.rules import AuditState
from sightline.apps.events.models import Event
from sightline.apps.people.access import access_of
from sightline.apps.people.models import Assignment, Grant, User
from sightline.vocabulary.audit_tools import Subject
from sightline.vocabulary.not_allowed import NotAllowed

pytestmark = pytest.mark.django_db
Visit = Callable[[User], Client]
AT = datetime(2026, 11, 10, 9, tzinfo=UTC)
CARE = "Children in Care Team 1"


@pytest.fixture
def lead(db: None) -> User:
    return personas.person("principal_social_worker")


def audit_of(team: str = CARE, service: str = OTHER_SERVICE, child: str = "CHILD-1") -> Audit:
    return create_audit(
        tool=case_file(), subject=Subject.FILE, child_id=child, service=service, team=team,
        worker="Worker 9", by=None, at=AT,
    )  # fmt: skip


def test_a_peer_gets_the_audit_and_the_child_for_its_time_and_the_own_team_is_refused(
    lead: User,
) -> None:
    manager = personas.person("team_manager")
    with pytest.raises(NotAllowed, match="own team"):
        allocate(audit=audit_of(TEAM, SERVICE), auditor=manager, by=lead, at=AT)
    with pytest.raises(NotAllowed, match="own team"):
        worker = personas.person("social_worker")
        allocate(audit=audit_of(TEAM, SERVICE), auditor=worker, by=lead, at=AT)
    with pytest.raises(NotAllowed, match="Only those who keep"):
        allocate(audit=audit_of(), auditor=manager, by=manager, at=AT)
    audit = allocate(audit=audit_of(), auditor=manager, by=lead, at=AT, face_to_face=True)
    assert (audit.now, audit.auditor, audit.face_to_face) == (AuditState.ALLOCATED, manager, True)
    assert Assignment.objects.at(AT).get(person=manager).about_id == str(audit.pk)
    assert auditor_of(manager, AT.date()).has == 1


def test_an_audit_goes_on_with_a_reason_and_what_was_drafted_is_kept_apart(lead: User) -> None:
    first, second = personas.person("team_manager"), personas.person("head_of_safeguarding")
    audit = allocate(audit=audit_of(), auditor=first, by=lead, at=AT)
    moved(audit, "start", by=first, at=AT)
    Answer.objects.create(audit=audit, question="1.1", value="yes", evidence="Mine", at=AT)
    later = AT + timedelta(days=1)
    with pytest.raises(NotAllowed, match="why it goes on"):
        allocate(audit=audit, auditor=second, by=lead, at=later)
    allocate(audit=audit, auditor=second, by=lead, at=later, reason="Long-term leave")
    assert audit.now is AuditState.ALLOCATED and not audit.answers.exists()
    ended = audit.allocations.get(ended_at__isnull=False)
    assert ended.drafted["answers"][0]["evidence"] == "Mine"
    assert not Assignment.objects.at(later).filter(person=first).exists()
    forget_child(authority=audit.authority, child_id="CHILD-1", at=later)
    ended.refresh_from_db()
    assert ended.drafted == {}


def test_a_conflict_gives_the_audit_back_and_its_reason_is_for_those_who_run_audits(
    lead: User, visit: Visit
) -> None:
    manager = personas.person("team_manager")
    audit = allocate(audit=audit_of(), auditor=manager, by=lead, at=AT)
    page = visit(manager).post(f"/audits/{audit.pk}/conflict/", {"reason": "I know this family"})
    assert page.status_code == 302
    audit.refresh_from_db()
    assert (audit.now, audit.auditor) == (AuditState.WAITING, None)
    assert not Event.objects.filter(said__contains="family").exists()
    for who, reads in ((lead, True), (manager, False)):
        found = panel(audit, access_of(who, AT), AT.date())
        assert ("I know this family" in " ".join(found.words if found else ())) == reads
    with pytest.raises(NotAllowed, match="declared a conflict"):
        allocate(audit=audit, auditor=manager, by=lead, at=AT + timedelta(days=1))
    with pytest.raises(NotAllowed, match="Only the auditor"):
        declare_conflict(audit=audit, reason="I know them", by=manager, at=AT)


def test_numbers_and_exemptions_hold_when_audits_are_shared_out(lead: User, visit: Visit) -> None:
    manager, head = personas.person("team_manager"), personas.person("head_of_service")
    now = timezone.now()
    first, last = timezone.localdate(now) - timedelta(5), timezone.localdate(now) + timedelta(50)
    actions.agree_number(auditor=manager, from_on=first, until_on=last, number=1, by=lead, at=now)
    away = actions.exempt(
        auditor=lead, from_on=first, until_on=last, reason="Newly appointed", by=lead, at=now
    )
    for n in range(3):
        audit_of(child=f"CHILD-{n}")
    page = visit(lead)
    shown = page.get("/audits/share-out/?seed=4")
    lines = shown.context["lines"]
    chosen = [line.chosen for line in lines]
    assert sorted(chosen) == sorted([manager.pk, head.pk, head.pk])
    told = {f"auditor_{line.audit.pk}": line.chosen for line in lines}
    page.post("/audits/share-out/", {"seed": "4", **told})
    assert Audit.objects.filter(auditor=head, face_to_face=True).count() == 2
    assert Audit.objects.filter(auditor=manager, face_to_face=False).count() == 1
    numbers = page.get("/audits/auditors/").content.decode()
    assert "Newly appointed" in numbers and manager.name in numbers
    page.post(f"/audits/auditors/exemptions/{away.pk}/end/")
    assert not auditor_of(lead, timezone.localdate(now)).is_exempt


def test_an_outside_auditor_is_invited_for_a_time_and_sees_their_own_items(
    lead: User, visit: Visit
) -> None:
    page, now = visit(lead), timezone.now()
    until = timezone.localdate(now) + timedelta(days=30)
    told = {"name": "Sam Peer", "email": "sam@partner.example", "until_on": until.isoformat()}
    assert page.post("/audits/auditors/invite/", told).status_code == 302
    sam = User.objects.get(email="sam@partner.example")
    assert Grant.objects.get(person=sam).to_on == until
    audit, other = audit_of(), audit_of(child="CHILD-2")
    allocate(audit=audit, auditor=sam, by=lead, at=now)
    theirs = visit(sam)
    assert theirs.get(audit.address).status_code == 200
    assert theirs.get(other.address).status_code == 404
    assert theirs.get("/audits/programme/").status_code == 403
    too_long = told | {"until_on": (until + timedelta(days=900)).isoformat()}
    assert page.post("/audits/auditors/invite/", too_long).status_code == 400
    access = access_of(sam, now + timedelta(days=40))
    assert not access.holds


def test_a_kept_sample_makes_audits_once_and_is_undone_until_one_has_begun(lead: User) -> None:
    frame = [Candidate(str(n), str(n), team=CARE, service=OTHER_SERVICE) for n in range(9)]
    told = {"by": lead, "at": AT, "tool": case_file(), "subject": Subject.FILE}
    drawn = Drawn(draw(frame, Ask(seed=3, number=4), {"1": "Restricted record"}), "snapshot-1")
    sample = actions.keep_sample(drawn=drawn, asked={"of": "open"}, seed=3, **told)
    sample.refresh_from_db()
    assert (sample.frame_size, sample.left_out) == (9, [["Restricted record", 1]])
    with pytest.raises(NotAllowed, match="kept already"):
        actions.keep_sample(drawn=drawn, asked={}, seed=3, **told)
    audits = list(Audit.objects.filter(sampled__sample=sample))
    assert len(audits) == 4 and {one.team for one in audits} == {CARE}
    actions.undo_sample(sample=sample, by=lead, at=AT)
    assert {one.state for one in Audit.objects.all()} == {"withdrawn"}
    again = actions.keep_sample(drawn=drawn, asked={}, seed=3, **told)
    audit = again.drawn.first().audit
    allocate(audit=audit, auditor=personas.person("team_manager"), by=lead, at=AT)
    moved(audit, "start", by=None, at=AT)
    with pytest.raises(NotAllowed, match="1 of its audits have begun"):
        actions.undo_sample(sample=again, by=lead, at=AT)
