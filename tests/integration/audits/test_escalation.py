"""Escalation, stage by stage: what each writes, who reads it, and where it never shows."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests import personas
from tests.integration.audits.following import (
    at_stage_1,
    at_stage_2,
    everybody,
    meeting,
    of,
    required,
)
from tests.integration.audits.making_audits import People, handed_in

from sightline.apps.audits.following_up import actions, reminding
from sightline.apps.audits.following_up.queries import for_supervision, required_actions
from sightline.apps.audits.following_up.seeing import (
    escalations_within,
    find_escalation,
    judgements_within,
)
from sightline.apps.audits.following_up.steps import Standing, StepState
from sightline.apps.audits.models import (
    Audit,
    DecisionRecord,
    Escalation,
    PracticeJudgement,
    Receipt,
    RequiredAction,
)
from sightline.apps.events.models import Event
from sightline.apps.notices.models import Notice
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.thread.registry import kind_called
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.web.demo.escalations import ensure_escalations

pytestmark = pytest.mark.django_db
Visit = Callable[[User], Client]
EVERYBODY = (
    "social_worker", "iro", "team_manager", "group_manager", "director", "head_of_safeguarding",
    "hr_contributor", "lead_member", "analyst", "quality_officer", "principal_social_worker",
)  # fmt: skip


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def who(db: None) -> People:
    """All have their accounts before anything happens: actions and records go to them."""
    return everybody()


@pytest.fixture
def audit(who: People, now: datetime) -> Audit:
    return required(who["quality_officer"], now - timedelta(days=100))


def test_from_stage_1_to_the_procedure_each_stage_leaves_its_record(
    who: People, audit: Audit, now: datetime, visit: Visit
) -> None:
    manager, group = visit(who["team_manager"]), visit(who["group_manager"])
    begin = f"/audits/{audit.pk}/putting-right/begin/begin-stage-1/"
    assert visit(who["assistant_team_manager"]).get(begin).status_code == 404
    manager.post(begin, {"said": "Two dates passed without evidence"})
    there = Escalation.objects.get()
    assert manager.post(begin, {"said": "Again"}).status_code == 400
    today = timezone.localdate(now)
    new = today + timedelta(days=20)
    told = {"met_on": today, "present": "All three", "discussed": "Why", "agreed": "Visit"}
    step = f"{there.address}do/"
    assert manager.post(f"{step}record-stage-1/", told).status_code == 400  # no new timescale
    assert manager.post(f"{step}record-stage-1/", told | {"new_day": new}).status_code == 302
    assert {each.due_now for each in required_actions(audit)} == {new}
    receipts = list(Receipt.objects.all())
    assert {each.to for each in receipts} == {who["social_worker"], who["assistant_team_manager"]}
    worker = visit(who["social_worker"])
    own = next(each for each in receipts if each.to == who["social_worker"])
    read = f"{there.address}records/{own.record_id}/receipts/{own.pk}/"
    manager.post(read)
    assert Receipt.objects.get(pk=own.pk).read_at is None  # nobody reads it for another
    worker.post(read)
    assert Receipt.objects.get(pk=own.pk).read_at is not None
    early = manager.post(f"{step}begin-stage-2/", {"said": "Nothing was done"})
    assert early.status_code == 400 and "runs until" in early.content.decode()
    manager.post(f"{step}begin-stage-2/", {"said": "Nothing was done", "is_early": "on"})
    assert manager.get(f"{step}record-stage-2/").status_code == 404
    group.post(f"{step}record-stage-2/", told | {"new_day": new})
    group.post(f"{step}begin-the-procedure/", {"said": "Still undone", "is_early": "on"})
    group.post(f"{step}record-the-procedure/", told)
    there.refresh_from_db()
    assert there.now is StepState.PROCEDURE_BEGUN
    shown = worker.get(there.address).content.decode()
    assert "Who monitors" in shown and "Assistant team manager" in shown
    assert group.get(f"{there.address}records/{own.record_id}/docx/").status_code == 200
    group.post(f"{step}resolve/", {"said": "Everything is done"})
    there.refresh_from_db()
    assert there.now is StepState.RESOLVED and there.ended_on == today


def test_a_stage_begun_by_mistake_is_undone_with_its_reason_kept(
    who: People, audit: Audit, now: datetime, visit: Visit
) -> None:
    hr = personas.person("hr_contributor")
    first = at_stage_1(audit, who["team_manager"], now)
    actions.move_on(
        escalation=first, move="undo stage 1", said="Too soon", **of(who["team_manager"], now)
    )
    assert first.now is StepState.WITHDRAWN
    there = at_stage_2(audit, who, now)
    assert visit(hr).get(there.address).status_code == 200
    with pytest.raises(NotAllowed, match="Say why"):
        actions.move_on(escalation=there, move="undo stage 2", **of(who["team_manager"], now))
    actions.move_on(
        escalation=there, move="undo stage 2", said="Wrong file", **of(who["team_manager"], now)
    )
    assert there.now is StepState.STAGE_1_HELD
    assert there.steps.last().said == "Wrong file"
    assert visit(hr).get(there.address).status_code == 404  # never reached after all
    actions.move_on(
        escalation=there, move="resolve", said="Done now", **of(who["team_manager"], now)
    )
    assert there.now is StepState.RESOLVED


def test_lists_and_single_pages_agree_for_everybody_at_every_stage(
    who: People, audit: Audit, now: datetime
) -> None:
    """One queryset, one rule: the same people, whatever the stage."""
    accesses = {each: access_of(personas.person(each), now) for each in EVERYBODY}
    accesses["social_worker"] = access_of(who["social_worker"], now)
    there = at_stage_2(audit, who, now)
    for reached in ("stage 1", "stage 2", "procedure", "assurance"):
        Escalation.objects.filter(pk=there.pk).update(reached=reached)
        listed = {name for name, each in accesses.items() if escalations_within(each).exists()}
        opened = {name for name, each in accesses.items() if find_escalation(there.pk, each)}
        assert listed == opened
        assert {"team_manager", "director"} <= listed
        assert ("hr_contributor" in listed) is (reached != "stage 1")
        assert ("social_worker" in listed) is (reached != "assurance")
        peers = {"iro", "lead_member", "analyst", "quality_officer", "principal_social_worker"}
        assert not listed & peers


def test_nothing_of_it_shows_anywhere_else_and_every_look_is_kept(
    who: People, audit: Audit, now: datetime, visit: Visit
) -> None:
    there = at_stage_2(audit, who, now)
    actions.judge_practice(
        audit=audit, with_whom=Standing.GROUPS, has_need=True, need="Analysis of risk",
        is_wider=False, wider="Four files were sound", **of(who["team_manager"], now),
    )  # fmt: skip
    judged = PracticeJudgement.objects.get()
    peer = personas.person("iro")
    officer = access_of(who["quality_officer"], now)
    assert not judgements_within(officer) and not judgements_within(access_of(peer, now))
    assert judged in judgements_within(access_of(who["social_worker"], now))
    for person in (peer, who["quality_officer"], who["principal_social_worker"]):
        assert visit(person).get(there.address).status_code == 404
        for page in ("/audits/escalations/", f"/audits/{audit.pk}/", "/",
                     f"/audits/{audit.pk}/putting-right/", "/audits/progress/"):  # fmt: skip
            shown = visit(person).get(page).content.decode()
            assert there.address not in shown and "Analysis of risk" not in shown
    assert kind_called(Escalation.KIND) is None and kind_called(PracticeJudgement.KIND) is None
    said = [each.title + each.why for each in for_supervision(there.worker, now.date())]
    said += Notice.objects.values_list("said", flat=True)
    said += [f"{each.did} {each.said} {each.facts}" for each in Event.objects.all()]
    for word in ("stage 2", "stage_2", "procedure", "performance", "escalat"):
        assert not [each for each in said if word in each.lower()], word
    before = Event.objects.filter(did="audit_steps.looked_at").count()
    assert visit(who["group_manager"]).get(there.address).status_code == 200
    assert Event.objects.filter(did="audit_steps.looked_at").count() == before + 1


def test_missing_evidence_is_asked_about_by_the_heads_and_read_by_the_managers(
    who: People, audit: Audit, now: datetime, visit: Visit
) -> None:
    head = of(who["head_of_safeguarding"], now)
    begun = {"audit": audit, "move": "ask why evidence is missing", "said": "None came"}
    with pytest.raises(NotAllowed, match="another role"):
        actions.begin(**begun, **of(who["group_manager"], now))
    there = actions.begin(**begun, **head)
    actions.move_on(
        escalation=there, move="record the evidence meeting", written=meeting(now), **head
    )
    sent = {each.to for each in Receipt.objects.all()}
    assert sent == {who["assistant_team_manager"], who["team_manager"], who["group_manager"]}
    assert visit(who["social_worker"]).get(there.address).status_code == 404
    with pytest.raises(NotAllowed, match="not possible"):
        actions.move_on(escalation=there, move="begin stage 2", said="Next", **head)


def test_an_overdue_stage_is_said_once_and_old_ones_are_removed(
    who: People, audit: Audit, now: datetime
) -> None:
    there = at_stage_1(audit, who["team_manager"], now)
    Notice.objects.all().delete()
    later = now + timedelta(days=9)
    reminding.remind(later)
    overdue = Notice.objects.filter(said__startswith="Overdue")
    assert [each.person for each in overdue] == [who["team_manager"]]
    count = Notice.objects.count()
    reminding.remind(later)
    assert Notice.objects.count() == count
    actions.move_on(escalation=there, move="resolve", said="Done", **of(who["team_manager"], now))
    assert actions.remove_old(at=now + timedelta(days=365 * 5)) == 0
    assert actions.remove_old(at=now + timedelta(days=366 * 6 + 2)) == 1
    assert not Escalation.objects.exists()


def test_the_demonstration_shows_one_of_each_once(who: People, now: datetime) -> None:
    for days in (60, 50, 40):
        handed_in(who["quality_officer"], 3, now - timedelta(days=days))
    for _ in range(2):
        ensure_escalations(now)
    there = Escalation.objects.get()
    assert there.now is StepState.STAGE_1_HELD
    assert there.audit.required.first().exceptions.count() == 1
    assert RequiredAction.objects.count() == 6 and DecisionRecord.objects.count() == 1
