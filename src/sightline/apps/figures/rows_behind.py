"""The rows behind a figure as this person may see them: sorted out, counted, paged, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from sightline.apps.children.queries import child_key, sort_out
from sightline.apps.figures.explaining import Opened
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.documents.on_page import Cell, Heading, PageTable, Part, part_of
from sightline.measures.figures.explain import ExplainedRow, Outcome
from sightline.vocabulary.column_words import column_words
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import ColumnType

_MOST_FACTS = 6
_SORTS = ("child", "team", "worker")


@dataclass(frozen=True)
class Behind:
    """What a person may see of the rows with one outcome. `said`: how many, and why not all."""

    outcome: Outcome
    rows: tuple[ExplainedRow, ...]
    said: str
    facts: tuple[str, ...]


def may_see_rows(access: Access, found: Opened) -> bool:
    return access.may_see_children_of(found.key.level, found.key.unit)


def may_take_away(access: Access, found: Opened) -> bool:
    """Whether a list of these rows may leave as a file: the right, within the same reach."""
    if not may_see_rows(access, found):
        return False
    reach = access.units(Right.EXPORT_CHILDREN)
    return reach.everything or found.key.unit in (reach.services | reach.teams | reach.workers)


def behind(access: Access, found: Opened, outcome: Outcome) -> Behind:
    """The rows within this person's reach; how many are restricted or out of it is said."""
    every = [row for row in found.rows if row.outcome is outcome]
    children = {row.child_id for row in every if row.child_id}
    reach = sort_out(access, children)
    seen = [row for row in every if row.child_id in reach.rights or _of_nobody(access, row)]
    noun = f"{len(every):,} row" + ("" if len(every) == 1 else "s")
    if children:
        noun += f" about {len(children):,} child" + ("" if len(children) == 1 else "ren")
    said = f"{noun}, {reach.not_shown}" if reach.not_shown else noun
    return Behind(outcome, tuple(seen), f"{said}.", _facts(found, seen))


def _of_nobody(access: Access, row: ExplainedRow) -> bool:
    """A row about no child, such as a post: for those who may see that worker's figures."""
    by_name = access.units(Right.SEE_WORKER_FIGURES)
    return row.child_id is None and (by_name.everything or row.worker in by_name.workers)


def _facts(found: Opened, rows: Iterable[ExplainedRow]) -> tuple[str, ...]:
    """What the definition looks at, without who and where, which have columns of their own."""
    private = {
        column.name
        for table in declared_records().tables.values()
        for column in table.columns.values()
        if column.private
    }
    plain = {"child_id", "team", "worker", "service", "row_id", *private}
    names = dict.fromkeys(name for row in rows for name in row.facts)
    kept = [n for n in names if n.rpartition(".")[2] not in plain and not n.endswith("_row_id")]
    return tuple(kept[:_MOST_FACTS])


def ordered(rows: tuple[ExplainedRow, ...], sort: str) -> tuple[list[ExplainedRow], str]:
    """Sorted by a column of the table ('-team' is the other way round), and what it was by."""
    name = sort.removeprefix("-")
    if name not in _SORTS and name != "date":
        return list(rows), ""
    if name == "date":
        return list(reversed(rows)) if sort.startswith("-") else list(rows), sort
    of = {"child": "child_id", "team": "team", "worker": "worker"}[name]
    kept = sorted(rows, key=lambda row: getattr(row, of) or "", reverse=sort.startswith("-"))
    return kept, sort


def table_of(
    found: Opened, shown: Behind, part: Part[ExplainedRow], sort: str, keep: Mapping[str, str]
) -> PageTable:
    table = found.indicator.ways[found.explanation.chosen.way or 0].table  # type: ignore[union-attr]
    headings = [
        _sortable("Child", "child", sort, keep),
        *(Heading(fact_title(name)) for name in shown.facts),
        _sortable("Team", "team", sort, keep),
        _sortable("Worker", "worker", sort, keep),
    ]
    has_value = any(row.value is not None for row in part.rows)
    has_reason = any(row.reason for row in part.rows)
    headings += [Heading("Adds", is_number=True)] if has_value else []
    headings += [Heading("Why")] if has_reason else []
    rows = []
    for row in part.rows:
        cells = [Cell(row.child_id or "–", child_address(row.child_id))]
        cells += [Cell(fact_words(table, name, row.facts.get(name))) for name in shown.facts]
        cells += [Cell(row.team or "–"), Cell(row.worker or "–")]
        cells += [Cell(_number(row.value), is_number=True)] if has_value else []
        cells += [Cell(row.reason)] if has_reason else []
        rows.append(tuple(cells))
    return PageTable(shown.outcome.in_words, tuple(headings), tuple(rows))


def _sortable(title: str, name: str, sort: str, keep: Mapping[str, str]) -> Heading:
    turned = f"-{name}" if sort == name else name
    told = {key: value for key, value in {**keep, "sort": turned}.items() if value}
    way = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    return Heading(title, sort=f"?{urlencode(told)}#rows", sorted=way)


def fact_title(name: str) -> str:
    """'latest_of(cp_visits.visited_on)' as 'Latest visited on'."""
    function, bracket, inner = name.partition("(")
    plain = inner.rstrip(")").rpartition(".")[2] if bracket else name.rpartition(".")[2]
    lead = {"latest_of": "latest ", "first_of": "first ", "count_of": "number of "}
    words = (lead.get(function, "") if bracket else "") + column_words(plain)
    return words[:1].upper() + words[1:]


def fact_words(table: str, name: str, value: object) -> str:
    """A row's value as a person reads it: dates short, codes by their meaning."""
    if value is None:
        return "–"
    if isinstance(value, datetime):
        return f"{value:%d %b %Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d %b %Y}"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(fact_words(table, name, each) for each in value)
    if isinstance(value, float):
        return _number(value)
    return _meaning(table, name, str(value))


def _meaning(table: str, name: str, value: str) -> str:
    records = declared_records()
    link, _, column = name.rpartition(".")
    owner = "children" if link == "child" else table
    if owner not in records or "(" in name:
        return value
    is_code = records[owner].type_of(column) in {ColumnType.CODE, ColumnType.CODES}
    codes = records.code_list(owner, column) if is_code else None
    return codes.meaning(value) if codes else value


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:,.1f}".removesuffix(".0")


def child_address(child_id: str | None) -> str:
    """Where the child's page is; '' while there is none."""
    if not child_id:
        return ""
    try:
        return reverse("children:child", args=[child_key(child_id)])
    except NoReverseMatch:
        return ""


def one_part(
    request: HttpRequest, rows: list[ExplainedRow], keep: dict[str, str]
) -> Part[ExplainedRow]:
    return part_of(rows, request.GET.get("page", "1"), keep=keep)
