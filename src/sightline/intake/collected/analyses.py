"""The words of a report's sections from a file: one row a paragraph, in the order of the file."""

from collections.abc import Mapping
from dataclasses import dataclass

from sightline.intake.collected.table_file import read_table
from sightline.intake.refusal import IntakeRefused

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "section": ("Section", "Heading", "Service"),
    "text": ("Text", "Analysis", "Words", "Commentary"),
    "paragraph": ("Paragraph", "No", "Number"),
}


@dataclass(frozen=True)
class ReadAnalyses:
    """`texts`: by section, in order of first appearance. `nameless`: lines without a section;
    `empty`: lines without words."""

    texts: Mapping[str, str]
    paragraphs: int
    nameless: tuple[int, ...]
    empty: tuple[int, ...]
    not_read: tuple[str, ...]


def read_analyses(name: str, content: bytes) -> ReadAnalyses:
    """Raises IntakeRefused for a file that is no such table, or holds no words."""
    file = read_table(name, content, COLUMNS, ("section", "text"))
    texts: dict[str, list[str]] = {}
    nameless, empty = [], []
    for row in file.rows:
        section, text = row["section"].strip(), row["text"].strip()
        if not text:
            empty.append(row.line)
        elif not section:
            nameless.append(row.line)
        else:
            texts.setdefault(section, []).append(text)
    if not texts:
        raise IntakeRefused(f"“{name}” holds no words of any section.")
    joined = {section: "\n\n".join(each) for section, each in texts.items()}
    count = sum(len(each) for each in texts.values())
    return ReadAnalyses(joined, count, tuple(nameless), tuple(empty), file.not_read)
