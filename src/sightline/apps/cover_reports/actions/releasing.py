"""Checked, released as a frozen paper, corrected, withdrawn with what replaces it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.board.actions import plan_stop
from sightline.apps.cover_reports import queries, rules
from sightline.apps.cover_reports.actions.copying import copy_of
from sightline.apps.cover_reports.models import CoverReport
from sightline.apps.cover_reports.rules import COVER_MOVES, CoverState
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.papers import actions as papers
from sightline.apps.papers.models import PaperVersion
from sightline.apps.papers.queries import standing_of, versions
from sightline.documents.plan.cover_report import cover_report
from sightline.vocabulary.not_allowed import NotAllowed

_OWN = {"release", "withdraw"}


def move_report(*, by: Any, report: CoverReport, move: str, at: datetime) -> None:
    """Say that it is checked, send it back, or begin a correction."""
    if move in _OWN:
        raise NotAllowed("Use the form of that step.")
    if move == "check":
        rules.check_may_check(queries.missing(report))
    with transaction.atomic():
        _move(by, report, move, at)


def release(*, by: Any, report: CoverReport, at: datetime, changes: str = "") -> PaperVersion:
    """Frozen as it stands and sent on its way: each body it goes to is a stop of this version."""
    number = len(versions(report)) + 1
    rules.check_may_release(len(queries.open_findings(report)), changes=changes, version=number)
    with transaction.atomic():
        _move(by, report, "release", at)
        document = cover_report(queries.data_of(report))
        version = papers.freeze(by=by, about=report, document=document, at=at, changes=changes)
        if version.number < number:
            raise NotAllowed("Not a word has changed since the version that was released.")
        for stop in report.stops.select_related("body"):
            plan_stop(by=by, version=version, body=stop.body, planned_on=stop.on, at=at)
    return version


def withdraw(
    *, by: Any, report: CoverReport, why: str, at: datetime, with_replacement: bool = False
) -> CoverReport | None:
    """Nobody is to rely on it any more; what was released stays readable, marked so. What is
    published of it goes as well. `with_replacement`: a new draft with the same words begins."""
    rules.check_why(why)
    with transaction.atomic():
        report.withdrawn_because = why.strip()
        made = copy_of(by=by, report=report, at=at) if with_replacement else None
        report.replaced_by = made
        _move(by, report, "withdraw", at)
        for version in versions(report):
            if public := standing_of(version):
                papers.withdraw(by=by, public=public, reason=why, at=at)
    return made


def _move(by: Any, report: CoverReport, move: str, at: datetime) -> None:
    there = CoverReport.objects.select_for_update().get(pk=report.pk)
    report.state = COVER_MOVES.check(CoverState(there.state), move)
    report.version = there.version + 1
    save_as(report, by=by, reason=move)
    said = f"“{report}”: {move}."
    record_event(by=by, did="cover_report.moved", to=report, at=at, said=said, move=move)
