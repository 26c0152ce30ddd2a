"""A session ends while somebody writes: the same person gets the words back, nobody else does."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.personas import PASSWORD

from sightline.apps.people.models import User
from sightline.web import kept_typing
from sightline.web.due_work import forget_sessions
from sightline.web.kept_typing_page import kept_line

WORDS = "Visits fell because two workers left in the same week.\nBoth posts are filled."
BACKEND = "django.contrib.auth.backends.ModelBackend"
pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(dana: User) -> Client:
    """Dana’s, with a form open on the page; it checks tokens as a real one’s server does."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(dana, backend=BACKEND)
    return client


def _token(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    return re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[-1]


def _sign_in(client: Client, who: User, there: str = "/") -> str:
    sign_in = reverse("people:sign_in")
    told = {
        "username": who.email, "password": PASSWORD, "next": there,
        "csrfmiddlewaretoken": _token(client, sign_in),
    }  # fmt: skip
    return client.post(sign_in, told).headers["Location"]


def _end_session_and_send(client: Client, **more: str) -> str:
    """The session is gone; then the form that was open is sent. Where the browser is sent to."""
    token = _token(client, reverse("digests:subscriptions"))
    del client.cookies["sightline_session"]
    told = {"name": WORDS, "address": "/scorecard/", **more, "csrfmiddlewaretoken": token}
    return client.post(reverse("digests:subscriptions"), told).headers["Location"]


def test_the_same_person_gets_what_they_typed_back_and_sends_it_on(browser, dana):
    there = _end_session_and_send(browser)
    assert there == f"{reverse('people:sign_in')}?next=/kept/"
    assert "What you typed is kept" in browser.get(there).content.decode()
    assert _sign_in(browser, dana, "/kept/") == "/kept/"
    shown = browser.get("/kept/")
    page = unescape(shown.content.decode())
    assert kept_line(shown.wsgi_request)[0].address == "/kept/"
    assert WORDS in page and f'action="{reverse("digests:subscriptions")}"' in page
    id = re.findall(r'name="kept_typing" value="(\w+)"', page)[0]
    again = {"name": WORDS, "kept_typing": id, "csrfmiddlewaretoken": _token(browser, "/kept/")}
    answer = browser.post(reverse("digests:subscriptions"), again)
    assert WORDS in unescape(answer.content.decode())  # the form’s own page has it now
    assert "Nothing is kept for you" in browser.get("/kept/").content.decode()


def test_another_person_who_signs_in_never_sees_it_and_it_is_gone(browser, dana, analyst):
    _end_session_and_send(browser)
    browser.force_login(analyst, backend=BACKEND)
    assert "two workers left" not in browser.get("/kept/").content.decode()
    assert "kept_typing" not in browser.session
    browser.post(reverse("people:sign_out"), {"csrfmiddlewaretoken": _token(browser, "/kept/")})
    browser.force_login(dana, backend=BACKEND)
    assert "Nothing is kept for you" in browser.get("/kept/").content.decode()


def test_passwords_and_codes_are_never_kept(browser):
    _end_session_and_send(browser, new_password="a secret of mine", code="123456")
    kept = str(browser.session["kept_typing"])
    assert "two workers left" in kept and "secret of mine" not in kept and "123456" not in kept


def test_nothing_is_kept_of_a_form_that_nobody_was_signed_in_for(dana):
    stranger = Client(enforce_csrf_checks=True)
    token = _token(stranger, reverse("people:sign_in"))
    answer = stranger.post(
        reverse("digests:subscriptions"), {"name": WORDS, "csrfmiddlewaretoken": token}
    )
    assert "kept" not in answer.headers["Location"] and "kept_typing" not in stranger.session


def test_a_forged_cookie_says_nothing_of_whose_form_it_is(browser):
    browser.cookies[kept_typing.COOKIE] = "W1siYWJjIiwgMV1d:forged:forged"
    token = _token(browser, reverse("digests:subscriptions"))
    browser.cookies[kept_typing.COOKIE] = "W1siYWJjIiwgMV1d:forged:forged"
    del browser.cookies["sightline_session"]
    told = {"name": WORDS, "csrfmiddlewaretoken": token}
    assert "kept" not in browser.post(reverse("digests:subscriptions"), told).headers["Location"]


def test_a_form_that_is_far_too_long_is_not_kept(browser, monkeypatch):
    monkeypatch.setattr(kept_typing, "MOST_CHARACTERS", 20)
    assert "kept" not in _end_session_and_send(browser)


def test_a_form_from_before_signing_in_again_in_another_tab_is_kept_too(browser, dana):
    old = _token(browser, reverse("digests:subscriptions"))
    del browser.cookies["sightline_session"]
    _sign_in(browser, dana)  # in the other tab: this one’s token is no longer right
    told = {"name": WORDS, "csrfmiddlewaretoken": old}
    address = reverse("digests:subscriptions")
    elsewhere = browser.post(address, told, headers={"Origin": "https://elsewhere.example"})
    assert elsewhere.status_code == 403 and "kept_typing" not in browser.session
    answer = browser.post(address, told, headers={"Origin": "http://testserver"})
    assert answer.headers["Location"] == "/kept/"
    assert WORDS in unescape(browser.get("/kept/").content.decode())


def test_it_can_be_thrown_away(browser, dana):
    _end_session_and_send(browser)
    browser.force_login(dana, backend=BACKEND)
    id = re.findall(r'name="kept" value="(\w+)"', browser.get("/kept/").content.decode())[0]
    browser.post("/kept/", {"kept": id, "csrfmiddlewaretoken": _token(browser, "/kept/")})
    assert "kept_typing" not in browser.session


def test_what_nobody_came_back_for_goes_with_the_session(browser):
    _end_session_and_send(browser)
    now = timezone.now()
    assert forget_sessions(now) == "0 sessions forgotten."
    forget_sessions(now + timedelta(seconds=settings.SESSION_COOKIE_AGE + 60))
    assert not Session.objects.exists()
