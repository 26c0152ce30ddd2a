"""Reports to scrutiny: written, cleared, sent as a frozen paper, and what came of them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import save_version
from sightline.apps.papers.actions import freeze
from sightline.apps.papers.models import PaperVersion
from sightline.apps.people.models import User
from sightline.apps.scrutiny import queries, rules
from sightline.apps.scrutiny.models import (
    BackgroundPaper,
    ReportOutcome,
    ReportPart,
    ScrutinyReport,
)
from sightline.apps.scrutiny.rules import REPORT_MOVES, Outcome, ReportState, Written
from sightline.documents.model import Document
from sightline.vocabulary.not_allowed import NotAllowed

_OWN_MOVES = {"send to the committee", "record the outcome"}


def begin_report(
    *, by: User | None, authority: str, front: Mapping[str, Any], at: datetime
) -> ScrutinyReport:
    """`front`: the fields of the front page. Every heading gets its place at once."""
    with transaction.atomic():
        report = ScrutinyReport(authority=authority, **front)
        save_as(report, by=by)
        for heading in rules.headings():
            save_as(ReportPart(report=report, heading=heading), by=by)
        said = f"“{report}” was begun."
        record_event(by=by, did="scrutiny_report.begun", to=report, at=at, said=said)
    return report


def change_front(
    *, by: User, report: ScrutinyReport, front: Mapping[str, Any], read: int, at: datetime
) -> ScrutinyReport:
    rules.check_is_draft(ReportState(report.state))
    with transaction.atomic():
        for name, value in front.items():
            setattr(report, name, value)
        report._history_user = by  # type: ignore[attr-defined]
        save_version(report, read=read, fields=list(front))
        record_event(by=by, did="scrutiny_report.front_changed", to=report, at=at)
    return report


def write_part(
    *, by: User | None, part: ReportPart, text: str, none_arising: bool, read: int, at: datetime
) -> ReportPart:
    rules.check_is_draft(ReportState(part.report.state))
    heading = rules.headings()[part.heading]
    rules.check_words(heading, text, none_arising=none_arising)
    with transaction.atomic():
        part.text, part.none_arising = text.strip(), none_arising
        part.written_by, part.written_at = by, at
        part._history_user = by  # type: ignore[attr-defined]
        save_version(part, read=read, fields=["text", "none_arising", "written_by", "written_at"])
        said = f"“{heading.title}” was written."
        record_event(by=by, did="scrutiny_report.written", to=part.report, at=at, said=said)
    return part


def add_background(
    *, by: User | None, report: ScrutinyReport, version: PaperVersion, at: datetime
) -> None:
    """The report relies on this frozen version of a paper."""
    rules.check_is_draft(ReportState(report.state))
    with transaction.atomic():
        _, is_new = BackgroundPaper.objects.get_or_create(
            report=report, version=version, defaults={"by": by, "at": at}
        )
        if is_new:
            record_event(by=by, did="scrutiny_report.relies_on", to=report, at=at, paper=version.pk)


def remove_background(*, by: User, paper: BackgroundPaper, at: datetime) -> None:
    rules.check_is_draft(ReportState(paper.report.state))
    with transaction.atomic():
        record_event(
            by=by, did="scrutiny_report.relies_no_more", to=paper.report, at=at,
            paper=paper.version_id,
        )  # fmt: skip
        paper.delete()


def move_report(*, by: User, report: ScrutinyReport, move: str, at: datetime) -> None:
    """Clear, send back, or begin a correction."""
    if move in _OWN_MOVES:
        raise NotAllowed("Use the form of that step.")
    if move == "clear":
        parts = [Written(p.heading, p.text, p.none_arising) for p in queries.parts_of(report)]
        rules.check_may_clear(parts, contact=report.contact_post)
    with transaction.atomic():
        _move(by, report, move, at)


def send_report(
    *, by: User | None, report: ScrutinyReport, document: Document, changes: str, at: datetime
) -> PaperVersion:
    """The report as it stands is frozen, and that is what the committee has."""
    rules.check_changes(changes, version=queries.next_version(report))
    with transaction.atomic():
        _move(by, report, "send to the committee", at)
        return freeze(by=by, about=report, document=document, changes=changes, at=at)


def record_outcome(
    *, by: User | None, report: ScrutinyReport, on: date, what: Outcome, said: str, at: datetime
) -> ReportOutcome:
    """What the committee did with it."""
    with transaction.atomic():
        _move(by, report, "record the outcome", at)
        return ReportOutcome.objects.create(
            report=report, on=on, what=what.value, said=said.strip(), by=by, at=at
        )


def _move(by: User | None, report: ScrutinyReport, move: str, at: datetime) -> None:
    there = ScrutinyReport.objects.select_for_update().get(pk=report.pk)
    report.state = REPORT_MOVES.check(ReportState(there.state), move)
    save_as(report, by=by, reason=move)
    said = f"“{report}”: {move}."
    record_event(by=by, did="scrutiny_report.moved", to=report, at=at, said=said, move=move)
