"""Where the report goes, and what goes with it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.board.models import Body
from sightline.apps.cover_reports import rules
from sightline.apps.cover_reports.models import Appendix, CoverReport, CoverStop
from sightline.apps.events.actions import record_event
from sightline.apps.papers.models import PaperVersion
from sightline.vocabulary.not_allowed import NotAllowed


def add_stop(*, by: Any, report: CoverReport, body: Body, on: date, at: datetime) -> CoverStop:
    rules.check_is_draft(report.state)
    if report.stops.filter(body=body).exists():
        raise NotAllowed(f"{body} is on this report’s way already.")
    if not body.stands_on(on):
        raise NotAllowed(f"{body} does not stand on {on:%d/%m/%Y}.")
    with transaction.atomic():
        made = CoverStop.objects.create(report=report, body=body, on=on, by=by, at=at)
        said = f"Goes to {body}."
        record_event(by=by, did="cover_report.stop_added", to=report, at=at, said=said)
    return made


def remove_stop(*, by: Any, stop: CoverStop, at: datetime) -> None:
    rules.check_is_draft(stop.report.state)
    with transaction.atomic():
        said = f"No longer goes to {stop.body}."
        record_event(by=by, did="cover_report.stop_removed", to=stop.report, at=at, said=said)
        stop.delete()


def add_appendix(*, by: Any, report: CoverReport, version: PaperVersion, at: datetime) -> Appendix:
    """At the end. A later version of a paper that is there already takes its place."""
    rules.check_is_draft(report.state)
    if report.appendices.filter(version=version).exists():
        raise NotAllowed(f"{version} is an appendix already.")
    return put_appendix(by=by, report=report, version=version, at=at)


def put_appendix(
    *, by: Any, report: CoverReport, version: PaperVersion, at: datetime, is_plan: bool = False
) -> Appendix:
    """`is_plan`: it is Appendix One, whatever stood there of the plan goes."""
    with transaction.atomic():
        same = report.appendices.filter(version__paper=version.paper_id).first()
        if same is None and is_plan:
            same = report.appendices.filter(position=0).first()
        if same:
            same.version, same.by, same.at = version, by, at
            same.save()
            made = same
        else:
            last = report.appendices.order_by("-position").first()
            place = 0 if is_plan else max(last.position + 1 if last else 1, 1)
            made = Appendix.objects.create(
                report=report, version=version, position=place, by=by, at=at
            )
        said = f"With {version}."
        record_event(by=by, did="cover_report.appendix_put", to=report, at=at, said=said)
    return made


def remove_appendix(*, by: Any, appendix: Appendix, at: datetime) -> None:
    rules.check_is_draft(appendix.report.state)
    with transaction.atomic():
        said = f"Without {appendix.version}."
        record_event(
            by=by, did="cover_report.appendix_removed", to=appendix.report, at=at, said=said
        )
        appendix.delete()
