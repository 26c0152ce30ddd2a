"""A test's transaction lives on one connection; a worker in the same process must not close it.

Django's test client keeps its own requests from doing so in the same way.
"""

from collections.abc import Iterator

import pytest
from django.db import close_old_connections, connection
from django_tasks_db.management.commands import db_worker


@pytest.fixture(autouse=True, scope="session")
def workers_keep_the_connection_of_a_transaction() -> Iterator[None]:
    def close_unless_in_use() -> None:
        if not connection.in_atomic_block:
            close_old_connections()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db_worker, "close_old_connections", close_unless_in_use)
        yield
