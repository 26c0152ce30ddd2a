"""Each page by each address, as somebody who is let in: what a browser and axe say about it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page
from tests.integration import matrix

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DESK, PHONE = {"width": 1400, "height": 900}, {"width": 320, "height": 640}
# Who is asked first to open an address: the wider the reach, the fuller the page.
PROFILES = ("director", "analyst", "guardian", "administrator", "reader")
# What is wider than the paper and is neither hidden nor in a box that scrolls on a screen.
CUT_OFF = """[...document.querySelectorAll('main, main *')].filter(e => e.getClientRects().length
    && !e.closest('svg') && !e.closest('.govuk-visually-hidden')
    && e.scrollWidth > e.clientWidth + 2
    && ['hidden', 'clip'].includes(getComputedStyle(e).overflowX))
    .map(e => e.tagName + '.' + e.className)"""


@dataclass(frozen=True)
class Stop:
    """One address, and the profile of who goes there."""

    name: str
    at: str
    profile: str


def stops(known: dict[str, object] | None = None) -> Iterator[Stop]:
    """Every address that some profile is let in to; without examples, those that need none."""
    table = matrix.expected()
    for address in matrix.addresses():
        cells = table.get(address.name, {})
        let_in = [who for who in PROFILES if cells.get(who) in {"y", "o"}]
        if let_in and (known or not address.arguments):
            yield Stop(address.name, matrix.filled(address, known or {}), let_in[0])


class Looker:
    """Goes from page to page and keeps what is wrong with each."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.said: list[str] = []
        self.seen: set[str] = set()
        self.wrong: list[str] = []
        page.on("console", lambda said: said.type == "error" and self.said.append(said.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def go(self, at: str) -> bool:
        """Look at what is there; False where that is no page: a file, or only for forms."""
        answer = self.page.context.request.get(self.site + at)
        if answer.status >= 500:
            self.wrong.append(f"{at} answers {answer.status}")
        if not answer.ok or "text/html" not in answer.headers.get("content-type", ""):
            return False
        if urlsplit(answer.url).path not in self.seen:
            self.said.clear()
            # The browser shows the very answer: the server need not make the page once more.
            self.page.route(answer.url, lambda route: route.fulfill(response=answer), times=1)
            self.page.goto(answer.url)
            self.look(at)
        return True

    def look(self, at: str) -> None:
        """What is wrong with the page the browser stands on; each only once."""
        here = urlsplit(self.page.url).path
        if here not in self.seen:
            self.seen.add(here)
            self.wrong += [f"{at}: {each}" for each in self._faults()]

    def _faults(self) -> list[str]:
        found = [f"the browser says: {each}" for each in self.said]
        found += axe_says(self.page)
        self.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > PHONE["width"]:
            found.append(f"is {wide} px wide on a screen of {PHONE['width']}: {self._widest()}")
        self.page.set_viewport_size({"width": 1040, "height": 720})  # A4 across, in CSS pixels
        self.page.emulate_media(media="print")
        found += [f"is cut off on paper: {each}" for each in self.page.evaluate(CUT_OFF)]
        self.page.emulate_media(media="screen")
        self.page.set_viewport_size(DESK)  # type: ignore[arg-type]
        return found

    def _widest(self) -> str:
        beyond = """[...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
            .slice(0, 3).map(e => e.tagName + '.' + e.className).join(' ')"""
        return str(self.page.evaluate(beyond))


def axe_says(page: Page) -> list[str]:
    """Every violation of WCAG 2.2 A and AA, and of good practice."""
    page.evaluate(AXE)
    # Only what is wrong is told node by node: to tell all that is right takes three times as long.
    result = page.evaluate(
        f"""axe.run(document, {{runOnly: {RULES}, resultTypes: ['violations']}})
        .then(({{violations, passes}}) => ({{violations, passes: passes.length}}))"""
    )
    assert result["passes"], "axe looked at nothing"
    return [
        f"{found['id']}: {found['help']}: {node['html'][:160]}"
        for found in result["violations"]
        for node in found["nodes"][:3]
    ]


def crawl(looker: Looker, begin: Iterable[str], apps: Collection[str], most: int = 1) -> set[str]:
    """Follow links from page to page of these apps, each kind of page so often; which kinds were
    seen."""
    waiting, met, seen = list(begin), Counter[str](), set[str]()
    while waiting:
        at = waiting.pop(0)
        name = _name_of(at)
        if name.partition(":")[0] not in apps or met[name] >= most:
            continue
        met[name] += 1
        if looker.go(at):
            seen.add(name)
            waiting += looker.page.eval_on_selector_all(
                "main a[href^='/']", "all => all.map(each => each.getAttribute('href'))"
            )
    return seen


def _name_of(at: str) -> str:
    try:
        return resolve(urlsplit(at).path).view_name
    except Resolver404:
        return ""
