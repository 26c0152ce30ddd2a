"""The minutes of a committee: attendance in groups, each item with what was said and resolved, and
when the meeting closed.

What was said stands as free text; of a private item the public minutes have its title, the ground
and a summary, the full ones everything.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.documents.committee_agenda import PART_ONE, PART_TWO, Front
from sightline.documents.model import (
    Block,
    Document,
    Exempt,
    Facts,
    FreeText,
    Heading,
    Listing,
    Note,
    Paragraph,
)
from sightline.judgement.phrases import day_words

_WRITTEN_BY = "the minutes"


@dataclass(frozen=True)
class ResolvedLine:
    number: int
    text: str
    kind: str = ""
    votes: str = ""

    @property
    def line(self) -> str:
        return f"{self.text.rstrip()} ({self.votes})" if self.votes else self.text


@dataclass(frozen=True)
class MinuteLine:
    """One item. `said_by_rule`: sentences made of what was recorded: apologies, declarations,
    the minutes before, votes; `arose`: earlier items with what was said of them."""

    number: int
    title: str
    ground: str = ""
    said_by_rule: tuple[str, ...] = ()
    arose: tuple[tuple[str, str], ...] = ()
    discussion: str = ""
    resolved: tuple[ResolvedLine, ...] = ()
    public_summary: str = ""


@dataclass(frozen=True)
class CommitteeMinutes:
    """`attendance`: each group with its people; `status`: draft, or when and by whom signed."""

    front: Front
    status: str
    attendance: tuple[tuple[str, tuple[str, ...]], ...]
    quorum: str
    lines: tuple[MinuteLine, ...]
    closed: str = ""
    signed: tuple[tuple[str, str], ...] = ()
    corrections: str = ""


def committee_minutes(minutes: CommitteeMinutes, *, is_full: bool) -> Document:
    """`is_full`: with the restricted minutes of private items."""
    front = minutes.front
    about = (
        f"Held on {front.held_on:%A} {day_words(front.held_on)}, {front.time}"
        + (f", {front.place}." if front.place else "."),
        minutes.status,
    )
    blocks = (
        *_attendance(minutes), *_part(minutes, PART_ONE, is_full),
        *_part(minutes, PART_TWO, is_full), *_ending(minutes),
    )  # fmt: skip
    title = f"Minutes: {front.committee}, {day_words(front.held_on)}"
    return Document(title, about, blocks, name=f"minutes-{front.held_on.isoformat()}")


def _attendance(minutes: CommitteeMinutes) -> Iterable[Block]:
    yield Heading("Attendance")
    if not minutes.attendance:
        yield Note("Attendance has not been recorded.")
    for group, people in minutes.attendance:
        yield Heading(group, 3)
        yield Listing(people)
    yield Paragraph(minutes.quorum)


def _part(minutes: CommitteeMinutes, title: str, is_full: bool) -> Iterable[Block]:
    is_private = title == PART_TWO
    found = [each for each in minutes.lines if bool(each.ground) is is_private]
    if found:
        yield Heading(title)
    for line in found:
        yield Heading(f"{line.number}. {line.title}", 3)
        yield from _private(line, is_full) if is_private else _said(line)


def _said(line: MinuteLine) -> Iterable[Block]:
    yield from map(Paragraph, line.said_by_rule)
    for earlier, text in line.arose:
        yield Paragraph(f"{earlier}:")
        yield _free(text)
    if line.discussion.strip():
        yield _free(line.discussion)
    if line.resolved:
        yield Paragraph("Resolved:")
    for each in line.resolved:
        yield _free(f"{each.number}. {each.line}")


def _private(line: MinuteLine, is_full: bool) -> Iterable[Block]:
    yield Note(line.ground)
    if line.public_summary.strip():
        yield _free(line.public_summary)
    restricted = tuple(_said(line))
    if is_full and restricted:
        title = Heading(f"{line.number}. {line.title}: restricted minute", 3)
        yield Exempt(line.ground, (title, *restricted))


def _ending(minutes: CommitteeMinutes) -> Iterable[Block]:
    if minutes.closed:
        yield Paragraph(minutes.closed)
    if minutes.corrections:
        yield Heading("Corrected before they were signed")
        yield _free(minutes.corrections)
    if minutes.signed:
        yield Heading("Approved as a correct record")
        yield Facts(minutes.signed)


def _free(text: str) -> FreeText:
    return FreeText(text, written_by=_WRITTEN_BY)
