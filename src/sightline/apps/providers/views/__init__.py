"""Pages about providers."""

from sightline.apps.providers.views.following import placed, response, responses
from sightline.apps.providers.views.placing import check, checks, new_check, take_back
from sightline.apps.providers.views.register import (
    activity,
    add,
    add_to_home,
    change,
    change_home,
    home,
    list_file,
    new,
    new_home,
    one_home,
    provider,
)

__all__ = [
    "activity",
    "add",
    "add_to_home",
    "change",
    "change_home",
    "check",
    "checks",
    "home",
    "list_file",
    "new",
    "new_check",
    "new_home",
    "one_home",
    "placed",
    "provider",
    "response",
    "responses",
    "take_back",
]
