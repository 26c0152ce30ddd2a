"""What disputes and ratings add up to, for the monthly review and the year's report.

Nothing here is rated: how many disputes there are says nothing by itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from sightline.apps.disputes.clocks import Stage
from sightline.apps.disputes.models import Dispute, PlanRating
from sightline.apps.disputes.pages import Standing
from sightline.apps.disputes.records import HeldReview
from sightline.apps.disputes.rules import DisputeState, Rated
from sightline.judgement.marks import Rating
from sightline.vocabulary.working_days import WorkingDays

NEAR = 7
"""So many days a rating may lie from the review it belongs to."""


@dataclass(frozen=True)
class Replies:
    """How some stages were answered. `moved_on`: ended without a reply while it was not late.
    `days`: the median of working days until a reply."""

    stages: int
    in_time: int
    late: int
    unanswered_late: int
    moved_on: int
    waiting: int
    days: float | None

    @property
    def days_said(self) -> str:
        return "–" if self.days is None else f"{self.days:g}"


def replies(stages: Iterable[Stage], today: date, days: WorkingDays) -> Replies:
    every = list(stages)
    answered = [each for each in every if each.answered_on]
    late = [each for each in answered if each.is_breached(today)]
    open_ones = [each for each in every if not each.answered_on]
    over = [each for each in open_ones if each.is_breached(today)]
    waiting = sum(each.is_now and not each.is_breached(today) for each in open_ones)
    taken = [days.between(each.set_on, each.answered_on) for each in answered if each.answered_on]
    return Replies(
        len(every), len(answered) - len(late), len(late), len(over),
        len(open_ones) - len(over) - waiting, waiting, median(taken) if taken else None,
    )  # fmt: skip


def by_team(
    found: Sequence[Standing], first: date, last: date, today: date, days: WorkingDays
) -> list[tuple[str, Replies]]:
    """How the stages that began in these days were answered, team by team."""
    stages: defaultdict[str, list[Stage]] = defaultdict(list)
    for each in found:
        own = [stage for stage in each.stages if first <= stage.set_on <= last]
        if own:
            stages[each.dispute.team or "No team recorded"] += own
    return [(team, replies(own, today, days)) for team, own in sorted(stages.items())]


def by_level(
    found: Sequence[Standing], first: date, last: date, today: date, days: WorkingDays
) -> list[tuple[str, Replies]]:
    stages: defaultdict[tuple[int, str], list[Stage]] = defaultdict(list)
    for each in found:
        for stage in each.stages:
            if first <= stage.set_on <= last:
                stages[(stage.number, stage.title)].append(stage)
    return [
        (f"{number}. {title}", replies(own, today, days))
        for (number, title), own in sorted(stages.items())
    ]


@dataclass(frozen=True)
class Volume:
    """What came and went in some days. `bypassed`: began above the first level, or straight out."""

    raised: int
    formal: int
    resolved: int
    settled: int
    withdrawn: int
    still_open: int
    bypassed: int
    referred: int
    no_plan: int
    over_total: int

    def lines(self) -> list[tuple[str, int]]:
        return [
            ("Raised, informal ones too", self.raised),
            ("Became formal", self.formal),
            ("Resolved with an agreed outcome", self.resolved),
            ("Settled informally", self.settled),
            ("Withdrawn", self.withdrawn),
            ("Open at the end", self.still_open),
            ("Left levels out, with a reason", self.bypassed),
            ("Referred outside", self.referred),
            ("Review not held, as there was no plan", self.no_plan),
            ("Formal ones that took longer than the total", self.over_total),
        ]


def volume(found: Sequence[Standing], first: date, last: date) -> Volume:
    disputes = [each.dispute for each in found]
    ended = Counter(
        each.now for each in disputes if each.closed_on and first <= each.closed_on <= last
    )
    formal = [each for each in found if _within(each.dispute.formal_on, first, last)]
    return Volume(
        raised=sum(_within(_raised_on(each), first, last) for each in disputes),
        formal=len(formal),
        resolved=ended[DisputeState.RESOLVED], settled=ended[DisputeState.SETTLED],
        withdrawn=ended[DisputeState.WITHDRAWN],
        still_open=sum(
            _raised_on(each) <= last and (each.closed_on is None or each.closed_on > last)
            for each in disputes
        ),
        bypassed=sum(
            any(step.skipped and _within(step.on, first, last) for step in each.steps.all())
            for each in disputes
        ),
        referred=sum(_within(each.referred_on, first, last) for each in disputes),
        no_plan=sum(_within(each.review_not_held_on, first, last) for each in disputes),
        over_total=sum(each.is_over_total for each in formal),
    )  # fmt: skip


def _raised_on(dispute: Dispute) -> date:
    from django.utils import timezone

    return timezone.localdate(dispute.raised_at)


def _within(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last


@dataclass(frozen=True)
class RatedPlans:
    """Ratings of one kind of plan in some days, and how many reviews had one."""

    title: str
    counts: dict[str, int]
    reviews: int
    rated: int

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def share(self, rag: str) -> str:
        return f"{100 * self.counts[rag] / self.total:.0f}%" if self.total else "–"

    @property
    def said(self) -> list[str]:
        """Red, amber and green, each with its share."""
        return [f"{count} ({self.share(rag)})" for rag, count in self.counts.items()]

    @property
    def coverage(self) -> str:
        return f"{self.rated} of {self.reviews}" if self.reviews else "No review in the records"


def rated_plans(
    ratings: Iterable[PlanRating], reviews: Sequence[HeldReview], first: date, last: date
) -> list[RatedPlans]:
    """Care and pathway plans together, as both are looked at in looked-after reviews. Ratings near
    these days count for a review held in them, and not among the ratings of these days."""
    latest: dict[tuple[str, str, date], PlanRating] = {}
    for each in sorted(ratings, key=lambda one: one.at):
        latest[each.child_id, each.plan, each.reviewed_on] = each
    kinds = dict.fromkeys(plan.kind for plan in Rated)
    found = []
    for kind in kinds:
        own = [each for each in latest.values() if Rated(each.plan).kind is kind]
        held = [each for each in reviews if each.kind is kind]
        counts = Counter(each.rag for each in own if _within(each.reviewed_on, first, last))
        plans = " and ".join(f"{plan.value}s" for plan in Rated if plan.kind is kind)
        found.append(
            RatedPlans(
                plans.capitalize(),
                {rag.value: counts[rag.value] for rag in (Rating.RED, Rating.AMBER, Rating.GREEN)},
                len(held), sum(_is_rated(each, own) for each in held),
            )
        )  # fmt: skip
    return found


def _is_rated(review: HeldReview, ratings: Iterable[PlanRating]) -> bool:
    return any(
        each.child_id == review.child_id and abs((each.reviewed_on - review.held_on).days) <= NEAR
        for each in ratings
    )
