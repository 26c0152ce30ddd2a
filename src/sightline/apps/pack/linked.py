"""What a summary, a report, a part and a pack are called, where they live, who may see them."""

from typing import Any

from sightline.apps.attachments import registry as attachments
from sightline.apps.board.brought import Brought, bring
from sightline.apps.board.models import Meeting
from sightline.apps.board.states import Under
from sightline.apps.pack import feeders, queries, rules
from sightline.apps.pack.consulted import of_the_month
from sightline.apps.pack.models import Pack, PerformanceSummary, ServiceReport
from sightline.apps.papers import registry as papers
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.apps.thread import registry as thread

_Written = PerformanceSummary | ServiceReport


def register_kinds() -> None:
    for kind, noun, model in (
        ("performance_summary", "Performance summary", PerformanceSummary),
        ("service_report", "Report of a service", ServiceReport),
    ):
        _register_written(kind, noun, model)
    told = {"noun": "Board pack", "title": _pack_title, "address": _pack_address}
    thread.register("board_pack", **told, may_see=_reads_board)  # type: ignore[arg-type]
    papers.register("board_pack", **told, may_read=_reads_board)  # type: ignore[arg-type]
    thread.register(
        "pack_piece", noun="Part of a pack", title=_piece_title, address=_piece_address,
        may_see=_sees_piece,
    )  # fmt: skip
    attachments.register("pack_piece", may_read=_sees_piece, may_attach=_brings_piece)
    bring(items)
    feeders.feed("feedback", of_the_month)


def _register_written(kind: str, noun: str, model: type[_Written]) -> None:
    def find(id: str) -> _Written | None:
        found = model._default_manager.filter(authority=authority_code(), pk=id)
        return found.first() if id.isdecimal() else None

    def title(id: str) -> str | None:
        one = find(id)
        service = queries.services().get(one.service) if one else None
        return f"{one}: {service.title}" if one and service else (str(one) if one else None)

    def address(id: str) -> str:
        one = find(id)
        return one.address if one else "/pack/"

    def may_see(access: Access, id: str) -> bool:
        one = find(id)
        return one is not None and may_read(access, one)

    thread.register(kind, noun=noun, title=title, address=address, may_see=may_see)
    papers.register(kind, noun=noun, title=title, address=address, may_read=may_see)


def may_read(access: Access, one: _Written) -> bool:
    """A draft is its writers' and theirs who run the Board; handed in, the Board's readers'."""
    if not access.may(Right.SEE_BOARD):
        return False
    service = queries.services().get(one.service)
    writes = service is not None and rules.can_write(access, service)
    return not one.is_draft or writes or access.may(Right.RUN_BOARD)


def _reads_board(access: Access, id: str) -> bool:
    return access.may(Right.SEE_BOARD)


def _pack(id: str) -> Pack | None:
    return queries.packs().filter(pk=id).first() if id.isdecimal() else None


def _pack_title(id: str) -> str | None:
    found = _pack(id)
    return str(found) if found else None


def _pack_address(id: str) -> str:
    found = _pack(id)
    return found.address if found else "/pack/"


def _piece_title(id: str) -> str | None:
    found = queries.piece_by_id(id)
    return f"{found[1].title}, {found[0].month:%B %Y}" if found else None


def _piece_address(id: str) -> str:
    found = queries.piece_by_id(id)
    return found[0].address if found else "/pack/"


def _sees_piece(access: Access, id: str) -> bool:
    found = queries.piece_by_id(id)
    return found is not None and rules.can_read_part(access, found[1])


def _brings_piece(access: Access, id: str) -> bool:
    found = queries.piece_by_id(id)
    return found is not None and rules.can_bring(access, found[1])


def items(meeting: Meeting, access: Any) -> list[Brought]:
    """What each service brings to the meeting about this month, under the three headings."""
    found: list[Brought] = []
    reports = queries.reports(meeting.month)
    for key, summary in queries.summaries(meeting.month).items():
        report = reports.get(key)
        if not summary.is_draft and may_read(access, summary):
            found += _of_summary(key, summary)
        if report and not report.is_draft and may_read(access, report):
            found += _of_report(key, report)
    return found


def _of_summary(key: str, summary: PerformanceSummary) -> list[Brought]:
    titles = queries.titles_on(key, summary.month)
    lists = ((Under.IMPROVED, summary.improved), (Under.TO_IMPROVE, summary.priorities))
    return [
        Brought(key, under, titles.get(each, each), words, each, summary.address)
        for under, entries in lists
        for each, words in entries
    ]


def _of_report(key: str, report: ServiceReport) -> list[Brought]:
    told = ((Under.IMPROVED, report.improved_how), (Under.TO_IMPROVE, report.improving))
    found = [Brought(key, under, text, address=report.address) for under, text in told if text]
    return found + [
        Brought(key, Under.EXPLORE, each, address=report.address) for each in report.explore
    ]
