"""A new password by mail or by hand."""

import re
import socket
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.test import Client
from django.utils import timezone
from tests.personas import PASSWORD

from sightline.apps.events.models import Event
from sightline.apps.people import actions
from sightline.apps.people.models import Attempt, User

NEW = "quite another long password"


class Post(Message):
    """Keeps what a real SMTP server was handed."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list = []

    def handle_message(self, message: object) -> None:
        self.letters.append(message)

    def wait_for(self, number: int) -> list:
        until = time.monotonic() + 10
        while len(self.letters) < number and time.monotonic() < until:
            time.sleep(0.02)
        return self.letters


@pytest.fixture
def post(settings: object) -> Iterator[Post]:
    handler = Post()
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port = tried.getsockname()[1]
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port  # type: ignore[attr-defined]
    settings.CAN_SEND_MAIL = True  # type: ignore[attr-defined]
    yield handler
    server.stop()


def test_a_link_in_a_mail_leads_to_a_new_password_once(
    client: Client, dana: User, post: Post
) -> None:
    client.post("/forgotten-password/", {"email": "Dana@Example.org"})
    (letter,) = post.wait_for(1)
    assert letter["To"] == "dana@example.org"
    (address,) = re.findall(r"http://testserver(/new-password/\S+)", letter.get_payload())
    page = client.get(address, follow=True)
    form = page.redirect_chain[-1][0]
    answer = client.post(form, {"new_password1": NEW, "new_password2": NEW}, follow=True)
    assert "Your password is saved" in answer.content.decode()
    assert client.login(request=answer.wsgi_request, username=dana.email, password=NEW)
    assert "no longer opens" in Client().get(address, follow=True).content.decode()
    assert Event.objects.filter(did="account.password_set").exists()


def test_the_answer_is_the_same_for_an_address_nobody_has(
    client: Client, dana: User, post: Post
) -> None:
    answers = [
        client.post("/forgotten-password/", {"email": email}, follow=True).content
        for email in ("nobody@example.org", dana.email)
    ]
    assert answers[0] == answers[1]
    assert [letter["To"] for letter in post.wait_for(1)] == [dana.email]


def test_a_fourth_link_within_the_hour_is_not_sent(client: Client, dana: User, post: Post) -> None:
    for _ in range(5):
        assert client.post("/forgotten-password/", {"email": dana.email}).status_code == 302
    assert len(post.wait_for(3)) == 3
    time.sleep(0.2)
    assert len(post.letters) == 3
    Attempt.objects.update(at=timezone.now() - timedelta(hours=2))
    client.post("/forgotten-password/", {"email": dana.email})
    assert len(post.wait_for(4)) == 4
    assert dana.email not in str(list(Attempt.objects.values()))


def test_an_account_that_is_switched_off_is_mailed_nothing(
    client: Client, dana: User, administrator: User, post: Post
) -> None:
    actions.switch_off(by=administrator, person=dana, at=timezone.now())
    client.post("/forgotten-password/", {"email": dana.email})
    client.post("/forgotten-password/", {"email": administrator.email})
    assert [letter["To"] for letter in post.wait_for(1)] == [administrator.email]


def test_without_a_mail_server_nothing_is_offered(client: Client, db: None) -> None:
    assert client.get("/forgotten-password/").status_code == 404
    assert "Forgotten" not in client.get("/sign-in/").content.decode()


def test_one_changes_the_password_by_the_old_one_and_other_browsers_are_signed_out(
    signed_in: Client, visit: object, dana: User
) -> None:
    other = visit(dana)  # type: ignore[operator]
    told = {"old_password": "wrong", "new_password1": NEW, "new_password2": NEW}
    page = signed_in.post("/me/password/", told).content.decode()
    assert "That is not your password" in page
    assert signed_in.post("/me/password/", told | {"old_password": PASSWORD}).status_code == 302
    assert signed_in.get("/me/").status_code == 200
    assert other.get("/me/").status_code == 302


@pytest.mark.parametrize(("setting", "minutes"), [("SESSION_IDLE_LIMIT", 20)])
def test_the_idle_limit_is_a_setting(
    signed_in: Client, settings: object, setting: str, minutes: int
) -> None:
    setattr(settings, setting, timedelta(minutes=minutes))
    session = signed_in.session
    session["seen_at"] = (timezone.now() - timedelta(minutes=minutes + 1)).isoformat()
    session.save()
    assert signed_in.get("/me/").status_code == 302


def test_what_was_open_when_an_account_was_switched_off_stays_shut_when_it_is_on_again(
    visit: Callable[[User], Client], dana: User, administrator: User
) -> None:
    browser, own = visit(dana), visit(administrator)
    assert browser.get("/me/").status_code == 200
    actions.switch_off(by=administrator, person=dana, at=timezone.now())
    actions.switch_on(by=administrator, person=dana, at=timezone.now())
    assert browser.get("/me/").status_code == 302
    assert own.get("/me/").status_code == 200
