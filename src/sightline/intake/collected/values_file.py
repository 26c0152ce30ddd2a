"""The values of a period from a file: one row for each indicator and period.

The template that can be downloaded has these columns, filled in up to the value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sightline.intake.collected.reasons import status_of_reason
from sightline.intake.collected.table_file import Row, read_table
from sightline.vocabulary.periods import read_period_label
from sightline.vocabulary.printed_values import Written, read_value, read_written
from sightline.vocabulary.printed_values.directions import ShownDirection, read_directions
from sightline.vocabulary.problems import Problem
from sightline.vocabulary.words import Status

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "indicator": ("Indicator id",),
    "title": ("Title",),
    "unit": ("Unit", "Service or team"),
    "period_end": ("Period ends",),
    "period": ("Period",),
    "value": ("Value",),
    "numerator": ("Numerator",),
    "denominator": ("Denominator",),
    "status": ("Status",),
    "in_year": ("In year",),
    "reason": ("Reason",),
    "expected_on": ("Expected on",),
    "coverage_note": ("Coverage note",),
    "direction": ("Direction",),
    "narrative": ("Narrative",),
    "explanation": ("Why it moved",),
    "forecast": ("Forecast",),
}


@dataclass(frozen=True)
class ReadEntry:
    """One row: the indicator's id and the last day of the period, with what is said of it.

    `unit` is the service or team whose value it is; empty for the authority's.
    """

    line: int
    indicator: str
    last: date
    written: Written
    numerator: str = ""
    denominator: str = ""
    reason: str = ""
    expected_on: date | None = None
    coverage_note: str = ""
    directions: tuple[ShownDirection, ...] = ()
    narrative: str = ""
    explanation: str = ""
    forecast: str = ""
    unit: str = ""


@dataclass(frozen=True)
class ReadValues:
    entries: tuple[ReadEntry, ...]
    problems: tuple[Problem, ...]
    left_blank: int
    not_read: tuple[str, ...]


def read_values(name: str, content: bytes) -> ReadValues:
    """A row without value, status and reason is still to be filled in: it is counted, not read.

    Raises IntakeRefused where the file is no such table.
    """
    table = read_table(name, content, COLUMNS, ["indicator", "period_end"])
    entries, problems, blank = [], [], 0
    for row in table.rows:
        if not any(row[column].strip() for column in COLUMNS if column not in _FILLED_IN):
            blank += 1
            continue
        try:
            entries.append(_entry(row))
        except ValueError as error:
            problems.append(Problem(name, row.line, str(error)))
    return ReadValues(tuple(entries), tuple(problems), blank, table.not_read)


_FILLED_IN = {"indicator", "title", "unit", "period_end", "period"}


def _entry(row: Row) -> ReadEntry:
    expected = row["expected_on"].strip()
    return ReadEntry(
        line=row.line,
        indicator=row["indicator"].strip(),
        last=read_period_label(row["period_end"]).last,
        written=_written(row),
        numerator=_number(row["numerator"]),
        denominator=_number(row["denominator"]),
        reason=row["reason"].strip(),
        expected_on=read_period_label(expected).last if expected else None,
        coverage_note=row["coverage_note"].strip(),
        directions=read_directions(row["direction"]),
        narrative=row["narrative"].strip(),
        explanation=row["explanation"].strip(),
        forecast=row["forecast"].strip(),
        unit=row["unit"].strip(),
    )


def _number(text: str) -> str:
    """A plain number as text, or nothing; a ValueError says what was written instead."""
    if not text.strip():
        return ""
    return str(read_value(text).main.value)


def _written(row: Row) -> Written:
    """The status column goes before what the value's cell says of itself."""
    said = read_written(row["value"])
    in_year = said.in_year or row["in_year"].strip().casefold() in {"yes", "y", "true", "1"}
    status = _status(row["status"]) or said.status
    if said.value is not None:
        if status not in {Status.OK, Status.PROVISIONAL, Status.NEW}:
            raise ValueError(f"There is a value and the status “{status.in_words}”; give only one.")
        return Written(said.value, status, in_year)
    if row["numerator"].strip() and status is Status.DELIBERATELY_BLANK:
        status = Status.OK
    elif status is Status.DELIBERATELY_BLANK and row["reason"].strip():
        status = status_of_reason(row["reason"])
    return Written(None, status, in_year)


def _status(text: str) -> Status | None:
    wanted = text.strip().casefold().replace("_", " ")
    if not wanted:
        return None
    for status in Status:
        if wanted in {status.in_words.casefold(), status.value.replace("_", " ")}:
            return status
    raise ValueError(f"“{text.strip()}” is no status, such as “Provisional”.")
