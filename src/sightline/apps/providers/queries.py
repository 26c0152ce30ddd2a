"""The register as pages and other apps read it. What is about a child goes by the child's reach.

occurrences(first, last)     monthly reviews held, for the year of quality assurance
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from sightline.apps.children.queries import authority_code, closed_to, sort_out
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.apps.providers import rules
from sightline.apps.providers.models import (
    Home,
    Inspection,
    MarketActivity,
    MonthReview,
    PlacedChild,
    PlacingCheck,
    Provider,
    RatingResponse,
)
from sightline.apps.providers.policy import ProviderPolicy, policy_in
from sightline.apps.providers.records import Placed, placed_now
from sightline.apps.providers.rules import Grade, InspectionKind, ReportKind, Standing
from sightline.vocabulary.months import end_of_month

REVIEW_ACTIVITY = "provider_quality"


def policy() -> ProviderPolicy:
    return policy_in(Path(settings.SIGHTLINE_DATA))


def providers() -> QuerySet[Provider]:
    homes = Prefetch("homes", Home.objects.prefetch_related("inspections", "reports"))
    own = Provider.objects.filter(authority=authority_code())
    return own.prefetch_related(homes, "contracts", "reviews")


def find_provider(id: object) -> Provider | None:
    return providers().filter(pk=id).first()


def homes() -> QuerySet[Home]:
    own = Home.objects.filter(provider__authority=authority_code())
    return own.select_related("provider").prefetch_related("inspections", "reports")


def find_home(id: object) -> Home | None:
    return homes().filter(pk=id).first()


@dataclass(frozen=True)
class HomeLine:
    """One home as it stands on a day, with how many children the records place there."""

    home: Home
    standing: Standing
    warnings: tuple[str, ...]
    lacks: bool
    reports_missing: tuple[str, ...]
    children: int

    @property
    def is_of_concern(self) -> bool:
        return bool(self.warnings or self.lacks)


def standing(home: Home) -> Standing:
    """From the inspections on record; of those of one day the one recorded last."""
    found = list(home.inspections.all())
    graded = [each for each in found if each.grade != Grade.NOT_RATED]
    full = {each.on for each in found if each.kind == InspectionKind.FULL}
    grade = Grade(graded[0].grade) if graded else Grade.NOT_RATED
    return Standing(home.sort, home.is_registered, grade, tuple(sorted(full, reverse=True)))


def warnings_of(home: Home) -> tuple[str, ...]:
    stopped = home.provider.use_stopped_on is not None
    return rules.warnings(standing(home), policy(), use_stopped=stopped)


def line_of(home: Home, today: date, placed: Iterable[Placed]) -> HomeLine:
    stands = standing(home)
    children = sum(1 for each in placed if home.urn and each.urn == home.urn)
    return HomeLine(
        home, stands, warnings_of(home), stands.lacks_inspections(policy(), today),
        reports_missing(home, today) if children else (), children,
    )  # fmt: skip


def lines(today: date) -> list[HomeLine]:
    """Homes in use, those of concern first."""
    placed = placed_now()
    found = [line_of(home, today, placed) for home in homes().filter(closed_on__isnull=True)]
    return sorted(found, key=lambda each: (not each.is_of_concern, -each.children, str(each.home)))


def unmatched(known: Iterable[Home]) -> dict[str, int]:
    """Numbers the records place children under that no home of the register has."""
    urns = {home.urn for home in known}
    found: dict[str, int] = {}
    for each in placed_now():
        if each.urn not in urns:
            found[each.urn] = found.get(each.urn, 0) + 1
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def reports_missing(home: Home, today: date) -> tuple[str, ...]:
    """Of a children's home: which report should have come by now. A month has a month to come."""
    if home.sort not in {rules.HomeKind.CHILDRENS_HOME, rules.HomeKind.SECURE_HOME}:
        return ()
    newest = {kind: max((each.month for each in home.reports.all() if each.kind == kind),
                        default=None) for kind in ReportKind}  # fmt: skip
    return tuple(
        kind.in_words for kind, month in newest.items()
        if month is None or _months_since(month, today) > kind.months + 1
    )  # fmt: skip


def _months_since(month: date, today: date) -> int:
    return (today.year - month.year) * 12 + today.month - month.month


def children_of(authority: str) -> set[str]:
    checks = PlacingCheck.objects.filter(authority=authority).values_list("child_id", flat=True)
    placed = PlacedChild.objects.filter(authority=authority).values_list("child_id", flat=True)
    return set(checks) | set(placed)


def checks_within(access: Access) -> list[PlacingCheck]:
    """Of children within reach; those who keep the register see all, without the child. A
    restricted child's are for those named for it alone."""
    own = PlacingCheck.objects.filter(authority=authority_code())
    own = own.exclude(child_id__in=closed_to(access))
    found = list(own.select_related("home__provider", "begun_by", "decided_by"))
    if rules.may_keep(access, policy()):
        return found
    visible = _visible(access, found)
    return [each for each in found if each.child_id in visible]


def find_check(id: object, access: Access) -> PlacingCheck | None:
    return next((each for each in checks_within(access) if str(each.pk) == str(id)), None)


def responses() -> QuerySet[RatingResponse]:
    own = RatingResponse.objects.filter(authority=authority_code())
    return own.select_related("inspection__home__provider", "plan").prefetch_related("children")


def find_response(id: object) -> RatingResponse | None:
    return responses().filter(pk=id).first()


def placed_within(access: Access) -> list[PlacedChild]:
    """Children to be seen and decided on, within the person's reach."""
    own = PlacedChild.objects.filter(authority=authority_code())
    found = list(own.select_related("response__inspection__home__provider", "by"))
    visible = _visible(access, found)
    return [each for each in found if each.child_id in visible]


def find_placed(id: object, access: Access) -> PlacedChild | None:
    return next((each for each in placed_within(access) if str(each.pk) == str(id)), None)


def _visible(access: Access, found: Iterable[PlacingCheck | PlacedChild]) -> frozenset[str]:
    if not access.may(Right.SEE_CHILDREN):
        return frozenset()
    return sort_out(access, {each.child_id for each in found}).visible


def activity() -> QuerySet[MarketActivity]:
    own = MarketActivity.objects.filter(authority=authority_code())
    return own.select_related("provider", "by")


def reviews_in(month: date) -> dict[int, MonthReview]:
    """By provider; a second review of a month counts instead of the first."""
    found = MonthReview.objects.filter(
        provider__authority=authority_code(), month=end_of_month(month)
    )
    return {each.provider_id: each for each in found.select_related("by").order_by("pk")}


def graded_inadequate() -> list[Inspection]:
    return [each.inspection for each in responses()]


def occurrences(first: date, last: date) -> list[tuple[str, date, str, str]]:
    held = MonthReview.objects.filter(
        provider__authority=authority_code(), at__date__gte=first, at__date__lte=last
    ).select_related("provider")
    return [
        (REVIEW_ACTIVITY, timezone.localdate(each.at), each.address, f"{each.provider} reviewed")
        for each in held
    ]
