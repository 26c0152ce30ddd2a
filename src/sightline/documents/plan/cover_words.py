"""What a cover report says by rule, for its author to read and put in better words: purpose,
background, overview, progress, and the sentences that lead to its two lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.documents.plan.data import PlanData
from sightline.documents.plan.samples import new_words, standing_words
from sightline.judgement.phrases import day_words, joined, sentence

_EVERY = {1: "every month", 3: "every quarter", 6: "every six months", 12: "every year"}


@dataclass(frozen=True)
class Approved:
    body: str
    on: date


@dataclass(frozen=True)
class Told:
    """How often a body is told, from when, until when, and why so."""

    body: str
    every_months: int
    from_on: date
    to_on: date | None = None
    inspection_only: bool = False
    in_meeting: bool = True
    why: str = ""

    def holds_on(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day <= self.to_on)


def period_words(from_on: date, to_on: date) -> str:
    """“April to June 2026”; days where it is no run of whole months."""
    if from_on.day != 1:
        return f"{day_words(from_on)} to {day_words(to_on)}"
    year = f" {from_on.year}" if from_on.year != to_on.year else ""
    return f"{from_on:%B}{year} to {to_on:%B %Y}"


def purpose_words(title: str, from_on: date, to_on: date, *, has_figures: bool) -> str:
    first = (
        f"This report says how the {title} (Appendix One) has moved on in the months "
        f"{period_words(from_on, to_on)}."
    )
    return f"{first} The performance report is Appendix Two." if has_figures else first


def background_words(
    title: str, approved: Sequence[Approved], told: Sequence[Told], *, on: date
) -> str:
    """A paragraph on who approved the plan, one for each rhythm, one for each change of it."""
    said = [f"{each.body} on {day_words(each.on)}" for each in approved]
    first = f"The {title} was approved by {joined(said)}." if said else ""
    now = [each for each in told if each.holds_on(on)]
    changes = [_change(each, told) for each in now if each.why]
    return "\n\n".join(part for part in (first, *_rhythms(now), *changes) if part)


def _rhythms(now: Sequence[Told]) -> Iterable[str]:
    kinds: dict[tuple[bool, int, bool], list[str]] = {}
    for each in now:
        kind = (each.inspection_only, each.every_months, each.in_meeting)
        kinds.setdefault(kind, []).append(each.body)
    for (inspection_only, months, in_meeting), bodies in sorted(kinds.items()):
        of = "its actions that answer an inspection’s recommendations" if inspection_only else ""
        where = "" if in_meeting else ", outside a meeting"
        yield f"Progress on {of or 'the plan'} goes {_every(months)} to {joined(bodies)}{where}."


def _change(each: Told, told: Sequence[Told]) -> str:
    """What it was before, where something was."""
    before = [
        other
        for other in told
        if other.body == each.body
        and other.inspection_only == each.inspection_only
        and other.from_on < each.from_on
    ]
    was = f" instead of {_every(before[-1].every_months)}" if before else ""
    since = f"Since {day_words(each.from_on)} {each.body} is told {_every(each.every_months)}{was}"
    return sentence(f"{since}: {each.why}")


def _every(months: int) -> str:
    return _EVERY.get(months, f"every {months} months")


def overview_words(purpose: str, caveat: str) -> str:
    return "\n\n".join(part.strip() for part in (purpose, caveat) if part.strip())


def progress_words(plan: PlanData, since: date, until: date) -> str:
    return f"{standing_words(plan)}\n\n{new_words(plan, since, until)}"


ON_TRACK_INTRO = "A sample of what is completed, or on track to be completed in time (blue, green):"
AT_RISK_INTRO = (
    "What is at risk of not being done in time, or of missing what it is to reach (amber, red):"
)
