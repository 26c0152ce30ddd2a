"""Complaints, praise and the voice of a child, as their pages and writes tell it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests import personas
from tests.personas import OTHER_TEAM, TEAM

from sightline.apps.attachments.registry import may_attach, may_read
from sightline.apps.children.queries import authority_code, child_key, holdings
from sightline.apps.events.models import Event
from sightline.apps.feedback import telling
from sightline.apps.feedback.actions import complaints as actions
from sightline.apps.feedback.actions import praise, voice
from sightline.apps.feedback.models import Complaint, Heard, Reading
from sightline.apps.feedback.pages import Months
from sightline.apps.feedback.queries import occurrences, themes_of
from sightline.apps.feedback.queries.complaints import complaints_within
from sightline.apps.feedback.report import report_of
from sightline.apps.feedback.rules import From, may_see
from sightline.apps.feedback.states import State
from sightline.apps.feedback.voice_rules import Followed, Help, Taken, Whose
from sightline.apps.notices.models import Notice
from sightline.apps.papers.actions import publish
from sightline.apps.people.access import access_of
from sightline.apps.people.models import Look, User
from sightline.apps.people.telling import child_was_erased
from sightline.documents.publication.figures import tables_of
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level

AT = datetime(2026, 11, 2, 10, tzinfo=UTC)  # a Monday
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _wrenshire(wrenshire: Path, settings: Any) -> None:
    settings.SIGHTLINE_DATA = wrenshire


def does(by: User, days: int = 0) -> dict[str, Any]:
    at = AT + timedelta(days=days)
    return {"by": by, "access": access_of(by, at), "at": at}


_NUMBERS = count(1)


def received(by: User, **more: Any) -> Complaint:
    more.setdefault("reference", f"C{next(_NUMBERS)}")
    told = actions.Told(From.PARENT, AT.date(), "The worker changed three times", Level.TEAM, TEAM,
                        **more)  # fmt: skip
    return actions.receive(**does(by), told=told)


def a_child() -> str:
    held = holdings()
    assert held is not None
    return sorted(held.by_team[TEAM] - held.restricted)[0]


def test_a_complaint_runs_through_its_stages_one_clock_at_a_time_and_closes_with_learning() -> None:
    officer = personas.person("complaints_officer")
    manager = personas.person("team_manager")
    found = received(officer)
    step = {"complaint": found, "on": date(2026, 11, 3)}
    actions.move(**does(officer, 1), **step, move="open stage 1", answered_by=manager)
    actions.extend(**does(officer, 2), complaint=found, to=15, reason="the worker is on leave")
    with pytest.raises(NotAllowed, match="upheld"):
        actions.move(**does(manager, 9), complaint=found, on=date(2026, 11, 10), move="answer",
                     said="We are sorry for it")  # fmt: skip
    late = AT + timedelta(days=30)
    assert telling.remind(at=late) == telling.remind(at=late) + 2
    assert {n.person for n in Notice.objects.filter(topic="complaint_due")} == {officer, manager}
    actions.move(**does(manager, 9), complaint=found, on=date(2026, 11, 10), move="answer",
                 said="We are sorry for it", outcome="upheld")  # fmt: skip
    with pytest.raises(NotAllowed, match="theme"):
        actions.close(**does(officer, 10), complaint=found, learning="One worker for each family",
                      themes=[], on=date(2026, 11, 11))  # fmt: skip
    actions.close(**does(officer, 10), complaint=found, learning="One worker for each family",
                  themes=["worker_change"], on=date(2026, 11, 11))  # fmt: skip
    assert (found.now, found.outcome) == (State.CLOSED, "upheld")
    assert [s.answered_on for s in found.stages.all()] == [date(2026, 11, 10)]
    assert themes_of(date(2026, 12, 31)) == [("Changes of worker", 1, "1 complaint named it.")]
    told = Event.objects.filter(kind="complaint").values_list("facts", "said")
    assert "worker" not in str(list(told)), "no words of a complaint stand in the log"


def test_the_same_press_twice_writes_a_complaint_down_once() -> None:
    officer = personas.person("complaints_officer")
    found = received(officer, reference="1")
    with pytest.raises(NotAllowed, match=f"it is complaint {found.pk}"):
        received(officer, reference="1")
    assert Complaint.objects.count() == 1 and received(officer, reference="2").pk != found.pk


def test_no_step_of_a_complaint_lies_before_the_one_it_follows() -> None:
    """Answered on 12 November: the next stage is not asked for, nor the matter closed, earlier."""
    officer = personas.person("complaints_officer")
    found = received(officer)
    about = {**does(officer, 20), "complaint": found}
    actions.move(**about, on=date(2026, 11, 3), move="open stage 1")
    with pytest.raises(NotAllowed, match="before 3 November"):
        actions.move(**about, on=AT.date(), move="withdraw")
    actions.move(**about, on=date(2026, 11, 12), move="answer", said="We are sorry for it",
                 outcome="upheld")  # fmt: skip
    with pytest.raises(NotAllowed, match="before 12 November"):
        actions.move(**about, on=date(2026, 11, 11), move="open stage 2")
    closing = {"learning": "One worker for each family", "themes": ["worker_change"]}
    with pytest.raises(NotAllowed, match="before 12 November"):
        actions.close(**about, **closing, on=date(2026, 11, 11))
    actions.close(**about, **closing, on=date(2026, 11, 12))


def test_child_protection_goes_the_corporate_route_with_its_own_clock() -> None:
    officer = personas.person("complaints_officer")
    found = received(officer, is_child_protection=True)
    about = {"complaint": found, "on": AT.date()}
    with pytest.raises(NotAllowed, match="corporate"):
        actions.move(**does(officer), **about, move="open stage 1")
    actions.move(**does(officer), **about, move="send to the corporate route")
    assert found.stages.get().stage == "corporate_1"


@pytest.mark.parametrize(
    "who", ["complaints_officer", "team_manager", "group_manager", "director", "analyst",
            "lead_member", "quality_officer", "social_worker", "hr_contributor", "guardian"],
)  # fmt: skip
def test_the_list_and_the_rule_say_the_same_of_every_complaint(who: str) -> None:
    officer, manager = personas.person("complaints_officer"), personas.person("team_manager")
    person = personas.person(who)
    made = [received(officer), received(officer, about=manager), received(officer, about=person)]
    told = actions.Told(From.CHILD, AT.date(), "Nobody calls me back", Level.TEAM, OTHER_TEAM)
    made += [actions.receive(**does(officer), told=told)]
    given = actions.receive(**does(officer), told=replace(told, reference="given"))
    actions.give(**does(officer), complaint=given, person=person, reason="it is for you to know")
    access = access_of(person, AT)
    listed = set(complaints_within(access))
    assert listed == {c for c in [*made, given] if may_see(access, c.matter)}
    assert made[2] not in listed


def test_pages_keep_a_complaint_from_whom_it_is_about_and_answer_odd_addresses(
    visit: Callable[[User], Client],
) -> None:
    officer, manager = personas.person("complaints_officer"), personas.person("team_manager")
    mine, about_me = received(officer), received(officer, about=manager)
    client = visit(manager)
    home = client.get(reverse("feedback:home") + "?state=odd&about=x&page=99999999999999")
    assert home.status_code == 200
    assert mine.address in home.content.decode() and about_me.address not in home.content.decode()
    assert client.get(mine.address).status_code == 200
    assert client.get(about_me.address).status_code == 404
    assert client.get(mine.address + "move/ask-for-the-panel/").status_code == 404
    form = client.post(reverse("feedback:receive"), {"made_by": "parent", "summary": "Kept words"})
    assert form.status_code == 400 and "Kept words" in form.content.decode()
    sent = {"on": "2026-11-03", "answered_by": "", "said": "Opened"}
    moved = visit(officer).post(mine.address + "move/open-stage-1/", sent, follow=True)
    assert "10 working days" in moved.content.decode() and "due on" in moved.content.decode()


def test_what_a_child_says_is_kept_explained_logged_and_goes_with_the_child(
    visit: Callable[[User], Client],
) -> None:
    manager, child = personas.person("team_manager"), a_child()
    page = reverse("feedback:child", args=[child_key(child)])
    client = visit(manager)
    sent = {"whose": "child", "on": "2026-10-05", "words": "I want to stay at my school",
            "tool": "talk", "followed": "no"}  # fmt: skip
    refused = client.post(page + "heard/", sent)
    assert refused.status_code == 400 and "fit for their age" in refused.content.decode()
    explained = {"explanation": "We told you about the bus", "explained_on": "2026-10-06"}
    assert client.post(page + "heard/", sent | explained).status_code == 302
    for day, score in (("2026-04-01", "2"), ("2026-10-01", "4")):
        client.post(page + "scale/my_ladder/", {"on": day, "safe": score})
    shown = client.get(page).content.decode()
    assert "We told you about the bus" in shown and "1 went up" in shown and "<svg" in shown
    assert Look.objects.filter(child_id=child, page="voice").exists()
    beside = client.get(reverse("children:child", args=[child_key(child)])).content.decode()
    assert "What this child and family say" in beside
    assert visit(personas.person("complaints_officer")).get(page).status_code == 403
    child_was_erased(authority_code(), child, AT)
    assert not Heard.objects.exists() and not Reading.objects.exists()


def test_praise_is_shared_without_names_and_the_report_is_frozen_once_for_its_content() -> None:
    psw, officer = personas.person("principal_social_worker"), personas.person("complaints_officer")
    thanked = praise.compliment(
        **does(officer), made_by=From.PARENT, received_on=AT.date(), words="Sam always called back",
        worker="Sam", theme="communication", level=Level.TEAM, unit=TEAM,
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="name"):
        praise.share(**does(psw), compliment=thanked, title="Sam calls back", why="It builds trust")
    shared = praise.share(
        **does(psw), compliment=thanked, title="Families are called back the same day",
        why="It builds trust with families",
    )  # fmt: skip
    assert "Sam" not in f"{shared.title} {shared.why}"
    voice.hear(**does(psw), child_id=a_child(), whose=Whose.CHILD, on=AT.date(), team=TEAM,
               words="I like my worker now", followed=Followed.YES)  # fmt: skip
    months = Months(date(2026, 12, 31), 3)
    document = report_of(months, date(2026, 11, 30))
    frozen = [
        praise.freeze_report(**does(psw), document=document, first_on=months.first,
                             last_on=months.last, changes="Again.")
        for _ in range(2)
    ]  # fmt: skip
    assert frozen[0] == frozen[1]
    assert a_child() not in frozen[0].content and "Sam" not in frozen[0].content
    assert [each[0] for each in occurrences(AT.date(), AT.date())] == ["complaints_learning"]


def test_the_published_report_leaves_no_small_number_of_people() -> None:
    psw, officer = personas.person("principal_social_worker"), personas.person("complaints_officer")
    made = [received(officer) for _ in range(9)]
    told = actions.Told(From.CHILD, AT.date(), "Nobody calls me back")
    made += [actions.receive(**does(officer), told=replace(told, reference=n)) for n in "AB"]
    for each in made[:3]:
        actions.move(**does(officer), complaint=each, move="open stage 1", on=AT.date())
    for theme, times in (("voice", 8), ("money", 2)):
        for _ in range(times):
            praise.compliment(**does(officer), made_by=From.CHILD, received_on=AT.date(),
                              words="She listened to me", theme=theme)  # fmt: skip
    praise.survey(**does(officer), title="Asked once", asked=From.CHILD, first_on=AT.date(),
                  last_on=AT.date(), invited=60, answered=40, said="They feel heard more",
                  results=[("I was listened to", 37, 40)])  # fmt: skip
    voice.offer(**does(psw), child_id=a_child(), help=Help.ADVOCATE, on=AT.date(), taken=Taken.NO,
                reason="Has a mentor already", team=TEAM)  # fmt: skip
    months = Months(date(2026, 12, 31), 3)
    version = praise.freeze_report(
        **does(psw), document=report_of(months, date(2026, 11, 30)), first_on=months.first,
        last_on=months.last, changes="",
    )  # fmt: skip
    assert "37 of 40" in version.content and "mentor" not in version.content
    public = publish(by=psw, version=version, at=AT)
    small = [
        (table.title, shown)
        for table in tables_of(public.document)
        for row in table.rows
        for shown in map(str, row[1:])
        if re.match(r"[1-5]\b", shown)
    ]
    assert small == [] and "37 of 40" not in public.content


def test_two_people_who_move_one_complaint_and_a_next_stage_asked_for_too_late(
    visit: Callable[[User], Client],
) -> None:
    officer, reader = personas.person("complaints_officer"), personas.person("social_worker")
    found = received(officer)
    client, step = visit(officer), {"on": "2026-11-03", "read": str(found.version)}
    client.post(found.address + "move/open-stage-1/", step)
    again = client.post(found.address + "move/open-stage-1/", step | {"said": "Words I typed"})
    assert again.status_code == 400 and "Words I typed" in again.content.decode()
    late = {"outcome": "upheld", "said": "We are sorry"}
    other = client.post(found.address + "move/answer/", step | late)
    assert "worked on this complaint since you opened it" in other.content.decode()
    found.refresh_from_db()
    client.post(found.address + "move/answer/", step | late | {"read": found.version})
    shown = client.get(found.address).content.decode()
    assert "can be asked for until 1 December 2026" in shown and "In all " in shown
    asked: dict[str, Any] = {"complaint": found, "on": date(2026, 12, 2), "move": "open stage 2"}
    with pytest.raises(NotAllowed, match="until 1 December 2026"):
        actions.move(**does(officer, 40), **asked)
    actions.give(
        **does(officer, 40), complaint=found, person=reader, reason="it is for you to know"
    )
    assert may_read(access_of(reader, AT), "complaint", str(found.pk))
    assert not may_attach(access_of(reader, AT), "complaint", str(found.pk))
    actions.move(**does(officer, 40), **asked, said="They were in hospital until then")
    assert found.now is State.STAGE_2
