"""The council's own sign-in, at a real OpenID provider."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from tests import personas
from tests.personas import TEAM

from sightline.apps.people import actions
from sightline.apps.people.models import Grant, User
from sightline.vocabulary.words import Level
from sightline.web import outside
from sightline.web.environment import EnvironmentProblem

from .conftest import Provider

AT = datetime(2026, 1, 5, tzinfo=UTC)
GROUPS = f"""
[[single_sign_on]]
group = "cs-managers-assessment-3"
role = "team_manager"
unit = "team:{TEAM}"

[[single_sign_on]]
group = "cs-members"
role = "councillor"
"""


@pytest.fixture(autouse=True)
def mapping(tmp_path: Path, settings: object) -> Path:
    settings.SIGHTLINE_DATA = tmp_path  # type: ignore[attr-defined]
    (tmp_path / "settings.toml").write_text(GROUPS, encoding="utf-8")
    return tmp_path / "settings.toml"


def held(person: User) -> set[tuple[str, bool]]:
    return {(grant.role, grant.by_group) for grant in Grant.objects.filter(person=person)}


def test_somebody_new_gets_an_account_and_the_roles_of_their_groups(
    db: None, client: Client, provider: Provider
) -> None:
    personas.unit_called(Level.TEAM, TEAM)
    groups = ["cs-managers-assessment-3", "everybody-in-the-council"]
    provider.set_person("p1", email="New@Example.org", name="New Manager", groups=groups)
    answer = provider.let_in(client, "p1", "/sign-in/council/?next=/me/")
    assert answer["Location"] == "/me/"  # type: ignore[index]
    person = User.objects.get(email="new@example.org")
    assert not person.has_usable_password()
    assert held(person) == {("team_manager", True)}
    page = client.get("/me/").content.decode()
    assert TEAM in page and "from a group of your council" in page
    assert client.get("/me/password/").status_code == 404


def test_an_unknown_group_gives_no_role(db: None, client: Client, provider: Provider) -> None:
    provider.set_person("p2", email="two@example.org", name="Two", groups=["strangers"])
    provider.let_in(client, "p2")
    assert client.get("/me/").status_code == 200
    assert held(User.objects.get(email="two@example.org")) == set()


def test_groups_are_read_again_at_each_sign_in_and_roles_given_here_stay(
    db: None, client: Client, provider: Provider
) -> None:
    provider.set_person("p3", email="three@example.org", name="Three", groups=["cs-members"])
    provider.let_in(client, "p3")
    person = User.objects.get(email="three@example.org")
    actions.give_role(by=None, person=person, role="complaints_officer", at=AT)
    assert held(person) == {("councillor", True), ("complaints_officer", False)}
    provider.set_person("p3", email="three@example.org", name="Three", groups=[])
    provider.let_in(Client(), "p3")
    assert held(person) == {("complaints_officer", False)}


def test_an_account_there_already_becomes_theirs_and_nobody_elses(
    db: None, client: Client, provider: Provider, dana: User
) -> None:
    provider.set_person("p4", email=dana.email, name="Dana")
    provider.let_in(client, "p4")
    dana.refresh_from_db()
    assert dana.subject and client.get("/indicators/").status_code == 200
    provider.set_person("p5", email=dana.email, name="Somebody with the address since")
    other = Client()
    answer = provider.let_in(other, "p5")
    assert answer["Location"] == "/sign-in/?single-sign-on=failed"  # type: ignore[index]
    assert other.get("/me/").status_code == 302


def test_no_local_second_factor_is_asked_for(
    db: None, client: Client, provider: Provider, settings: object
) -> None:
    settings.SECOND_FACTOR_FOR = frozenset({"everyone"})  # type: ignore[attr-defined]
    provider.set_person("p6", email="six@example.org", name="Six")
    provider.let_in(client, "p6")
    assert client.get("/me/").status_code == 200


@pytest.mark.parametrize(
    ("setting", "value"),
    [("OIDC_ISSUER", "https://elsewhere.example"), ("OIDC_RP_SIGN_ALGO", "HS256")],
)
def test_a_token_of_somebody_else_opens_nothing(
    db: None, client: Client, provider: Provider, settings: object, setting: str, value: str
) -> None:
    setattr(settings, setting, value)
    provider.set_person("p7", email="seven@example.org", name="Seven")
    answer = provider.let_in(client, "p7")
    assert answer["Location"] == "/sign-in/?single-sign-on=failed"  # type: ignore[index]
    assert not User.objects.exists()


@pytest.mark.parametrize("claims", [{"email_verified": False, "email": "x@example.org"}, {}])
def test_an_address_that_is_not_confirmed_is_none(
    db: None, client: Client, provider: Provider, claims: dict[str, object]
) -> None:
    provider.set_person("p8", name="Eight", **claims)
    provider.let_in(client, "p8")
    assert not User.objects.exists()


def test_an_account_that_is_switched_off_stays_so(
    db: None, client: Client, provider: Provider, dana: User, administrator: User
) -> None:
    actions.switch_off(by=administrator, person=dana, at=AT)
    provider.set_person("p9", email=dana.email, name="Dana")
    provider.let_in(client, "p9")
    assert client.get("/me/").status_code == 302


def test_switching_an_account_off_ends_what_is_open_in_a_browser(
    db: None, client: Client, provider: Provider, administrator: User
) -> None:
    provider.set_person("p11", email="eleven@example.org", name="Eleven")
    provider.let_in(client, "p11")
    person = User.objects.get(email="eleven@example.org")
    actions.switch_off(by=administrator, person=person, at=AT)
    assert client.get("/me/").status_code == 302


def test_a_provider_that_does_not_answer_leads_back_to_the_sign_in_page(
    db: None, client: Client, provider: Provider, settings: object
) -> None:
    settings.OIDC_OP_TOKEN_ENDPOINT = "http://localhost:9/token"  # type: ignore[attr-defined]
    provider.set_person("p10", email="ten@example.org", name="Ten")
    answer = provider.let_in(client, "p10")
    page = client.get(answer["Location"]).content.decode()  # type: ignore[index]
    assert "did not let you in" in page


def test_the_button_is_there_only_where_it_leads_somewhere(
    db: None, client: Client, settings: object
) -> None:
    assert "council account" not in client.get("/sign-in/").content.decode()
    assert client.get("/sign-in/council/").status_code == 404
    settings.HAS_SINGLE_SIGN_ON = True  # type: ignore[attr-defined]
    assert "Sign in with your council account" in client.get("/sign-in/").content.decode()


def test_half_of_the_settings_are_refused() -> None:
    with pytest.raises(EnvironmentProblem, match="half set"):
        outside.single_sign_on({"SIGHTLINE_OIDC_CLIENT_ID": "sightline"})
