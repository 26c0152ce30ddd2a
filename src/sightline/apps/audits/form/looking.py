"""Each page that shows what an audit says of a child writes to the access log."""

from django.http import Http404, HttpRequest
from django.utils import timezone

from sightline.apps.audits.models import Audit
from sightline.apps.audits.queries import find_audit
from sightline.apps.children.queries import child_key, sort_out
from sightline.apps.people.actions import log_looks
from sightline.apps.people.reach import Why

LOGGED_AS = "audit"


def found(request: HttpRequest, id: int) -> Audit:
    audit = find_audit(id, request.access)
    if audit is None:
        raise Http404("There is no such audit within your reach.")
    return audit


def looked_at(request: HttpRequest, id: int) -> Audit:
    """The audit, with the look written down: an auditor from outside sees no other page of the
    child, and is logged by the audit they were given."""
    audit = found(request, id)
    log(request, audit)
    return audit


def log(request: HttpRequest, audit: Audit) -> None:
    if not audit.child_id:
        return
    right = sort_out(request.access, [audit.child_id]).rights.get(audit.child_id)
    if right is None:
        own = audit.auditor_id == request.access.person
        right = f"{Why.ASSIGNMENT}: audit" if own else Why.ROLE.value
    log_looks(
        by=request.user, authority=audit.authority, children={audit.child_id: right},
        page=LOGGED_AS, at=timezone.now(),
    )  # fmt: skip


def link_to_child(request: HttpRequest, audit: Audit) -> str:
    """The opaque key, for those whose roles open the child's pages; '' for others."""
    if (
        not audit.child_id
        or audit.child_id not in sort_out(request.access, [audit.child_id]).rights
    ):
        return ""
    return child_key(audit.child_id)
