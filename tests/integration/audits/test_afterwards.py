"""After an audit is handed in: talked over, confirmed, moderated, closed, opened again."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.integration.audits.making_audits import audit_of, hand_in, handed_in, people, section

from sightline.apps.audits.afterwards import actions, drawing, queries, telling
from sightline.apps.audits.afterwards.conditions import conditions_of
from sightline.apps.audits.afterwards.rules import OVERALL, How, NotYet, Regraded, TalkKind
from sightline.apps.audits.form.actions import forget_child, moved, take_return
from sightline.apps.audits.models import Audit, Comment
from sightline.apps.audits.rules import AuditState
from sightline.apps.events.models import Event
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.notices.models import Notice
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.web.demo.audits_after import ensure_audits_after

pytestmark = pytest.mark.django_db
Visit = Callable[[User], Client]


@pytest.fixture
def at() -> datetime:
    return timezone.now() - timedelta(days=2)


@pytest.fixture
def who(db: None) -> dict[str, User]:
    return people()


def of(person: User, at: datetime) -> dict[str, object]:
    return {"by": person, "access": access_of(person, at), "at": at}


def talk(audit: Audit, kind: TalkKind, by: User, at: datetime) -> None:
    issues = "Visits were late" if kind is TalkKind.MEETING else ""
    actions.record_talk(
        audit=audit, kind=kind, held_on=timezone.localdate(at), how=How.VIDEO, said="Agreed",
        with_whom="social worker", issues=issues, **of(by, at),
    )  # fmt: skip


def talk_it_over(audit: Audit, who: dict[str, User], at: datetime) -> None:
    talk(audit, TalkKind.PRACTITIONER, who["quality_officer"], at)
    talk(audit, TalkKind.MANAGER, who["quality_officer"], at)
    talk(audit, TalkKind.MEETING, who["assistant_team_manager"], at)


def test_below_good_it_closes_only_when_everything_was_done(
    who: dict[str, User], at: datetime
) -> None:
    audit, auditor = handed_in(who["quality_officer"], 3, at), who["quality_officer"]
    with pytest.raises(NotYet, match=r"practitioner.*manager.*meet.*service manager"):
        actions.close_audit(audit=audit, **of(auditor, at))
    talk_it_over(audit, who, at)
    with pytest.raises(NotAllowed, match="service manager"):
        actions.confirm(audit=audit, said="Done", **of(who["team_manager"], at))
    made = actions.confirm(audit=audit, said="Visits are made", **of(who["group_manager"], at))
    actions.take_back(record=made, why="The wrong file", **of(who["group_manager"], at))
    with pytest.raises(NotYet, match="service manager"):
        actions.close_audit(audit=audit, **of(auditor, at))
    actions.confirm(audit=audit, said="Seen in the file", **of(who["group_manager"], at))
    drawing.choose_for_moderation(audit, "Asked", auditor, at)
    with pytest.raises(NotYet, match="moderator"):
        actions.close_audit(audit=audit, **of(auditor, at))
    same = [Regraded(OVERALL, 3, 3)]
    head = who["head_of_safeguarding"]
    actions.moderate(audit=audit, grades=same, feedback="Clear", **of(head, at))
    assert actions.close_audit(audit=audit, **of(auditor, at)).now is AuditState.CLOSED
    assert audit.closed_at == at
    with pytest.raises(NotAllowed, match="closed"):
        talk(audit, TalkKind.MANAGER, auditor, at)
    with pytest.raises(NotAllowed, match="Say why"):
        actions.reopen_audit(audit=audit, reason=" ", **of(head, at))
    actions.reopen_audit(audit=audit, reason="A complaint came", **of(head, at))
    assert (audit.now, audit.closed_at) == (AuditState.HANDED_IN, None)
    assert all(each.holds for each in conditions_of(audit))
    assert "CHILD-1" not in "".join(map(str, Event.objects.values_list("facts", "said")))


def test_what_came_before_it_was_returned_counts_no_more(
    who: dict[str, User], at: datetime
) -> None:
    """Edits after handing in are made by the auditor alone, after a return with its reason."""
    audit, auditor = handed_in(who["quality_officer"], 2, at), who["quality_officer"]
    talk_it_over(audit, who, at)
    take_return(audit=audit, reason="Section 2 is empty", **of(who["head_of_safeguarding"], at))
    assert audit.history.first().history_change_reason == "Section 2 is empty"
    with pytest.raises(NotAllowed, match="handed in"):
        talk(audit, TalkKind.MANAGER, auditor, at)
    later = at + timedelta(days=1)
    moved(audit, "hand in", by=auditor, at=later, first_grade=2, grade=2, handed_in_at=later)
    assert audit.talks.count() == 3
    with pytest.raises(NotYet, match="practitioner"):
        actions.close_audit(audit=audit, **of(auditor, later))


def test_a_moderated_grade_counts_and_every_reading_is_kept(
    who: dict[str, User], at: datetime
) -> None:
    audit, head = handed_in(who["quality_officer"], 2, at), who["head_of_safeguarding"]
    worse = [Regraded(OVERALL, 2, 4, "The child was not seen"), Regraded(section(), 2, 3, "Gaps")]
    with pytest.raises(NotAllowed, match="reasons"):
        actions.moderate(
            audit=audit, grades=[Regraded(OVERALL, 2, 4)], feedback="x", **of(head, at)
        )
    with pytest.raises(NotAllowed, match="Moderators"):
        actions.moderate(audit=audit, grades=worse, feedback="x", **of(who["team_manager"], at))
    first = actions.moderate(
        audit=audit, grades=worse, feedback="Look at visits", themes=["voice", "unknown"],
        **of(head, at),
    )  # fmt: skip
    assert (audit.grade, audit.first_grade, first.themes) == (4, 2, ["voice"])
    assert queries.grades_now(audit)[section()] == 3
    told = Notice.objects.get(person=who["quality_officer"], topic="audit_moderated")
    assert "Inadequate" not in told.said
    again = [Regraded(OVERALL, 4, 2, "Read again")]
    psw = who["principal_social_worker"]
    actions.moderate(audit=audit, grades=again, feedback="Sorry", **of(psw, at))
    assert (audit.grade, audit.moderations.count()) == (2, 2)
    with pytest.raises(NotAllowed, match="auditor"):
        actions.read_feedback(moderation=first, reply="", **of(head, at))
    actions.read_feedback(moderation=first, reply="Thank you", **of(who["quality_officer"], at))
    first.refresh_from_db()
    assert (first.read_at, first.reply) == (at, "Thank you")
    own = handed_in(psw, 1, at, child="CHILD-2")
    with pytest.raises(NotAllowed, match="their own"):
        actions.moderate(audit=own, grades=again, feedback="x", **of(psw, at))
    drawing.draw_all(at)
    assert own in [each.audit for each in queries.to_moderate(access_of(head, at))]
    assert own not in [each.audit for each in queries.to_moderate(access_of(psw, at))]


def test_everybody_writes_their_own_comments_and_nobody_anothers(
    who: dict[str, User], at: datetime
) -> None:
    audit, worker = handed_in(who["quality_officer"], 2, at), who["social_worker"]
    mine = actions.say(audit=audit, section=section(), text="True", read=0, **of(worker, at))
    actions.say(
        audit=audit, section=section(), text="Agreed", read=0, **of(who["team_manager"], at)
    )
    assert sorted(Comment.objects.values_list("text", flat=True)) == ["Agreed", "True"]
    assert mine is not None
    actions.say(audit=audit, section=section(), text="True now", read=1, **of(worker, at))
    with pytest.raises(EditedMeanwhile):
        actions.say(audit=audit, section=section(), text="Old window", read=1, **of(worker, at))
    with pytest.raises(NotAllowed, match="for themselves"):
        actions.say(
            audit=audit, section=section(), text="x", read=0, **of(who["quality_officer"], at)
        )


def test_late_ones_are_reminded_once_to_whoever_can_do_it(
    who: dict[str, User], at: datetime
) -> None:
    long_ago = at - timedelta(days=60)
    heads = ("head_of_safeguarding", "principal_social_worker")
    told = ("team_manager", "group_manager", "assistant_team_manager", *heads)
    named = [who[each].name for each in told]
    handed_in(who["quality_officer"], 4, long_ago)
    drawing.draw_all(long_ago)
    assert telling.remind(at) == 7
    heard = Notice.objects.filter(topic="audit_after_due")
    twice = [who["quality_officer"].name] * 2
    assert sorted(heard.values_list("person__name", flat=True)) == sorted(named + twice)
    assert telling.remind(at + timedelta(days=1)) == 0


def test_the_last_answers_stand_beside_and_the_movement_is_told(
    who: dict[str, User], at: datetime, visit: Visit
) -> None:
    auditor, head = who["quality_officer"], who["head_of_safeguarding"]
    first = handed_in(auditor, 3, at - timedelta(days=30))
    due = timezone.localdate() + timedelta(days=90)
    planned = actions.plan_again(audit=first, due_on=due, **of(head, at))
    assert (planned.before, planned.due_on) == (first, due)
    said = queries.last_time(planned)
    assert said
    assert set(said.values()) == {"Yes. Case note of May"}
    again = hand_in(audit_of(auditor, at), 2, at + timedelta(days=1))
    written = audit_of(auditor, at)
    form = visit(auditor).get(f"/audits/{written.pk}/write/{section()}/").content.decode()
    assert "Last time: Yes. Case note of May" in form
    page = visit(head).get("/audits/repeats/").content.decode()
    assert "1 with a better grade than before" in page
    assert "Better by one grade" in page
    assert "Better by one grade" in visit(head).get(f"/audits/{again.pk}/after/").content.decode()


def test_pages_lead_through_it_and_refuse_odd_ways(
    who: dict[str, User], at: datetime, visit: Visit
) -> None:
    audit = handed_in(who["quality_officer"], 3, at)
    manager, page = visit(who["group_manager"]), f"/audits/{audit.pk}/after/"
    assert "Confirm it" in manager.get(page).content.decode()
    refused = manager.post(f"{page}do/close/", follow=True).content.decode()
    assert "not for you to do" in refused
    empty = manager.post(f"{page}do/confirm/", {"said": " "})
    assert empty.status_code == 400
    done = manager.post(f"{page}do/confirm/", {"said": "Visits are made"}, follow=True)
    assert "Confirmed." in done.content.decode()
    told = {"held_on": "2020-01-01", "how": "in person", "with_whom": "all", "said": "Kept words"}
    auditor = visit(who["quality_officer"])
    odd = auditor.post(f"{page}talk/manager/", told)
    assert odd.status_code == 400
    assert "Kept words" in odd.content.decode()
    for wrong in ("do/fly/", "talk/party/", "talks/99/", "moderation/7/"):
        assert auditor.post(f"{page}{wrong}").status_code == 404
    worker = visit(who["social_worker"])
    worker.post(f"{page}comments/", {f"text-{section()}": "I agree"})
    assert "I agree" in worker.get(page).content.decode()
    head = visit(who["head_of_safeguarding"])
    form = {"grade-overall": "4", "reasons-overall": "", "feedback": "Typed words"}
    kept = head.post(f"{page}moderate/", form)
    assert kept.status_code == 400
    assert "Typed words" in kept.content.decode()
    for address in ("/audits/moderation/", "/audits/agreement/", "/audits/agreement/mine/"):
        assert head.get(address).status_code == 200


def test_an_erased_child_leaves_grades_without_words(who: dict[str, User], at: datetime) -> None:
    audit = handed_in(who["quality_officer"], 3, at)
    talk_it_over(audit, who, at)
    changed = [Regraded(OVERALL, 3, 4, "A name in the reasons")]
    head = who["head_of_safeguarding"]
    made = actions.moderate(audit=audit, grades=changed, feedback="Words", **of(head, at))
    forget_child(authority=audit.authority, child_id=audit.child_id, at=at)
    made.refresh_from_db()
    assert (made.after, made.reasons, made.feedback) == (4, "(erased)", "")
    assert set(audit.talks.values_list("said", "issues")) == {("", "")}


def test_the_demonstration_closes_one_and_leaves_one_half_done(
    who: dict[str, User], at: datetime
) -> None:
    first = handed_in(who["quality_officer"], 3, at - timedelta(days=9))
    second = handed_in(who["quality_officer"], 2, at, child="CHILD-2")
    assert who["head_of_safeguarding"] and who["group_manager"]
    for _ in range(2):
        ensure_audits_after(at + timedelta(days=1))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.now, second.now) == (AuditState.CLOSED, AuditState.HANDED_IN)
    assert (second.grade, second.first_grade, second.moderations.count()) == (3, 2, 1)
