"""A sample out of a frame: plain Python, the same for the same seed, frame and wishes.

The frame is whatever was asked of the records: one candidate for each child, piece of work or
practitioner. What is left out is left out with its reason before anything is drawn. A
candidate's place in the row is a hash of seed and key, so that neither the order of the frame nor
what else is in it decides who comes first.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from sightline.vocabulary.not_allowed import NotAllowed

MOST = 200
BY = {
    "team": "Team",
    "service": "Service",
    "plan": "Kind of plan or case",
    "age_band": "Age",
    "grade": "Grade last time",
}
NOT_KNOWN = "not known"
_BANDS = ((1, "under 1"), (5, "1 to 4"), (10, "5 to 9"), (16, "10 to 15"), (18, "16 and 17"))


@dataclass(frozen=True)
class Candidate:
    """`key` tells two candidates apart; `child_id` is empty for a practitioner."""

    key: str
    child_id: str = ""
    said: str = ""
    service: str = ""
    team: str = ""
    worker: str = ""
    plan: str = ""
    age_band: str = ""
    grade: str = ""
    last_audited_on: date | None = None

    def stratum(self, by: Sequence[str]) -> str:
        return ", ".join(getattr(self, name) or NOT_KNOWN for name in by)


@dataclass(frozen=True)
class Ask:
    """How many: a `number`, a `share` in percent, or `each` from every stratum."""

    seed: int
    number: int = 0
    share: float = 0
    each: int = 0
    by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stratum:
    """`eligible` of the frame stand in it, `wanted` were to be drawn, `drawn` were."""

    name: str
    eligible: int
    wanted: int
    drawn: int

    @property
    def shortfall(self) -> str:
        """One sentence where it could not be met; '' where it was."""
        short = self.wanted - self.drawn
        whose = f"“{self.name}”" if self.name else "The frame"
        if short > 0 and self.eligible:
            return f"{whose} has {self.eligible} to draw from, {short} fewer than wanted."
        if not self.eligible:
            return f"Nothing was drawn from {whose}: all of it was left out."
        if not self.drawn:
            return f"Nothing was drawn from {whose}: the number is too small for every stratum."
        return ""


@dataclass(frozen=True)
class Sample:
    """`drawn`: each with its stratum, in the order drawn. `left_out`: each with why."""

    drawn: tuple[tuple[Candidate, str], ...]
    left_out: tuple[tuple[Candidate, str], ...]
    strata: tuple[Stratum, ...]
    frame_hash: str
    frame_size: int

    @property
    def shortfalls(self) -> tuple[str, ...]:
        return tuple(said for one in self.strata if (said := one.shortfall))

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """How many were left out for each reason, the most first."""
        return Counter(why for _, why in self.left_out).most_common()


def check_ask(ask: Ask) -> None:
    asked = sum(bool(one) for one in (ask.number, ask.share, ask.each))
    if asked != 1:
        raise NotAllowed("Say how many: a number, a share, or how many from each.")
    if min(ask.number, ask.share, ask.each) < 0 or ask.share > 100:
        raise NotAllowed("A share lies between 0 and 100 percent, a number above 0.")
    if ask.each and not ask.by:
        raise NotAllowed("Say by what the frame is divided, to draw some from each.")
    if unknown := [name for name in ask.by if name not in BY]:
        raise NotAllowed(f"A sample can’t be divided by “{unknown[0]}”.")


def draw(frame: Iterable[Candidate], ask: Ask, left_out: Mapping[str, str] | None = None) -> Sample:
    """`left_out`: why, by key. Raises NotAllowed where more would be drawn than anybody audits."""
    check_ask(ask)
    once = {one.key: one for one in sorted(frame, key=lambda each: each.key)}
    why = left_out or {}
    out = tuple((one, why[key]) for key, one in once.items() if key in why)
    groups: defaultdict[str, list[Candidate]] = defaultdict(list)
    for one in _in_order((one for key, one in once.items() if key not in why), ask.seed):
        groups[one.stratum(ask.by)].append(one)
    wanted = _wanted({name: len(them) for name, them in groups.items()}, ask)
    _check_size(wanted, groups)
    drawn, strata = [], []
    for name in sorted(groups.keys() | {one.stratum(ask.by) for one, _ in out if ask.by}):
        if name not in groups:  # everybody in it was left out: named, with nothing to draw from
            strata.append(Stratum(name, 0, ask.each, 0))
            continue
        taken = groups[name][: wanted[name]]
        drawn += [(one, name) for one in taken]
        strata.append(Stratum(name, len(groups[name]), wanted[name], len(taken)))
    return Sample(tuple(drawn), out, _short(strata, ask), frame_hash(once.values()), len(once))


def _in_order(candidates: Iterable[Candidate], seed: int) -> list[Candidate]:
    return sorted(candidates, key=lambda one: place(one.key, seed))


def place(key: str, seed: int) -> str:
    """Where a candidate stands in the row that is drawn from."""
    return hashlib.sha256(f"{seed}|{key}".encode()).hexdigest()


def _wanted(sizes: Mapping[str, int], ask: Ask) -> dict[str, int]:
    if ask.each:
        return dict.fromkeys(sizes, ask.each)
    total = sum(sizes.values())
    number = ask.number or ceil(round(total * ask.share / 100, 9))
    return _shared(sizes, min(number, total))


def _shared(sizes: Mapping[str, int], number: int) -> dict[str, int]:
    """By size, each stratum one at least where the number is enough: largest remainders."""
    least = 1 if number >= len(sizes) else 0
    left, rest = number - least * len(sizes), sum(sizes.values()) - least * len(sizes)
    found, parts = {}, {}
    for name, size in sizes.items():
        whole, parts[name] = divmod(left * (size - least), rest) if rest else (0, 0)
        found[name] = least + whole
    missing = number - sum(found.values())
    for name in sorted(sizes, key=lambda one: (-parts[one], -sizes[one], one))[:missing]:
        found[name] += 1
    return found


def _check_size(wanted: Mapping[str, int], groups: Mapping[str, list[Candidate]]) -> None:
    many = sum(min(wanted[name], len(them)) for name, them in groups.items())
    if many > MOST:
        raise NotAllowed(f"{many} would be drawn; at most {MOST} at a time are audited.")


def _short(strata: list[Stratum], ask: Ask) -> tuple[Stratum, ...]:
    """A number that the whole frame has not is a shortfall of the frame itself."""
    eligible = sum(one.eligible for one in strata)
    if ask.number <= eligible:
        return tuple(strata)
    return (*strata, Stratum("", eligible, ask.number, sum(one.drawn for one in strata)))


def frame_hash(frame: Iterable[Candidate]) -> str:
    """The same for the same candidates with the same strata, in whatever order."""
    said = sorted(
        "|".join((one.key, one.service, one.team, one.plan, one.age_band, one.grade))
        for one in frame
    )
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def age_band(age: float | None) -> str:
    if age is None:
        return ""
    return next((words for limit, words in _BANDS if age < limit), "18 and over")
