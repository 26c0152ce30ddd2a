"""People who visit the pages."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client, TransactionTestCase

from sightline.apps.events import append_only
from sightline.apps.people.actions import add_user
from sightline.apps.people.models import User

PASSWORD = "a long enough password"


@pytest.fixture
def dana(db: None) -> User:
    """The director of children's services."""
    return add_user(
        email="dana@example.org",
        name="Dana",
        password=PASSWORD,
        at=datetime(2026, 1, 5, tzinfo=UTC),
    )


@pytest.fixture
def signed_in(client: Client, dana: User) -> Client:
    client.force_login(dana, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture(autouse=True, scope="session")
def _append_only_tables_can_be_emptied_between_tests() -> Iterator[None]:
    """A test with real transactions empties the database at its end; these tables refuse that."""
    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def empty_all(case: TransactionTestCase) -> None:
        tables = append_only.refusals(connection)
        for table in tables:
            append_only.allow_changes(connection, table)
        empty(case)
        for table in tables:
            append_only.refuse_changes(connection, table)

    TransactionTestCase._fixture_teardown = empty_all  # type: ignore[attr-defined]
    yield
    TransactionTestCase._fixture_teardown = empty  # type: ignore[attr-defined]
