"""From all worklists to one child and back, in a real browser: axe, no script, a phone, paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer
from tests import personas
from tests.browser.conftest import Visitors
from tests.browser.every_page import DESK, PHONE, axe_says
from tests.personas import PASSWORD


@pytest.fixture
def shown(live_server: LiveServer, wrenshire: Path) -> Iterator[str]:
    personas.person("director")
    yield live_server.url


def sign_in(page: Page, site: str) -> None:
    page.goto(f"{site}/worklists/")
    page.get_by_label("E-mail address").fill("director@wrenshire.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    visitors: Visitors, shown: str, size: dict[str, int]
) -> None:
    page = visitors.page(viewport=size)
    sign_in(page, shown)
    page.goto(f"{shown}/worklists/cp_visits/")
    row = page.locator("tbody tr td:last-child a").first.get_attribute("href")
    child = page.locator("tbody tr th a").first.get_attribute("href")
    for address in (
        "/worklists/", "/worklists/cp_visits/", "/worklists/missing_now/", row, child, "/search/",
    ):  # fmt: skip
        page.goto(f"{shown}{address}")
        assert axe_says(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address


def test_a_manager_says_why_without_any_script(visitors: Visitors, shown: str) -> None:
    page = visitors.page(may_fail=True, java_script_enabled=False)
    sign_in(page, shown)
    page.get_by_role("link", name="Worklists", exact=True).click()
    page.get_by_role("link", name="Child protection visits").click()
    page.locator("tbody tr td:last-child a").first.click()
    page.get_by_role("button", name="Keep").click()
    assert page.get_by_role("alert").first.inner_text().find("Choose why it is late.") > 0
    page.get_by_label("Reason").select_option(label="Child or family refused")
    page.get_by_role("button", name="Keep").click()
    page.get_by_text("Kept why it is late.").wait_for()
    page.get_by_label("Day it was done").fill("2026-11-03")
    page.get_by_role("button", name="Note as done").click()
    page.get_by_role("link", name="Everything known of this child").click()
    page.get_by_role("img", name="Timeline of").wait_for()
    page.get_by_label("Kind of record").select_option("Visits")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**lane=Visits**")


def test_an_id_typed_into_search_opens_the_page_and_stays_out_of_the_address(
    visitors: Visitors, shown: str
) -> None:
    page = visitors.page()
    sign_in(page, shown)
    page.goto(f"{shown}/worklists/cp_visits/")
    child = page.locator("tbody tr th").first.inner_text().split()[-1]
    page.goto(f"{shown}/search/")
    page.get_by_label("Child’s id or name").fill(child)
    page.locator("main").get_by_role("button", name="Search").click()
    assert "/children/" in page.url
    assert child not in page.url
    page.go_back()
    assert child not in page.url


def test_a_list_prints_on_paper_without_filter_or_buttons(visitors: Visitors, shown: str) -> None:
    page = visitors.page()
    sign_in(page, shown)
    page.goto(f"{shown}/worklists/cp_visits/")
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="Show").is_visible()
    assert page.get_by_role("columnheader", name="Held by").is_visible()
