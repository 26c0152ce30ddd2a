"""Who may keep tools: those who keep the programme, and those who keep definitions."""

from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right, check_reason
from sightline.vocabulary.not_allowed import NotAllowed

__all__ = ["can_keep", "check_can_keep", "check_reason"]


def can_keep(access: Access) -> bool:
    runs = access.may_everywhere(Right.RUN_AUDITS)
    return runs or (access.may_everywhere(Right.RUN_QA) and access.may(Right.PUBLISH))


def check_can_keep(access: Access) -> None:
    if not can_keep(access):
        raise NotAllowed("Tools are kept by those who keep the audit programme, and by analysts.")
