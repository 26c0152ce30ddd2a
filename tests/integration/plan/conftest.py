import pytest
from tests.integration.plan.making_plans import Small, small_plan

from sightline.apps.people.models import User


@pytest.fixture
def small(quality_officer: User) -> Small:
    return small_plan(quality_officer)
