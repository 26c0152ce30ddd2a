"""What a cover report consists of, its states, and when it may be checked and released.

Its sections are data: `catalogue/governance/cover_report.toml`, or the authority's own file of the
same name. The moves table, the sign-off codes and the sentences that refuse are here.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed

SHIPPED = CATALOGUE / "governance" / "cover_report.toml"


class CoverState(StrEnum):
    DRAFT = "draft"
    CHECKED = "checked"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


COVER_MOVES = Moves(
    "cover report",
    {
        CoverState.DRAFT: {"check": CoverState.CHECKED},
        CoverState.CHECKED: {"send back": CoverState.DRAFT, "release": CoverState.RELEASED},
        CoverState.RELEASED: {
            "correct": CoverState.DRAFT,
            "withdraw": CoverState.WITHDRAWN,
        },
        CoverState.WITHDRAWN: {},
    },
)


class Sample(StrEnum):
    """The two lists that are drawn from the plan."""

    ON_TRACK = "completed or on track"
    AT_RISK = "at risk"


@dataclass(frozen=True)
class CoverSection:
    """`is_implication`: “no direct … implications” (`nothing`) is an answer to it. `is_signed`:
    somebody else signs it off by a code. `holds_samples`: the two lists from the plan follow."""

    number: str
    key: str
    title: str
    hint: str
    nothing: str = ""
    is_signed: bool = False
    holds_samples: bool = False

    @property
    def is_implication(self) -> bool:
        return bool(self.nothing)


@dataclass(frozen=True)
class Classification:
    key: str
    title: str
    marking: str


def sections(data: Path | None = None) -> Mapping[str, CoverSection]:
    """By key, in the order they are numbered in."""
    return {
        key: CoverSection(
            f"{number}.0", key, each["title"], each["hint"], each.get("nothing", ""),
            each.get("signed", False), each.get("samples", False),
        )
        for number, (key, each) in enumerate(_declared(data)["section"].items(), start=1)
    }  # fmt: skip


def classifications(data: Path | None = None) -> Mapping[str, Classification]:
    return {
        key: Classification(key, each["title"], each["marking"])
        for key, each in _declared(data)["classification"].items()
    }


def _declared(data: Path | None) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    own = data / "cover_report.toml" if data else None
    file = own if own and own.is_file() else SHIPPED
    return _read(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(file: Path, changed: int) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


_CODE = re.compile(r"([A-Z]{2,4})/(\d{2})(\d{2})(\d{4})/([A-Z])")


@dataclass(frozen=True)
class SignOffCode:
    """`NM/24082017/Z`: initials, day, and the letter of whoever keeps the register of codes."""

    initials: str
    on: date
    letter: str

    def __str__(self) -> str:
        return f"{self.initials}/{self.on:%d%m%Y}/{self.letter}"


def code_of(text: str) -> SignOffCode:
    """Brackets and spaces around it do not matter; a day that there is not is refused."""
    found = _CODE.fullmatch(text.strip().strip("[]").strip().upper())
    if found is None:
        raise NotAllowed(
            "A sign-off code is initials, day and letter, such as AB/24082026/Z: two to four "
            "letters, the day as eight digits, one letter."
        )
    initials, day, month, year, letter = found.groups()
    try:
        return SignOffCode(initials, date(int(year), int(month), int(day)), letter)
    except ValueError:
        raise NotAllowed(f"There is no day {day}/{month}/{year} in that code.") from None


@dataclass(frozen=True)
class Employee:
    """An accountable employee. Whoever has no telephone or mail address leaves it out."""

    name: str
    post: str
    phone: str = ""
    email: str = ""


def employees_of(text: str) -> tuple[Employee, ...]:
    """One a line, its parts between semicolons: name; post; telephone; email."""
    found = []
    for number, line in enumerate(filter(str.strip, text.splitlines()), start=1):
        parts = [part.strip() for part in line.split(";")]
        if not 2 <= len(parts) <= 4 or not all(parts[:2]):
            raise NotAllowed(
                f"Line {number}: write name; post; telephone; email, with semicolons between "
                "them. Name and post are needed."
            )
        found.append(Employee(*parts))
    return tuple(found)


def recommendations_of(text: str) -> tuple[str, ...]:
    """One a line; a number typed before it goes, as they are numbered anyway."""
    lines = (re.sub(r"^\s*\d+[.)]\s+", "", line).strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


@dataclass(frozen=True)
class Written:
    """What stands in one section so far. `is_looked_through`: a person saved it, not a rule."""

    key: str
    text: str
    is_nothing: bool
    is_looked_through: bool
    has_sign_off: bool


def what_is_missing(
    declared: Mapping[str, CoverSection], parts: Sequence[Written], block: Iterable[str]
) -> list[str]:
    """A sentence for each thing to do before the report can count as checked. `block`: what of the
    cover block is empty."""
    said = {each.key: each for each in parts}
    found = [f"Fill in on the cover: {name}." for name in block]
    for key, section in declared.items():
        part = said.get(key, Written(key, "", False, False, False))
        name = f"{section.number} {section.title}"
        if not part.text.strip() and not part.is_nothing:
            or_tick = ", or tick that there are none" if section.is_implication else ""
            found.append(f"{name}: write it{or_tick}.")
        elif not part.is_looked_through:
            found.append(f"{name}: drawn up by rule. Read it and save it.")
        elif section.is_signed and not part.has_sign_off:
            found.append(f"{name}: record the sign-off code for these words.")
    return found


def check_may_check(missing: Sequence[str]) -> None:
    if missing:
        raise NotAllowed("Before the report counts as checked: " + " ".join(missing))


def check_may_release(findings: int, *, changes: str, version: int) -> None:
    if findings:
        many = f"are {findings} findings" if findings > 1 else "is one finding"
        raise NotAllowed(
            f"There {many} of the check to resolve, or to accept with a reason, before release."
        )
    if version > 1 and not changes.strip():
        raise NotAllowed(f"Say what has changed since version {version - 1}, in a sentence.")


def check_part(section: CoverSection, text: str, *, is_nothing: bool) -> None:
    if is_nothing and not section.is_implication:
        raise NotAllowed(f"“{section.title}” has to be written.")
    if is_nothing and text.strip():
        raise NotAllowed(
            f"{section.title}: take the tick away or the words; both together contradict."
        )


def check_is_draft(state: str) -> None:
    if state != CoverState.DRAFT:
        raise NotAllowed(
            f"This report is {state}: send it back, or begin a correction, before changing it."
        )


def check_why(why: str) -> None:
    if not why.strip():
        raise NotAllowed("Say why, in a sentence: it stands where the report stood.")


def check_period(from_on: date, quarter_end: date) -> None:
    if from_on > quarter_end:
        raise NotAllowed("The period begins after it ends.")
