"""A served Sightline with a made-up authority, and a real Chromium that visits it."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.emptying import append_only_tables_can_be_emptied
from tests.made_figures import INDICATORS, SERVICES, SHARES, data_folder

from sightline.apps.figures import queries
from sightline.apps.people.actions import add_user, give_role
from sightline.documents import source
from sightline.measures.language.catalogue import Catalogue
from sightline.vocabulary.declared import declared_records

__all__ = ["append_only_tables_can_be_emptied"]

EMAIL, PASSWORD = "dana@example.org", "a long enough password"
MADE = Catalogue({each.id: each for each in [*INDICATORS, SHARES]}, declared_records(), SERVICES)


@pytest.fixture(scope="session")
def chromium(chromium_path: str) -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread; Django would refuse its database then.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        # A container has no user namespaces for the sandbox, and only our own pages are visited.
        arguments = ["--no-sandbox", "--force-color-profile=srgb"]
        browser = playwright.chromium.launch(executable_path=chromium_path, args=arguments)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(
    live_server: LiveServer, tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """The address of a served Sightline that holds Wrenshire's figures and one account."""
    folder = data_folder(tmp_path)
    (folder / "settings.toml").write_text('[authorities]\n999 = "Wrenshire"\n', encoding="utf-8")
    target = '[[target]]\nindicator = "assessments_within_45_days"\nfrom = { 2025-04-01 = 85.0 }\n'
    (folder / "authorities" / "999" / "targets.toml").write_text(target, encoding="utf-8")
    settings.SIGHTLINE_DATA = folder  # type: ignore[attr-defined]
    for module in (queries, source):
        monkeypatch.setattr(module, "catalogue", lambda source: MADE)
    cache.clear()
    at = datetime(2026, 1, 5, tzinfo=UTC)
    dana = add_user(email=EMAIL, name="Dana", password=PASSWORD, at=at)
    give_role(by=None, person=dana, role="performance_analyst", at=at)
    yield live_server.url
    cache.clear()


@pytest.fixture
def wrenshire_site(live_server: LiveServer, wrenshire: Path) -> Iterator[str]:
    """The address of a served Sightline that holds Wrenshire's records; ask `person` for people."""
    cache.clear()
    yield live_server.url
    cache.clear()


class Visitors:
    """Makes visitors of the site; any complaint of the browser fails the test."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: list[BrowserContext] = []

    def page(self, *, may_fail: bool = False, **how: Any) -> Page:
        """A visitor of their own. `may_fail`: the browser may complain, as it does of a 404."""
        usual: dict[str, Any] = {"viewport": {"width": 1400, "height": 900}, "locale": "en-GB"}
        context = self.browser.new_context(**(usual | how))
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        if not may_fail:
            page.on("pageerror", _complain)
            page.on("console", lambda said: said.type == "error" and _complain(said.text))
        return page


def _complain(what: object) -> None:
    raise AssertionError(f"The browser complained: {what}")


@pytest.fixture
def visitors(chromium: Browser, live_server: LiveServer) -> Iterator[Visitors]:
    """All leave before the server stops, so that it is not left with a request half-answered."""
    made = Visitors(chromium)
    yield made
    for context in made.contexts:
        context.close()


def sign_in(page: Page, site: str) -> None:
    page.goto(f"{site}/sign-in/")
    page.get_by_label("E-mail address").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site}/")
    page.goto(f"{site}/scorecard/")
