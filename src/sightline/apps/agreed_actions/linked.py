"""What an agreed action is called where others link to it, who may see it, and its files."""

from typing import Any

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.agreed_actions.queries import KIND, find_action
from sightline.apps.agreed_actions.rules import can_update
from sightline.apps.attachments.registry import register as register_attachments
from sightline.apps.thread.registry import register


def register_kinds() -> None:
    register(
        KIND,
        noun="Action",
        title=lambda id: AgreedAction.objects.filter(pk=id).values_list("title", flat=True).first(),
        address=lambda id: AgreedAction(pk=int(id)).address,
        may_see=_may_see,
    )
    register_attachments(KIND, may_read=_may_see, may_attach=_may_attach)


def _may_see(access: Any, id: str) -> bool:
    return find_action(id, access) is not None


def _may_attach(access: Any, id: str) -> bool:
    found = find_action(id, access)
    return found is not None and can_update(access, found.about)
