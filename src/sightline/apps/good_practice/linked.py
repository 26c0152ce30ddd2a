"""What good practice is called where others link to it, who may see it, and its files."""

from typing import Any

from sightline.apps.attachments.registry import register as register_attachments
from sightline.apps.good_practice.models import GoodPractice
from sightline.apps.good_practice.queries import KIND, find_practice
from sightline.apps.good_practice.rules import can_change
from sightline.apps.thread.registry import register


def register_kinds() -> None:
    register(
        KIND,
        noun="Good practice",
        title=lambda id: GoodPractice.objects.filter(pk=id).values_list("title", flat=True).first(),
        address=lambda id: GoodPractice(pk=int(id)).address,
        may_see=_may_see,
    )
    register_attachments(KIND, may_read=_may_see, may_attach=_may_attach)


def _may_see(access: Any, id: str) -> bool:
    return find_practice(id, access) is not None


def _may_attach(access: Any, id: str) -> bool:
    found = find_practice(id, access)
    return found is not None and can_change(access, found.by_id)
