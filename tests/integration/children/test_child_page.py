"""A child's page and the search, on Wrenshire's own records."""

import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from django.conf import settings
from django.test import Client
from lxml import html
from tests import personas

from sightline.apps.children import searching
from sightline.apps.children.queries import child_key, holdings, snapshot
from sightline.apps.people.models import Look, User
from sightline.documents.child_page import child_page
from sightline.documents.child_timeline import timeline_sentence, timeline_svg
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.worklists import kept_worklists
from sightline.vocabulary.declared import declared_records

Visit = Callable[[User], Client]
pytestmark = pytest.mark.usefixtures("wrenshire")


def text(response) -> str:  # type: ignore[no-untyped-def]
    return re.sub(r"\s+", " ", html.fromstring(response.content.decode()).text_content())


def rows_of(sql: str) -> list[tuple[object, ...]]:
    """Asked of the records themselves; `{table}` is a table's file."""
    found = snapshot()
    assert found is not None
    files = {table.name: f"'{found.path(table.name)}'" for table in declared_records()}
    with duckdb.connect() as connection:
        return connection.execute(sql.format_map(files)).fetchall()


@pytest.fixture
def on_a_plan() -> str:
    """A child on a protection plan who is not restricted, with many records."""
    held = holdings()
    assert held is not None
    listed = rows_of(
        "SELECT child_id FROM {cp_plans} WHERE ended_on IS NULL AND child_id IN"
        " (SELECT child_id FROM {cp_visits}) ORDER BY started_on, child_id"
    )
    return next(str(child) for (child,) in listed if child not in held.restricted)


def test_every_dated_record_of_the_child_is_on_the_page(on_a_plan: str) -> None:
    found = snapshot()
    assert found is not None
    page = child_page(found, on_a_plan)
    assert page is not None
    for table in ("contacts", "referrals", "cp_plans", "cp_visits", "cp_reviews", "section_47s"):
        ((count,),) = rows_of(f"SELECT count(*) FROM {{{table}}} WHERE child_id = '{on_a_plan}'")
        assert sum(item.table == table for item in page.items) == count
    days = [item.on for item in page.items]
    assert days == sorted(days, reverse=True)


def test_a_table_nobody_gave_a_lane_is_shown_under_other_records() -> None:
    found = snapshot()
    assert found is not None
    ((child,),) = rows_of("SELECT child_id FROM {ehc_plans} ORDER BY child_id LIMIT 1")
    page = child_page(found, str(child))
    assert page is not None
    assert any(item.lane == "Other records" and item.table == "ehc_plans" for item in page.items)


def test_the_card_says_age_status_holder_and_last_sighting(
    visit: Visit, director: User, on_a_plan: str
) -> None:
    page = text(visit(director).get(f"/children/{child_key(on_a_plan)}/"))
    ((born,),) = rows_of(f"SELECT born_on FROM {{children}} WHERE child_id = '{on_a_plan}'")
    ((worker, team),) = rows_of(
        f"SELECT worker, team FROM {{allocations}} WHERE child_id = '{on_a_plan}'"
        " AND ended_on IS NULL"
    )
    assert f"born {born:%-d %B %Y}" in page
    assert f"{worker or 'No named worker'}, {team}" in page
    assert "Last seen" in page
    assert "Child protection visits" in page


def test_the_look_is_logged_with_its_right_and_no_address_names_the_child(
    visit: Visit, director: User, on_a_plan: str
) -> None:
    page = visit(director).get(f"/children/{child_key(on_a_plan)}/")
    look = Look.objects.get()
    assert (look.child_id, look.page, look.person) == (on_a_plan, "child", director)
    links = html.fromstring(page.content.decode()).xpath("//a/@href | //form/@action")
    assert not [link for link in links if on_a_plan in link and "cases.wrenshire" not in link]
    assert "no-store" in page["Cache-Control"]


def test_a_child_out_of_reach_and_one_that_is_not_there_look_alike(
    visit: Visit, db: None, on_a_plan: str
) -> None:
    held = holdings()
    assert held is not None
    mine = held.by_worker.get("Worker 001", frozenset())
    assert on_a_plan not in mine
    client = visit(personas.person("social_worker", worker="Worker 001"))
    away = client.get(f"/children/{child_key(on_a_plan)}/")
    nobody = client.get(f"/children/{child_key('WR000000')}/")
    broken = client.get("/children/not-a-key/")
    assert {away.status_code, nobody.status_code, broken.status_code} == {404}
    assert not Look.objects.exists()


def test_a_restricted_child_opens_to_nobody_by_role(visit: Visit, director: User) -> None:
    held = holdings()
    assert held is not None
    shut = min(held.restricted)
    assert visit(director).get(f"/children/{child_key(shut)}/").status_code == 404


