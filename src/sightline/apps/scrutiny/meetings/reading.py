"""An agenda as one person sees it: which papers they may open, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sightline.apps.papers.queries import reads, standing_of
from sightline.apps.scrutiny.meetings import queries
from sightline.apps.scrutiny.meetings.agenda import ItemHeading, PaperStatus
from sightline.apps.scrutiny.meetings.papers import ground_of
from sightline.apps.scrutiny.models import CommitteeItem, CommitteeMeeting, ItemPaper


@dataclass(frozen=True)
class PaperOnPage:
    """`address`: where this person reads it, '' where they may not (yet)."""

    paper: ItemPaper
    address: str
    ground: str
    is_draft: bool


@dataclass(frozen=True)
class ItemOnPage:
    """`withheld`: how many papers the person is not told of."""

    item: CommitteeItem
    ground: str
    papers: tuple[PaperOnPage, ...]
    withheld: int


@dataclass(frozen=True)
class PartOnPage:
    title: str
    headings: tuple[tuple[str, tuple[ItemOnPage, ...]], ...]


def listed(access: Any, meeting: CommitteeMeeting, *, is_full: bool) -> list[PartOnPage]:
    """The two parts with their headings; a part without items is left out."""
    items = queries.items_of(meeting)
    parts = (
        ("Part 1: open to press and public", [each for each in items if each.is_open]),
        ("Part 2: not open to press and public", [each for each in items if not each.is_open]),
    )
    return [
        PartOnPage(title, tuple(_headings(access, found, is_full=is_full)))
        for title, found in parts
        if found
    ]


def _headings(
    access: Any, items: list[CommitteeItem], *, is_full: bool
) -> Iterable[tuple[str, tuple[ItemOnPage, ...]]]:
    for heading in ItemHeading:
        found = [each for each in items if each.heading == heading]
        if found:
            yield heading.in_words, tuple(_item(access, each, is_full=is_full) for each in found)


def _item(access: Any, item: CommitteeItem, *, is_full: bool) -> ItemOnPage:
    papers = list(item.papers.all())
    known = [each for each in papers if is_full or (each.is_open and item.is_open)]
    return ItemOnPage(
        item, ground_of(item).in_words, tuple(_paper(access, each) for each in known),
        len(papers) - len(known),
    )  # fmt: skip


def _paper(access: Any, paper: ItemPaper) -> PaperOnPage:
    is_draft = paper.status == PaperStatus.DRAFT
    return PaperOnPage(paper, _address(access, paper), ground_of(paper).in_words, is_draft)


def _address(access: Any, paper: ItemPaper) -> str:
    """The frozen version for whoever may read it, else its public one."""
    if paper.version is None:
        return ""
    if reads(access, paper.version):
        return paper.version.address
    public = standing_of(paper.version)
    return public.address if public else ""
