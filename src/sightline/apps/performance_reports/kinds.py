"""What a performance report is called, where it lives, and who may read it."""

from django.urls import reverse

from sightline.apps.papers import registry as papers
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.apps.performance_reports import queries
from sightline.apps.thread import registry as thread

_KIND, _NOUN = "performance_report", "Performance report"


def may_see(access: Access, id: str) -> bool:
    return access.may(Right.SEE_BOARD)


def title(id: str) -> str | None:
    found = queries.report_numbered(int(id))
    return str(found) if found else None


def address(id: str) -> str:
    return reverse("performance_reports:report", args=[int(id)])


def register_kinds() -> None:
    thread.register(_KIND, noun=_NOUN, title=title, address=address, may_see=may_see)
    papers.register(_KIND, noun=_NOUN, title=title, address=address, may_read=may_see)
