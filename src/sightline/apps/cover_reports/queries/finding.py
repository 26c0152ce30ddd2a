"""Finding reports and what is in them, for somebody who may read them; else None."""

from django.db.models import QuerySet

from sightline.apps.cover_reports.models import (
    Appendix,
    CoverPart,
    CoverReport,
    CoverStop,
    SampleItem,
)
from sightline.apps.cover_reports.rules import CoverState
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right

READ = (Right.SEE_BOARD, Right.RUN_PLAN, Right.RUN_SCRUTINY)
WRITE = (Right.RUN_PLAN, Right.RUN_SCRUTINY)
OUT = (CoverState.RELEASED, CoverState.WITHDRAWN)


def may_write(access: Access) -> bool:
    return access.may(*WRITE)


def may_read(access: Access, report: CoverReport) -> bool:
    """Drafts: those who prepare meetings. What was released: whoever reads the plan as well."""
    is_out = report.state in OUT
    return access.may(*READ) or (is_out and access.may(Right.SEE_PLAN))


def reports(access: Access) -> QuerySet[CoverReport]:
    """The authority's, the newest quarter first."""
    found = _all()
    if access.may(*READ):
        return found
    if access.may(Right.SEE_PLAN):
        return found.filter(state__in=OUT)
    return found.none()


def find_report(id: object, access: Access) -> CoverReport | None:
    return reports(access).filter(pk=id).first()


def report_numbered(id: object) -> CoverReport | None:
    return _all().filter(pk=id).first()


def find_part(id: object, access: Access) -> CoverPart | None:
    found = CoverPart.objects.filter(report__in=reports(access), pk=id)
    return found.select_related("report__plan").first()


def find_item(id: object, access: Access) -> SampleItem | None:
    found = SampleItem.objects.filter(report__in=reports(access), pk=id)
    return found.select_related("report__plan", "report__fixed").first()


def find_stop(id: object, access: Access) -> CoverStop | None:
    found = CoverStop.objects.filter(report__in=reports(access), pk=id)
    return found.select_related("report", "body").first()


def find_appendix(id: object, access: Access) -> Appendix | None:
    found = Appendix.objects.filter(report__in=reports(access), pk=id)
    return found.select_related("report", "version").first()


def _all() -> QuerySet[CoverReport]:
    found = CoverReport.objects.filter(plan__authority=authority_code())
    return found.select_related("plan__owner", "body", "replaced_by", "fixed__version")
