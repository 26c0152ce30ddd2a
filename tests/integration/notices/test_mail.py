"""Mails are rows first, arrive at a real server once, and hold no child's data."""

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import Message as Arrived

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from sightline.apps.events.queries import events_named
from sightline.apps.notices.actions import File, write_mail
from sightline.apps.notices.models import Mail
from sightline.apps.notices.outbox import send_waiting
from sightline.apps.notices.queries import mails_by_state
from sightline.apps.notices.rules import MailState
from sightline.apps.notices.topics import BREAK_GLASS, WORK_STOPPED
from sightline.apps.people.models import User
from sightline.documents.mail import Link, Message
from sightline.documents.model import Column, Paragraph, Table

from .conftest import MailServer

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db(transaction=True)
LINK = Link("http://testserver/worklists/", "Open the worklist")


def message(text: str = "Three visits are late.") -> Message:
    return Message("What changed this week", (Paragraph(text),), LINK, "You get this each week.")


def put(to: User, text: str = "Three visits are late.", **more: object) -> Mail | None:
    return write_mail(to=to, topic=WORK_STOPPED, message=message(text), at=timezone.now(), **more)  # type: ignore[arg-type]


def part(arrived: Arrived, kind: str) -> str:
    [found] = [each for each in arrived.walk() if each.get_content_type() == kind]
    content = found.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode()


def test_a_mail_is_a_row_first_and_then_arrives_as_text_and_html(
    dana: User, mail_server: MailServer
) -> None:
    kept = put(dana)
    assert kept and kept.state == MailState.WAITING and not mail_server.mails
    assert send_waiting(at=timezone.now()) == 1
    [(to, arrived)] = mail_server.mails
    assert to == "dana@example.org" and arrived["Subject"] == "What changed this week"
    assert arrived["From"] == "sightline@council.example"
    assert "Three visits are late." in part(arrived, "text/plain")
    assert LINK.address in html.unescape(part(arrived, "text/html"))
    kept.refresh_from_db()
    assert kept.state == MailState.SENT and kept.sent_at
    assert send_waiting(at=timezone.now()) == 0 and len(mail_server.mails) == 1


def test_what_the_server_does_not_take_now_is_tried_again_later(
    dana: User, mail_server: MailServer
) -> None:
    User.objects.update(email="busy@example.org")
    dana.refresh_from_db()
    put(dana)
    assert send_waiting(at=timezone.now()) == 0
    kept = Mail.objects.get()
    assert (kept.state, kept.tries, kept.problem) == ("waiting", 1, "SMTPRecipientsRefused")
    assert send_waiting(at=timezone.now()) == 0 and Mail.objects.get().tries == 1  # not yet
    Mail.objects.update(to="dana@example.org")
    assert send_waiting(at=timezone.now() + timedelta(minutes=2)) == 1


def test_an_address_the_server_does_not_know_is_given_up_at_once(
    dana: User, mail_server: MailServer
) -> None:
    User.objects.update(email="unknown@example.org")
    dana.refresh_from_db()
    put(dana)
    send_waiting(at=timezone.now())
    assert mails_by_state() == {MailState.FAILED: 1}


def test_a_server_that_is_away_is_tried_five_times_over_hours(
    dana: User, mail_server: MailServer, settings: Settings
) -> None:
    settings.EMAIL_PORT = 1
    put(dana)
    for hours in range(0, 30):
        send_waiting(at=timezone.now() + timedelta(hours=hours, minutes=1))
    kept = Mail.objects.get()
    assert (kept.state, kept.tries) == (MailState.FAILED, 5)


def test_a_mail_half_handed_over_by_a_killed_worker_goes_out_again(
    dana: User, mail_server: MailServer
) -> None:
    put(dana)
    Mail.objects.update(state=MailState.SENDING, tries=1, try_after=timezone.now())
    assert send_waiting(at=timezone.now()) == 0
    assert send_waiting(at=timezone.now() + timedelta(minutes=11)) == 1


def test_without_a_mail_server_mails_wait_and_are_not_sent_stale(
    dana: User, settings: Settings
) -> None:
    settings.CAN_SEND_MAIL = False
    put(dana)
    assert send_waiting(at=timezone.now()) == 0 and Mail.objects.get().state == "waiting"
    send_waiting(at=timezone.now() + timedelta(days=4))
    assert Mail.objects.get().state == MailState.FAILED


@pytest.mark.parametrize("where", ["text", "subject", "table", "file", "file name"])
@pytest.mark.parametrize("leak", ["WR604840", "Ava Example"])
def test_a_seeded_leak_is_caught_wherever_it_sits_and_nothing_of_it_is_kept(
    dana: User,
    mail_server: MailServer,
    known: Callable[[str, str], None],
    leak: str,
    where: str,
) -> None:
    known("WR604840", "Ava Example")
    table = Table("Late", (Column("child", "Child"),), ((leak if where == "table" else "3",),))
    said = Message(
        leak if where == "subject" else "Late visits",
        (Paragraph(f"{leak} is late" if where == "text" else "Three are late."), table),
        LINK,
    )
    words = f"id\n{leak}\n" if where == "file" else "id\n"
    name = f"{leak}.csv" if where == "file name" else "late.csv"
    files = [File(name, "text/csv", words.encode(), words)]
    kept = write_mail(to=dana, topic=WORK_STOPPED, message=said, at=NOW, files=files)
    assert kept and kept.state == MailState.REFUSED
    assert (kept.subject, kept.text, kept.html, kept.files.count()) == ("", "", "", 0)
    assert leak not in kept.problem
    [event] = events_named("mail.refused")
    assert leak not in event.said
    send_waiting(at=timezone.now())
    assert not mail_server.mails


def test_the_same_mail_is_written_once(dana: User) -> None:
    assert put(dana, key="week-1") and put(dana, key="week-1") is None
    assert Mail.objects.count() == 1


def test_a_closed_account_gets_no_mail(dana: User) -> None:
    dana.is_active = False
    assert put(dana) is None


def test_a_topic_is_stopped_by_the_link_in_the_mail_without_signing_in(
    dana: User, mail_server: MailServer
) -> None:
    put(dana)
    send_waiting(at=timezone.now())
    [(_, arrived)] = mail_server.mails
    header = re.sub(r"\s", "", arrived["List-Unsubscribe"])
    path = header.strip("<>").split("/", 3)[3]
    assert arrived["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stranger = Client(enforce_csrf_checks=True)
    asked = stranger.get(f"/{path}")
    assert asked.status_code == 200 and "Stop these mails?" in asked.content.decode()
    assert put(dana), "looking at the page stops nothing"
    assert stranger.post(f"/{path}", {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert put(dana) is None
    assert stranger.get(f"/{path[:-3]}x/").status_code == 404


def test_what_a_role_must_hear_of_has_no_stop_link_and_cannot_be_stopped(
    dana: User, mail_server: MailServer, visit: Callable[[User], Client]
) -> None:
    visit(dana).post("/notices/choices/", {})
    write_mail(to=dana, topic=BREAK_GLASS, message=message(), at=timezone.now())
    send_waiting(at=timezone.now())
    [(_, arrived)] = mail_server.mails
    assert arrived["List-Unsubscribe"] is None
