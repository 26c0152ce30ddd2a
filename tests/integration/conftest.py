"""People who visit the pages."""

from datetime import UTC, datetime

import pytest
from django.test import Client

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
