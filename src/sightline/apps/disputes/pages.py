"""Disputes as pages show them: the list with its two clocks, one with its way so far."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sightline.apps.children.queries import child_key
from sightline.apps.disputes import queries, rules
from sightline.apps.disputes.clocks import Clock, Stage
from sightline.apps.disputes.models import Dispute, Step
from sightline.apps.disputes.policy import Policy
from sightline.apps.disputes.records import NextReview, next_review
from sightline.apps.disputes.rules import DisputeState
from sightline.apps.disputes.words import MOVES_IN_WORDS
from sightline.apps.people.reach import Access
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.vocabulary.working_days import WorkingDays

COLOURS = {
    DisputeState.INFORMAL: "grey", DisputeState.WAITING: "blue", DisputeState.REPLIED: "yellow",
    DisputeState.PAUSED: "grey", DisputeState.REFERRED: "purple", DisputeState.SETTLED: "green",
    DisputeState.RESOLVED: "green", DisputeState.WITHDRAWN: "grey",
}  # fmt: skip
RAG_COLOURS = {"red": "red", "amber": "yellow", "green": "green"}
_DASH = "–"


@dataclass(frozen=True)
class Standing:
    """One dispute with its clocks and the child's next review, as on a day."""

    dispute: Dispute
    policy: Policy
    stages: tuple[Stage, ...]
    total: Clock | None
    review: NextReview | None
    today: date

    @property
    def stage(self) -> Stage | None:
        return self.stages[-1] if self.stages else None

    @property
    def stage_clock(self) -> Clock | None:
        return self.stage.clock if self.stage else None

    @property
    def is_breached(self) -> bool:
        return any(stage.is_breached(self.today) for stage in self.stages)

    @property
    def is_over_total(self) -> bool:
        return self.total is not None and self.total.is_late(self.today)

    @property
    def level_said(self) -> str:
        if self.dispute.now is DisputeState.REFERRED:
            return self.policy.outside
        if not self.dispute.level:
            return "Informal"
        level = self.policy.level(min(self.dispute.level, len(self.policy.levels)))
        return f"{level.number}. {level.title}"

    @property
    def stage_words(self) -> str:
        return self.stage_clock.in_words(self.today) if self.stage_clock else "No clock"

    @property
    def total_words(self) -> str:
        return self.total.in_words(self.today) if self.total else "No clock"

    @property
    def review_words(self) -> str:
        return self.review.in_words(self.today) if self.review else "No records published yet"

    @property
    def review_is_overdue(self) -> bool:
        return self.review is not None and self.review.is_overdue(self.today)


def standing(dispute: Dispute, today: date, days: WorkingDays) -> Standing:
    return Standing(
        dispute, queries.policy_of(dispute), queries.stages_of(dispute, days),
        queries.total_clock(dispute, days), next_review(dispute.child_id, dispute.sort), today,
    )  # fmt: skip


def table(found: Sequence[Standing], visible: Collection[str]) -> PageTable:
    headings = ("Dispute", "Where it is", "This stage", "In total", "Next review", "State")
    rows = tuple(_row(each, visible) for each in found)
    return PageTable("Disputes", tuple(map(Heading, headings)), rows, caption_is_hidden=True)


def _row(found: Standing, visible: Collection[str]) -> tuple[Cell, ...]:
    one, today = found.dispute, found.today
    child = one.child_id if one.child_id in visible else "A child out of your reach"
    stage_late = found.stage_clock is not None and found.stage_clock.is_late(today)
    return (
        Cell(f"{one.pk}: {child}", one.address, under=one.sort.in_words),
        Cell(found.level_said, under=one.team or "No team recorded"),
        Cell(found.stage_words, "", _due(found.stage_clock, today), tag=_red(stage_late)),
        Cell(found.total_words, "", _due(found.total, today), tag=_red(found.is_over_total)),
        Cell(found.review_words, tag=_red(found.review_is_overdue)),
        Cell(one.now.in_words, tag=COLOURS[one.now], under=f"raised {one.raised_at:%-d %b %Y}"),
    )  # fmt: skip


