"""Notices in the application: told once, read, counted in the header, one's own only."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError
from django.test import Client

from sightline.apps.notices import queries
from sightline.apps.notices.actions import tell
from sightline.apps.notices.models import Mail, Notice, Stopped
from sightline.apps.notices.rules import MailState
from sightline.apps.notices.telling import tell_of_break_glass, tell_of_failed_work
from sightline.apps.notices.topics import WORK_STOPPED
from sightline.apps.people import actions as people_actions
from sightline.apps.people.models import BreakGlass, User
from sightline.apps.work.models import Run
from sightline.apps.work.rules import Status

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


def told(*people: User, **more: object) -> list[Notice]:
    said = "A load has ended."
    return tell(to=people, topic=WORK_STOPPED, said=said, address="/scorecard/", at=NOW, **more)  # type: ignore[arg-type]


def test_a_new_notice_is_counted_in_the_header_until_it_is_opened(
    dana: User, signed_in: Client
) -> None:
    [notice] = told(dana)
    page = signed_in.get("/notices/").content.decode()
    assert "1<span" in page.replace("\n", "") and "1 not read yet." in page
    answer = signed_in.post(f"/notices/{notice.pk}/")
    assert answer.status_code == 302 and answer["Location"] == "/scorecard/"
    assert queries.unread_count(dana) == 0
    assert "All are read." in signed_in.get("/notices/").content.decode()


def test_looking_at_the_list_or_following_a_link_reads_nothing(
    dana: User, signed_in: Client
) -> None:
    [notice] = told(dana)
    signed_in.get("/notices/")
    assert signed_in.get(f"/notices/{notice.pk}/").status_code == 405
    assert queries.unread_count(dana) == 1


def test_all_can_be_read_at_once(dana: User, signed_in: Client) -> None:
    told(dana), told(dana)
    signed_in.post("/notices/read/")
    assert queries.unread_count(dana) == 0


def test_anothers_notice_is_not_there(
    dana: User, director: User, visit: Callable[[User], Client]
) -> None:
    [notice] = told(dana)
    assert visit(director).post(f"/notices/{notice.pk}/").status_code == 404
    assert queries.unread_count(dana) == 1
    assert "A load has ended" not in visit(director).get("/notices/").content.decode()


def test_an_empty_list_says_what_will_stand_there(signed_in: Client) -> None:
    assert "When something needs you, it stands here" in signed_in.get("/notices/").content.decode()


def test_the_same_thing_is_said_once(dana: User) -> None:
    assert len(told(dana, key="load-7")) == 1 and told(dana, key="load-7") == []


def test_a_notice_leads_to_a_page_of_ours_only(dana: User) -> None:
    with pytest.raises(IntegrityError):
        tell(to=[dana], topic=WORK_STOPPED, said="x", address="https://elsewhere.example/", at=NOW)


def test_a_person_chooses_what_comes_by_mail(dana: User, signed_in: Client) -> None:
    assert WORK_STOPPED.title in signed_in.get("/notices/choices/").content.decode()
    signed_in.post("/notices/choices/", {"topic": []})
    assert WORK_STOPPED.key in queries.stopped_topics(dana)
    told(dana, by_mail=True)
    assert not Mail.objects.exists() and queries.unread_count(dana) == 1
    signed_in.post("/notices/choices/", {"topic": [WORK_STOPPED.key]})
    assert WORK_STOPPED.key not in queries.stopped_topics(dana)
    assert "break_glass" not in set(Stopped.objects.values_list("topic", flat=True))


def test_break_glass_is_told_to_the_head_of_safeguarding_without_child_or_reason(
    social_worker: User, head_of_safeguarding: User, dana: User
) -> None:
    opened = BreakGlass.objects.create(
        person=social_worker,
        authority="999",
        child_id="WR604840",
        reason="Ava Example came to the front door",
        at=NOW,
        until_at=NOW + timedelta(hours=4),
    )
    tell_of_break_glass(opened)
    tell_of_break_glass(opened)
    [mail] = Mail.objects.all()
    assert mail.to == head_of_safeguarding.email
    assert social_worker.name in mail.text
    assert "WR604840" not in mail.text and "Ava" not in mail.text
    assert queries.unread_count(head_of_safeguarding) == 1
    assert queries.unread_count(dana) == 0


def test_failed_work_and_refused_mails_are_told_once_to_those_who_load_files(
    dana: User, director: User
) -> None:
    Run.objects.create(
        name="digests.weekly",
        due_at=NOW,
        try_after=NOW,
        started_at=NOW,
        finished_at=NOW,
        tries=3,
        status=Status.FAILED,
        said="KeyError at weekly, line 3",
    )
    refused = {"state": MailState.REFUSED, "at": NOW, "try_after": NOW, "problem": "It holds one."}
    Mail.objects.create(to="a@example.org", topic="x", **refused)
    assert (tell_of_failed_work(at=NOW), tell_of_failed_work(at=NOW)) == (2, 0)
    assert queries.unread_count(dana) == 2 and queries.unread_count(director) == 0


def test_who_gets_a_password_made_by_somebody_else_hears_of_it_and_so_does_governance(
    director: User, administrator: User, guardian: User
) -> None:
    """An administrator who made a password could sign in as that person: never unseen."""
    people_actions.make_password(by=administrator, person=director, at=NOW)
    people_actions.remove_factor(by=administrator, person=director, at=NOW)
    told = Notice.objects.filter(topic="sign_in_changed")
    assert {notice.person for notice in told} == {director, guardian}
    assert told.filter(person=guardian).count() == 2
    assert told.filter(said__contains="a new password for Director and has read it").exists()
    assert Mail.objects.filter(person=director).count() == 2
