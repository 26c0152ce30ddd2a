"""The plan's pages, its papers' and the committee's, once the demonstration has lived a quarter."""

from collections.abc import Callable

import pytest
from tests.browser.every_page import Looker, stops
from tests.browser.plan_examples import names_walked, of_app, plan_examples
from tests.browser.test_every_page import assert_nothing_is_wrong, lookers
from tests.browser.test_every_page_of_the_month import NOW
from tests.integration import matrix
from tests.personas import PASSWORD

from sightline.apps.people.actions import set_password
from sightline.apps.people.models import User
from sightline.web.demo.board import ensure_board
from sightline.web.demo.committee import ensure_committee
from sightline.web.demo.cover_reports import ensure_cover_reports
from sightline.web.demo.people import ensure_people
from sightline.web.demo.plan import ensure_plan
from sightline.web.demo.promises import ensure_promises

__all__ = ["lookers"]
LIVED = (ensure_people, ensure_board, ensure_plan, ensure_cover_reports, ensure_committee,
         ensure_promises)  # fmt: skip


@pytest.mark.timeout(900)
def test_every_page_of_the_plan_is_sound(
    lookers: Callable[[str], Looker], wrenshire_site: str
) -> None:
    for ensure in LIVED:
        ensure(NOW)
    for user in User.objects.all():
        set_password(user=user, password=PASSWORD, at=NOW)
    known = matrix.examples() | plan_examples()
    walked = [
        stop
        for app in ("plan", "cover_reports", "scrutiny")
        for stop in stops(known | of_app(app))
        if stop.name.startswith(f"{app}:") and stop.name in (names_walked(app) or {stop.name})
    ]
    seen = [stop for stop in walked if lookers(stop.profile).go(stop.at)]
    assert len(seen) > 60, "the walk has lost its way"
    assert_nothing_is_wrong(lookers)
