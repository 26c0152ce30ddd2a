"""What the manager of a service writes each month, as it stands in the pack."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sightline.documents.model import Block, Document, FreeText, Heading
from sightline.documents.performance_summary import month_words

HEADINGS = {
    "analysis": "What the figures say",
    "strengths": "Strengths",
    "to_improve": "What is still to improve",
    "improved_how": "What has improved, and how",
    "improving": "What needs to improve, and what is being done",
}
EXPLORE = "What needs more information, exploration or audit"


@dataclass(frozen=True)
class ReportPaper:
    """`said`: by key of HEADINGS; `to_explore`: each becomes an exploration for the Board."""

    authority: str
    service: str
    month: date
    said: dict[str, str]
    to_explore: tuple[str, ...] = ()
    written_by: str = ""
    cleared_by: str = ""


def report_document(paper: ReportPaper) -> Document:
    return Document(
        title=f"Report: {paper.service}",
        about=(f"{paper.authority}.", f"{month_words(paper.month)}."),
        blocks=tuple(report_blocks(paper, Heading)),
        name=f"service-report-{paper.month:%Y-%m}",
    )


def report_blocks(paper: ReportPaper, head: Callable[[str], Heading]) -> Iterable[Block]:
    """`head` makes a heading of the level that suits the document they stand in."""
    for key, title in HEADINGS.items():
        if text := paper.said.get(key, ""):
            yield head(title)
            yield FreeText(text, paper.written_by, paper.cleared_by)
    if paper.to_explore:
        yield head(EXPLORE)
        for number, each in enumerate(paper.to_explore, 1):
            yield FreeText(f"{number}. {each}", paper.written_by, paper.cleared_by)
