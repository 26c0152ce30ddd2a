"""The pages in a real browser: axe finds nothing, no script needed, keyboard, phone, paper."""

import re

import pytest
from playwright.sync_api import Page
from tests.browser.every_page import DESK, PHONE, axe_says

from .conftest import EMAIL, PASSWORD, Visitors, sign_in

INDICATOR = "/indicators/assessments_within_45_days/"
SHARES = "/indicators/cpp_category_share/"
PAGES = [
    "/scorecard/",
    "/scorecard/?show=all",
    INDICATOR,
    SHARES,
    "/indicators/",
    "/",
    "/services/",
    "/figures/assessments_within_45_days/",
    "/r/",
    "/glossary/",
    "/components/",
    "/indicators/cpp_rate_10k/?as_at=2026-10-14",
    "/data-quality/",
]
OPEN_PAGES = ["/sign-in/", "/accessibility/", "/licences/"]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing(visitors: Visitors, site: str, size: dict[str, int]) -> None:
    page = visitors.page(viewport=size)
    for address in OPEN_PAGES:
        page.goto(site + address)
        assert axe_says(page) == [], address
    sign_in(page, site)
    for address in PAGES:
        page.goto(site + address)
        assert axe_says(page) == [], address


def test_axe_finds_nothing_on_pages_of_errors(visitors: Visitors, site: str) -> None:
    page = visitors.page(may_fail=True)
    page.goto(f"{site}/sign-in/")
    page.get_by_role("button", name="Sign in").click()
    assert page.get_by_role("alert").get_by_role("link").count() == 2
    assert axe_says(page) == []
    page.get_by_role("link", name="Enter your e-mail address").click()
    assert page.evaluate("document.activeElement.name") == "username"
    sign_in(page, site)
    for address in ("/scorecard/?of=team:Nobody", "/nothing-here/"):
        page.goto(site + address)
        assert axe_says(page) == [], address


def test_axe_would_find_something(visitors: Visitors, site: str) -> None:
    page = visitors.page()
    page.goto(f"{site}/sign-in/")
    page.evaluate("document.querySelector('label').remove()")
    assert any("label" in found for found in axe_says(page))


def test_everything_works_without_javascript(visitors: Visitors, site: str) -> None:
    page = visitors.page(java_script_enabled=False)
    sign_in(page, site)
    page.get_by_label("Whose").select_option("Assessment team 1")
    page.get_by_role("button", name="Show").click()
    assert "of=team" in page.url
    assert page.get_by_text("Figures of").locator("..").inner_text().endswith("Assessment team 1")
    page.get_by_role(
        "link", name="Assessments completed within 45 working days", exact=True
    ).click()
    assert page.get_by_role("img").count() == 1
    page.get_by_text("The same as a table").click()
    assert page.get_by_role("cell", name="Concern (lower)").first.is_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename.endswith(".csv")
    page.get_by_role("button", name="Sign out").click()
    assert page.url.endswith("/sign-in/")


def focused(page: Page) -> str:
    return str(page.evaluate("(document.activeElement.innerText || document.activeElement.name)"))


def tab_to(page: Page, words: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page).strip() == words:
            return
    raise AssertionError(f"“{words}” can’t be reached with the Tab key")


def test_the_keyboard_alone_is_enough(visitors: Visitors, site: str) -> None:
    page = visitors.page()
    page.goto(f"{site}/sign-in/")
    tab_to(page, "username")
    page.keyboard.type(EMAIL)
    tab_to(page, "password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/")
    page.goto(f"{site}/scorecard/")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"
    tab_to(page, "Assessments completed within 45 working days")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{INDICATOR}*")
    tab_to(page, "The same as a table")
    page.keyboard.press("Enter")
    assert page.get_by_role("columnheader", name="What stands out").is_visible()


