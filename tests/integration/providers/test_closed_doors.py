"""Checks before placing a restricted child are for those named for it, register or not."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests import personas

from sightline.apps.children.queries import authority_code, holdings
from sightline.apps.people.access import access_of
from sightline.apps.people.actions import restrict_child
from sightline.apps.people.models import User
from sightline.apps.providers import actions, queries
from sightline.apps.providers.models import Home, PlacingCheck, Provider
from sightline.apps.thread.registry import kind_called
from sightline.vocabulary.not_allowed import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wrenshire")]


def test_a_check_of_a_restricted_child_is_closed_to_who_keeps_the_register(
    commissioner: User, team_manager: User, visit: Callable[[User], Client]
) -> None:
    at, held = timezone.now(), holdings()
    assert held is not None
    keeps = {"by": commissioner, "access": access_of(commissioner, at), "at": at}
    provider = actions.add_provider(provider=Provider(name="Larch Care"), **keeps)
    made = Home(provider=provider, name="Larch House", kind="childrens_home", urn="SC1")
    home = actions.add_home(home=made, **keeps)
    child = sorted(held.by_team[personas.TEAM] - held.restricted)[0]
    check: PlacingCheck = actions.begin_check(
        child_id=child, home=home, planned_on=timezone.localdate() + timedelta(days=3),
        by=team_manager, access=access_of(team_manager, at), at=at,
    )  # fmt: skip
    client = visit(commissioner)
    assert client.get(check.address).status_code == 200
    restrict_child(
        by=personas.person("guardian"), authority=authority_code(), child_id=child,
        reason="Kept to named people alone.", at=at,
    )  # fmt: skip
    access = access_of(commissioner, timezone.now())
    assert queries.checks_within(access) == []
    assert client.get(check.address).status_code == 404
    assert client.post(check.address, {"why_no_visit": "Mine"}).status_code == 404
    assert not kind_called("placing_check").may_see(access, str(check.pk))
    with pytest.raises(NotAllowed):
        actions.look_at(
            check=check, checked={}, visited_on=None, why_no_visit="Mine", by=commissioner,
            access=access, at=at,
        )  # fmt: skip
