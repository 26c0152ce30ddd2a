"""From what an auditor requires to evidence: exceptions, the MDR, other files, forgetting."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests import personas
from tests.integration.audits.following import SAID, everybody, of, required
from tests.integration.audits.making_audits import WORKER, People, audit_of

from sightline.apps.agreed_actions import actions as agreed
from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.audits.following_up import actions, reminding, rules
from sightline.apps.audits.following_up.pages import holds_back
from sightline.apps.audits.following_up.queries import for_supervision, required_actions
from sightline.apps.audits.models import Audit, DecisionRecord, FileCheck, RequiredAction
from sightline.apps.children.queries import child_key, holdings
from sightline.apps.events.models import Event
from sightline.apps.notices.models import Notice
from sightline.apps.people.models import User
from sightline.apps.people.telling import child_was_erased
from sightline.vocabulary.not_allowed import NotAllowed

pytestmark = pytest.mark.django_db
Visit = Callable[[User], Client]


@pytest.fixture
def at() -> datetime:
    return timezone.now() - timedelta(days=100)


@pytest.fixture
def who(db: None) -> People:
    """All have their accounts before anything happens: actions and records go to them."""
    return everybody()


def test_what_the_auditor_requires_becomes_agreed_actions_that_name_no_child(
    who: People, at: datetime, visit: Visit
) -> None:
    audit = audit_of(who["quality_officer"], timezone.now())
    auditor, page = visit(who["quality_officer"]), f"/audits/{audit.pk}/required/"
    due = timezone.localdate() + timedelta(days=10)
    for said in ("First", "Second", "Third", "Fourth", "Fifth"):
        assert auditor.post(page, {"said": said, "due_on": due}).status_code == 302
    refused = auditor.post(page, {"said": "Too late", "due_on": "2020-01-01"})
    assert refused.status_code == 400 and "Too late" in refused.content.decode()
    auditor.post(f"{page}5/", {"said": "Changed", "due_on": due, "read": 1})
    auditor.post(f"{page}4/remove/")
    assert [each.said for each in required_actions(audit)][-2:] == ["Third", "Changed"]
    with pytest.raises(NotAllowed, match="Only the auditor"):
        actions.require(audit=audit, said="Mine", due_on=due, **of(who["team_manager"], at))
    done = required(who["quality_officer"], at)
    first, second = required_actions(done)
    assert first.action and second.action
    assert first.action.title == f"Action 1 after audit {done.pk}"
    assert first.action.owner == who["social_worker"] and first.action.unit == WORKER
    assert first.evidence_by == rules.evidence_by(timezone.localdate(at))
    told = " ".join([*Notice.objects.values_list("said", flat=True),
                     *Event.objects.values_list("said", flat=True),
                     *AgreedAction.objects.values_list("why", flat=True)])  # fmt: skip
    assert "Amelia" not in told
    assert "2 required actions have no evidence yet" in (holds_back(done) or "")


def test_exception_evidence_and_supervision_agenda(who: People, at: datetime, visit: Visit) -> None:
    audit, now = required(who["quality_officer"], at), timezone.now()
    today = timezone.localdate(now)
    atm, manager = visit(who["assistant_team_manager"]), visit(who["team_manager"])
    page = f"/audits/{audit.pk}/putting-right/"
    assert reminding.remind(now) and not reminding.remind(now)
    lines = for_supervision(WORKER, today)
    assert [each.why[:4] for each in lines] == ["Late", "Late"]
    refused = atm.post(f"{page}evidence/", {"said": "All is well"})
    assert refused.status_code == 400 and "exception" in refused.content.decode()
    new = today + timedelta(days=14)
    for number in (1, 2):
        sent = {"why": "The family was away", "due_on": new}
        assert atm.post(f"{page}exception/{number}/", sent).status_code == 302
    assert atm.post(f"{page}exception/1/", sent).status_code == 400, "the same press twice"
    first = required_actions(audit)[0]
    assert first.due_now == new and first.issue.exceptions == 1
    assert first.evidence_by == rules.evidence_by(today, 0)  # an old one: by this month's end
    exception = first.exceptions.get()
    with pytest.raises(NotAllowed, match="not who raised it"):
        actions.answer_exception(
            exception=exception, answer="Mine", **of(who["assistant_team_manager"], now)
        )
    assert "Answer it" in manager.get(page).content.decode()
    assert manager.post(f"{page}exceptions/{exception.pk}/", {"said": "Agreed"}).status_code == 302
    for each in required_actions(audit):
        assert each.action
        agreed.finish(action=each.action, evidence="Note of today", **of(who["social_worker"], now))
    assert holds_back(audit) is None and for_supervision(WORKER, today) == []
    assert atm.post(f"{page}evidence/", {"said": "Both visits are written up"}).status_code == 302
    sent_one = audit.evidence_returns.get()
    assert (sent_one.complete, sent_one.of) == (2, 2)
    assert manager.post(f"{page}evidence/{sent_one.pk}/").status_code == 302
    sent_one.refresh_from_db()
    assert sent_one.received_at is None  # the team manager is not the head of safeguarding
    visit(who["head_of_safeguarding"]).post(f"{page}evidence/{sent_one.pk}/")
    sent_one.refresh_from_db()
    assert sent_one.received_by == who["head_of_safeguarding"]
    progress = manager.get("/audits/progress/").content.decode()
    assert f"Audit {audit.pk}" in progress and "Evidence in, to be checked" in progress


def test_the_mdr_stands_on_the_childs_page_and_goes_when_the_child_is_erased(
    who: People, at: datetime, visit: Visit, wrenshire: Path
) -> None:
    held = holdings()
    assert held
    child = sorted(held.by_team[personas.TEAM] - held.restricted)[0]
    audit = required(who["quality_officer"], at, child=child)
    atm = visit(who["assistant_team_manager"])
    page = f"/audits/{audit.pk}/putting-right/"
    assert atm.post(f"{page}mdr/", {"said": "Weekly from now"}).status_code == 302
    record = DecisionRecord.objects.get()
    assert SAID in atm.get(record.address).content.decode()
    assert atm.get(f"{record.address}docx/").status_code == 200
    assert record.address in atm.get(f"/children/{child_key(child)}/").content.decode()
    child_was_erased(audit.authority, child, timezone.now())
    record.refresh_from_db()
    assert (record.said, record.lines, record.child_id) == ("(erased)", [], "")
    assert set(RequiredAction.objects.values_list("said", "child_id")) == {("(erased)", "")}


def test_the_same_issue_in_another_file_is_an_action_of_its_own(
    who: People, at: datetime, visit: Visit, wrenshire: Path
) -> None:
    held = holdings()
    assert held
    worker, files = next(
        (name, sorted(children & held.by_team[personas.TEAM] - held.restricted))
        for name, children in sorted(held.by_worker.items())
        if len(children & held.by_team[personas.TEAM] - held.restricted) > 2
    )
    audit = required(who["quality_officer"], at, child=files[0])
    Audit.objects.get(pk=audit.pk)
    audit.worker = worker
    audit.save()
    page = f"/audits/{audit.pk}/putting-right/files/"
    atm, key = visit(who["assistant_team_manager"]), child_key(files[1])
    assert files[1] in atm.get(page).content.decode()
    due = timezone.localdate() + timedelta(days=5)
    atm.post(page, {"child": key, "looked": "same", "said": "Not seen alone", "due_on": due})
    atm.post(page, {"child": child_key(files[2]), "looked": "nothing"})
    same, clear = FileCheck.objects.order_by("pk")
    assert same.action and files[1] not in same.action.title and clear.action is None
    assert same.action.title in {each.title for each in for_supervision(worker, due)}
    assert visit(personas.person("iro")).get(page).status_code == 404
    foreign = sorted(held.by_team[personas.OTHER_TEAM] - held.by_team[personas.TEAM])[0]
    assert atm.post(page, {"child": child_key(foreign), "looked": "nothing"}).status_code == 404
