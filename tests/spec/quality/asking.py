"""Asks the compiled queries and plain Python the same of a check, and insists on one answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.spec.reference_engine import ReferenceEngine, _Asked

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Tables
from sightline.measures.figures.examples import AUTHORITY, example_tables, tables_read
from sightline.measures.figures.holdings import Holdings
from sightline.measures.language.catalogue import Catalogue, load_catalogue
from sightline.measures.language.entry import Entry
from sightline.measures.model.expression import ParentColumn, RowColumn, walk
from sightline.measures.model.indicator import Example
from sightline.quality.check import Check, Checks
from sightline.quality.findings import Findings
from sightline.quality.language import CheckReader
from sightline.quality.run import findings_of, request_for
from sightline.vocabulary.problems import Problem, ProblemsFound
from sightline.vocabulary.toml_lines import TomlLines

PLAIN = {
    "title": "Asked",
    "service": "front_door",
    "form": "completeness",
    "severity": "record",
    "sentence": "It is wrong",
    "fix": "Put it right.",
    "owner": "team_manager",
}
Rows = Mapping[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Counts:
    """What became of the rows a check is about."""

    looked_at: int
    wrong: int
    not_known: int


def define(**keys: Any) -> Check:
    """A check of these keys; raises ProblemsFound with everything wrong with them."""
    problems: list[Problem] = []
    entry = Entry({"id": "asked"} | PLAIN | keys, "asked.toml", TomlLines(), (), problems)
    check = CheckReader(entry, catalogue()).read()
    if problems or check is None:
        raise ProblemsFound(problems)
    return check


def catalogue() -> Catalogue:
    return _CATALOGUE[0] if _CATALOGUE else _loaded()


def _loaded() -> Catalogue:
    _CATALOGUE.append(load_catalogue())
    return _CATALOGUE[0]


_CATALOGUE: list[Catalogue] = []


def look(rows: Rows, as_at: str, **keys: Any) -> Findings:
    """What a check of these keys finds in the rows, with everything held and covered."""
    check, day = define(**keys), date.fromisoformat(as_at)
    example = Example("", day, {table: tuple(listed) for table, listed in rows.items()})
    needs = {need.partition(".")[0] for need in check.needs}
    tables = example_tables(example, {*tables_read(catalogue(), check.measure), *needs})
    alone = Checks({check.id: check})
    request = request_for(alone, catalogue(), Holdings(AUTHORITY, day, everything=True), day)
    with DuckDBEngine(threads=1) as engine:
        findings = findings_of(engine, Tables(rows=tables), alone, request, {})
    plain = {name: table.to_pylist() for name, table in tables.items()}
    assert counts_of(findings) == plain_counts(check, plain, day)
    return findings


def counts_of(findings: Findings, check: str = "asked") -> Counts:
    result = findings.results_at()[check]
    return Counts(result.looked_at, result.wrong, result.not_known)


def plain_counts(check: Check, tables: Rows, as_at: date) -> Counts:
    """Row by row, in plain Python: impossible dates are looked at, withdrawn rows are not."""
    possible = [{**row, "impossible": None} for row in tables[check.table]]
    engine = ReferenceEngine(catalogue().records, {**tables, check.table: possible})
    measure = check.measure
    asked = _Asked(engine, check.calculation, measure.headline, as_at, measure.settings)
    kept = asked._kept()
    wrong = [asked._value(check.calculation.where, row) for row in kept]
    not_known = sum(answer is None for answer in wrong)
    if check.alike:
        met = [row for row, answer in zip(kept, wrong, strict=True) if answer is True]
        wrong = [
            answer and _has_a_twin(asked, check, row, met)
            for row, answer in zip(kept, wrong, strict=True)
        ]
    return Counts(len(wrong) - not_known, sum(answer is True for answer in wrong), not_known)


def _has_a_twin(asked: _Asked, check: Check, row: Mapping[str, Any], met: list[Any]) -> bool:
    """Whether another child's row is the same in all that is to be alike."""
    nodes = {
        f"{node.parent.name}.{node.name}" if isinstance(node, ParentColumn) else node.name: node
        for node in walk(check.calculation.where)
        if isinstance(node, (RowColumn, ParentColumn))
    }

    def told(of: Mapping[str, Any]) -> list[Any]:
        return [asked._value(nodes[name], of) for name in check.alike]

    others = [other for other in met if other["child_id"] != row["child_id"]]
    return any(told(other) == told(row) for other in others)
