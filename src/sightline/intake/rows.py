"""Decides about rows: which are accepted, which are set aside and why. None is lost."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sightline.intake.cells.dates import london_day
from sightline.intake.columns import Fault
from sightline.intake.keys import group_ids
from sightline.intake.sheets import SheetReading
from sightline.intake.words import counted, written
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import RecordTable

# Later than this after the extract day, no plan and no expected date is meant.
_TOO_FAR = timedelta(days=20 * 366)


@dataclass(frozen=True)
class Aside:
    """A row or a cell set aside; `row` from 0 within the sheet."""

    row: int
    column: str
    raw: str
    reason: str


@dataclass
class Decision:
    """Which rows of one sheet are accepted; the others, each once, with the reason."""

    reading: SheetReading
    kept: NDArray[np.bool_]
    aside: dict[int, Aside] = field(default_factory=dict)

    def set_aside(self, aside: Aside) -> None:
        if self.kept[aside.row]:
            self.kept[aside.row] = False
            self.aside[aside.row] = aside


def fill_days(reading: SheetReading) -> None:
    """The day columns that are taken from a column with the hour."""
    records = declared_records()
    for table, columns in reading.values.items():
        for column in records[table].columns.values():
            if column.day_of and column.day_of in columns:
                moments = columns[column.day_of].to_pylist()
                days = [london_day(moment) if moment else None for moment in moments]
                columns[column.name] = pa.array(days, type=pa.date32())


def take_out_far_future(reading: SheetReading, extract_on: date) -> None:
    """A date decades after the extract day is unreadable; a nearer one is kept and said."""
    limit = extract_on + _TOO_FAR
    told = set()
    for name, values in reading.days():
        table, _, column = name.partition(".")
        heading = reading.heading_of.get(name, "")
        if not heading:
            continue
        far = np.asarray(pc.fill_null(pc.greater(values, pa.scalar(limit)), False))
        late = np.asarray(pc.fill_null(pc.greater(values, pa.scalar(extract_on)), False)) & ~far
        if far.any():
            nothing = pa.nulls(len(values), values.type)
            reading.values[table][column] = pc.if_else(pa.array(far), nothing, values)
            if heading not in told:
                reading.faults.append(_too_late(reading, name, np.flatnonzero(far), extract_on))
        if late.any() and heading not in told:
            reading.warnings.append(
                f"{reading.title}: {counted(int(late.sum()), 'date')} in “{heading}” "
                f"after the extract day; kept as given."
            )
        told.add(heading)


def _too_late(reading: SheetReading, name: str, rows: NDArray[np.int64], extract_on: date) -> Fault:
    raw = reading.raw_of[name]
    shown = tuple(written(raw.cell(int(row))) for row in rows)
    drawn = written(extract_on)
    reason = "“{}” is more than twenty years after the day the data describes (" + drawn + ")."
    return Fault(
        reading.heading_of[name], rows, shown, tuple(reason.format(each) for each in shown)
    )


def decide(reading: SheetReading) -> Decision:
    """Rows of the sheet's own table that lack what every row must have are set aside."""
    decision = Decision(reading, np.ones(reading.sheet.height, dtype=np.bool_))
    table = declared_records()[reading.mapping.table]
    columns = reading.values[table.name]
    for column in table.columns.values():
        if not column.required:
            continue
        if column.name not in columns:
            _lacks_heading(decision, f"{table.name}.{column.name}")
            continue
        missing = np.flatnonzero(np.asarray(pc.is_null(columns[column.name])))
        if len(missing):
            _lacks_value(decision, f"{table.name}.{column.name}", missing)
    return decision


def _lacks_heading(decision: Decision, name: str) -> None:
    heading = _mapped_heading(decision.reading, name)
    title = decision.reading.title
    for row in np.flatnonzero(decision.kept):
        reason = f"{title} has no heading “{heading}”, without which no row can be read."
        decision.set_aside(Aside(int(row), heading, "", reason))


def _mapped_heading(reading: SheetReading, name: str) -> str:
    for column in reading.mapping.columns:
        if any(target.name == name for target in column.targets):
            return column.heading
    return name.partition(".")[2]


def _lacks_value(decision: Decision, name: str, rows: NDArray[np.int64]) -> None:
    reading = decision.reading
    heading = reading.heading_of.get(name, name.partition(".")[2])
    known = _reasons(reading, heading)
    for row in map(int, rows):
        raw, reason = known.get(row, ("", f"No “{heading}” is given."))
        if row not in known and name in reading.raw_of:
            raw = written(reading.raw_of[name].cell(row))
        decision.set_aside(Aside(row, heading, raw, reason))


def _reasons(reading: SheetReading, heading: str) -> dict[int, tuple[str, str]]:
    return {
        int(row): (raw, reason)
        for fault in reading.faults
        if fault.heading == heading
        for row, raw, reason in zip(fault.rows, fault.raw, fault.reasons, strict=True)
    }


def set_repeats_aside(decisions: Sequence[Decision]) -> None:
    """Of rows with the same key in sheets of one mapping the later is kept, of equals the first.

    The sheets come in the order their rows count, the latest last.
    """
    table = declared_records()[decisions[0].reading.mapping.table]
    where = [(n, int(row)) for n, d in enumerate(decisions) for row in np.flatnonzero(d.kept)]
    if len(where) < 2:
        return
    keys = group_ids([_joined(decisions, table, column) for column in _key(decisions, table)])
    repeated = np.flatnonzero(np.bincount(keys)[keys] > 1)
    if not len(repeated):
        return
    names = sorted({column for d in decisions for column in d.reading.values[table.name]})
    whole = group_ids([_joined(decisions, table, column) for column in names])
    kept: dict[int, int] = {}
    for place in map(int, repeated):
        before = kept.setdefault(int(keys[place]), place)
        if before == place:
            continue
        if whole[before] == whole[place]:
            _repeat(decisions, where, place, before, same=True)
        else:
            _repeat(decisions, where, before, place, same=False)
            kept[int(keys[place])] = place


def _key(decisions: Sequence[Decision], table: RecordTable) -> list[str]:
    present = {column for d in decisions for column in d.reading.values[table.name]}
    return [column for column in table.key if column in present]


def _joined(decisions: Sequence[Decision], table: RecordTable, column: str) -> pa.Array:
    """One column over the accepted rows of all the sheets."""
    parts = []
    for decision in decisions:
        values = decision.reading.values[table.name].get(column)
        height = int(decision.kept.sum())
        parts.append(pa.nulls(height) if values is None else values.filter(pa.array(decision.kept)))
    kind = next((part.type for part in parts if not pa.types.is_null(part.type)), pa.null())
    return pa.concat_arrays([part.cast(kind) for part in parts])


def _repeat(
    decisions: Sequence[Decision], where: list[tuple[int, int]], lost: int, kept: int, *, same: bool
) -> None:
    (n, row), (other, other_row) = where[lost], where[kept]
    decision, winner = decisions[n], decisions[other].reading
    number = int(winner.sheet.rows[other_row])
    place = f"row {number}" + ("" if n == other else f" of {winner.title}")
    table = declared_records()[winner.mapping.table]
    key = next((c for c in table.key if f"{table.name}.{c}" in decision.reading.raw_of), "")
    raw = decision.reading.raw_of.get(f"{table.name}.{key}")
    reason = (
        f"The same as {place}."
        if same
        else f"{place[0].upper()}{place[1:]} is about the same thing and comes later; it is kept."
    )
    heading = decision.reading.heading_of.get(f"{table.name}.{key}", "")
    decision.set_aside(Aside(row, heading, written(raw.cell(row)) if raw else "", reason))
