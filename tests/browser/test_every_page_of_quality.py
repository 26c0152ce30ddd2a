"""The pages of quality assurance, once the demonstration has lived its months."""

import pytest
from pytest_django.live_server_helper import LiveServer
from tests.browser.conftest import Visitors
from tests.browser.every_page import Looker, crawl
from tests.browser.test_every_page import sign_in
from tests.browser.test_every_page_of_the_month import NOW
from tests.personas import PASSWORD

from sightline.apps.people.actions import set_password
from sightline.apps.people.models import User
from sightline.web.demo.month import OF_QUALITY
from sightline.web.demo.people import ensure_people

APPS = {"audits", "disputes", "practice", "feedback", "learning", "providers", "calendar"}
BEGIN = ("/audits/", "/audits/mine/", "/audits/programme/", "/audits/tools/", "/audits/themes/",
         "/disputes/", "/practice/", "/feedback/", "/learning/", "/providers/",
         "/calendar/")  # fmt: skip
# Whose pages are fullest; then whose work it is, for what only they are shown.
WHO = ("principal.social.worker", "team.manager", "social.worker", "commissioner", "iro")


@pytest.mark.timeout(900)
def test_every_page_of_quality_is_sound(
    visitors: Visitors, live_server: LiveServer, wrenshire_site: str
) -> None:
    for ensure in (ensure_people, *OF_QUALITY):
        ensure(NOW)
    seen: set[str] = set()
    wrong: list[str] = []
    for who in WHO:
        looker = _looker(visitors, live_server.url, f"{who}@wrenshire.example")
        seen |= crawl(looker, BEGIN, APPS)
        wrong += [f"{who}: {each}" for each in looker.wrong]
    assert not wrong, "\n".join(wrong)
    assert len(seen) > 80, f"the walk has lost its way: {sorted(seen)}"


def _looker(visitors: Visitors, site: str, email: str) -> Looker:
    set_password(user=User.objects.get(email=email), password=PASSWORD, at=NOW)
    page = visitors.page(may_fail=True)
    sign_in(page, site, email)
    return Looker(page, site)
