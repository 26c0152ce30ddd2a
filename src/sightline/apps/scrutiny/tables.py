"""The tables of scrutiny's pages."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator

from sightline.apps.scrutiny.models import (
    MemberBriefing,
    ParentingReport,
    ReportPart,
    ScrutinyReport,
    ScrutinyRequest,
)
from sightline.apps.scrutiny.rules import NONE_ARISING, ReportHeading, RequestState
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.judgement.phrases import day_words


def _table(caption: str, titles: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> PageTable:
    return PageTable(caption, tuple(map(Heading, titles)), tuple(rows), caption_is_hidden=True)


def of_reports(found: Sequence[ScrutinyReport]) -> PageTable:
    rows = [
        (
            Cell(each.title, each.address),
            Cell(each.committee.title if each.committee else "–"),
            Cell(day_words(each.meeting_on)),
            Cell(each.state, tag="blue"),
            Cell(each.outcome.what if hasattr(each, "outcome") else "–"),
        )
        for each in found
    ]
    titles = ("Report", "Committee", "Meeting", "State", "What the committee did")
    return _table("Reports to scrutiny", titles, rows)


def of_parts(found: Sequence[ReportPart], known: Mapping[str, ReportHeading]) -> PageTable:
    rows = [
        (
            Cell(known[each.heading].title, reverse("scrutiny:part", args=[each.pk])),
            Cell(_beginning(each)),
            Cell(each.written_by.name if each.written_by else "–"),
        )
        for each in found
    ]
    titles = ("Heading", "What stands there", "Written by")
    return _table("What stands under each heading", titles, rows)


def _beginning(part: ReportPart) -> str:
    if part.none_arising:
        return NONE_ARISING
    if not part.text:
        return "Not written yet"
    return Truncator(part.text).chars(120)


def of_requests(found: Sequence[ScrutinyRequest], today: date) -> PageTable:
    rows = [
        (
            Cell(str(each), each.address),
            Cell(each.asked_by.title if each.asked_by else "A councillor"),
            Cell(day_words(each.asked_on)),
            Cell(day_words(each.due_on), under="late" if each.is_late(today) else ""),
            Cell(each.state, tag=_TAGS[RequestState(each.state)]),
        )
        for each in found
    ]
    titles = ("Asked for", "By", "Asked on", "Answer due", "State")
    return _table("Requests of scrutiny", titles, rows)


_TAGS = {
    RequestState.OPEN: "yellow",
    RequestState.ANSWERED: "green",
    RequestState.WITHDRAWN: "grey",
}


def of_briefings(found: Sequence[MemberBriefing]) -> PageTable:
    rows = [
        (
            Cell(day_words(each.planned_on), each.address),
            Cell(each.audience),
            Cell(each.topics),
            Cell(_held(each)),
        )
        for each in found
    ]
    return _table("Member briefings", ("Planned for", "For whom", "What about", "Held"), rows)


def _held(briefing: MemberBriefing) -> str:
    if briefing.held_on:
        count = f", {briefing.present} came" if briefing.present is not None else ""
        return f"{day_words(briefing.held_on)}{count}"
    return f"Not held: {briefing.cancelled_because}" if briefing.cancelled_because else "Planned"


def of_parenting(found: Sequence[ParentingReport]) -> PageTable:
    rows = [
        (Cell(each.title, each.address), Cell(day_words(each.as_at)),
         Cell("; ".join(each.priorities)))
        for each in found
    ]  # fmt: skip
    return _table("Corporate parenting reports", ("Report", "Figures as at", "Priorities"), rows)
