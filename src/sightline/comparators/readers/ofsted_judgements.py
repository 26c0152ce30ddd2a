"""A list of Ofsted judgements that the user keeps: authority, date, judgement area, grade.

The list is the user's own, so it is refused until every row of it can be read. The template is
`catalogue/comparators/ofsted_judgements_template.csv`.
"""

from datetime import date

import pyarrow as pa

from sightline.comparators.readers.columns import picked
from sightline.comparators.refusal import Refused
from sightline.comparators.tables import Reading, shaped
from sightline.vocabulary.problems import did_you_mean

COLUMNS = frozenset({"authority", "date", "judgement_area", "grade"})
AREAS = ("overall", "leaders", "help_and_protection", "care", "care_leavers")
GRADES = ("outstanding", "good", "requires_improvement", "inadequate")


def read(table: pa.Table, file_name: str) -> Reading:
    given = picked(table, {name: name for name in sorted(COLUMNS)}).to_pylist()
    kept, wrong = [], []
    for number, row in enumerate(given, start=2):
        cells = {name: (cell or "").strip() for name, cell in row.items()}
        try:
            kept.append(_judgement(cells))
        except ValueError as error:
            wrong.append(f"row {number}: {error}")
    if wrong or not kept:
        raise Refused("; ".join(wrong) or "It holds no judgement.")
    constants = {"source": "ofsted_list", "dataset": "ofsted_judgements"}
    return Reading(
        kind="Ofsted judgements",
        source="ofsted_list",
        dataset="ofsted_judgements",
        release=f"to {max(str(row['on']) for row in kept)}",
        rows=len(table),
        tables={"judgements": shaped("judgements", pa.Table.from_pylist(kept), constants)},
    )


def _judgement(cells: dict[str, str]) -> dict[str, object]:
    authority = cells["authority"].removesuffix(".0")
    if len(authority) != 3 or not authority.isdecimal():
        raise ValueError(f"“{authority}” is no authority's three-digit number")
    return {
        "authority": authority,
        "on": _day(cells["date"]),
        "judgement_area": _one_of(AREAS, cells["judgement_area"], "judgement area"),
        "grade": _one_of(GRADES, cells["grade"], "grade"),
    }


def _day(written: str) -> date:
    day_first = written.split("/")
    if len(day_first) == 3:
        written = "-".join(part.zfill(2) for part in reversed(day_first))
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"“{written}” is no date; write 2025-02-03 or 03/02/2025") from None


def _one_of(words: tuple[str, ...], written: str, what: str) -> str:
    word = written.casefold().replace(" ", "_").replace("-", "_")
    word = word.removesuffix("_to_be_good")
    if word not in words:
        raise ValueError(f"“{written}” is no {what}.{did_you_mean(word, words)}")
    return word
