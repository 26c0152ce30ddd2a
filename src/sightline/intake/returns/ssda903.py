"""The SSDA903: its XML as the tables of its CSVs, birthdays, adoptions from three tables."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from sightline.intake.sheets import SheetReading
from sightline.intake.sources import SourceFile
from sightline.intake.xml_files import Parts, Row, elements, local_name
from sightline.store.schema import ARROW, LINEAGE
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.months import age
from sightline.vocabulary.periods import financial_year_start

# Parts the return nests in HEADER, and those that HEADER's own elements stand for.
_NESTED = frozenset({"AREVIEW", "AMISSING", "OC2", "PERMANENCE", "AD_PLACED", "SWEPISODE", "DOLO"})
_FROM_HEADER = {
    "OC3": ("IN_TOUCH", "ACTIV", "ACCOM"),
    "AD1": ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
    "UASC_PART": ("DUC",),
}
_NAMES = {"CHILDID": "CHILD", "PL": "PLACE"}
_PLACED = {"A3", "A4", "A5", "A6"}
_WITH_CURRENT_CARER = {"A3", "A5"}
_NEW_CARER = {"S", "P", "B"}
_ADOPTED = {"E11", "E12"}


def read_parts(file: SourceFile) -> Parts:
    """The XML form: one CHILD per child, holding HEADER and any number of EPISODE."""
    parts = Parts("HEADER", ("CHILD", "DOB"))
    for element in elements(file, "CHILD"):
        # CHILD is also the name of the identifier in some exports: a leaf is no child's part.
        if len(element):
            _child(element, parts)
    return parts


def _child(element: Any, parts: Parts) -> None:
    header: Row = {}
    rows: list[tuple[str, Row, int]] = []
    for inner in element.iter():
        name = local_name(inner.tag)
        if name in _NESTED or name == "EPISODE":
            rows.append((name, _leaves(inner), inner.sourceline or 0))
        elif not len(inner) and local_name(inner.getparent().tag) in {"HEADER", "CHILD"}:
            header.setdefault(_NAMES.get(name, name), (inner.text or "").strip())
    line = element.sourceline or 0
    for part, names in _FROM_HEADER.items():
        own = {name: header.pop(name) for name in names if name in header}
        if part == "UASC_PART" and header.get("UASC", "").casefold() in {"1", "true", "yes"}:
            own.setdefault("DUC", "")
            rows.append((part, own, line))
        elif any(own.values()):
            rows.append((part, own, line))
    children = parts.of["HEADER"]
    child = children.add(line, len(children.lines))
    children.put_all(child, header)
    for name, row, at in rows:
        own_part = parts.of[name]
        own_part.put_all(own_part.add(at, child), row)


def _leaves(element: Any) -> Row:
    return {
        _NAMES.get(name := local_name(inner.tag), name): (inner.text or "").strip()
        for inner in element.iter()
        if not len(inner)
    }


def add_birthdays(reading: SheetReading, extract_on: date) -> None:
    """The birthday within the return's year, and the age reached, from the date of birth."""
    columns = reading.values["care_leaver_birthdays"]
    born = columns.get("born_on")
    if born is None:
        return
    days = [_birthday(each, extract_on) if each else None for each in born.to_pylist()]
    ages = [
        age(each, day) if each and day else None
        for each, day in zip(born.to_pylist(), days, strict=True)
    ]
    columns["birthday_on"] = pa.array(days, type=pa.date32())
    columns["age_reached"] = pa.array(ages, type=pa.int64())
    reading.heading_of["care_leaver_birthdays.birthday_on"] = "DOB"


def _birthday(born: date, extract_on: date) -> date:
    """A child of 29 February has the birthday on 1 March in other years."""
    first = financial_year_start(extract_on)
    for year in (first.year, first.year + 1):
        try:
            day = born.replace(year=year)
        except ValueError:
            day = date(year, 3, 1)
        if first <= day <= extract_on:
            return day
    return born


def complete_adoptions(tables: dict[str, pa.Table]) -> None:
    """One journey per child from AD1 and the decisions to place, with what the episodes tell."""
    if "adoptions" not in tables:
        return
    journeys = _by_child(tables["adoptions"])
    episodes = _by_child(_of_children(tables.get("cla_episodes"), list(journeys)))
    rows = [
        _completed(row, episodes.get(child, []))
        for child, own in journeys.items()
        for row in _joined(own)
    ]
    tables["adoptions"] = _table(rows)


def _by_child(table: pa.Table | None) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in table.to_pylist() if table is not None else []:
        found[row["child_id"]].append(row)
    return found


def _of_children(table: pa.Table | None, children: list[str]) -> pa.Table | None:
    if table is None:
        return None
    return table.filter(pc.is_in(table["child_id"], pa.array(children, type=pa.string())))


def _joined(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """AD1's row joins the latest decision to place: its own first date is the one to adopt."""
    adopted = [row for row in rows if row.get("matched_on")]
    decided = sorted((r for r in rows if not r.get("matched_on")), key=lambda r: r["decision_on"])
    if len(adopted) != 1 or not decided:
        return list(rows)
    said = {name: value for name, value in adopted[0].items() if value is not None}
    latest = {**decided[-1], **said, "decision_on": decided[-1]["decision_on"]}
    return [*decided[:-1], latest]


def _completed(row: dict[str, Any], episodes: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    decided = row["decision_on"]
    ordered = sorted(episodes, key=lambda episode: episode["started_on"])
    starts = [e["started_on"] for e in ordered if e.get("reason_started") == "S"]
    orders = [e["started_on"] for e in ordered if e.get("legal_status") == "E1"]
    placed = [
        e["started_on"] for e in ordered if e.get("place") in _PLACED and e["started_on"] >= decided
    ]
    ends = [e["ended_on"] for e in ordered if e.get("end_reason") in _ADOPTED and e.get("ended_on")]
    found = {
        "entered_care_on": max((d for d in starts if d <= decided), default=None),
        "placement_order_on": min(orders, default=None),
        "placed_on": min(placed, default=None),
        "order_on": max(ends, default=None),
        "carer_from_on": _with_carer_from(ordered, decided),
    }
    return {**found, **{name: value for name, value in row.items() if value is not None}}


def _with_carer_from(ordered: Sequence[Mapping[str, Any]], decided: date) -> date | None:
    """First day with the carers who adopt: back from an A3 or A5 to the last change of carer."""
    for n, episode in enumerate(ordered):
        if episode.get("place") in _WITH_CURRENT_CARER and episode["started_on"] >= decided:
            while n and ordered[n].get("reason_started") not in _NEW_CARER:
                n -= 1
            first: date = ordered[n]["started_on"]
            return first
    return None


def _table(rows: Sequence[dict[str, Any]]) -> pa.Table:
    declared = declared_records()["adoptions"].columns
    present = {name for row in rows for name in row}
    fields = [(name, ARROW[column.type]) for name, column in declared.items() if name in present]
    schema = pa.schema([*fields, *((field.name, field.type) for field in LINEAGE)])
    for row in rows:
        if "reversed_reason" in present:
            row.setdefault("reversed_reason", "unknown")
    return pa.Table.from_pylist(list(rows), schema=schema)
