"""From what is kept to the documents: a summary, a report, the whole pack."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone

from sightline.apps.agreed_actions.queries import actions_from
from sightline.apps.discrepancies.queries import open_count
from sightline.apps.figures.queries import authority_name as name_of
from sightline.apps.figures.queries import source
from sightline.apps.pack import queries
from sightline.apps.pack.cards import ServiceCard, card_there, comments_on, verified_card
from sightline.apps.pack.models import ImprovementLine, Pack, PerformanceSummary, ServiceReport
from sightline.apps.pack.pages_of_parts import input_pages
from sightline.apps.pack.rules import Side, Standing
from sightline.apps.pack.set_going import last_month
from sightline.apps.pack.standing import gaps_of, late_in_words, standing_of
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.apps.scorecards.directorate import directorate_of
from sightline.apps.scorecards.queries import late_movers
from sightline.documents.card import CardRow
from sightline.documents.card_document import figure_cell
from sightline.documents.improvements import Line
from sightline.documents.model import Block, Document, FreeText, Note
from sightline.documents.pack import PackPages, ServicePages, pack_document
from sightline.documents.pack_report import ReportPaper
from sightline.documents.performance_summary import Entry, SummaryPaper, summary_document
from sightline.vocabulary.reporting_services import ReportingService


def summary_paper(
    summary: PerformanceSummary, service: ReportingService, access: Access
) -> SummaryPaper:
    """With the figures of the card as they now stand, and the actions the Board agreed."""
    card = card_there(service, summary.month)
    doubt = "" if card is None or card.is_verified else " Its card is not verified yet."
    rows = card.data.by_indicator if card else {}
    return SummaryPaper(
        authority=authority_name(),
        service=service.title,
        month=summary.month,
        improved=tuple(_entry(each, rows) for each in summary.improved),
        priorities=tuple(_entry(each, rows) for each in summary.priorities),
        fewer_improved=summary.fewer_improved if len(summary.improved) < 3 else "",
        fewer_priorities=summary.fewer_priorities if len(summary.priorities) < 3 else "",
        work=summary.work,
        agreed=tuple(f"{each.title} (due {each.due_on:%d/%m/%Y})"
                     for each in actions_from(summary, access)),
        written_by=_name(summary.written_by),
        state=f"{summary.state.capitalize()}.{doubt}",
    )  # fmt: skip


def summary_paper_document(summary: PerformanceSummary) -> tuple[Document, str]:
    """As it is frozen, with the snapshot its figures are of."""
    service = queries.services()[summary.service]
    card = card_there(service, summary.month)
    access = access_of(summary.agreed_by, summary.agreed_at) if summary.agreed_by else Access()
    paper = summary_paper(summary, service, access)
    return summary_document(paper), card.snapshot if card else ""


def report_paper(report: ServiceReport, service: ReportingService) -> ReportPaper:
    return ReportPaper(
        authority_name(), service.title, report.month, report.said, report.explore,
        _name(report.written_by),
    )  # fmt: skip


def _entry(told: tuple[str, str], rows: Mapping[str, CardRow]) -> Entry:
    indicator, words = told
    row = rows.get(indicator)
    return Entry(row.title if row else indicator, words, figure_cell(row) if row else None)


def _name(person: User | None) -> str:
    return person.name if person else ""


def authority_name() -> str:
    known = source()
    return name_of(known) if known else f"Authority {authority_code()}"


def pack_paper_document(
    pack: Pack, at: datetime, access: Access, *, is_draft: bool = False
) -> Document:
    """The whole pack as it stands now, with the actions that this person may read."""
    document = pack_document(_pages(pack, timezone.localdate(at), access))
    if not is_draft:
        return document
    return replace(document, about=(*document.about, "Draft, not frozen."))


def snapshot_of(month: date) -> str:
    """Of which records the cards are; the newest where they differ."""
    cards = (card_there(each, month) for each in queries.services().values())
    return max((card.snapshot for card in cards if card), default="")


def improvement_lines(month: date) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Both columns, each line with the indicator's title and the code of its figure."""
    cards = (card_there(each, month) for each in queries.services().values())
    rows = {row.indicator: row for card in cards if card for row in card.data.rows}
    improved, further = (queries.lines(month, side) for side in (Side.IMPROVED, Side.FURTHER))
    return tuple(_line(each, rows) for each in improved), tuple(_line(e, rows) for e in further)


def _pages(pack: Pack, today: date, access: Access) -> PackPages:
    month, standing = pack.month, standing_of(pack.month, today)
    gaps = {gap.what: gap.why for gap in gaps_of(pack)}
    services = list(queries.services().values())
    cards = {each.key: verified_card(each, month, access) for each in services}
    reads_all = access.may_everywhere(Right.SEE_BOARD)
    improved, further = improvement_lines(month)
    late = [*late_in_words(standing), *(each.in_words for each in late_movers(month, today))]
    as_at = [card.data.data_as_at for card in cards.values() if card and card.data.data_as_at]
    return PackPages(
        authority=authority_name(),
        month=month,
        meeting=f"For the meeting: {pack.meeting}." if pack.meeting else "",
        data_as_at=max(as_at, default=None),
        last_month=last_month(pack, access),
        directorate=directorate_of(month).data if reads_all else None,
        services=tuple(_service(each, cards[each.key], gaps, month, access) for each in services),
        inputs=input_pages(month, standing),
        improved=improved,
        further=further,
        late=tuple(late),
        discrepancies=_discrepancies(services, month),
        there=tuple((each.title, _there(stand)) for each, stand in standing),
    )


def _service(
    service: ReportingService, card: ServiceCard | None, gaps: Mapping[str, str], month: date,
    access: Access,
) -> ServicePages:  # fmt: skip
    summary = queries.summary_of(service.key, month)
    report = queries.report_of(service.key, month)
    has_summary = summary is not None and not summary.is_draft
    has_report = report is not None and not report.is_draft
    there = {"summary": has_summary, "card": card is not None, "report": has_report}
    return ServicePages(
        title=service.title,
        summary=summary_paper(summary, service, access) if summary and has_summary else None,
        card=card.data if card else None,
        comments=comments_on(service, month),
        card_version=f"{card.said}." if card else "",
        report=report_paper(report, service) if report and has_report else None,
        missing=tuple(
            block
            for what, is_there in there.items()
            if not is_there
            for block in _missing(what, gaps.get(f"{what}:{service.key}", ""))
        ),
    )


_NAMES = {
    "summary": "performance summary",
    "card": "verified scorecard",
    "report": "written report",
}


def _missing(what: str, why: str) -> tuple[Block, ...]:
    note = Note(f"The {_NAMES[what]} of this service is not here.")
    return (note, FreeText(why)) if why else (note,)


def _line(line: ImprovementLine, titles: Mapping[str, CardRow]) -> Line:
    row = titles.get(line.indicator)
    return Line(line.words, row.title if row else line.indicator, row.code if row else "")


def _discrepancies(services: list[ReportingService], month: date) -> tuple[tuple[str, int], ...]:
    counted = ((each.title, open_count(authority_code(), each.key, month)) for each in services)
    return tuple((title, count) for title, count in counted if count)


def _there(stand: list[Standing]) -> str:
    missing = sum(not one.is_there for one in stand)
    without = sum(one.has_reason for one in stand)
    if missing:
        return f"{missing} of {len(stand)} still to come"
    return f"{without} of {len(stand)} not there, with a reason" if without else "There"
