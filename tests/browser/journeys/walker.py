"""Somebody who signs in and goes from page to page by what is written there, as a person does."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page
from tests import personas
from tests.browser.conftest import Visitors
from tests.browser.every_page import axe_says
from tests.personas import PASSWORD

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


class Walker:
    """One person on the way: signs in, clicks, reads, and keeps a picture of each step."""

    def __init__(
        self, page: Page, site: str, name: str, kept_in: Path, *, scripts: bool = True
    ) -> None:
        self.page, self.site, self.name, self.scripts = page, site, name, scripts
        self.folder = kept_in
        self.steps = 0

    def sign_in(self, who: str, worker: str = "") -> None:
        account = personas.person(who, worker)
        self.page.goto(f"{self.site}/")
        self.page.get_by_label("E-mail address").fill(account.email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.picture("sign in")
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(f"{self.site}/")
        self.picture("home")

    def sign_out(self) -> None:
        self.page.get_by_role("button", name="Sign out").click()
        self.page.wait_for_url("**/sign-in/**")

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def follow(self, words: str | re.Pattern[str], where: Locator | None = None) -> None:
        """Click the first link with these words and wait for the page it leads to."""
        exact = isinstance(words, str)
        link = (where or self.page.locator("body")).get_by_role("link", name=words, exact=exact)
        link.first.click()
        self.page.wait_for_load_state()

    def press(self, words: str) -> None:
        self.main.get_by_role("button", name=words, exact=True).first.click()
        self.page.wait_for_load_state()

    def fact(self, name: str) -> str:
        """What stands beside that name in a list of facts."""
        term = self.main.locator("dt").filter(has_text=re.compile(f"^{re.escape(name)}$")).first
        return term.locator("xpath=following-sibling::dd[1]").inner_text().strip()

    def reads(self, words: str) -> None:
        assert words in self.main.inner_text(), f"“{words}” does not stand on {self.page.url}"

    def heading(self) -> str:
        return self.main.get_by_role("heading", level=1).inner_text().strip()

    def is_sound(self) -> None:
        """Nothing for axe to complain of; it can only be asked where scripts run."""
        if self.scripts:
            assert axe_says(self.page) == []

    def picture(self, step: str) -> None:
        self.steps += 1
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{self.name} {self.steps:02d} {step}.png"
        self.page.screenshot(path=path, full_page=True)


class Walkers:
    """Makes them; their pictures lie in SIGHTLINE_TEST_SCREENSHOTS, else with the test."""

    def __init__(self, visitors: Visitors, site: str, tmp_path: Path) -> None:
        named = os.environ.get("SIGHTLINE_TEST_SCREENSHOTS")
        self.visitors, self.site = visitors, site
        self.folder = Path(named) if named else tmp_path / "screenshots"

    def one(self, name: str, *, scripts: bool = True, may_fail: bool = False) -> Walker:
        page = self.visitors.page(java_script_enabled=scripts, may_fail=may_fail)
        title = name if scripts else f"{name} without scripts"
        return Walker(page, self.site, title, self.folder, scripts=scripts)


def number(text: str) -> int:
    """The first whole number in a text: “2,796 of 3,248” is 2796."""
    found = re.search(r"\d[\d,]*", text)
    assert found, f"no number in “{text}”"
    return int(found[0].replace(",", ""))
