"""What changed between two versions of a card, row by row, and why as far as can be told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sightline.documents.card import CardData, CardRow
from sightline.documents.cells import DASH
from sightline.documents.model import Block, Column, Document, Note, Paragraph, Table

_COLUMNS = (
    Column("indicator", "Indicator", wide=True),
    Column("before", "Before", is_number=True),
    Column("after", "After", is_number=True),
    Column("rating_before", "Rating before"),
    Column("rating_after", "Rating after"),
    Column("why", "Why", wide=True),
)


@dataclass(frozen=True)
class RowChange:
    """`before` or `after` is None where the row stands on one of the two cards alone."""

    indicator: str
    title: str
    before: CardRow | None
    after: CardRow | None
    why: tuple[str, ...]

    @property
    def shown_before(self) -> str:
        return _shown(self.before)

    @property
    def shown_after(self) -> str:
        return _shown(self.after)

    @property
    def rating_before(self) -> str:
        return self.before.rag.mark.word if self.before else DASH

    @property
    def rating_after(self) -> str:
        return self.after.rag.mark.word if self.after else DASH

    @property
    def is_only_beside(self) -> bool:
        """The figure is the same: what stands beside it has changed."""
        return bool(
            self.before and self.after and _parts(self.before) == _parts(self.after)
            and self.before.rating is self.after.rating
        )  # fmt: skip


def changes(
    before: CardData, after: CardData, corrected: Mapping[str, str] | None = None
) -> tuple[RowChange, ...]:
    """Rows that differ, in the order of the later card. `corrected`: by indicator, the discrepancy
    that was settled by a correction."""
    old, new = before.by_indicator, after.by_indicator
    order = [*new, *(name for name in old if name not in new)]
    found = (_change(name, old.get(name), new.get(name), before, after) for name in order)
    told = corrected or {}
    return tuple(
        RowChange(
            each.indicator, each.title, each.before, each.after,
            (*((told[each.indicator],) if each.indicator in told else ()), *each.why),
        )
        for each in found
        if each is not None
    )  # fmt: skip


def _change(
    name: str, old: CardRow | None, new: CardRow | None, before: CardData, after: CardData
) -> RowChange | None:
    if old is not None and new is not None:
        why = tuple(_why(old, new, before, after))
        return RowChange(name, new.title, old, new, why) if why else None
    only = new or old
    said = "New on the card." if new else "No longer on the card."
    return RowChange(name, only.title, old, new, (said,)) if only else None


def _why(old: CardRow, new: CardRow, before: CardData, after: CardData) -> Iterable[str]:
    if old.definition_hash != new.definition_hash:
        yield "Its definition or a setting has changed."
    elif _parts(old) != _parts(new):
        yield _records(old, new, before, after)
    elif old.status is not new.status or old.reason != new.reason:
        yield f"It was “{old.status.in_words}” and is “{new.status.in_words}”."
    if (old.target, old.target_name) != (new.target, new.target_name):
        yield f"The target was {old.shown_target} and is {new.shown_target}."
    elif old.rating is not new.rating:
        yield "The rating follows."
    if _beside(old) != _beside(new):
        yield "What is published of others has changed."


def _records(old: CardRow, new: CardRow, before: CardData, after: CardData) -> str:
    if new.is_typed:
        return "It was typed in anew."
    if before.snapshot == after.snapshot:
        return "It was counted again from the same records."
    said = f"Counted from records as at {_day(after)} instead of {_day(before)}"
    more = _more("counted", old.numerator, new.numerator)
    of = _more("looked at", old.denominator, new.denominator)
    told = " and ".join(each for each in (more, of) if each)
    return f"{said}: {told}, as records came late or were put right." if told else f"{said}."


def _more(what: str, old: float | None, new: float | None) -> str:
    if old is None or new is None or old == new:
        return ""
    return f"{abs(new - old):,g} {'more' if new > old else 'fewer'} {what}"


def _day(card: CardData) -> str:
    at = card.data_as_at
    return f"{at.day} {at:%B %Y}" if at else "an earlier day"


def _parts(row: CardRow) -> tuple[float | None, float | None, float | None]:
    return row.value, row.numerator, row.denominator


def _beside(row: CardRow) -> dict[str, float | None]:
    return {each.kind.value: each.value for each in row.beside}


def _shown(row: CardRow | None) -> str:
    if row is None:
        return DASH
    return f"{row.shown} ({row.parts})" if row.parts else row.shown


def changes_document(
    title: str, card: CardData, found: Iterable[RowChange], about: tuple[str, ...]
) -> Document:
    rows = tuple(
        (c.title, c.shown_before, c.shown_after, c.rating_before, c.rating_after, " ".join(c.why))
        for c in found
    )
    blocks: list[Block] = [
        Table("What changed", _COLUMNS, rows, heads_rows=True, is_section=True)
        if rows else Paragraph("Nothing on the card has changed between these versions.")
    ]  # fmt: skip
    blocks.append(
        Note("Compared as recorded: each version keeps its own figures and its snapshot.")
    )
    name = f"changes-{card.service.replace('_', '-')}-{card.month:%Y-%m}"
    return Document(title, about, tuple(blocks), name, card.data_as_at, is_landscape=True)
