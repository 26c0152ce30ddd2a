"""A code beside the password."""

import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from tests.personas import PASSWORD

from sightline.apps.people import actions
from sightline.apps.people.models import User


def code_now(person: User, later: int = 0) -> str:
    device = TOTPDevice.objects.filter(user=person).latest("pk")
    made = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    made.time = time.time() + later
    return f"{made.token():06}"


def set_up(person: User) -> list[str]:
    actions.begin_factor(by=person)
    return actions.confirm_factor(by=person, code=code_now(person), at=timezone.now())


def sign_in(client: Client, person: User) -> object:
    return client.post("/sign-in/?next=/me/", {"username": person.email, "password": PASSWORD})


def test_one_photographs_a_square_types_its_code_and_keeps_ten_others(
    signed_in: Client, dana: User
) -> None:
    assert signed_in.get("/me/second-factor/square.svg").status_code == 404
    begun = signed_in.post("/me/second-factor/begin/", {"password": PASSWORD})
    assert begun["Location"] == "/me/second-factor/confirm/"
    square = signed_in.get("/me/second-factor/square.svg")
    assert square["Content-Type"] == "image/svg+xml" and b"<svg" in square.content
    wrong = signed_in.post("/me/second-factor/confirm/", {"code": "000000"})
    assert "That code is not right" in wrong.content.decode()
    TOTPDevice.objects.update(throttling_failure_count=0)
    page = signed_in.post("/me/second-factor/confirm/", {"code": code_now(dana)})
    codes = StaticDevice.objects.get(user=dana).token_set.values_list("token", flat=True)
    assert len(codes) == 10 and all(code in page.content.decode() for code in codes)
    assert signed_in.get("/me/second-factor/confirm/").status_code == 404


def test_the_password_alone_opens_nothing_any_more(client: Client, dana: User) -> None:
    set_up(dana)
    assert sign_in(client, dana)["Location"] == "/sign-in/code/"  # type: ignore[index]
    assert client.get("/me/").status_code == 302
    assert "_auth_user_id" not in client.session
    answer = client.post("/sign-in/code/", {"code": code_now(dana, later=30)})
    assert answer["Location"] == "/me/"
    assert client.get("/me/").status_code == 200


def test_a_code_opens_once(client: Client, dana: User) -> None:
    codes = set_up(dana)
    for number, expected in [(0, 302), (0, 200), (1, 302)]:
        StaticDevice.objects.update(throttling_failure_count=0)
        visitor = Client()
        sign_in(visitor, dana)
        answer = visitor.post("/sign-in/code/", {"code": codes[number].upper()})
        assert answer.status_code == expected


def test_ten_wrong_codes_lead_back_to_the_start(client: Client, dana: User) -> None:
    set_up(dana)
    sign_in(client, dana)
    for _ in range(10):
        assert client.post("/sign-in/code/", {"code": "000000"}).status_code == 200
    assert client.post("/sign-in/code/", {"code": code_now(dana, 30)}).status_code == 429
    assert client.get("/sign-in/code/")["Location"] == "/sign-in/"


def test_the_second_step_waits_five_minutes(client: Client, dana: User) -> None:
    set_up(dana)
    sign_in(client, dana)
    session = client.session
    session["password_was_right"]["at"] = (timezone.now() - timedelta(minutes=6)).isoformat()
    session.save()
    assert client.get("/sign-in/code/")["Location"] == "/sign-in/"


def test_nobody_gets_to_the_second_step_without_the_first(client: Client, db: None) -> None:
    assert client.post("/sign-in/code/", {"code": "123456"})["Location"] == "/sign-in/"


@pytest.mark.parametrize("needed", ["analyst", "everyone"])
def test_where_the_profile_needs_one_all_else_waits_until_it_is_set_up(
    signed_in: Client, dana: User, settings: object, needed: str
) -> None:
    settings.SECOND_FACTOR_FOR = frozenset({needed})  # type: ignore[attr-defined]
    assert signed_in.get("/indicators/")["Location"] == "/me/second-factor/"
    assert signed_in.get("/me/second-factor/").status_code == 200
    signed_in.post("/me/second-factor/begin/", {"password": PASSWORD})
    signed_in.post("/me/second-factor/confirm/", {"code": code_now(dana)})
    assert signed_in.get("/me/").status_code == 200


def test_an_administrator_takes_a_lost_phone_away(
    client: Client, dana: User, administrator: User
) -> None:
    set_up(dana)
    client.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")
    client.post(f"/people/{dana.pk}/second-factor/")
    assert sign_in(Client(), dana)["Location"] == "/me/"  # type: ignore[index]


def test_taking_it_away_oneself_needs_the_password(signed_in: Client, dana: User) -> None:
    set_up(dana)
    signed_in.post("/me/second-factor/remove/", {"password": "wrong"})
    assert TOTPDevice.objects.filter(user=dana).exists()
    signed_in.post("/me/second-factor/remove/", {"password": PASSWORD})
    assert not TOTPDevice.objects.filter(user=dana).exists()
