from datetime import UTC, datetime

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
AT = datetime(2026, 10, 5, 9, tzinfo=UTC)


def test_every_page_of_a_plan_opens_for_who_reads_plans(small, visit, head_of_service):
    client = visit(head_of_service)
    plan, pages = small.plan.pk, ("keep", "as_at", "quarters", "compare")
    addresses = [reverse("plan:home"), small.action.address, small.review.address]
    addresses += [reverse(f"plan:{page}", args=[plan]) for page in pages]
    for address in addresses:
        found = client.get(address)
        assert found.status_code == 200, address
        assert "Improvement plan" in found.content.decode() or "EH 1" in found.content.decode()
