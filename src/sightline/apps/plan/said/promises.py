"""What was promised for a day: late, due, kept; of one plan, and of one person."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.apps.plan.models import CitedBody, Plan, ReportBack

SOON = timedelta(days=14)


@dataclass(frozen=True)
class Promise:
    """`is_check`: it asks whether what a completed action made better has lasted."""

    row: ReportBack
    is_late: bool
    may_keep: bool

    @property
    def is_check(self) -> bool:
        return self.row.checks_id is not None


def promises(plan: Plan) -> QuerySet[ReportBack]:
    found = ReportBack.objects.filter(milestone__action__area__plan=plan)
    return found.select_related(
        "milestone__action__area__plan", "body", "checks", "by", "note"
    ).prefetch_related("milestone__leads__lead__same_as")


def of_person(access: Access, day: date) -> list[ReportBack]:
    """Not kept and due by two weeks from the day: of milestones the person leads, or of plans they
    own."""
    lead = "milestone__leads__lead"
    mine = (
        Q(milestone__action__area__plan__owner=access.person)
        | Q(**{f"{lead}__user": access.person})
        | Q(**{f"{lead}__role__in": access.roles})
        | Q(**{f"{lead}__same_as__user": access.person})
        | Q(**{f"{lead}__same_as__role__in": access.roles})
    )
    open_ = ReportBack.objects.filter(
        milestone__action__area__plan__authority=authority_code(), done_on__isnull=True,
        due_on__lte=day + SOON,
    )  # fmt: skip
    found = open_.filter(mine).distinct().select_related("milestone__action__area")
    return list(found) if access.may(Right.SEE_PLAN) else []


def notes_citing(body: int) -> QuerySet[CitedBody]:
    """Notes that name a body, the latest first: for its page."""
    found = CitedBody.objects.filter(
        body=body, note__milestone__action__area__plan__authority=authority_code()
    )
    return found.select_related("note__milestone").order_by("-note__quarter", "-pk")
