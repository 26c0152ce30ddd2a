"""People who visit the pages: each persona a fixture, and `visit(who)` a signed-in client."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests import personas
from tests.connections import workers_keep_the_connection_of_a_transaction
from tests.emptying import append_only_tables_can_be_emptied
from tests.personas import AT, PASSWORD

from sightline.apps.people import actions
from sightline.apps.people.models import User

__all__ = [
    "PASSWORD",
    "append_only_tables_can_be_emptied",
    "workers_keep_the_connection_of_a_transaction",
]


def _fixture_of(who: str) -> Callable[..., User]:
    @pytest.fixture(name=who)
    def made(db: None) -> User:
        return personas.person(who)

    return made


for _who in personas.ROLES:
    globals()[f"_{_who}"] = _fixture_of(_who)


@pytest.fixture
def visit() -> Callable[[User], Client]:
    """A client that this person is signed in with."""

    def signed_in_as(who: User) -> Client:
        client = Client()
        client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in_as


@pytest.fixture
def dana(db: None) -> User:
    """A performance analyst, whose address is a plain one."""
    made = actions.add_user(email="dana@example.org", name="Dana", password=PASSWORD, at=AT)
    actions.give_role(by=None, person=made, role="performance_analyst", at=AT)
    return made


@pytest.fixture
def signed_in(visit: Callable[[User], Client], dana: User) -> Client:
    return visit(dana)
