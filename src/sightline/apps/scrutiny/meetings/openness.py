"""Open, exempt or confidential: which parts of a meeting the public is kept out of, and why.

*Exempt* is what the council may withhold, by a paragraph of Schedule 12A to the Local Government
Act 1972 and a test of the public interest. *Confidential* is what it must withhold: given by a
government department on terms that forbid it, or forbidden by law or a court.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.not_allowed import NotAllowed


class Openness(StrEnum):
    OPEN = "open"
    EXEMPT = "exempt"
    CONFIDENTIAL = "confidential"

    @property
    def in_words(self) -> str:
        return _IN_WORDS[self]


_IN_WORDS = {
    Openness.OPEN: "Open to press and public",
    Openness.EXEMPT: "Exempt information (Schedule 12A)",
    Openness.CONFIDENTIAL: "Confidential information",
}


@dataclass(frozen=True)
class ExemptParagraph:
    number: int
    title: str
    meaning: str

    @property
    def said(self) -> str:
        return f"Paragraph {self.number}: {self.title}"


@lru_cache(maxsize=1)
def exempt_paragraphs() -> Mapping[int, ExemptParagraph]:
    text = (CATALOGUE / "governance" / "exempt_information.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)["paragraph"]
    return {each["number"]: ExemptParagraph(**each) for each in found}


@dataclass(frozen=True)
class Ground:
    """Why something is withheld, as it was typed."""

    openness: Openness = Openness.OPEN
    paragraph: int | None = None
    public_interest: str = ""
    proper_officer: str = ""
    confidential_because: str = ""

    @property
    def in_words(self) -> str:
        """As agenda and minutes say it; '' where it is open."""
        if self.openness is Openness.EXEMPT and self.paragraph:
            title = exempt_paragraphs()[self.paragraph].title
            return f"Exempt information, Schedule 12A paragraph {self.paragraph}: {title}."
        if self.openness is Openness.CONFIDENTIAL:
            return f"Confidential information: {self.confidential_because.rstrip('.')}."
        return ""


def check_ground(ground: Ground) -> None:
    """Each class with its own grounds, whole, and never with the other's."""
    if ground.openness is Openness.OPEN:
        _check_open(ground)
    elif ground.openness is Openness.EXEMPT:
        _check_exempt(ground)
    else:
        _check_confidential(ground)


def _check_open(ground: Ground) -> None:
    if ground.paragraph or ground.public_interest.strip() or ground.confidential_because.strip():
        raise NotAllowed("Reasons for withholding stand here, and yet it is open: choose one.")


def _check_exempt(ground: Ground) -> None:
    if ground.paragraph not in exempt_paragraphs():
        raise NotAllowed("Exempt information needs its paragraph of Schedule 12A, 1 to 7.")
    if not ground.public_interest.strip():
        raise NotAllowed(
            "Say why the public interest in withholding it outweighs that in disclosing it."
        )
    if not ground.proper_officer.strip():
        raise NotAllowed("Name the post of the proper officer whose opinion it is.")
    if ground.confidential_because.strip():
        raise NotAllowed("Exempt and confidential are two different things: choose one.")


def _check_confidential(ground: Ground) -> None:
    if not ground.confidential_because.strip():
        raise NotAllowed(
            "Say why it is confidential: a government department gave it on terms that forbid "
            "disclosure, or a law or a court forbids it."
        )
    if ground.paragraph or ground.public_interest.strip():
        raise NotAllowed(
            "Confidential information has no paragraph of Schedule 12A: that is for exempt "
            "information."
        )


def check_public_left(openness: Openness, *, is_excluded: bool, title: str) -> None:
    """Exempt items wait for the committee's own resolution; the law itself keeps the public out of
    confidential ones."""
    if openness is Openness.EXEMPT and not is_excluded:
        raise NotAllowed(
            f"“{title}” is exempt: record the committee’s resolution to exclude the press and "
            "public first."
        )
