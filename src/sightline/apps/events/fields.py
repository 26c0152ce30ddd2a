"""Fields that many of these models have."""

from typing import Any

from django.conf import settings
from django.db import models


def person(label: str, **more: Any) -> Any:
    """Accounts are closed, never deleted, so that what was said keeps its author."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=label, **more
    )


def choices(states: Any) -> list[tuple[str, str]]:
    return [(each.value, getattr(each, "in_words", each.value)) for each in states]
