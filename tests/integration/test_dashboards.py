"""Home and the live pages of units, as each person finds them on Wrenshire."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from lxml import html
from tests import personas
from tests.personas import OTHER_TEAM, SERVICE, TEAM

from sightline.apps.dashboards import rules
from sightline.apps.dashboards.models import LastLook
from sightline.apps.figures.models import SavedView
from sightline.apps.people.access import access_of
from sightline.apps.people.models import Look, User
from sightline.vocabulary.words import Level

Visit = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _fresh(wrenshire: Path) -> None:
    cache.clear()


def page(client: Client, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return html.fromstring(answer.content.decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def heading(root: html.HtmlElement) -> str:
    return words(root.xpath("//h1")[0])


@pytest.mark.parametrize(
    ("who", "name"),
    [("director", "Wrenshire"), ("head_of_service", SERVICE), ("team_manager", TEAM),
     ("social_worker", TEAM), ("lead_member", "Wrenshire")],
)  # fmt: skip
def test_home_is_about_ones_own_unit_with_six_figures_that_open(
    visit: Visit, db: None, who: str, name: str
) -> None:
    client = visit(personas.person(who))
    root = page(client, "/")
    assert heading(root) == name
    tiles = root.xpath("//dl[@class='sightline-tiles']//dd[1]/a/@href")
    assert len(tiles) == 6
    assert client.get(tiles[0]).status_code == 200


def test_what_needs_a_manager_today_leads_to_lists_with_as_many_rows(
    visit: Visit, team_manager: User
) -> None:
    client = visit(team_manager)
    lines = page(client, "/").xpath("//ul[@class='home__today']/li/a")
    late = [line for line in lines if "/worklists/" in line.get("href")]
    assert late
    text = words(page(client, late[0].get("href")))
    assert words(late[0]).split()[0] in text
    assert not Look.objects.filter(page="dashboards:home").exists()


def test_home_says_what_was_published_since_the_last_look(visit: Visit, director: User) -> None:
    client = visit(director)
    assert "From now on" in words(page(client, "/"))
    assert "From now on" in words(page(client, "/")), "the same look, within the hour"
    LastLook.objects.update(at=timezone.now() - timedelta(days=3))
    assert "Nothing new was published since" in words(page(client, "/"))
    LastLook.objects.update(at=timezone.now() - timedelta(days=3), snapshot="older")
    assert "New records were published since" in words(page(client, "/"))


def test_a_councillor_finds_what_is_published_in_words_and_nothing_else(
    visit: Visit, councillor: User
) -> None:
    root = page(visit(councillor), "/")
    assert heading(root) == "Wrenshire: what is published"
    assert "than England" in words(root) or "same as England" in words(root)
    assert not root.xpath("//a[contains(@href, '/figures/')]")


def test_without_data_home_says_how_to_begin(
    visit: Visit, analyst: User, councillor: User, tmp_path: Path, settings: object
) -> None:
    settings.SIGHTLINE_DATA = tmp_path  # type: ignore[attr-defined]
    assert "Load the first files" in words(page(visit(analyst), "/"))
    assert "The performance team loads it" in words(page(visit(councillor), "/"))


def test_units_out_of_reach_and_unknown_ones_are_404(visit: Visit, team_manager: User) -> None:
    client = visit(team_manager)
    assert heading(page(client, "/teams/assessment-team-3/")) == TEAM
    assert heading(page(client, "/services/assessment-and-safeguarding/")) == SERVICE
    for address in ("/teams/assessment-team-1/", "/teams/nobody/", "/services/nobody/"):
        assert client.get(address).status_code == 404


def test_the_way_through_shows_numbers_that_open_and_others_rates(
    visit: Visit, director: User
) -> None:
    client = visit(director)
    root = page(client, "/services/")
    stages = root.xpath("//ol[@class='flow']/li")
    assert len(stages) == 7
    assert "England" in words(root.xpath("//ol[@class='flow']")[0])
    number = stages[1].xpath(".//a")[0]
    assert words(number) in words(page(client, number.get("href")))


def test_a_teams_page_shows_each_worker_to_the_manager_and_not_to_colleagues(
    visit: Visit, team_manager: User, social_worker: User
) -> None:
    personas.unit_called(personas.Level.WORKER, "Worker 129")

    def workers(who: User) -> list[str]:
        root = page(visit(who), "/teams/assessment-team-3/")
        return [words(cell) for cell in root.xpath("//section[@aria-labelledby='caseload']//th")]

    assert "Worker 129" in workers(team_manager)
    assert not workers(social_worker)


def test_a_saved_view_stands_on_home_and_opens_as_it_was(
    visit: Visit, team_manager: User, director: User
) -> None:
    client = visit(team_manager)
    told = {"name": "Ours", "indicator": "assessments_45wd_pct", "query": f"of=team:{TEAM}"}
    assert client.post("/saved-views/", told).status_code == 302
    links = page(client, "/").xpath("//ul[@class='home__views']//a")
    assert words(links[0]) == "Ours"
    assert client.get(links[0].get("href")).status_code == 200
    other = told | {"name": "Theirs", "query": f"of=team:{OTHER_TEAM}"}
    assert client.post("/saved-views/", other).status_code == 404
    assert client.post("/saved-views/", told | {"name": ""}).status_code == 400
    stray = told | {"query": "next=//elsewhere.example"}
    assert client.post("/saved-views/", stray).status_code == 400
    view = SavedView.objects.get()
    assert visit(director).post(f"/saved-views/{view.pk}/delete/").status_code == 404
    assert client.post(f"/saved-views/{view.pk}/delete/").status_code == 302
    assert not SavedView.objects.exists()


def test_inspection_lists_are_for_those_who_may_take_every_child_away(
    visit: Visit, director: User, team_manager: User, analyst: User
) -> None:
    assert visit(analyst).get("/inspection/").status_code == 200
    assert visit(team_manager).get("/inspection/").status_code == 404
    assert visit(team_manager).get("/inspection/file.xlsx").status_code == 404
    assert visit(analyst).get("/inspection/file.xlsx").status_code == 200
    assert Look.objects.filter(person=analyst, page="inspection lists").exists()


def test_areas_say_how_to_load_them_or_lead_to_a_profile(visit: Visit, director: User) -> None:
    client = visit(director)
    root = page(client, "/areas/")
    links = root.xpath("//main//ul[@class='govuk-list']//a/@href")
    if links:
        assert heading(page(client, links[0])).startswith("Local area profile")
    else:
        assert "children.csv" in words(root)
    assert client.get("/areas/nowhere/").status_code == 404


def test_indicators_are_dealt_in_turn_from_the_kinds_a_unit_does_most_of() -> None:
    shares = {"lac_count": 1.0, "cpp_count": 0.5, "contacts_received": 0.01}
    kinds = rules.own_kinds(lambda gauge: shares.get(gauge, 0.0))
    assert [kind.title for kind in kinds] == ["Looked after", "Child protection"]
    found = rules.dealt(kinds, lambda name: name != "lac_visits_in_time_pct")
    assert found[:4] == [
        "lac_count", "cpp_count", "lac_reviews_in_time_pct", "cpp_visits_in_time_pct"
    ]  # fmt: skip


def test_work_is_sorted_into_bands_that_hold_everything() -> None:
    bands = rules.in_bands([0, 2, 3, 7, 8, 90], (2, 7, 28))
    assert bands == [("Up to 2 days", 2), ("3 to 7", 2), ("8 to 28", 1), ("Over 28", 1)]


def test_teams_out_of_reach_stand_in_no_table_of_who_waits_for_a_worker(
    visit: Visit, head_of_service: User, social_worker: User, director: User
) -> None:
    def teams(who: User) -> set[str]:
        rows = page(visit(who), "/services/").xpath("//section[@aria-labelledby='held']//tbody/tr")
        return {words(row[0]) for row in rows} - {"Other teams, out of your reach"}

    everybody = teams(director)
    for who in (social_worker, head_of_service):
        access = access_of(who, timezone.now())
        assert all(access.may_see_unit(Level.TEAM, team) for team in teams(who))
    assert len(everybody) > len(teams(social_worker))