def _red(is_late: bool) -> str:
    return "red" if is_late else ""


def _due(clock: Clock | None, today: date) -> str:
    return f"until {clock.due_on(today):%-d %b %Y}" if clock and not clock.stopped_on else ""


def stages_table(found: Standing) -> PageTable:
    headings = ("Level", "From", "To be answered by", "Answered", "How it went")
    rows = tuple(_stage(each, found.today) for each in found.stages)
    return PageTable("The stages so far", tuple(map(Heading, headings)), rows)


def _stage(stage: Stage, today: date) -> tuple[Cell, ...]:
    clock = stage.clock
    late = stage.is_breached(today)
    return (
        Cell(f"{stage.number}. {stage.title}"),
        Cell(_day(stage.set_on)),
        Cell(_day(clock.due_on(today)) if clock else "No clock"),
        Cell(_day(stage.answered_on) if stage.answered_on else "Not answered"),
        Cell(clock.in_words(today) if clock else _DASH, tag=_red(late)),
    )


@dataclass(frozen=True)
class Way:
    move: str
    text: str
    address: str


def ways(found: Standing, access: Access) -> list[Way]:
    one = found.dispute
    return [
        Way(move, _said(move, found), reverse("disputes:move", args=[one.pk, _slug(move)]))
        for move in rules.possible(access, one.about, found.policy)
    ]


def _said(move: str, found: Standing) -> str:
    if move == "escalate" and found.dispute.now is DisputeState.REPLIED:
        return "It does not settle it: take it to a higher level"
    return MOVES_IN_WORDS[move].replace("Cafcass", found.policy.outside or "Cafcass")


def _slug(move: str) -> str:
    return move.replace(" ", "-")


def prompt(found: Standing) -> str:
    """What to do at the deadline, in a sentence; '' while there is time."""
    clock, one = found.stage_clock, found.dispute
    if one.now is not DisputeState.WAITING or clock is None or not clock.is_late(found.today):
        return ""
    levels = found.policy.levels
    if one.level < len(levels):
        onward = levels[one.level]
        return f"No reply came in time. Next: level {onward.number}, {onward.title.lower()}."
    if one.referred_on or not found.policy.outside:
        return "No reply came in time at the last level. A late one is still taken."
    return f"No reply came in time at the last level. It can be referred to {found.policy.outside}."


@dataclass(frozen=True)
class Line:
    """One step of the way so far, as it is read."""

    title: str
    who: str
    on: date
    said: str
    reason: str
    is_breach: bool


def timeline(dispute: Dispute, policy: Policy) -> list[Line]:
    return [_line(step, policy) for step in dispute.steps.select_related("by")]


def _line(step: Step, policy: Policy) -> Line:
    title = step.in_words
    if step.move == "refer":
        title = f"Referred to {policy.outside or 'Cafcass'}"
    if step.level and step.move in {"raise", "escalate", "reply", "breach"}:
        level = policy.level(min(step.level, len(policy.levels)))
        title = f"{title}: level {level.number}, {level.title}"
    if step.with_whom:
        title = f"{title}: {step.with_whom}"
    bypass = ""
    if step.skipped and step.level:
        bypass = f"{step.skipped} level{'s' if step.skipped > 1 else ''} left out. "
    who = step.by.name if step.by else "Sightline"
    late = step.move in {"breach", "total"}
    return Line(title, who, step.on, step.said, f"{bypass}{step.reason}".strip(), late)


def policy_lines(policies: Iterable[Policy]) -> list[tuple[str, str]]:
    """Each policy in use in words: its stages and total."""
    found = []
    for policy in policies:
        stages = "; ".join(
            f"{each.number}. {each.title}" + (f", {each.within} {policy.days_in_words}"
                                              if each.within else ", no clock")
            for each in policy.levels
        )  # fmt: skip
        total = f"{policy.total} {policy.days_in_words} in all" if policy.total else "no total"
        found.append((policy.kind.in_words, f"{stages}; {total}."))
    return found


def key_of(dispute: Dispute) -> str:
    return child_key(dispute.child_id)


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
