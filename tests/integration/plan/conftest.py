import pytest
from django.core.cache import cache
from tests.integration.plan.making_plans import Small, small_plan

from sightline.apps.people.models import User
from sightline.apps.plan.looking import kept


@pytest.fixture
def small(quality_officer: User) -> Small:
    return small_plan(quality_officer)


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Each test begins anew: rows of another test had the same ids."""
    cache.clear()
    kept.forget()
