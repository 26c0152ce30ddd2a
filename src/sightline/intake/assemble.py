"""From decided sheets to the record tables of a load, its quarantine, its coverage."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sightline.intake.keys import group_ids, last_with_value
from sightline.intake.rows import Decision
from sightline.intake.words import counted
from sightline.store.loads import Covered, SheetCount
from sightline.store.schema import ARROW, LINEAGE, QUARANTINED
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.months import months_back
from sightline.vocabulary.record_tables import UNKNOWN, ColumnType, RecordTable


def record_tables(decisions: Sequence[Decision]) -> dict[str, pa.Table]:
    """Every record table the sheets feed. Rows of one key from several sheets become one row."""
    parts: dict[str, list[pa.Table]] = defaultdict(list)
    for decision in decisions:
        for table in decision.reading.values:
            part = _part(decision, declared_records()[table])
            if part is not None:
                parts[table].append(part)
    return {name: _joined(declared_records()[name], tables) for name, tables in parts.items()}


def _part(decision: Decision, table: RecordTable) -> pa.Table | None:
    """What one sheet says of one table; of another's table only rows that have what it needs."""
    reading = decision.reading
    columns = reading.values[table.name]
    required = [column.name for column in table.columns.values() if column.required]
    if any(column not in columns for column in required):
        return None
    kept = decision.kept
    if table.name != reading.mapping.table:
        for column in required:
            kept = kept & np.asarray(pc.is_valid(columns[column]))
    mask = pa.array(kept)
    arrays = {name: columns[name].filter(mask) for name in table.columns if name in columns}
    height = int(kept.sum())
    arrays["_sheet"] = pa.array([reading.title] * height, type=pa.string())
    arrays["_row"] = pa.array(reading.sheet.rows[kept], type=pa.int64())
    return pa.table(arrays)


def _joined(table: RecordTable, parts: list[pa.Table]) -> pa.Table:
    names = [name for name in table.columns if any(name in part.column_names for part in parts)]
    whole = pa.concat_tables([_widened(table, part, names) for part in parts]).combine_chunks()
    keys = [column for column in table.key if column in names]
    ids = group_ids([_array(whole, column) for column in keys])
    if len(ids) and int(ids.max()) + 1 < whole.num_rows:
        whole = _one_row_per_key(table, whole, ids)
    return whole


def _widened(table: RecordTable, part: pa.Table, names: list[str]) -> pa.Table:
    arrays = {}
    for name in names:
        column = table.columns[name]
        kind = ARROW[column.type]
        if name in part.column_names:
            arrays[name] = part[name].cast(kind)
        elif column.type is ColumnType.CODE:
            arrays[name] = pa.array([UNKNOWN] * part.num_rows, type=kind)
        else:
            arrays[name] = pa.nulls(part.num_rows, kind)
    for field in LINEAGE:
        arrays[field.name] = part[field.name]
    return pa.table(arrays)


def _one_row_per_key(table: RecordTable, whole: pa.Table, ids: NDArray[np.int64]) -> pa.Table:
    """Column by column the last value that says something; lineage from the last row."""
    arrays = {}
    for name in whole.column_names:
        values = _array(whole, name)
        coded = name in table.columns and table.columns[name].type is ColumnType.CODE
        known = np.asarray(pc.not_equal(values, UNKNOWN) if coded else pc.is_valid(values))
        last = last_with_value(ids, known)
        taken = values.take(pa.array(last, mask=last < 0))
        arrays[name] = pc.fill_null(taken, UNKNOWN) if coded else taken
    return pa.table(arrays)


def _array(table: pa.Table, column: str) -> pa.Array:
    chunks = table[column].combine_chunks()
    return chunks.chunk(0) if isinstance(chunks, pa.ChunkedArray) else chunks


def counts(decisions: Iterable[Decision]) -> tuple[SheetCount, ...]:
    return tuple(
        SheetCount(
            sheet=decision.reading.title,
            table=decision.reading.mapping.table,
            rows=decision.reading.sheet.height,
            accepted=int(decision.kept.sum()),
            quarantined=int((~decision.kept).sum()),
        )
        for decision in decisions
    )


