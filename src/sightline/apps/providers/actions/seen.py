from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.agreed_actions.actions import agree
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.notices.actions import tell
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.people.working_days import calendar
from sightline.apps.providers import rules
from sightline.apps.providers.models import (
    Contract,
    Contribution,
    Home,
    HomeReport,
    Inspection,
    MarketActivity,
    MonitoringEvent,
    MonthReview,
    PlacedChild,
    Provider,
    RatingResponse,
)
from sightline.apps.providers.queries import policy, responses
from sightline.apps.providers.records import placed_in
from sightline.apps.providers.rules import Grade, InspectionKind, Outcome, ReportKind
from sightline.apps.providers.topics import TO_SEE, managers_of
from sightline.vocabulary.months import end_of_month
from sightline.vocabulary.not_allowed import NotAllowed


def add_inspection(
    *, home: Home, on: date, kind: InspectionKind, grade: Grade, said: str, by: User,
    access: Access, at: datetime, owner: User | None = None,
) -> Inspection:  # fmt: skip
    """What inspectors said. Inadequate starts, in the same step, the provider's plan and the seeing
    of each child placed there; `owner` follows the plan, by default whoever records it."""
    rules.check_may_keep(access, policy())
    rules.check_has_come(on, timezone.localdate(at))
    with transaction.atomic():
        Home.objects.select_for_update().get(pk=home.pk)
        made = Inspection.objects.create(
            home=home, on=on, kind=kind.value, grade=grade.value, said=said.strip(), by=by, at=at
        )
        record_event(by=by, did="home.inspected", to=home, at=at, grade=grade.value, on=on)
        if grade is Grade.INADEQUATE and not _is_answered(made):
            _respond(made, owner or by, by, at)
    return made


def _is_answered(inspection: Inspection) -> bool:
    """Recorded twice, or put right, one inspection asks for one plan."""
    same_day = {"inspection__home": inspection.home, "inspection__on": inspection.on}
    return RatingResponse.objects.filter(**same_day).exists()


def _respond(inspection: Inspection, owner: User, by: User, at: datetime) -> None:
    today, days, limits = timezone.localdate(at), calendar(), policy()
    home = inspection.home
    plan = agree(
        by=by, owner=owner, at=at, due_on=days.after(today, limits.plan_within),
        title=f"{home.provider}: plan that answers the inspection of {home}",
        why="The home was graded inadequate. The provider says what it does about each concern.",
        source=home,
    )  # fmt: skip
    response = RatingResponse.objects.create(
        authority=authority_code(), inspection=inspection, plan=plan, at=at,
        child_due_on=days.after(today, limits.child_within),
    )  # fmt: skip
    _add_children(response, at)
    record_event(by=by, did="home.response", to=home, at=at, children=response.children.count())


def add_newly_placed(*, at: datetime) -> int:
    """Children the records place there since: each is seen as well. How many were added."""
    return sum(_add_children(each, at) for each in responses() if _is_still_so(each))


def _is_still_so(response: RatingResponse) -> bool:
    """No later inspection has given another grade."""
    later = response.inspection.home.inspections.exclude(grade=Grade.NOT_RATED.value)
    newest = later.first()
    about = response.inspection
    return newest is None or (newest.on, newest.grade) == (about.on, about.grade)


def _add_children(response: RatingResponse, at: datetime) -> int:
    known = set(response.children.values_list("child_id", flat=True))
    new = [each for each in placed_in(response.inspection.home.urn) if each.child_id not in known]
    for each in new:
        PlacedChild.objects.create(
            authority=response.authority, response=response, child_id=each.child_id,
            team=each.team, worker=each.worker,
        )  # fmt: skip
    for team in {each.team for each in new}:
        tell(
            to=managers_of(team, timezone.localdate(at)), topic=TO_SEE, address=response.address,
            said="A home where children of your team live was graded inadequate: each is seen.",
            at=at, key=f"placed-{response.pk}-{team}-{len(known)}",
        )  # fmt: skip
    return len(new)


def add_report(
    *, home: Home, kind: ReportKind, month: date, received_on: date, said: str, by: User,
    access: Access, at: datetime,
) -> HomeReport:  # fmt: skip
    today = timezone.localdate(at)
    rules.check_may_keep(access, policy())
    rules.check_has_come(received_on, today)
    rules.check_month(month, today)
    with transaction.atomic():
        made = HomeReport.objects.create(
            home=home, kind=kind.value, month=end_of_month(month), received_on=received_on,
            said=said.strip(), by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="home.report", to=home, at=at, report=kind.value)
    return made


def add_monitoring(
    *, provider: Provider, contract: Contract | None, on: date, found: str, next_on: date | None,
    by: User, access: Access, at: datetime,
) -> MonitoringEvent:  # fmt: skip
    rules.check_may_keep(access, policy())
    rules.check_has_come(on, timezone.localdate(at))
    rules.check_days(on, next_on)
    with transaction.atomic():
        made = MonitoringEvent.objects.create(
            provider=provider, contract=contract, on=on, found=found.strip(), next_on=next_on,
            by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="provider.monitored", to=provider, at=at)
    return made


def add_activity(
    *, provider: Provider | None, on: date, did: str, outcome: str, by: User, access: Access,
    at: datetime,
) -> MarketActivity:  # fmt: skip
    rules.check_may_keep(access, policy())
    rules.check_has_come(on, timezone.localdate(at))
    with transaction.atomic():
        made = MarketActivity.objects.create(
            authority=authority_code(), provider=provider, on=on, did=did.strip(),
            outcome=outcome.strip(), by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="provider.activity", to=made, at=at)
    return made


def add_contribution(
    *, provider: Provider, group: str, on: date, said: str, by: User, access: Access, at: datetime
) -> Contribution:
    """Anybody who sees the register may say what they know of a provider."""
    if group not in policy().contributors:
        raise NotAllowed("Choose whose view it is.")
    rules.check_has_come(on, timezone.localdate(at))
    rules.check_reason(said, "Say what they say of the provider.")
    with transaction.atomic():
        made = Contribution.objects.create(
            provider=provider, group=group, on=on, said=said.strip(), by=by, at=at
        )
        record_event(by=by, did="provider.contribution", to=provider, at=at, group=group)
    return made


def review_month(
    *, provider: Provider, month: date, sources: Mapping[str, str], outcome: Outcome, why: str,
    by: User, access: Access, at: datetime,
) -> MonthReview:  # fmt: skip
    """The month's look. “Use stops” closes the provider to new children from that day."""
    today = timezone.localdate(at)
    rules.check_may_keep(access, policy())
    rules.check_month(month, today)
    said = {key: sources.get(key, "").strip() for key in policy().sources}
    rules.check_review(outcome, said, why)
    with transaction.atomic():
        made = MonthReview.objects.create(
            provider=provider, month=end_of_month(month), sources=said, outcome=outcome.value,
            why=why.strip(), by=by, at=at,
        )  # fmt: skip
        if outcome is Outcome.STOPS and provider.use_stopped_on is None:
            provider.use_stopped_on, provider.why_stopped = today, why.strip()
            provider.version += 1
            save_as(provider, by=by, at=at, reason="monthly review")
        record_event(by=by, did="provider.reviewed", to=provider, at=at, outcome=outcome.value)
    return made
