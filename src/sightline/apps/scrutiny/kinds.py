"""What the things of scrutiny are called, where they live, and who may see them."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from sightline.apps.papers import registry as papers
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny import queries
from sightline.apps.scrutiny.access import may_know_of, may_read_full_pack, may_see_request
from sightline.apps.scrutiny.meetings import queries as meetings
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


def may_see_asked(access: Access, id: str) -> bool:
    found = queries.request_numbered(int(id))
    return found is not None and may_see_request(access, found)


def may_see_report(access: Access, id: str) -> bool:
    return queries.report_read_by(access, int(id)) is not None


_SEEN_BY = {"scrutiny_report": may_see_report, "scrutiny_request": may_see_asked}


def register_kinds() -> None:
    """In the golden thread; those that are frozen, among the papers as well."""
    for kind, noun, find, name, is_frozen in _KINDS:
        title, address = _titles(find), _addresses(name)
        sees = _SEEN_BY.get(kind, may_see)
        thread.register(kind, noun=noun, title=title, address=address, may_see=sees)
        if is_frozen:
            papers.register(kind, noun=noun, title=title, address=address, may_read=may_see)


def register_committees() -> None:
    """Committees and their meetings in the golden thread; agendas and minutes among the papers, in
    full for those who run the committee and those who sit on it."""
    for kind, noun, find, name in _COMMITTEES:
        title, address = _titles(find), _addresses(name)
        sees = _may_know if kind == "committee_meeting" else _anybody
        thread.register(kind, noun=noun, title=title, address=address, may_see=sees)
    for kind, noun, name in (
        (meetings.AGENDA, "Agenda of a committee", "agenda"),
        (meetings.MINUTES, "Minutes of a committee", "minutes"),
    ):
        title, address = _titles(meetings.find_committee_meeting), _addresses(name)
        papers.register(kind, noun=noun, title=title, address=address, may_read=_reads_in_full)
        thread.register(kind, noun=noun, title=title, address=address, may_see=_may_know)


_COMMITTEES: tuple[tuple[str, str, Callable[[int], Any], str], ...] = (
    ("committee", "Committee", meetings.find_committee, "committee"),
    ("committee_meeting", "Meeting of a committee", meetings.find_committee_meeting, "meeting"),
)


def _anybody(access: Access, id: str) -> bool:
    return access.may(Right.SEE_PUBLISHED)


def _may_know(access: Access, id: str) -> bool:
    found = meetings.find_committee_meeting(id)
    return found is not None and may_know_of(access, found)


def _reads_in_full(access: Access, id: str) -> bool:
    found = meetings.find_committee_meeting(id)
    return found is not None and may_read_full_pack(access, found)


def _titles(find: Callable[[int], Any]) -> Callable[[str], str | None]:
    def title(id: str) -> str | None:
        found = find(int(id))
        return str(found) if found else None

    return title


def _addresses(name: str) -> Callable[[str], str]:
    return lambda id: reverse(f"scrutiny:{name}", args=[int(id)])
