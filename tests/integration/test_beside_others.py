"""Who stands beside us on an indicator's page: quarters of all authorities, areas by choice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from lxml import html

from sightline.apps.figures.models import SavedView
from sightline.apps.people.models import User

Visit = Callable[[User], Client]
PAGE = "/indicators/assessments_45wd_pct/"


@pytest.fixture(autouse=True)
def _fresh(wrenshire: Path) -> None:
    cache.clear()


def page(client: Client, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return html.fromstring(answer.content.decode())


def headings(root: html.HtmlElement) -> list[str]:
    table = root.xpath("//div[@aria-label='Published years as a table']//thead//th")
    return [each.text_content().strip() for each in table]


def areas(root: html.HtmlElement) -> list[str]:
    return [
        each.text.strip()
        for each in root.xpath("//div[@aria-label='Areas beside each other']//tbody//th")
    ]


def test_the_published_years_have_the_quarters_of_all_authorities_in_drawing_and_table(
    visit: Visit, director: User
) -> None:
    root = page(visit(director), PAGE)
    assert headings(root)[-3:] == ["D up to, then C", "C up to, then B", "B up to, then A"]
    figure = root.xpath("//div[@aria-label='Chart of published years']")[0].text_content()
    assert "quarters of all authorities from D (lowest values) to A (highest)" in figure
    first = root.xpath("//div[@aria-label='Published years as a table']//tbody/tr[1]/td")
    low, middle, high = (float(each.text.rstrip("%")) for each in first[-3:])
    assert low < middle < high


def test_the_areas_chosen_in_the_address_stand_beside_ours_and_no_others(
    visit: Visit, director: User
) -> None:
    client = visit(director)
    usual = page(client, PAGE)
    neighbour = usual.xpath("//input[@name='beside']/@value")[-1]
    name = usual.xpath("//label[@for=//input[@name='beside'][last()]/@id]")[-1].text
    for query in (f"beside=england&beside={neighbour}", f"beside=england,{neighbour}"):
        root = page(client, f"{PAGE}?{query}")
        assert headings(root)[1:4] == ["Wrenshire", "England", name]
        assert areas(root) == ["Wrenshire", "England", name]
        assert len(root.xpath("//input[@name='beside'][@checked]")) == 2
        assert root.xpath(f"//a[contains(@href, 'file.csv?beside=england%2C{neighbour}')]")


def test_the_boxes_belong_to_the_one_filter_so_that_they_work_without_a_script(
    visit: Visit, director: User
) -> None:
    root = page(visit(director), PAGE)
    assert root.xpath("//form[@id='filter'][@method='get']")
    assert {each.get("form") for each in root.xpath("//input[@name='beside']")} == {"filter"}


def test_an_area_that_is_none_is_refused_in_words(visit: Visit, director: User) -> None:
    answer = visit(director).get(f"{PAGE}?beside=atlantis")
    assert answer.status_code == 400
    assert "there is no “atlantis”" in answer.content.decode()


def test_a_saved_view_keeps_every_area_chosen(visit: Visit, director: User) -> None:
    told = {"name": "Ours and best", "indicator": "assessments_45wd_pct",
            "query": "beside=england&beside=best_neighbour"}  # fmt: skip
    answer = visit(director).post("/saved-views/", told)
    assert answer.status_code == 302
    assert SavedView.objects.get().query == "beside=england%2Cbest_neighbour"


def test_a_councillor_chooses_nothing_here(visit: Visit, councillor: User) -> None:
    assert visit(councillor).get(f"{PAGE}?beside=england").status_code == 403
