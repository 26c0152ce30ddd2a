"""Whose figures the scorecard and the indicators' pages show to whom, on Wrenshire's own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from lxml import html
from tests import personas
from tests.personas import CARE_TEAM, OTHER_TEAM, SERVICE, TEAM

from sightline.apps.people.models import User

Visit = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _fresh(wrenshire: Path) -> None:
    cache.clear()


def offered(client: Client, address: str = "/scorecard/") -> list[str]:
    root = html.fromstring(client.get(address).content.decode())
    return [str(value) for value in root.xpath("//select[@name='of']//option/@value")]


def test_a_team_manager_is_offered_the_line_above_the_team_and_its_workers(
    visit: Visit, team_manager: User
) -> None:
    personas.unit_called(personas.Level.WORKER, "Worker 001")
    client = visit(team_manager)
    assert offered(client) == ["", f"service:{SERVICE}", f"team:{TEAM}", "worker:Worker 001"]
    assert client.get("/scorecard/?of=worker:Worker 001").status_code == 200


def test_a_social_worker_is_offered_their_own_figures_and_no_colleagues(
    visit: Visit, db: None
) -> None:
    worker = personas.person("social_worker", worker="Worker 001")
    personas.unit_called(personas.Level.WORKER, "Worker 003")
    client = visit(worker)
    assert offered(client)[-1] == "worker:Worker 001"
    assert client.get("/indicators/contacts_received/?of=worker:Worker 003").status_code == 404


@pytest.mark.parametrize("unit", [f"team:{OTHER_TEAM}", f"team:{CARE_TEAM}", "team:Nobody"])
@pytest.mark.parametrize(
    "address",
    [
        "/scorecard/",
        "/scorecard/file.csv",
        "/indicators/contacts_received/",
        "/indicators/contacts_received/file.csv",
        "/indicators/contacts_received/chart.svg",
    ],
)
def test_a_unit_out_of_reach_and_one_that_is_not_there_look_alike(
    visit: Visit, team_manager: User, address: str, unit: str
) -> None:
    assert visit(team_manager).get(f"{address}?of={unit}").status_code == 404


def test_what_was_made_for_the_director_is_not_shown_to_a_team(
    visit: Visit, director: User, team_manager: User
) -> None:
    assert f"team:{CARE_TEAM}" in offered(visit(director))
    assert f"team:{CARE_TEAM}" not in offered(visit(team_manager))
    assert f"team:{CARE_TEAM}" in offered(visit(director))


def test_a_lead_member_sees_the_whole_authority_and_no_unit_below(
    visit: Visit, lead_member: User
) -> None:
    """A team's numbers are small enough to point at a child."""
    client = visit(lead_member)
    assert client.get("/scorecard/").status_code == 200
    for unit in (f"service:{SERVICE}", f"team:{TEAM}", "worker:Worker 001"):
        for address in ("/scorecard/", "/figures/cpp_count/", "/indicators/cpp_count/"):
            assert client.get(f"{address}?of={unit}").status_code == 404
    assert client.get("/teams/assessment-team-3/").status_code == 404


def test_a_councillor_sees_no_unpublished_figure(visit: Visit, councillor: User) -> None:
    client = visit(councillor)
    for address in ("/scorecard/", "/indicators/", "/indicators/contacts_received/"):
        assert client.get(address).status_code == 403


def test_the_menu_holds_what_a_person_may_open(
    visit: Visit, councillor: User, director: User
) -> None:
    def menu(client: Client) -> list[str]:
        root = html.fromstring(client.get("/glossary/").content.decode())
        links = root.xpath("//nav[@aria-label='Menu']//a")
        return [link.text_content().strip() for link in links]

    assert "Scorecard" in menu(visit(director))
    assert "Scorecard" not in menu(visit(councillor))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-09-17"])
def test_a_figure_is_opened_on_days_that_figures_are_kept_for_and_no_others(
    visit: Visit, lead_member: User, day: str
) -> None:
    """Two days beside each other would say of one child that came or went between them."""
    address = f"/figures/cpp_count/?as_at={day}"
    assert visit(lead_member).get(address).status_code == 404
