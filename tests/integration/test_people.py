"""Signing in and out, and what may be seen before."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from sightline.apps.people import rules
from sightline.apps.people.actions import add_user
from sightline.apps.people.models import User

from .conftest import PASSWORD

OPEN_TO_ALL = {
    "/sign-in/", "/healthz", "/accessibility/", "/licences/", "/forgotten-password/asked/",
    "/new-password/chosen/", "/new-password/1/1/", "/data-protection/",
}  # fmt: skip
# They answer a stranger otherwise: a step back, only by POST, or not set up here.
SAY_NOTHING = {
    "/healthz/work", "/sign-in/code/", "/sign-in/council/", "/sign-in/council/back/", "/sign-out/",
    "/forgotten-password/",
}  # fmt: skip
NOW = datetime(2026, 1, 5, tzinfo=UTC)


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, here)
        else:
            yield here


def filled(address: str) -> str:
    """`/indicators/<str:key>/` with something in the place of each placeholder."""
    parts = address.split("<")
    return parts[0] + "".join("1" + part.split(">", 1)[1] for part in parts[1:])


def test_no_address_answers_a_stranger_unless_it_is_on_the_list(client: Client, db: None) -> None:
    everything = [filled(address) for address in addresses(get_resolver().url_patterns)]
    answered = {at for at in everything if client.get(at).status_code == 200}
    assert answered == OPEN_TO_ALL
    closed = [at for at in everything if at not in OPEN_TO_ALL | SAY_NOTHING]
    assert len(closed) >= 3
    for at in closed:
        response = client.get(at)
        if response.status_code == 404:  # a link with a key, which "1" is not
            continue
        assert response.status_code == 302, at
        assert response["Location"].startswith("/sign-in/?next="), at


def test_one_signs_in_with_the_address_in_any_case_and_is_taken_to_where_one_wanted(
    client: Client, dana: User
) -> None:
    answer = client.post(
        "/sign-in/?next=/indicators/",
        {"username": "DANA@Example.org", "password": PASSWORD, "next": "/indicators/"},
    )
    assert answer.status_code == 302 and answer["Location"] == "/indicators/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    client: Client, dana: User
) -> None:
    pages = [
        client.post("/sign-in/", {"username": address, "password": "wrong"}).content.decode()
        for address in ("dana@example.org", "nobody@example.org")
    ]
    for page in pages:
        assert "The e-mail address or the password is not right. Try again." in page
        assert "Error: Sign in" in page


def test_an_address_elsewhere_is_not_followed_after_sign_in(client: Client, dana: User) -> None:
    answer = client.post(
        "/sign-in/",
        {"username": dana.email, "password": PASSWORD, "next": "https://elsewhere.example/"},
    )
    assert answer["Location"] == "/"


def test_five_wrong_passwords_close_the_door_even_to_the_right_one(
    client: Client, dana: User
) -> None:
    for address in ("dana@example.org", "Dana@example.org", "DANA@EXAMPLE.ORG") * 2:
        client.post("/sign-in/", {"username": address, "password": "wrong"})
    answer = client.post("/sign-in/", {"username": dana.email, "password": PASSWORD})
    assert answer.status_code == 429
    assert "Too many tries" in answer.content.decode()


def test_signing_out_needs_the_form_not_a_link(signed_in: Client) -> None:
    assert signed_in.get("/sign-out/").status_code == 405
    assert signed_in.post("/sign-out/").status_code == 302
    assert signed_in.get("/scorecard/").status_code == 302


@pytest.mark.parametrize(("name", "ago"), [("seen_at", 61), ("started_at", 12 * 60 + 1)])
def test_a_session_ends_after_an_idle_hour_and_after_a_working_day(
    signed_in: Client, name: str, ago: int
) -> None:
    session = signed_in.session
    session[name] = (timezone.now() - timedelta(minutes=ago)).isoformat()
    session.save()
    assert signed_in.get("/accessibility/").wsgi_request.user.is_anonymous


def test_a_second_account_for_an_address_is_refused(dana: User) -> None:
    with pytest.raises(rules.NotAllowed, match="already an account"):
        add_user(email="Dana@example.org ", name="D", password=PASSWORD, at=NOW)


@pytest.mark.parametrize("password", ["short", "password1234", "123456789012345"])
def test_a_weak_password_is_refused(db: None, password: str) -> None:
    with pytest.raises(rules.NotAllowed):
        add_user(email="eve@example.org", name="Eve", password=password, at=NOW)
    assert not User.objects.exists()
