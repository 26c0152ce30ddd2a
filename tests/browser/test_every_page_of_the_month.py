"""The pages of the month as they are once the demonstration has lived through it: sound as any."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from tests.browser.every_page import Looker, stops
from tests.browser.month_examples import APPS, month_examples, of_app
from tests.browser.test_every_page import assert_nothing_is_wrong, lookers
from tests.integration import matrix
from tests.personas import PASSWORD

from sightline.apps.people.actions import set_password
from sightline.apps.people.models import User
from sightline.web.demo.life import ensure_life
from sightline.web.demo.month import ensure_month
from sightline.web.demo.people import ensure_people

__all__ = ["lookers"]
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.mark.timeout(900)
def test_every_page_of_the_month_is_sound(
    lookers: Callable[[str], Looker], wrenshire_site: str
) -> None:
    for ensure in (ensure_people, ensure_life, ensure_month):
        ensure(NOW)
    for user in User.objects.all():
        set_password(user=user, password=PASSWORD, at=NOW)
    known = matrix.examples() | month_examples()
    walked = [
        stop
        for app in APPS
        for stop in stops(known | of_app(app))
        if stop.name.startswith(f"{app}:")
    ]
    seen = [stop for stop in walked if lookers(stop.profile).go(stop.at)]
    assert len(seen) > 80, "the walk has lost its way"
    assert_nothing_is_wrong(lookers)
