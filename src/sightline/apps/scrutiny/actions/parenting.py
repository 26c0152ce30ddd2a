"""The report to the Corporate Parenting Board: chosen, introduced, frozen."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import save_version
from sightline.apps.papers.actions import freeze
from sightline.apps.papers.models import PaperVersion
from sightline.apps.people.models import User
from sightline.apps.scrutiny.models import ParentingReport
from sightline.documents.model import Document
from sightline.vocabulary.not_allowed import NotAllowed


def write_parenting(
    *, by: User | None, authority: str, report: ParentingReport | None, read: int = 0, title: str,
    as_at: date, priorities: Sequence[str], words: str, at: datetime,
) -> ParentingReport:  # fmt: skip
    """Begun where `report` is None, else changed."""
    if not priorities:
        raise NotAllowed("Choose at least one priority: only what serves one is reported.")
    said = {"title": title.strip(), "as_at": as_at, "priorities": list(priorities), "words": words}
    with transaction.atomic():
        if report is None:
            report = ParentingReport(authority=authority, **said)
            save_as(report, by=by)
        else:
            for name, value in said.items():
                setattr(report, name, value)
            report._history_user = by  # type: ignore[attr-defined]
            save_version(report, read=read, fields=list(said))
        record_event(by=by, did="parenting_report.written", to=report, at=at)
    return report


def freeze_parenting(
    *, by: User | None, report: ParentingReport, document: Document, snapshot: str, changes: str,
    at: datetime,
) -> PaperVersion:  # fmt: skip
    with transaction.atomic():
        version = freeze(
            by=by, about=report, document=document, snapshot=snapshot, changes=changes, at=at
        )
        record_event(by=by, did="parenting_report.frozen", to=report, at=at, version=version.number)
    return version