def test_focus_can_always_be_seen(visitors: Visitors, site: str) -> None:
    page = visitors.page()
    sign_in(page, site)
    seen = """(e => {const s = getComputedStyle(e);
        return s.outlineStyle + s.boxShadow + s.backgroundColor})(document.activeElement)"""
    for _ in range(14):
        page.keyboard.press("Tab")
        with_focus = page.evaluate(seen)
        page.evaluate("window.was = document.activeElement; window.was.blur()")
        without = page.evaluate(seen.replace("document.activeElement", "window.was"))
        page.evaluate("window.was.focus()")
        assert with_focus != without, focused(page)


@pytest.mark.parametrize("address", ["/sign-in/", *PAGES])
def test_nothing_runs_off_a_narrow_screen(visitors: Visitors, site: str, address: str) -> None:
    page = visitors.page(viewport=PHONE)
    sign_in(page, site)
    page.goto(site + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_text_is_twelve_point_or_more_on_screen_and_on_paper(visitors: Visitors, site: str) -> None:
    page = visitors.page()
    sign_in(page, site)
    smallest = """[...document.querySelectorAll('main *')].filter(e => !e.closest('svg'))
        .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
        .filter(e => e.getClientRects().length && !e.closest('.govuk-visually-hidden'))
        .map(e => parseFloat(getComputedStyle(e).fontSize)).reduce((a, b) => Math.min(a, b))"""
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)  # type: ignore[arg-type]
        for address in ("/scorecard/?show=all", INDICATOR, SHARES):
            page.goto(site + address)
            assert page.evaluate(smallest) >= 16, (medium, address)


def test_paper_leaves_out_what_only_a_screen_can_use(visitors: Visitors, site: str) -> None:
    page = visitors.page()
    sign_in(page, site)
    page.emulate_media(media="print")
    for away in (page.get_by_role("button", name="Show"), page.get_by_role("navigation")):
        assert not away.is_visible()
    assert page.get_by_role("heading", name="Assessments").is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert box and float(box[1]) > float(box[2]), "not landscape"


def test_the_services_are_one_table_on_paper_with_one_heading(
    visitors: Visitors, site: str
) -> None:
    page = visitors.page()
    sign_in(page, site)
    page.goto(f"{site}/scorecard/?show=all")
    headings = page.locator("thead").filter(visible=True)
    assert headings.count() == 4
    page.emulate_media(media="print")
    assert headings.count() == 1
    starts = "rows => rows.map(row => Math.round(row.cells[5].getBoundingClientRect().right))"
    assert len(set(page.locator("tr").filter(visible=True).evaluate_all(starts))) == 1


@pytest.mark.parametrize("width", [1280, 1400, 1920])
def test_the_filters_stand_in_one_row_on_a_desk(visitors: Visitors, site: str, width: int) -> None:
    page = visitors.page(viewport={"width": width, "height": 900})
    sign_in(page, site)
    ends = "fields => fields.map(field => Math.round(field.getBoundingClientRect().bottom))"
    found = page.locator(".sightline-filter > *").evaluate_all(ends)
    assert len(found) == 6 and len(set(found)) == 1


def test_bars_are_printed_beside_their_figures(visitors: Visitors, site: str) -> None:
    page = visitors.page()
    sign_in(page, site)
    page.goto(site + SHARES)
    bars = page.get_by_role("table", name="Category of abuse").locator("rect")
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)  # type: ignore[arg-type]
        boxes = [bar.bounding_box() for bar in bars.all()]
        wide = [box["width"] for box in boxes if box]
        assert len(wide) == 3 and wide[0] > wide[2] > wide[1] > 20, medium


def test_a_chart_says_its_sentence_to_a_listener(visitors: Visitors, site: str) -> None:
    page = visitors.page()
    sign_in(page, site)
    page.goto(site + INDICATOR)
    sentence = page.locator(".indicator__truth").inner_text()
    assert page.get_by_role("img", name=sentence).count() == 1


def test_nothing_is_fetched_from_anywhere_else(visitors: Visitors, site: str) -> None:
    page = visitors.page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    sign_in(page, site)
    page.goto(site + INDICATOR)
    assert asked and all(address.startswith(site) for address in asked)
