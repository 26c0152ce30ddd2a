"""The forum from its agenda to the last team, training and the self-assessment."""

import html
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests import personas
from tests.integration.plan.making_plans import small_plan
from tests.personas import TEAM

from sightline.apps.feedback.actions import praise
from sightline.apps.feedback.rules import From
from sightline.apps.learning import telling
from sightline.apps.learning.actions import assessment as assessing
from sightline.apps.learning.actions import forum as actions
from sightline.apps.learning.actions import learnt as log
from sightline.apps.learning.evidence import checklist, happened
from sightline.apps.learning.gathering import gathered
from sightline.apps.learning.models import Cascade, Forum
from sightline.apps.learning.queries import occurrences
from sightline.apps.learning.rules import Came, ForumKind
from sightline.apps.learning.shape import activities, aims
from sightline.apps.notices.models import Notice
from sightline.apps.papers.models import PaperVersion
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.thread.models import Link
from sightline.vocabulary.not_allowed import NotAllowed

AT = datetime(2026, 11, 2, 10, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _wrenshire(wrenshire: Path, settings: Any) -> None:
    settings.SIGHTLINE_DATA = wrenshire


def does(by: User, days: int = 0) -> dict[str, Any]:
    at = AT + timedelta(days=days)
    return {"by": by, "access": access_of(by, at), "at": at}


def held(psw: User, on: date) -> Forum:
    forum = actions.plan(**does(psw), on=on, kind=ForumKind.MONTHLY)
    actions.suggest(**does(psw), forum=forum, found=gathered(forum))
    actions.add_item(**does(psw), forum=forum, title="A good case", why="What went well")
    actions.move(**does(psw), forum=forum, move="send the agenda")
    actions.hold(**does(psw), forum=forum, messages="Visit, listen, write it down", minutes="",
                 came={psw: Came.YES})  # fmt: skip
    return forum


def test_a_forum_asks_each_team_and_the_next_opens_with_what_became_of_it() -> None:
    psw, manager = personas.person("principal_social_worker"), personas.person("team_manager")
    officer = personas.person("complaints_officer")
    praise.compliment(**does(officer), made_by=From.CHILD, received_on=date(2026, 10, 20),
                      words="She listened to me", theme="voice")  # fmt: skip
    log.learn(**does(psw), kind="multi_agency_audit", on=date(2026, 10, 25), view="professional",
              title="Joint audit of neglect", said="Health was not asked")  # fmt: skip
    forum = held(psw, AT.date())
    sources = {item.source for item in forum.items.all()}
    assert {"feedback", "learnt", "own"} <= sources
    cascade = forum.cascades.get(team=TEAM)
    with pytest.raises(NotAllowed):
        actions.confirm(**does(psw, 2), cascade=cascade, passed_on=date(2026, 11, 4), said="")
    late = AT + timedelta(days=30)
    told = telling.chase(at=late)
    assert told >= 1 and telling.chase(at=late) == 0
    assert Notice.objects.filter(topic="forum_cascade", person=manager).exists()
    actions.confirm(**does(manager, 3), cascade=cascade, passed_on=date(2026, 11, 5), said="Good")
    following = actions.plan(**does(psw, 30), on=date(2026, 12, 2), kind=ForumKind.MONTHLY)
    first = gathered(following)[0]
    assert first.source == "cascade" and first.is_first
    assert f"1 of {Cascade.objects.filter(forum=forum).count()} teams" in first.why
    assert [each[0] for each in occurrences(AT.date(), AT.date())] == ["forum"]


def test_training_names_its_learning_and_is_asked_what_it_changed() -> None:
    psw = personas.person("principal_social_worker")
    cause = log.learn(**does(psw), kind="practice_review", on=date(2026, 10, 1), title="A review",
                      said="Neglect was named late", view="professional")  # fmt: skip
    about: dict[str, Any] = {"kind": "tool", "title": "Neglect toolkit", "aim": "Name it early",
                             "first_on": date(2026, 10, 20), "places": 20, "came": 18}  # fmt: skip
    with pytest.raises(NotAllowed, match="learning"):
        log.train(**does(psw), **about, because=" ")
    made = log.train(**does(psw), **about, because="The review", source=cause)
    assert Link.objects.filter(source_kind="learnt", target_kind="training").exists()
    log.say_effect(**does(psw, 100), training=made, effect="Named at first visit more", came=19)
    assert (made.came, made.effect_on) == (19, date(2027, 2, 10))
    with pytest.raises(NotAllowed):
        log.say_effect(**does(psw, 100), training=made, effect="It is better now", came=21)


def test_a_self_assessment_is_written_challenged_signed_frozen_and_beside_last_years() -> None:
    psw, director = personas.person("principal_social_worker"), personas.person("director")

    def signed(year: int, judgement: str) -> Any:
        found = assessing.begin(**does(psw), year=year)
        with pytest.raises(NotAllowed, match="lack"):
            assessing.move(**does(psw), assessment=found, move="finish")
        for section in found.sections.all():
            section.judgement, section.said = judgement, "We know it from audits"
            assessing.write(**does(psw), section=section, read=section.version)
        assessing.move(**does(psw), assessment=found, move="send to the region")
        assessing.move(**does(psw), assessment=found, move="take the challenge back",
                       said="Look at neglect again")  # fmt: skip
        assessing.move(**does(psw), assessment=found, move="finish")
        with pytest.raises(NotAllowed, match="director"):
            assessing.move(**does(psw), assessment=found, move="sign")
        assessing.move(**does(director), assessment=found, move="sign")
        return found

    signed(2025, "to_improve")
    now = signed(2026, "good")
    paper = PaperVersion.objects.get(paper__kind="assessment", paper__about_id=str(now.pk))
    assert "7 went up" in paper.content and "Needs to get better" in paper.content
    section = now.sections.first()
    assert section is not None
    with pytest.raises(NotAllowed, match="Write on"):
        assessing.write(**does(psw), section=section, read=section.version)
    assessing.move(**does(psw), assessment=now, move="open a new version", said="New figures came")
    assert (now.edition, now.signed_by) == (2, None)


def test_pages_show_learning_to_staff_and_let_a_team_manager_confirm(
    visit: Callable[[User], Client],
) -> None:
    psw, manager = personas.person("principal_social_worker"), personas.person("team_manager")
    forum = held(psw, AT.date())
    found = assessing.begin(**does(psw), year=2026)
    client = visit(psw)
    hold = reverse("learning:hold", args=[forum.pk])
    for at in (reverse("learning:home"), reverse("learning:views"), forum.address, found.address,
               found.address + "write/voice/", hold):  # fmt: skip
        assert client.get(at).status_code == 200, at
    theirs = visit(manager)
    cascade = forum.cascades.get(team=TEAM)
    other = forum.cascades.exclude(team=TEAM).first()
    assert theirs.get(reverse("learning:confirm", args=[cascade.pk])).status_code == 200
    if other:
        assert theirs.get(reverse("learning:confirm", args=[other.pk])).status_code == 404
    sent = {"passed_on": "2026-11-05", "said": "We talked it over"}
    after = theirs.post(reverse("learning:confirm", args=[cascade.pk]), sent, follow=True)
    assert "We talked it over" in after.content.decode()
    edit = {"judgement": "good", "said": "Children say so", "read": "1"}
    client.post(found.address + "write/voice/", edit)
    again = client.post(found.address + "write/voice/", edit | {"said": "Mine"})
    assert again.status_code == 400 and "Both versions" in again.content.decode()
    assert theirs.get(reverse("learning:plan")).status_code == 403


def test_four_views_hear_of_every_app_and_an_aim_says_what_is_missing() -> None:
    psw = personas.person("principal_social_worker")
    forum = held(psw, AT.date())
    found = happened(date(2026, 1, 1), date(2026, 12, 31))
    assert ("forum", AT.date(), forum.address, f"{forum}.") in found
    assert len(found) == len(set(found)), "the QA year above tells nothing twice"
    good = next(e for e in checklist(aims(), found, activities()) if e.aim.key == "good_practice")
    assert good.said == "1 of 2 pieces of evidence are there."
    assert [piece.latest is None for piece in good.pieces] == [False, True]
    assert {key for aim in aims() for key in aim.evidence} <= activities().keys()


def test_a_finding_of_the_self_assessment_starts_an_action_of_the_plan(
    visit: Callable[[User], Client],
) -> None:
    keeper = personas.person("quality_officer")
    small = small_plan(keeper, timezone.now())
    psw = personas.person("principal_social_worker")
    found = assessing.begin(**does(psw), year=2026)
    section = found.sections.get(key="voice")
    section.finding = "Children are asked too late"
    assessing.write(**does(psw), section=section, read=section.version)
    client = visit(keeper)
    page = client.get(found.address).content.decode()
    way = re.search(r'href="([^"]+)">Start an action of the plan', page)
    assert way, "the finding offers the way"
    start = html.unescape(way[1])
    assert "Children are asked too late" in client.get(start).content.decode()
    sent = {"area": small.area.pk, "number": "EH 9", "title": "Ask children first"}
    client.post(start, sent)
    assert "Ask children first" in client.get(found.address).content.decode()
