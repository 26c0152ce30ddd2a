"""A letter's content as the document model's blocks."""

from collections.abc import Iterable
from typing import Any

from sightline.apps.digests.counting import ListCount, Waiting
from sightline.apps.digests.rules import MOST_TOLD, Counted, Looked, Told
from sightline.documents.model import Block, Column, Heading, Note, Paragraph, Table

Content = dict[str, Any]


def content_of(
    looked: Iterable[tuple[Looked, tuple[Told, ...]]],
    lists: Iterable[ListCount],
    data_quality: str,
    to_type_in: int,
) -> Content:
    """What is kept of a letter: sentences and counts, as JSON can hold them."""
    held = list(looked)
    changes = [_change(one.unit, told) for one, all_told in held for told in all_told]
    return {
        "looked_at": [one.in_words for one, _ in held],
        "changes": changes[:MOST_TOLD],
        "more": max(len(changes) - MOST_TOLD, 0),
        "lists": [[each.title, each.late, each.due_soon] for each in lists],
        "data_quality": data_quality,
        "to_type_in": to_type_in,
    }


def _change(unit: str, told: Told) -> dict[str, str]:
    return {
        "title": told.seen.title,
        "unit": unit,
        "news": told.news.value,
        "truth": told.seen.truth,
        "which_way": told.which_way,
        "what_to_do": told.what_to_do,
        "address": told.seen.address,
    }


def subject_of(content: Content) -> str:
    """As in “2 changes, 14 late”."""
    changes = len(content["changes"]) + content["more"]
    late = sum(late for _, late, _ in content["lists"])
    said = [f"{changes} {'change' if changes == 1 else 'changes'}"] if changes else []
    said += [f"{late} late"] if late else []
    return "Your week: " + (", ".join(said) or "what needs you")


def blocks_of(content: Content) -> tuple[Block, ...]:
    return (
        *_headlines(content.get("headlines", [])),
        *_about_figures(content),
        *_about_lists(content["lists"]),
        *_about_data(content["data_quality"]),
        *_about_collected(content["to_type_in"]),
    )


def _headlines(figures: list[list[str]]) -> Iterable[Block]:
    """Letters kept from before there were any have none."""
    if figures:
        columns = (Column("figure", "Figure"), Column("value", "Value", is_number=True))
        rows = tuple((title, value) for title, value in figures)
        yield Table("Headline figures", columns, rows, heads_rows=True)


def _about_figures(content: Content) -> Iterable[Block]:
    if not content["looked_at"]:
        return
    count = len(content["changes"]) + content["more"]
    found = {0: "Nothing", 1: "One thing"}.get(count, f"{count} things")
    looked = "; ".join(content["looked_at"])
    yield Paragraph(f"{found} really changed. We looked at {looked}.", True)
    for change in content["changes"]:
        yield Heading(f"{change['title']} ({change['unit']}) {change['news']}", 2)
        yield Paragraph(change["truth"])
        way = "" if change["which_way"].rstrip(".") in change["truth"] else change["which_way"]
        yield Note(f"{way} {change['what_to_do']}".strip())
    if content["more"]:
        yield Paragraph(f"{content['more']} more stand on the scorecard.")


def _about_lists(lists: list[list[Any]]) -> Iterable[Block]:
    if lists:
        yield Heading("Worklists", 2)
        columns = (
            Column("list", "List"),
            Column("late", "Late", is_number=True),
            Column("soon", "Due soon", is_number=True),
        )
        rows = tuple(tuple(each) for each in lists)
        yield Table("What is late or due soon", columns, rows, heads_rows=True)


def _about_data(sentence: str) -> Iterable[Block]:
    if sentence:
        yield Heading("Data quality", 2)
        yield Paragraph(sentence)


def _about_collected(count: int) -> Iterable[Block]:
    if count:
        yield Heading("Figures to type in", 2)
        yield Paragraph(
            f"{count} collected {'figure waits' if count == 1 else 'figures wait'} for you."
        )


def waiting_blocks(waiting: Waiting) -> Iterable[Block]:
    """The weekly report on children without a worker: counts by team and days."""
    total = waiting.total
    longest = f", the longest for {waiting.longest} days" if total else ""
    yield Paragraph(f"{total} {children_wait(total)} for a named worker{longest}.", True)
    if waiting.by_team:
        columns = [Column("team", "Team")]
        columns += [Column(group.name.lower(), group.value, is_number=True) for group in Counted]
        rows = tuple(
            (team, *(groups.get(group, 0) for group in Counted)) for team, groups in waiting.by_team
        )
        yield Table("Waiting, by team and days", tuple(columns), rows, heads_rows=True)
    if waiting.held:
        columns = [Column("team", "Team"), Column("held", "Children", is_number=True)]
        title = "Held by a manager or the duty desk until then"
        yield Table(title, tuple(columns), waiting.held, heads_rows=True)


def children_wait(count: int) -> str:
    return "child waits" if count == 1 else "children wait"
