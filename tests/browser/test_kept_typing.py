"""A session ends while somebody writes, in a real browser that runs no script."""

from datetime import UTC, datetime

from playwright.sync_api import expect
from tests.browser.every_page import axe_says

from sightline.apps.digests.models import Subscription
from sightline.apps.people.actions import add_user, give_role

from .conftest import EMAIL, PASSWORD, Visitors, sign_in

WORDS = "Scorecard for the meeting of the first Monday"


def _write_and_lose_the_session(page, site: str) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{site}/subscriptions/?address=/scorecard/")
    page.get_by_label("Name of the mail").fill(WORDS)
    page.context.clear_cookies(name="sightline_session")
    page.get_by_role("button", name="Send it to me").click()
    expect(page.get_by_text("What you typed is kept")).to_be_visible()


def _sign_in_here(page, email: str) -> None:  # type: ignore[no-untyped-def]
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_what_was_typed_comes_back_and_is_sent_on(visitors: Visitors, site: str) -> None:
    page = visitors.page(java_script_enabled=False)
    sign_in(page, site)
    _write_and_lose_the_session(page, site)
    _sign_in_here(page, EMAIL)
    expect(page.get_by_label("Name")).to_have_value(WORDS)
    page.get_by_role("button", name="Send it on").click()
    expect(page.get_by_text(f"“{WORDS}” will come")).to_be_visible()
    assert Subscription.objects.get().name == WORDS
    page.goto(f"{site}/kept/")
    expect(page.get_by_role("heading", name="Nothing is kept for you")).to_be_visible()


def test_somebody_else_at_the_same_browser_sees_nothing_of_it(
    visitors: Visitors, site: str
) -> None:
    at = datetime(2026, 1, 5, tzinfo=UTC)
    other = add_user(email="other@example.org", name="Other", password=PASSWORD, at=at)
    give_role(by=None, person=other, role="performance_analyst", at=at)
    page = visitors.page()
    sign_in(page, site)
    _write_and_lose_the_session(page, site)
    _sign_in_here(page, "other@example.org")
    expect(page.get_by_role("heading", name="Nothing is kept for you")).to_be_visible()
    assert WORDS not in page.content()
    assert axe_says(page) == []
