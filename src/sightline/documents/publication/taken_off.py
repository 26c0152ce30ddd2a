"""What a reader gets by taking one figure off another, though nobody printed it.

Over time: a year to date printed each month gives each month away, also where no month was ever
printed. The stretch is read from a figure's period, "basis:last day"; stocks don't add up so.
Within the whole: the authority less one service gives the others away.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from sightline.documents.publication.published import PublishedCell
from sightline.vocabulary.words import Basis

_LENGTH = {
    Basis.MONTH: 1,
    Basis.QUARTER: 3,
    Basis.ROLLING_12_MONTHS: 12,
    Basis.ROLLING_24_MONTHS: 24,
    Basis.ROLLING_36_MONTHS: 36,
}
_BEGINS = {Basis.YEAR_TO_DATE: 4, Basis.ACADEMIC_YEAR: 9}
Stretch = tuple[int, int]


def differences(
    cells: Iterable[PublishedCell],
) -> Iterator[tuple[PublishedCell, PublishedCell, str]]:
    """Each stretch with the longest ones within it that begin or end with it; and what to call
    that which is left over: by the name of the stretch itself if it is a usual one."""
    of: dict[tuple[str, str], dict[Stretch, PublishedCell]] = {}
    for cell in cells:
        if cell.indicator and (stretch := stretch_of(cell.period)):
            of.setdefault((cell.indicator, cell.of), {})[stretch] = cell
    for found in of.values():
        for whole, cell in found.items():
            for part in _longest_within(whole, found):
                left = f"{cell.of}|{_name(_left(whole, part), found)}"
                yield cell, found[part], left


def stretch_of(period: str) -> Stretch | None:
    """First and last month, counted from year 0; None for what can't be added up."""
    basis, _, day = period.partition(":")
    try:
        last, known = date.fromisoformat(day), Basis(basis)
    except ValueError:
        return None
    end = last.year * 12 + last.month - 1
    if known in _LENGTH:
        return end - _LENGTH[known] + 1, end
    if known in _BEGINS:
        return end - (last.month - _BEGINS[known]) % 12, end
    return None


def _longest_within(whole: Stretch, found: Iterable[Stretch]) -> list[Stretch]:
    inside = [
        each for each in found if each != whole and whole[0] <= each[0] <= each[1] <= whole[1]
    ]
    from_start = [each for each in inside if each[0] == whole[0]]
    to_end = [each for each in inside if each[1] == whole[1]]
    longest = (
        max(some, key=lambda each: each[1] - each[0]) for some in (from_start, to_end) if some
    )
    return list(dict.fromkeys(longest))


def _left(whole: Stretch, part: Stretch) -> Stretch:
    return (part[1] + 1, whole[1]) if part[0] == whole[0] else (whole[0], part[0] - 1)


def _name(stretch: Stretch, found: dict[Stretch, PublishedCell]) -> str:
    known = found.get(stretch)
    return known.period if known else f"months:{stretch[0]}-{stretch[1]}"


def all_but_one(
    cells: Iterable[PublishedCell],
) -> Iterator[tuple[PublishedCell, PublishedCell, str]]:
    """The whole (`of` is empty) with each unit or group of the same figure: the others are left."""
    of: dict[tuple[str, str], dict[str, PublishedCell]] = {}
    for cell in cells:
        if cell.indicator:
            of.setdefault((cell.indicator, cell.period), {})[cell.of] = cell
    for (_, period), found in of.items():
        for name, part in found.items():
            if name and "" in found:
                yield found[""], part, f"all but {name}|{period}"
