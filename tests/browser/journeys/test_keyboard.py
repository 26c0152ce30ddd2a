"""A team manager with the keyboard alone, who always sees where they are."""

from playwright.sync_api import Page
from tests import personas
from tests.browser.journeys.walker import Walker, Walkers
from tests.personas import PASSWORD

# How what has the focus looks with it and without it: an outline, a shadow or another colour.
LOOKS = """e => { const s = getComputedStyle(e);
    return [s.outlineStyle, s.outlineColor, s.boxShadow, s.backgroundColor].join(' ') }"""
SEEN = f"""() => {{
    const looks = {LOOKS}, at = document.activeElement, box = at.getBoundingClientRect()
    const focused = looks(at)
    at.blur()
    const without = looks(at)
    at.focus({{preventScroll: true}})
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    const words = at.form && at.name ? at.name : at.innerText
    return {{differs: focused !== without, inside, words: (words || '').trim()}}
}}"""


def test_a_team_manager_needs_no_mouse(walkers: Walkers) -> None:
    manager = walkers.one("keyboard")
    account = personas.person("team_manager")
    page = manager.page
    page.goto(f"{manager.site}/")
    tab_to(page, "username")
    page.keyboard.type(account.email)
    tab_to(page, "password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{manager.site}/")
    tab_to(page, "Skip to main content")
    page.keyboard.press("Enter")
    enter(manager, "late: children not seen for six weeks", "**/worklists/children_not_seen/**")
    tab_to(page, "show")
    page.keyboard.press("ArrowDown")
    enter(manager, "Show", "**show=late**")
    enter(manager, "Say why", "**/worklists/children_not_seen/*/*/")
    tab_to(page, "reason-code")
    page.keyboard.type("Worker away")
    tab_to(page, "reason-note")
    page.keyboard.type("Off sick until Monday")
    tab_to(page, "Keep")
    page.keyboard.press("Enter")
    page.get_by_text("Kept why it is late.").wait_for()
    manager.reads("Off sick until Monday")
    manager.picture("kept")
    enter(manager, "Everything known of this child", "**/children/*/")
    manager.picture("child")


def enter(manager: Walker, words: str, leads_to: str) -> None:
    tab_to(manager.page, words)
    manager.picture(f"before {words.lower()}")
    manager.page.keyboard.press("Enter")
    manager.page.wait_for_url(leads_to)
    manager.page.wait_for_load_state()


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus says this; each stop on the way can be seen."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            continue
        stop = page.evaluate(SEEN)
        assert stop["differs"], f"nothing shows that “{stop['words']}” has the focus on {page.url}"
        assert stop["inside"], f"“{stop['words']}” has the focus out of sight on {page.url}"
        if stop["words"] == words or (len(words) > 12 and stop["words"].endswith(words)):
            return
    raise AssertionError(f"“{words}” can’t be reached with the Tab key on {page.url}")
