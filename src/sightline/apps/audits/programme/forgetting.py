"""A child’s records are erased: what was drafted before goes, and why somebody stood back."""

from sightline.apps.audits.models import Audit


def forget_drafts(audit: Audit) -> None:
    audit.allocations.update(drafted={}, ended_why="")
    audit.conflicts.update(reason="(erased)")
