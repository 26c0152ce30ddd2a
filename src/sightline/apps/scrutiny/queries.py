"""What pages read of scrutiny, and the documents made of it."""

from collections.abc import Mapping
from datetime import date, datetime

from sightline.apps.board.models import Body
from sightline.apps.figures import queries as figures
from sightline.apps.figures.codes import codes_on
from sightline.apps.figures.notes import marked
from sightline.apps.papers.queries import versions
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny import rules
from sightline.apps.scrutiny.models import (
    AimEvidence,
    MemberBriefing,
    ParentingReport,
    ReportPart,
    ScrutinyReport,
    ScrutinyRequest,
)
from sightline.apps.scrutiny.rules import NONE_ARISING, Aim, ReportState, RequestState
from sightline.documents.corporate_parenting import corporate_parenting_report
from sightline.documents.model import Document
from sightline.documents.scrutiny_report import ReportFront, ReportWords, scrutiny_report
from sightline.judgement.phrases import day_words
from sightline.vocabulary.words import Level

SOON = 7  # days before an answer is due from which it counts as soon


def committees() -> list[Body]:
    """Bodies that councillors sit on, those that stand first."""
    found = Body.objects.filter(authority=authority_code())
    return sorted(found, key=lambda each: (each.ended_on is not None, each.title))


def reports() -> list[ScrutinyReport]:
    found = ScrutinyReport.objects.filter(authority=authority_code())
    return list(found.select_related("committee", "outcome"))


def report_numbered(id: int) -> ScrutinyReport | None:
    found = ScrutinyReport.objects.filter(authority=authority_code(), pk=id)
    return found.select_related("committee").first()


def may_read(access: Access, report: ScrutinyReport) -> bool:
    """Until the committee has it a report is theirs who write it. What it had before a correction
    is among the papers."""
    if access.may(Right.RUN_SCRUTINY):
        return True
    is_sent = ReportState(report.state) in {ReportState.WITH_COMMITTEE, ReportState.CONSIDERED}
    return is_sent and access.may(Right.SEE_BOARD)


def report_read_by(access: Access, id: int) -> ScrutinyReport | None:
    found = report_numbered(id)
    return found if found and may_read(access, found) else None


def parts_of(report: ScrutinyReport) -> list[ReportPart]:
    """In the order of the headings."""
    order = {key: place for place, key in enumerate(rules.headings())}
    found = [p for p in report.parts.select_related("written_by") if p.heading in order]
    return sorted(found, key=lambda part: order[part.heading])


def part_numbered(id: int) -> ReportPart | None:
    found = ReportPart.objects.select_related("report", "written_by")
    return found.filter(pk=id, report__authority=authority_code()).first()


def next_version(report: ScrutinyReport) -> int:
    return len(versions(report)) + 1


def last_asked(report: ScrutinyReport) -> ScrutinyReport | None:
    """The committee's last report with an outcome: what was asked for last time."""
    earlier = ScrutinyReport.objects.filter(
        authority=report.authority,
        committee=report.committee,
        meeting_on__lt=report.meeting_on,
        outcome__isnull=False,
    )
    return earlier.select_related("outcome").order_by("-meeting_on").first()


_WITH_REQUEST = ("asked_by", "paper", "item__meeting__committee")


def requests() -> list[ScrutinyRequest]:
    found = ScrutinyRequest.objects.filter(authority=authority_code())
    return list(found.select_related(*_WITH_REQUEST))


def request_numbered(id: int) -> ScrutinyRequest | None:
    found = ScrutinyRequest.objects.filter(authority=authority_code(), pk=id)
    return found.select_related(*_WITH_REQUEST).first()


def due_requests(today: date) -> list[ScrutinyRequest]:
    """Open ones whose answer is late or due within a week."""
    return [
        each
        for each in requests()
        if each.state == RequestState.OPEN and (each.due_on - today).days <= SOON
    ]


def briefings() -> list[MemberBriefing]:
    found = MemberBriefing.objects.filter(authority=authority_code())
    return list(found.select_related("paper"))


def briefing_numbered(id: int) -> MemberBriefing | None:
    return MemberBriefing.objects.filter(authority=authority_code(), pk=id).first()


def parenting_reports() -> list[ParentingReport]:
    return list(ParentingReport.objects.filter(authority=authority_code()))


def parenting_numbered(id: int) -> ParentingReport | None:
    return ParentingReport.objects.filter(authority=authority_code(), pk=id).first()


def priorities() -> dict[str, list[str]]:
    """Each priority that indicators are marked with, and which."""
    served: dict[str, list[str]] = {}
    for indicator, marks in sorted(marked()[1].items()):
        for mark in marks:
            served.setdefault(mark.word, []).append(indicator)
    return dict(sorted(served.items()))


def evidence() -> list[tuple[Aim, list[AimEvidence]]]:
    """Each aim with what shows it; one without is a gap."""
    found = AimEvidence.objects.filter(authority=authority_code(), removed_at__isnull=True)
    known = list(found.select_related("by"))
    return [(aim, [e for e in known if e.aim == key]) for key, aim in rules.aims().items()]


def evidence_numbered(id: int) -> AimEvidence | None:
    found = AimEvidence.objects.filter(authority=authority_code(), removed_at__isnull=True)
    return found.filter(pk=id).first()


def document_of(report: ScrutinyReport) -> Document:
    """The report as it would be sent now."""
    return scrutiny_report(_front(report), [_words(p) for p in parts_of(report)], _relied(report))


def _front(report: ScrutinyReport) -> ReportFront:
    contact = (
        ("Name", report.contact_name),
        ("Post", report.contact_post),
        ("Email", report.contact_email),
        ("Telephone", report.contact_phone),
    )
    return ReportFront(
        title=report.title,
        committee=report.committee.title if report.committee else "Scrutiny committee",
        meeting_on=report.meeting_on,
        wards=report.wards,
        portfolios=report.portfolios,
        holder=", ".join(filter(None, (report.holder_name, report.holder_post))),
        contact=tuple((term, said) for term, said in contact if said),
        priorities=tuple(report.priorities),
        name=f"scrutiny-report-{report.meeting_on.isoformat()}-{report.pk}",
    )


def _words(part: ReportPart) -> ReportWords:
    heading = rules.headings()[part.heading]
    return ReportWords(
        title=heading.title,
        text=part.text,
        points=tuple(line.strip() for line in part.text.splitlines() if line.strip())
        if heading.is_listed
        else (),
        answer=NONE_ARISING if part.none_arising else "",
        written_by=part.written_by.name if part.written_by else "",
    )


def _relied(report: ScrutinyReport) -> list[str]:
    found = report.background.select_related("version__paper")
    return [
        f"{each.version}, frozen {day_words(each.version.frozen_at.date())} "
        f"({each.version.sha256[:12]})"
        for each in found
    ]


def parenting_document(report: ParentingReport, at: datetime) -> Document | None:
    """None while nothing is published."""
    source = figures.source()
    if source is None:
        return None
    served: Mapping[str, list[str]] = priorities()
    wanted = {word: served.get(word, []) for word in report.priorities}
    asked = figures.Asked(Level.AUTHORITY, "", report.as_at)
    ids = [indicator for each in wanted.values() for indicator in each]
    card = figures.card_of(source, asked, ids)
    return corporate_parenting_report(
        card, wanted, title=str(report), words=report.words, codes=codes_on(source, card, at)
    )
