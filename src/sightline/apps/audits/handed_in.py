"""What other parts do when an audit is handed in, in the same transaction.

    when_handed_in("sightline.apps.audits.following_up.actions.agree_required")

`function(audit=…, by=…, at=…)`. A sentence that it refuses with refuses the handing in.
"""

from collections.abc import Callable
from datetime import datetime

from django.utils.module_loading import import_string

from sightline.apps.audits.models import Audit
from sightline.apps.people.models import User

_told: list[Callable[..., object] | str] = []


def when_handed_in(function: Callable[..., object] | str) -> None:
    """Called from `apps.py`. A dotted path is imported when first asked for."""
    if function not in _told:
        _told.append(function)


def was_handed_in(audit: Audit, by: User, at: datetime) -> None:
    for each in _told:
        function = import_string(each) if isinstance(each, str) else each
        function(audit=audit, by=by, at=at)
