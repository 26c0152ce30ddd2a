"""Good practice as a paper: what works well, why, where, and who took it up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.documents.model import Column, Document, Paragraph, Table

_COLUMNS = (
    Column("what", "What works well", wide=True),
    Column("why", "Why it works", wide=True),
    Column("where", "Where"),
    Column("since", "Since"),
    Column("figure", "The figure that shows it", wide=True),
    Column("ask", "Who may be asked", "A role."),
    Column("state", "State"),
    Column("used_again", "Used again", "Where else it was taken up.", wide=True),
)


@dataclass(frozen=True)
class PracticeLine:
    title: str
    why: str
    where: str
    since: date | None
    figure: str
    ask: str
    state: str
    used_again: tuple[str, ...] = ()


def good_practice_list(
    lines: Sequence[PracticeLine], *, whose: str, filters: str, as_at: date
) -> Document:
    about = (f"{whose}, {as_at.day} {as_at:%B %Y}", f"Filter: {filters}.")
    name = "good-practice"
    rows = tuple(
        (
            line.title, line.why, line.where, line.since, line.figure, line.ask, line.state,
            "; ".join(line.used_again),
        )
        for line in lines
    )  # fmt: skip
    table = Table(
        "Good practice", _COLUMNS, rows, about=about, name=name, sheet="Good practice",
        heads_rows=True,
    )  # fmt: skip
    if not lines:
        nothing = Paragraph("No good practice is within this filter.", is_lead=True)
        return Document(
            "Good practice", about, (nothing,), name=name, data_as_at=as_at, data=(table,)
        )
    used = sum(bool(line.used_again) for line in lines)
    pieces = "piece" if len(lines) == 1 else "pieces"
    said = f"{len(lines)} {pieces} of good practice; {used} of them used again elsewhere."
    return Document(
        "Good practice", about, (Paragraph(said, is_lead=True), table.without_empty_columns),
        name=name, data_as_at=as_at, is_landscape=True, data=(table,),
    )  # fmt: skip