def test_one_id_is_never_joined_to_another(visit: Visit, director: User) -> None:
    """A child adopted has a new id: the page of the old one names no other child, no family."""
    found = snapshot()
    assert found is not None
    adopted = rows_of(
        "SELECT child_id, family_id FROM {adoptions} WHERE family_id IS NOT NULL AND order_on"
        " IS NOT NULL ORDER BY child_id LIMIT 5"
    )
    assert adopted
    for child, family in adopted:
        page = child_page(found, str(child))
        assert page is not None
        told = repr(page)
        assert set(re.findall(r"WR\d{6}", told)) == {child}
        assert str(family) not in told
    held = holdings()
    assert held is not None
    pupils = rows_of("SELECT upn FROM {children} WHERE upn IS NOT NULL LIMIT 3")
    for (upn,) in pupils:
        assert "WR" not in text(visit(director).post("/search/", {"q": str(upn)}))


def test_private_columns_stay_off_the_page() -> None:
    found = snapshot()
    assert found is not None
    private = {
        (table.name, column.name.replace("_", " ").capitalize())
        for table in declared_records()
        for column in table.columns.values()
        if column.private
    }
    children = rows_of("SELECT DISTINCT child_id FROM {cla_episodes} ORDER BY child_id LIMIT 20")
    for (child,) in children:
        page = child_page(found, str(child))
        assert page is not None
        assert not {(item.table, name) for item in page.items for name, _ in item.facts} & private


def test_the_picture_says_what_the_table_says(on_a_plan: str) -> None:
    found = snapshot()
    assert found is not None
    kept = kept_worklists(DataFolder(Path(settings.SIGHTLINE_DATA)), found)
    page = child_page(found, on_a_plan, duties=kept.by_child[on_a_plan])
    assert page is not None
    root = html.fromstring(timeline_svg(page))
    assert root.xpath("//desc/text()")[0] == timeline_sentence(page)
    marks = root.xpath("//rect/title | //circle/title")
    assert len(marks) == sum(not item.note for item in page.items)
    assert "style=" not in timeline_svg(page)
    due = [row for row in page.duties if row.due_on]
    assert len(root.xpath("//path[@stroke-width='1.5']/title")) == len(due) + 1


def test_only_web_addresses_become_links() -> None:
    from sightline.documents.child_page import _safe_link

    assert _safe_link("javascript:alert(1)") == ""
    assert _safe_link("https://cases.example/1") == "https://cases.example/1"


def test_an_id_leads_straight_to_the_page_under_its_key(
    visit: Visit, director: User, on_a_plan: str
) -> None:
    answer = visit(director).post("/search/", {"q": f" {on_a_plan.lower()} "})
    assert answer.status_code == 302
    assert answer["Location"] == f"/children/{child_key(on_a_plan)}/"


def test_a_name_in_an_address_finds_no_child(visit: Visit, director: User, on_a_plan: str) -> None:
    page = visit(director).get("/search/", {"q": on_a_plan})
    assert page.status_code == 200
    assert f"/children/{child_key(on_a_plan)}/" not in page.content.decode()
    assert "an address never holds" in text(page)


def test_part_of_a_name_finds_those_within_reach_alone(visit: Visit, director: User) -> None:
    page = visit(director).post("/search/", {"q": "Example 5"})
    found = set(re.findall(r"WR\d{6}", page.content.decode()))
    held = holdings()
    assert held is not None
    assert found
    assert not found & held.restricted
    assert set(Look.objects.values_list("child_id", flat=True)) == found
    assert len(found) <= searching.MOST


def test_search_finds_teams_workers_and_indicators_in_reach(
    visit: Visit, team_manager: User
) -> None:
    client = visit(team_manager)
    assert personas.TEAM in text(client.get("/search/", {"q": "assessment team"}))
    assert "Children in Care Team 1" not in text(client.get("/search/", {"q": "care team"}))
    assert "Indicator" in text(client.get("/search/", {"q": "re-referral"}))


@pytest.mark.parametrize("who", ["lead_member", "hr_contributor"])
def test_who_sees_figures_alone_finds_no_child(
    visit: Visit, db: None, who: str, on_a_plan: str
) -> None:
    client = visit(personas.person(who))
    page = client.post("/search/", {"q": on_a_plan})
    assert page.status_code == 200
    assert child_key(on_a_plan) not in page.content.decode()
    assert client.get(f"/children/{child_key(on_a_plan)}/").status_code == 403


def test_a_councillor_does_not_search(visit: Visit, councillor: User) -> None:
    assert visit(councillor).get("/search/").status_code == 403


def test_nothing_typed_is_asked_for_again(visit: Visit, director: User) -> None:
    assert "Type what you are looking for." in text(visit(director).post("/search/", {"q": " "}))
