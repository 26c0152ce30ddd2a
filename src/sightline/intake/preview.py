"""Rows typed in or uploaded, looked at before anything is written: new, changed, same, refused.

Nothing here writes. A row that can't be taken says in which line and why; the others stand.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """One row that would be written: what is there now (None: nothing), and what would be."""

    line: int
    key: str
    before: Row | None
    after: Row

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields that differ."""
        before = self.before or {}
        return tuple(name for name, value in self.after.items() if before.get(name) != value)


@dataclass(frozen=True)
class RefusedRow:
    line: int
    sentence: str


@dataclass(frozen=True)
class Preview:
    new: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    same: int = 0
    refused: tuple[RefusedRow, ...] = field(default=())

    @property
    def to_write(self) -> tuple[Change, ...]:
        return self.new + self.changed

    def __str__(self) -> str:
        counts = {"new": len(self.new), "changed": len(self.changed), "the same": self.same}
        counts["refused"] = len(self.refused)
        return ", ".join(f"{count} {what}" for what, count in counts.items())


def preview_rows(
    rows: Iterable[tuple[int, Row]],
    existing: Mapping[str, Row],
    key_of: Callable[[Row], str],
    problem_with: Callable[[Row], str | None],
) -> Preview:
    """Sort rows, each with its line, against what is there by key.

    `problem_with` returns a sentence for a row that can't be taken. Of two rows with one key
    the second is refused: which of them was meant can't be known.
    """
    new, changed, refused, same = [], [], [], 0
    first_line: dict[str, int] = {}
    for line, row in rows:
        if sentence := problem_with(row):
            refused.append(RefusedRow(line, sentence))
            continue
        key = key_of(row)
        if key in first_line:
            sentence = f"This row stands for the same as line {first_line[key]}. Keep one of them."
            refused.append(RefusedRow(line, sentence))
            continue
        first_line[key] = line
        change = Change(line, key, existing.get(key), row)
        if change.before is None:
            new.append(change)
        elif change.changed:
            changed.append(change)
        else:
            same += 1
    return Preview(tuple(new), tuple(changed), same, tuple(refused))
