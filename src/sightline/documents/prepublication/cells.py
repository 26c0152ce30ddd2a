"""Cells of a report, read as far as they can be; what can't be read is compared with nothing."""

from functools import lru_cache

from sightline.documents.prepublication.compared import Shown
from sightline.vocabulary.printed_values import CollectedValue, Kind, Part, Written, read_written
from sightline.vocabulary.printed_values.directions import ShownDirection, read_directions
from sightline.vocabulary.words import Status

_NOT_THERE = {
    Status.NOT_YET_AVAILABLE, Status.TO_BE_CONFIRMED, Status.NOT_MEASURED_LOCALLY, Status.NEW,
    Status.SOURCE_TO_BE_IDENTIFIED,
}  # fmt: skip


@lru_cache(maxsize=4096)
def read(cell: str) -> Written | None:
    """None where it is neither a value nor a known state."""
    try:
        return read_written(cell)
    except ValueError:
        return None


def value(cell: str) -> CollectedValue | None:
    written = read(cell)
    return written.value if written else None


def directions(cell: str) -> tuple[ShownDirection, ...]:
    try:
        return read_directions(cell)
    except ValueError:
        return ()


def newest_part(found: CollectedValue) -> Part:
    """Of “2015-16 59% 2016-17 57%” the last; else what stands first."""
    of_times = [part for part in found.parts if part.is_of_a_time]
    return max(of_times, key=lambda part: part.label) if of_times else found.parts[0]


def is_percent(shown: Shown) -> bool | None:
    """Whether the indicator is one; None where its cells don't tell."""
    for cell in (shown.row.now, shown.row.out_turn):
        if found := value(cell):
            return found.main.kind is Kind.PERCENT
    return None


def is_not_there(shown: Shown) -> str:
    """The words with which the row says that it has no figure; '' where it has one."""
    row = shown.row
    cells = [cell for cell in (row.out_turn, *row.quarters) if cell.strip()]
    if not cells:
        return row.note
    states = [read(cell) for cell in cells]
    without = [state for state in states if state and state.status in _NOT_THERE]
    return cells[-1] if len(without) == len(cells) else ""
