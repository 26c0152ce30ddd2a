"""What somebody leads, by account, by a role held or in a group; what is due of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from sightline.apps.people.reach import Access
from sightline.apps.plan.looking.kept import picture
from sightline.apps.plan.looking.lines import Line, lines_of
from sightline.apps.plan.models import Milestone, MilestoneLead, Occurrence, Plan, ReportBack
from sightline.apps.plan.queries import plans
from sightline.apps.plan.rules import PlanState
from sightline.documents.plan.standing import is_open

SOON = timedelta(days=28)
"""Within which a milestone counts as due soon on the leads' page."""


@dataclass(frozen=True)
class Led:
    """A milestone that somebody leads, as the plan's table shows it, and in which plan."""

    plan: Plan
    shown: Line
    today: date

    @property
    def id(self) -> int:
        return self.shown.line.id

    @property
    def name(self) -> str:
        return self.shown.line.number or self.shown.action.shown_number

    @property
    def is_soon(self) -> bool:
        due = self.shown.line.due_on
        return due is not None and self.today <= due <= self.today + SOON

    @property
    def asks(self) -> bool:
        """Whether it wants a word today: late, soon, without a day, or nothing told."""
        line = self.shown.line
        return is_open(line) and (
            self.shown.is_overdue or self.is_soon or self.shown.is_silent or self.shown.is_old
            or not line.timescale
        )  # fmt: skip

    @property
    def order(self) -> tuple[bool, bool, date, str]:
        line = self.shown.line
        return not self.shown.is_overdue, not self.asks, line.due_on or date.max, line.number


def led_by(access: Access, today: date, quarter: date) -> list[Led]:
    """Of all plans that are not closed; what is overdue first, then what else asks for a word."""
    mine = _ids(access)
    if not mine:
        return []
    held = [
        Led(plan, each, today)
        for plan in plans(access).exclude(state=PlanState.CLOSED)
        for each in lines_of(picture(plan, today), today, quarter, plan.stale_after)
        if each.line.id in mine and not each.action.is_completed
        and not each.line.withdrawn_because
    ]  # fmt: skip
    return sorted(held, key=lambda each: each.order)


def _ids(access: Access) -> set[int]:
    """As `plan.access.may_update` has it for leads: the name itself or what it is a spelling of."""
    me = Q(lead__user=access.person) | Q(lead__same_as__user=access.person)
    roles = Q(lead__role__in=access.roles) | Q(lead__same_as__role__in=access.roles)
    found = MilestoneLead.objects.filter(me | roles)
    return set(found.values_list("milestone_id", flat=True))


def rows_of(led: Iterable[Led]) -> dict[int, Milestone]:
    """The rows themselves, for writing."""
    ids = [each.id for each in led]
    found = Milestone.objects.filter(pk__in=ids).select_related("action__area__plan")
    return {each.pk: each for each in found}


def promises_of(led: Sequence[Led], today: date) -> list[ReportBack]:
    """What was promised and is due within four weeks, or late."""
    ids = [each.id for each in led]
    found = ReportBack.objects.filter(
        milestone__in=ids, done_on__isnull=True, due_on__lte=today + SOON
    )
    return list(found.select_related("milestone__action", "body"))


def occurrences_of(led: Sequence[Led], today: date) -> list[Occurrence]:
    """Times of recurring milestones that have come and of which nothing was said yet."""
    ids = [each.id for each in led]
    found = Occurrence.objects.filter(
        milestone__in=ids, done_on__isnull=True, missed_because="", due_on__lte=today
    )
    return list(found.select_related("milestone__action"))
