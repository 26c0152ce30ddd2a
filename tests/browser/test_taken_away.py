"""In a real browser: the page that stands alone, and the button that copies a chart."""

import pytest
from tests.browser.every_page import DESK, PHONE, axe_says
from tests.unit.documents.test_scorecard import card
from tests.unit.documents.test_scorecard import page as indicator_page

from sightline.documents.exports import to_html
from sightline.documents.indicator_document import indicator_document
from sightline.documents.scorecard_document import scorecard_document

from .conftest import Visitors, sign_in
from .test_pages import INDICATOR

_CLIPBOARD = """async () => {
  const [item] = await navigator.clipboard.read()
  const picture = await createImageBitmap(await item.getType('image/png'))
  return picture.width
}"""


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_on_a_page_that_stands_alone(
    visitors: Visitors, size: dict[str, int]
) -> None:
    page = visitors.page(viewport=size)
    for made in (scorecard_document(card()), indicator_document(indicator_page())):
        page.set_content(to_html(made))
        assert axe_says(page) == []
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{made.title} is wider than the screen"


def test_the_chart_is_put_on_the_clipboard_as_a_picture(visitors: Visitors, site: str) -> None:
    page = visitors.page(permissions=["clipboard-read", "clipboard-write"])
    sign_in(page, site)
    page.goto(site + INDICATOR)
    page.get_by_role("button", name="Copy the chart").click()
    page.get_by_text("The chart is copied").wait_for()
    assert page.evaluate(_CLIPBOARD) > 1400
    assert axe_says(page) == []


def test_without_scripts_there_is_no_button_but_the_picture_is_offered(
    visitors: Visitors, site: str
) -> None:
    page = visitors.page(java_script_enabled=False)
    sign_in(page, site)
    page.goto(site + INDICATOR)
    assert page.get_by_role("button", name="Copy the chart").count() == 0
    assert page.get_by_role("link", name="Chart as a picture (PNG)").count() == 1
