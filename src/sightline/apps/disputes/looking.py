"""A page that shows a child's matter says so in the access log, by which right it was shown."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils import timezone

from sightline.apps.children.queries import authority_code, sort_out
from sightline.apps.people.actions import log_looks

BY_DISPUTE = "dispute"


def log_matter(request: HttpRequest, child_ids: Iterable[str], page: str) -> frozenset[str]:
    """Logs all of them; returns those whose record the person may open as well.

    Whoever raised a dispute, or answers for the case, reads it after the child has left their
    reach: that right is named as what it is.
    """
    wanted = frozenset(child_ids)
    rights = sort_out(request.access, wanted).rights
    if wanted:
        log_looks(
            by=request.user, authority=authority_code(), page=page, at=timezone.now(),
            children=dict.fromkeys(wanted, BY_DISPUTE) | dict(rights),
        )  # fmt: skip
    return frozenset(rights)
