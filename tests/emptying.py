"""A test with real transactions empties the database when it ends; append-only tables refuse."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase

from sightline.apps.events import append_only


@pytest.fixture(autouse=True, scope="session")
def append_only_tables_can_be_emptied() -> Iterator[None]:
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
