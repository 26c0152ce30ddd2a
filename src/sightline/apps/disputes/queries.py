"""Disputes and plan ratings within somebody's reach; what other apps ask of them.

disputes_within(access)      all this person may see; the only way to a list of them
find_dispute(id, access)     one of those, None for all others
themes_of(month)             (theme, how many, an example without a child), confirmed ones
occurrences(first, last)     what happened in the year of quality assurance
"""

from collections import Counter
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from sightline.apps.children.queries import authority_code, closed_to
from sightline.apps.disputes import rules
from sightline.apps.disputes.clocks import Clock, Happened, Stage, stages_in, total_of
from sightline.apps.disputes.models import Dispute, MonthReview, MonthTheme, PlanRating
from sightline.apps.disputes.policy import Kind, Policies, Policy, dispute_policies
from sightline.apps.people.reach import Access, Branch
from sightline.apps.people.rules import Right
from sightline.apps.people.working_days import calendar
from sightline.vocabulary.months import end_of_month
from sightline.vocabulary.working_days import WorkingDays

REVIEW_ACTIVITY = "dispute_review"


def disputes_within(access: Access) -> QuerySet[Dispute]:
    """What `rules.may_see` lets the person see, as one query; never a child closed to them."""
    mine = Q(raised_by=access.person) if access.person is not None else Q(pk__in=())
    seen = Dispute.objects.filter(mine | _of_the_line(access.units(Right.SEE_DISPUTES)))
    return (
        seen.filter(authority=authority_code())
        .exclude(child_id__in=closed_to(access))
        .select_related("raised_by")
        .prefetch_related("steps")
    )


def find_dispute(id: object, access: Access) -> Dispute | None:
    """None for one that is out of reach, as for one that is not there."""
    return disputes_within(access).filter(pk=id).first()


def ratings_within(access: Access) -> QuerySet[PlanRating]:
    mine = Q(by=access.person) if access.person is not None else Q(pk__in=())
    seen = PlanRating.objects.filter(mine | _of_the_line(access.units(Right.SEE_DISPUTES)))
    own = seen.filter(authority=authority_code()).exclude(child_id__in=closed_to(access))
    return own.select_related("by")


def find_rating(id: object, access: Access) -> PlanRating | None:
    return ratings_within(access).filter(pk=id).first()


def _of_the_line(branch: Branch) -> Q:
    if branch.everything:
        return ~Q(pk__in=())
    return (
        Q(worker__in=branch.workers) & ~Q(worker="")
        | Q(team__in=branch.teams) & ~Q(team="")
        | Q(service__in=branch.services) & ~Q(service="")
    )


def policies() -> Policies:
    return dispute_policies(Path(settings.SIGHTLINE_DATA))


def policy_of(dispute: Dispute) -> Policy:
    return policies().on(dispute.sort, dispute.policy_on)


def happened(dispute: Dispute) -> list[Happened]:
    return [Happened(step.move, step.on, step.level) for step in dispute.steps.all()]


def stages_of(dispute: Dispute, days: WorkingDays | None = None) -> tuple[Stage, ...]:
    return stages_in(happened(dispute), policy_of(dispute), days or calendar())


def total_clock(dispute: Dispute, days: WorkingDays | None = None) -> Clock | None:
    return total_of(happened(dispute), policy_of(dispute), days or calendar())


def open_disputes() -> list[Dispute]:
    """Whoever may see them: for work that is due."""
    waiting = Dispute.objects.filter(authority=authority_code(), state__in=rules.OPEN)
    return list(waiting.select_related("raised_by").prefetch_related("steps"))


def children_of(authority: str) -> set[str]:
    found = set(Dispute.objects.filter(authority=authority).values_list("child_id", flat=True))
    rated = PlanRating.objects.filter(authority=authority).values_list("child_id", flat=True)
    return found | set(rated)


def raised_in(month: date, disputes: QuerySet[Dispute] | None = None) -> list[Dispute]:
    """Those raised in the month, informal ones too."""
    every = Dispute.objects.filter(authority=authority_code()) if disputes is None else disputes
    return list(every.filter(raised_at__year=month.year, raised_at__month=month.month))


def theme_counts(disputes: list[Dispute]) -> Counter[str]:
    return Counter(theme for each in disputes for theme in each.themes)


def confirmed_themes(month: date) -> list[MonthTheme]:
    own = MonthTheme.objects.filter(authority=authority_code(), month=end_of_month(month))
    return list(own.select_related("by"))


def themes_of(month: date) -> list[tuple[str, int, str]]:
    """Confirmed themes of the month, the commonest first."""
    counts, titles = theme_counts(raised_in(month)), policies().themes
    found = [
        (titles.get(each.theme, each.theme), counts[each.theme], each.example)
        for each in confirmed_themes(month)
    ]
    return sorted(found, key=lambda each: -each[1])


def reviews_of(month: date) -> list[MonthReview]:
    own = MonthReview.objects.filter(authority=authority_code(), month=end_of_month(month))
    return list(own.select_related("by"))


def occurrences(first: date, last: date) -> list[tuple[str, date, str, str]]:
    """Each monthly review that was held: (activity, day, address, said)."""
    held = MonthReview.objects.filter(
        authority=authority_code(), at__date__gte=first, at__date__lte=last
    )
    return [
        (
            REVIEW_ACTIVITY,
            timezone.localdate(each.at),
            each.address,
            f"Disputes of {each.month:%B %Y} reviewed",
        )
        for each in held.select_related("by")
    ]


def home_address(**asked: str) -> str:
    from urllib.parse import urlencode

    return f"{reverse('disputes:home')}?{urlencode(asked)}"


__all__ = ["Kind", "disputes_within", "find_dispute", "occurrences", "themes_of"]
