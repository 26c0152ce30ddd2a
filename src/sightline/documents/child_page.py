"""One child's page: everything the records hold of one case-system id, in the order it happened.

It reads the rows of that one id and follows nothing from them to another: not a family, not a
pupil number. A child's identity before adoption and the one after are never joined here.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from sightline.documents.child_records import Row, records_of_child
from sightline.documents.record_source import source_of_row, why_not_counted
from sightline.measures.worklists.model import Fact, WorklistRow
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.column_words import column_title
from sightline.vocabulary.declared import CATALOGUE, declared_records
from sightline.vocabulary.record_tables import UNKNOWN, ColumnType, RecordTable

OTHER = "Other records"
_SEEN_IN = ("cp_visits", "cla_visits", "cin_visits", "private_fostering_visits")


@dataclass(frozen=True)
class Item:
    """One record. `until` None on a span means it lasts; `source` names load and place in it.

    `note` says why a record does not count: impossible dates, or missing from a later extract.
    """

    lane: str
    table: str
    says: str
    on: date
    until: date | None = None
    is_span: bool = False
    facts: tuple[tuple[str, Fact], ...] = ()
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class ChildPage:
    """What the page shows. Fields are None or '' where no record says it."""

    child_id: str
    as_at: date
    display_name: str = ""
    case_link: str = ""
    born_on: date | None = None
    unborn: bool = False
    died_on: date | None = None
    about: tuple[tuple[str, str], ...] = ()
    status: str = ""
    status_since: date | None = None
    service: str = ""
    team: str = ""
    worker: str = ""
    others: tuple[tuple[str, str], ...] = ()
    last_seen_on: date | None = None
    restricted: bool = False
    items: tuple[Item, ...] = ()
    duties: tuple[WorklistRow, ...] = ()
    lanes: tuple[str, ...] = field(default=())

    @property
    def name(self) -> str:
        return self.display_name or f"Child {self.child_id}"

    @property
    def age(self) -> int | None:
        """Completed years on the extract day; None for an unborn child or without a birth date."""
        born = self.born_on
        if born is None or self.unborn or born > self.as_at:
            return None
        day = self.died_on or self.as_at
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    @property
    def days_unseen(self) -> int | None:
        return (self.as_at - self.last_seen_on).days if self.last_seen_on else None


def child_page(
    snapshot: Snapshot, child_id: str, *, duties: Iterable[WorklistRow] = ()
) -> ChildPage | None:
    """The page of one child; None where no record names the child."""
    rows = records_of_child(snapshot, child_id)
    if not rows:
        return None
    as_at = snapshot.manifest.data_as_at
    lanes = _Lanes()
    items = sorted(lanes.items(rows), key=lambda item: (item.on, item.table), reverse=True)
    child = _first(rows, "children")
    details = _first(rows, "child_details")
    case = _open_on(rows.get("open_cases", ()), as_at)
    held = _open_on(rows.get("allocations", ()), as_at)
    kinds = declared_records().codes["case_kind"]
    return ChildPage(
        child_id=child_id,
        as_at=as_at,
        display_name=details.get("display_name") or "",
        case_link=_safe_link(details.get("case_link")),
        born_on=child.get("born_on"),
        unborn=bool(child.get("unborn")),
        died_on=child.get("died_on"),
        about=tuple(_about(child)),
        status=kinds.meaning(case["kind"]) if case else "",
        status_since=case.get("started_on") if case else None,
        service=(held.get("service") or "") if held else "",
        team=(held.get("team") or "") if held else "",
        worker=(held.get("worker") or "") if held else "",
        others=tuple(_others(rows.get("case_allocations", ()), as_at)),
        last_seen_on=_last_seen(rows, as_at),
        restricted=bool(details.get("restricted")),
        items=tuple(items),
        duties=tuple(sorted(duties, key=lambda row: (row.due_on is None, row.due_on))),
        lanes=lanes.titles,
    )


def _first(rows: Mapping[str, list[Row]], table: str) -> Row:
    return next((row for row in rows.get(table, ()) if not row.get("withdrawn_on")), {})


def _open_on(rows: Iterable[Row], day: date) -> Row | None:
    """The row that lasts on the day; the one that began last, if several do."""
    lasting = [
        row
        for row in rows
        if row["started_on"] <= day and (row["ended_on"] is None or row["ended_on"] > day)
    ]
    return max(lasting, key=lambda row: row["started_on"], default=None)


def _others(rows: Iterable[Row], day: date) -> Iterator[tuple[str, str]]:
    """Reviewing officer, conference chair, personal adviser: whoever else holds the child."""
    roles = declared_records().codes["allocation_role"]
    for row in rows:
        lasts = row["started_on"] <= day and (row["ended_on"] is None or row["ended_on"] > day)
        if lasts and row.get("role") != "social_worker" and row.get("worker"):
            yield roles.meaning(row["role"]), row["worker"]


def _about(child: Row) -> Iterator[tuple[str, str]]:
    records = declared_records()
    for name in ("sex", "ethnicity", "disability"):
        codes = records.code_list("children", name)
        value = child.get(name)
        if codes is not None and value and value != UNKNOWN:
            yield name.capitalize(), codes.meaning(value)


def _last_seen(rows: Mapping[str, list[Row]], as_at: date) -> date | None:
    days = [
        row["visited_on"]
        for table in _SEEN_IN
        for row in rows.get(table, ())
        if row.get("seen") != "no" and not row.get("withdrawn_on")
    ]
    days += [row["last_seen_on"] for row in rows.get("cin_episodes", ()) if row.get("last_seen_on")]
    return max((day for day in days if day <= as_at), default=None)


def _safe_link(address: str | None) -> str:
    """Only web addresses: a link out of an extract is no place for a script."""
    return address if address and address.startswith(("https://", "http://")) else ""


@dataclass(frozen=True)
class _Told:
    """How records of one table are told."""

    lane: str
    on: str
    until: str | None
    says: str
    without: frozenset[str]


class _Lanes:
    """The lanes of `child_timeline.toml`, and what is left over."""

    def __init__(self) -> None:
        told, self.left_out = _declared_lanes()
        self.told = dict(told)
        self.titles = tuple(dict.fromkeys([each.lane for each in self.told.values()] + [OTHER]))

    def items(self, rows: Mapping[str, list[Row]]) -> Iterator[Item]:
        records = declared_records()
        for name, listed in rows.items():
            told = self.told.get(name) or self._other(records[name])
            for row in listed if told else ():
                if told and isinstance(row.get(told.on), date):
                    yield _item(records[name], told, row)

    def _other(self, table: RecordTable) -> _Told | None:
        if table.name in self.left_out:
            return None
        until = table.spans[0][1] if table.spans else None
        return _Told(OTHER, table.happens_on or "observed_on", until, table.title, frozenset())


@lru_cache(maxsize=1)
def _declared_lanes() -> tuple[tuple[tuple[str, _Told], ...], frozenset[str]]:
    values = tomllib.loads((CATALOGUE / "child_timeline.toml").read_text("utf-8"))
    told = tuple(
        (
            one["table"],
            _Told(
                lane["title"], one["on"], one.get("until"), one["says"],
                frozenset(one.get("without", ())),
            ),
        )
        for lane in values["lane"]
        for one in lane["of"]
    )  # fmt: skip
    return told, frozenset(values["left_out"])


def _item(table: RecordTable, told: _Told, row: Row) -> Item:
    words = {name: _words(table, name, row.get(name)) for name in row}
    says = told.says.format_map({k: v if v else "not recorded" for k, v in words.items()})
    shown = {told.on, told.until, "child_id", *told.without}
    facts = tuple(
        (_label(name), row[name] if table.type_of(name) is ColumnType.DATE else words[name])
        for name, column in table.columns.items()
        if name not in shown and not column.private and words.get(name)
        and f"{{{name}}}" not in told.says and column.type is not ColumnType.ROW
    )  # fmt: skip
    return Item(
        told.lane, table.name, says, row[told.on], row.get(told.until) if told.until else None,
        told.until is not None, facts, source_of_row(row), why_not_counted(row),
    )  # fmt: skip


def _words(table: RecordTable, name: str, value: Any) -> str:
    if value is None or value == UNKNOWN or value == []:
        return ""
    codes = declared_records().code_list(table.name, name)
    if isinstance(value, list):
        return ", ".join(codes.meaning(code) if codes else str(code) for code in value)
    if codes:
        return codes.meaning(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _label(name: str) -> str:
    return column_title(name.removesuffix("_on").removesuffix("_at"))
