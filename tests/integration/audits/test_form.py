"""Writing an audit: kept as it is typed, whole before it is handed in, concerns told at once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests import personas
from tests.integration.audits.making_audits import WORKER, audit_of, case_file, handed_in

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.audits.form import actions, complete
from sightline.apps.audits.form.rules import CallOutcome, NoCall
from sightline.apps.audits.form.values import is_whole
from sightline.apps.audits.models import Answer, Audit, Concern
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.notices.models import Notice
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.people.telling import child_was_erased
from sightline.vocabulary.audit_tools import AnswerType, Respondent
from sightline.vocabulary.not_allowed import NotAllowed

pytestmark = pytest.mark.usefixtures("wrenshire")


@pytest.fixture
def audit(quality_officer: User) -> Audit:
    return audit_of(quality_officer, timezone.now())


def about(person: User) -> dict[str, object]:
    return {"by": person, "access": access_of(person, timezone.now()), "at": timezone.now()}


def test_what_is_typed_is_kept_and_a_second_page_overwrites_nothing(
    audit: Audit, quality_officer: User, visit: Callable[[User], Client]
) -> None:
    client, at = visit(quality_officer), f"/audits/{audit.pk}/keep/"
    sent = {"block": "q-1.1", "q-1.1:value": "yes", "q-1.1:evidence": "File", "tab": "one"}
    assert client.post(at, sent | {"q-1.1:read": "0"}).json() == {"version": 1}
    again = sent | {"q-1.1:evidence": "File, 3 May", "q-1.1:read": "0"}
    assert client.post(at, again).json() == {"version": 2}, "its own page is no other"
    other = client.post(at, again | {"tab": "two", "q-1.1:evidence": "Nothing"})
    assert other.status_code == 409 and "File, 3 May" in other.json()["theirs"]
    assert client.post(at, {"block": "q-99", "tab": "one"}).status_code == 400
    page = client.get(f"/audits/{audit.pk}/write/1/").content.decode()
    assert "File, 3 May" in page and "Not in the extract" in page
    without = {"q-1.1:value": "no", "q-1.1:evidence": "Typed", "q-1.1:read": "1"}
    refused = client.post(f"/audits/{audit.pk}/write/1/", without)
    assert refused.status_code == 400 and "Save mine instead" in refused.content.decode()
    assert Answer.objects.get().evidence == "File, 3 May"


def test_the_history_meets_only_what_is_typed_into_the_history(
    audit: Audit, quality_officer: User, visit: Callable[[User], Client]
) -> None:
    client, at = visit(quality_officer), f"/audits/{audit.pk}/keep/"
    sent = {"block": "h", "h:text": "Moved", "h:read": "0", "tab": "one"}
    assert client.post(at, sent).json() == {"version": 1}
    actions.say_fact(audit=audit, fact="closed_case", holds=True, **about(quality_officer))
    lost = sent | {"h:text": "Moved twice"}
    assert client.post(at, lost).json() == {"version": 2}, "its own page is no other"
    page = f"/audits/{audit.pk}/write/"
    refused = client.post(page, {"h:text": "Never moved", "h:read": "1"})
    assert refused.status_code == 400 and "Never moved" in refused.content.decode()
    audit.refresh_from_db()
    assert audit.history_said == "Moved twice"
    assert client.post(page, {"h:text": "Never moved", "h:read": "2"}).status_code == 302


def test_no_number_of_a_passport_or_account_is_kept(audit: Audit, quality_officer: User) -> None:
    listed = next(q for q in tool_of(audit.tool).questions if q.type is AnswerType.ITEMS)
    given = {"audit": audit, "question": listed.key, "value": {"born": "yes"}, "read": 0}
    for typed in ("NI is QQ 12 34 56 C".replace("QQ", "AB"), "passport 123456789", "12-34-56"):
        with pytest.raises(NotAllowed, match="Say only whether"):
            actions.answer(evidence=typed, **given, **about(quality_officer))
    actions.answer(evidence="On record since 31/10/2026", **given, **about(quality_officer))


def test_it_is_handed_in_whole_and_no_grade_is_worked_out(
    audit: Audit, quality_officer: User, team_manager: User, head_of_safeguarding: User,
    visit: Callable[[User], Client],
) -> None:  # fmt: skip
    client, holder = visit(quality_officer), personas.person("social_worker", WORKER)
    page = client.post(f"/audits/{audit.pk}/hand-in/", follow=True).content.decode()
    assert "can’t be handed in yet" in page
    fill(audit, quality_officer)
    assert [each.said for each in complete.missing(audit)] == ["Overall: choose a grade."]
    whole = {"dimension": "overall", "grade": 4, "reasons": "Weighed", "read": 0}
    actions.judge(audit=audit, **whole, **about(quality_officer))
    client.post(f"/audits/{audit.pk}/hand-in/")
    audit.refresh_from_db()
    assert (audit.grade, audit.first_grade) == (4, 4), "all sections were good"
    assert client.get(f"/audits/{audit.pk}/audit.docx").status_code == 200
    assert client.get(f"/audits/{audit.pk}/write/").status_code == 404
    told = Notice.objects.filter(topic="audit_handed_in")
    assert {each.person for each in told} == {team_manager, holder} and audit.child_id not in told[
        0
    ].said
    audit.refresh_from_db()
    why = {"reason": "Say more of the father."}
    actions.take_return(audit=audit, **why, **about(head_of_safeguarding))
    back = Notice.objects.get(topic="audit_returned")
    assert back.person == quality_officer and "father" not in back.said
    assert "Say more of the father." in client.get(back.address).content.decode()


def fill(audit: Audit, auditor: User) -> None:
    """Everything but the overall grade."""
    who, tool = about(auditor), tool_of(audit.tool)
    facts = {name for each in tool.questions for name in (*each.applies, *dict(each.more_items))}
    for fact in {*facts, "has_parent", "has_carer", "has_foster_carer"}:
        actions.say_fact(audit=audit, fact=fact, holds=True, **who)
    for question in tool.questions:
        if question.type is not AnswerType.FEEDBACK:
            value = value_for(question)
            given = {"question": question.key, "value": value, "evidence": "Seen", "read": 0}
            assert is_whole(question, value, audit.facts)
            actions.answer(audit=audit, **given, **who)
    for respondent in Respondent:
        call = {"respondent": respondent, "reason": NoCall.LITIGIOUS}
        actions.try_call(audit=audit, outcome=CallOutcome.NOT_MADE, **call, **who)
    for key, _ in tool.dimensions[:-1]:
        actions.judge(audit=audit, dimension=key, grade=2, reasons="Seen", read=0, **who)


def value_for(question):  # type: ignore[no-untyped-def]
    every = [*question.items, *(i for _, items in question.more_items for i in items)]
    return {
        AnswerType.YES_NO: "yes",
        AnswerType.ITEMS: {key: "yes" for key, _ in every},
        AnswerType.CHOICES: [key for key, _ in question.choices[:1]],
        AnswerType.DATES: ["2026-10-01"],
        AnswerType.WORDS: None,
    }[question.type]


def test_a_family_is_called_or_one_of_three_reasons_is_given(
    audit: Audit, quality_officer: User
) -> None:
    who = about(quality_officer) | {"audit": audit, "respondent": Respondent.PARENT}
    waived = who | {"outcome": CallOutcome.NOT_MADE}
    with pytest.raises(NotAllowed, match="no reason not to call"):
        actions.try_call(reason=NoCall.PRE_PROCEEDINGS, **waived)
    with pytest.raises(NotAllowed, match="interpreter"):
        actions.try_call(reason=NoCall.ENGLISH, **waived)
    actions.try_call(outcome=CallOutcome.NOBODY, **who)
    said = [each.said for each in complete.missing(audit) if "nobody was there" in each.said]
    assert len(said) <= 1
    actions.try_call(reason=NoCall.ENGLISH, interpreter="yes", **waived)
    assert audit.calls.count() == 2


def test_an_immediate_concern_reaches_the_team_manager_and_then_the_next_one_up(
    audit: Audit, quality_officer: User, team_manager: User, group_manager: User,
    visit: Callable[[User], Client],
) -> None:  # fmt: skip
    page = visit(quality_officer).post(f"/audits/{audit.pk}/concern/", {"said": "Not seen"})
    concern = Concern.objects.get()
    assert page.status_code == 302 and concern.told == team_manager
    action = AgreedAction.objects.get()
    assert action.owner == team_manager and action.due_on == timezone.localdate()
    assert Notice.objects.filter(person=team_manager, topic="audit_concern").exists()
    assert "concern" in visit(team_manager).get("/").content.decode()
    late = concern.due_at + timedelta(minutes=1)
    assert actions.pass_up(concern=concern, at=late)
    concern.refresh_from_db()
    assert concern.told == group_manager
    visit(group_manager).post(concern.address, {"doing": "A visit today"})
    concern.refresh_from_db()
    assert concern.acknowledged_by == group_manager


def test_lists_stop_at_ones_reach_and_an_outside_auditor_sees_their_own(
    audit: Audit, councillor: User, social_worker: User, quality_officer: User,
    visit: Callable[[User], Client],
) -> None:  # fmt: skip
    assert visit(social_worker).get(f"/audits/{audit.pk}/").status_code == 404
    assert visit(councillor).get(f"/audits/{audit.pk}/").status_code == 404
    outside = audit_of(councillor, timezone.now())
    page = visit(councillor).get(f"/audits/{outside.pk}/write/")
    assert page.status_code == 200 and "/children/" not in page.content.decode()
    client = visit(quality_officer)
    assert client.get("/audits/?state=allocated&late=yes&grade=9").status_code == 200
    assert client.get("/audits/list.csv").status_code == 200


def test_an_erased_child_leaves_a_grade_and_no_words(quality_officer: User) -> None:
    audit = handed_in(quality_officer, 3, timezone.now())
    child_was_erased(audit.authority, audit.child_id, timezone.now())
    audit.refresh_from_db()
    assert audit.child_id == "" and audit.grade == 3 and not audit.answers.exists()
    assert not Audit.history.exclude(child_id="").filter(id=audit.pk).exists()


def test_two_who_read_the_same_version_do_not_overwrite(
    audit: Audit, quality_officer: User
) -> None:
    given = {"audit": audit, "section": tool_of(case_file()).sections[0].key, "box": "reflection"}
    actions.write_box(**given, text="One", read=0, **about(quality_officer))
    with pytest.raises(EditedMeanwhile):
        actions.write_box(**given, text="Two", read=0, **about(quality_officer))
