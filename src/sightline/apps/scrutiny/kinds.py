"""What the things of scrutiny are called, where they live, and who may see them."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from sightline.apps.papers import registry as papers
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny import queries
from sightline.apps.thread import registry as thread

_KINDS: tuple[tuple[str, str, Callable[[int], Any], str, bool], ...] = (
    ("scrutiny_report", "Scrutiny report", queries.report_numbered, "report", True),
    ("parenting_report", "Corporate parenting report", queries.parenting_numbered,
     "parenting", True),
    ("scrutiny_request", "Request of scrutiny", queries.request_numbered, "request", False),
    ("member_briefing", "Member briefing", queries.briefing_numbered, "briefing", False),
)  # fmt: skip


def may_see(access: Access, id: str) -> bool:
    return access.may(Right.SEE_BOARD)


def may_see_report(access: Access, id: str) -> bool:
    return queries.report_read_by(access, int(id)) is not None


def register_kinds() -> None:
    """In the golden thread; those that are frozen, among the papers as well."""
    for kind, noun, find, name, is_frozen in _KINDS:
        title, address = _titles(find), _addresses(name)
        sees = may_see_report if kind == "scrutiny_report" else may_see
        thread.register(kind, noun=noun, title=title, address=address, may_see=sees)
        if is_frozen:
            papers.register(kind, noun=noun, title=title, address=address, may_read=may_see)


def _titles(find: Callable[[int], Any]) -> Callable[[str], str | None]:
    def title(id: str) -> str | None:
        found = find(int(id))
        return str(found) if found else None

    return title


def _addresses(name: str) -> Callable[[str], str]:
    return lambda id: reverse(f"scrutiny:{name}", args=[int(id)])