def quarantined(decisions: Iterable[Decision]) -> pa.Table:
    """Rows set aside whole, once each; and cells set aside of rows that were accepted."""
    rows: list[tuple[str, int, str, str, str, bool]] = []
    for decision in decisions:
        title, numbers = decision.reading.title, decision.reading.sheet.rows
        rows += [
            (title, int(numbers[aside.row]), aside.column, aside.raw, aside.reason, True)
            for aside in decision.aside.values()
        ]
        for fault in decision.reading.faults:
            rows += [
                (title, int(numbers[row]), fault.heading, raw, reason, False)
                for row, raw, reason in zip(fault.rows, fault.raw, fault.reasons, strict=True)
                if decision.kept[row]
            ]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(QUARANTINED)
    arrays = [pa.array(c, type=f.type) for c, f in zip(columns, QUARANTINED, strict=True)]
    return pa.table(arrays, schema=QUARANTINED)


def coverage(decisions: Iterable[Decision], extract_on: date) -> tuple[Covered, ...]:
    """What the sheets cover, empty ones too. A list that can't be read covers nothing."""
    found = {}
    for decision in decisions:
        mapping = decision.reading.mapping
        first = extract_on
        if mapping.months:
            first = months_back(extract_on, mapping.months)
        elif mapping.year:
            began = date(extract_on.year, *mapping.year)
            first = began if began <= extract_on else began.replace(year=extract_on.year - 1)
        for table in decision.reading.values:
            if table != "children" and _can_be_read(decision, declared_records()[table]):
                since = first if mapping.says_what_it_covers else _first_day(decision, table)
                stretch = Covered(table, since or extract_on, extract_on, mapping.point_in_time)
                found[table] = stretch
    return tuple(found.values())


def _first_day(decision: Decision, table: str) -> date | None:
    """A local table covers from its first row on, unless it is known better."""
    happens_on = declared_records()[table].happens_on or ""
    days = decision.reading.values[table].get(happens_on)
    first: date | None = None if days is None else pc.min(days).as_py()
    return first


def _can_be_read(decision: Decision, table: RecordTable) -> bool:
    columns = decision.reading.values[table.name]
    return all(column.name in columns for column in table.columns.values() if column.required)


def warn_of_children(decisions: Sequence[Decision]) -> list[str]:
    """Children who look like two, or whose birth dates differ between sheets."""
    return [*_lost_zeros(decisions), *_two_birthdays(decisions)]


def _lost_zeros(decisions: Sequence[Decision]) -> list[str]:
    known: set[str] = set()
    for decision in decisions:
        for table, columns in decision.reading.values.items():
            if "child_id" in columns and table == decision.reading.mapping.table:
                known.update(columns["child_id"].unique().drop_null().to_pylist())
    padded = sorted(each for each in known if each.startswith("0") and each.lstrip("0") in known)
    if not padded:
        return []
    example = padded[0]
    return [
        f"{counted(len(padded), 'child seems', 'children seem')} to be there twice, once with "
        f"and once without leading noughts (“{example}” and “{example.lstrip('0')}”): "
        "a spreadsheet has dropped them. Save identifiers as text and load again."
    ]


def _two_birthdays(decisions: Sequence[Decision]) -> list[str]:
    pairs = [
        (columns["child_id"].filter(kept), columns["born_on"].filter(kept))
        for decision in decisions
        if {"child_id", "born_on"}
        <= (columns := decision.reading.values.get("children", {})).keys()
        and (kept := pa.array(decision.kept)) is not None
    ]
    if not pairs:
        return []
    children = pa.concat_arrays([child for child, _ in pairs])
    days = pa.concat_arrays([day for _, day in pairs])
    known = pc.is_valid(days)
    ids = group_ids([children.filter(known)])
    both = group_ids([children.filter(known), days.filter(known)])
    if not len(ids) or int(both.max()) == int(ids.max()):
        return []
    twice = np.unique(np.stack([ids, both]), axis=1)[0]
    several = int((np.bincount(twice) > 1).sum())
    children_have = counted(several, "child has", "children have")
    return [f"{children_have} different dates of birth on different rows; the last one is used."]
