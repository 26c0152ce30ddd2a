"""No page has what axe finds, makes a browser complain, is wider than a phone or cut on paper.

As whoever the access matrix lets in, with records and before anything is loaded.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer
from tests import personas
from tests.browser.conftest import Visitors
from tests.browser.every_page import Looker, stops
from tests.integration import matrix
from tests.personas import PASSWORD

# Asked for with a form alone, or an answer for machines.
NO_PAGES = {"people:sign_out", "health", "work_pulse"}


@pytest.fixture
def lookers(visitors: Visitors, live_server: LiveServer) -> Callable[[str], Looker]:
    """Somebody of a profile, signed in; the same each time."""
    made: dict[str, Looker] = {}

    def one(profile: str) -> Looker:
        if profile not in made:
            page = visitors.page(may_fail=True)
            sign_in(page, live_server.url, personas.person(matrix.WHO[profile]).email)
            made[profile] = Looker(page, live_server.url)
        return made[profile]

    return one


def sign_in(page: Page, site: str, email: str) -> None:
    page.goto(f"{site}/sign-in/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site}/")


@pytest.mark.timeout(900)
def test_every_page_is_sound(lookers: Callable[[str], Looker], wrenshire_site: str) -> None:
    walked = [stop for stop in stops(matrix.examples()) if stop.name not in NO_PAGES]
    seen = [stop for stop in walked if lookers(stop.profile).go(stop.at)]
    assert len(seen) > 60, "the walk has lost its way"
    assert_nothing_is_wrong(lookers)


@pytest.mark.timeout(900)
def test_every_page_is_sound_before_anything_is_loaded(
    lookers: Callable[[str], Looker], live_server: LiveServer, tmp_path: Path, settings: Any
) -> None:
    settings.SIGHTLINE_DATA = tmp_path
    settings.SIGHTLINE_AUTHORITY = "999"
    plain = [stop for stop in stops() if stop.name not in NO_PAGES]
    seen = [stop for stop in plain if lookers(stop.profile).go(stop.at)]
    assert len(seen) > 30, "the walk has lost its way"
    assert_nothing_is_wrong(lookers)


def assert_nothing_is_wrong(lookers: Callable[[str], Looker]) -> None:
    every = [lookers(profile) for profile in matrix.WHO if profile]
    wrong = [each for looker in every for each in looker.wrong]
    assert not wrong, "\n".join(wrong)
