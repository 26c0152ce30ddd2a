"""Runs the worked examples of worklists: rows in, and are these the children and their days?"""

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Engine, Tables
from sightline.measures.figures.examples import AUTHORITY, example_tables
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.settings import Settings
from sightline.measures.language.catalogue import Catalogue
from sightline.measures.model.expression import ParentColumn, RelatedAggregate, walk
from sightline.measures.model.indicator import Example as Rows
from sightline.measures.worklists.asking import answers_from
from sightline.measures.worklists.model import Example, Way, Worklist, WorklistRow, Worklists
from sightline.vocabulary.working_days import WorkingDays


@dataclass(frozen=True)
class ExampleResult:
    """`problem` is empty where the example holds."""

    worklist: Worklist
    example: Example
    problem: str

    def __str__(self) -> str:
        where = f"{self.worklist.file}:{self.example.line}: {self.worklist.id}"
        return f"{where}, “{self.example.title}”: {self.problem or 'holds'}"


def check_worklist_examples(
    catalogue: Catalogue, worklists: Worklists, engine: Engine | None = None
) -> list[ExampleResult]:
    """Run every example, with all tables held and wholly covered."""
    return [
        ExampleResult(one, example, "; ".join(_differences(example, rows)))
        for one in worklists
        for example in one.examples
        for rows in [example_rows(catalogue, one, example, engine)]
    ]


def example_rows(
    catalogue: Catalogue, worklist: Worklist, example: Example, engine: Engine | None = None
) -> tuple[WorklistRow, ...]:
    """The list an example makes."""
    one = as_example_asks(worklist, example)
    rows = Rows(example.title, example.as_at, example.rows)
    tables = Tables(rows=example_tables(rows, tables_read(catalogue, one)))
    if engine is not None:
        return _listed(engine, tables, catalogue, one, example)
    with DuckDBEngine(threads=1) as own:
        return _listed(own, tables, catalogue, one, example)


def as_example_asks(worklist: Worklist, example: Example) -> Worklist:
    """The list with the example's way alone, if it names one."""
    if not example.way:
        return worklist
    ways = tuple(way for way in worklist.ways if way.calculation.label == example.way)
    return Worklist(**{**vars(worklist), "ways": ways})


def tables_read(catalogue: Catalogue, worklist: Worklist) -> list[str]:
    """Every record table that a list looks at, by any way."""
    found = {"children", "allocations", "populations"}
    for way in worklist.ways:
        calculation = way.calculation
        found |= {calculation.table, *catalogue.records[calculation.table].belongs_to}
        found |= {need.partition(".")[0] for need in calculation.needs}
        found |= set(_related(way))
    return sorted(found)


def _related(way: Way) -> Iterator[str]:
    for expression in (*way.calculation.expressions, way.last_seen_on, *way.facts.values()):
        for node in walk(expression):
            if isinstance(node, RelatedAggregate):
                yield node.table
            elif isinstance(node, ParentColumn):
                yield node.parent.table


def _listed(
    engine: Engine, tables: Tables, catalogue: Catalogue, one: Worklist, example: Example
) -> tuple[WorklistRow, ...]:
    holdings = Holdings(AUTHORITY, example.as_at, everything=True)
    (answered,) = answers_from(
        engine, tables, catalogue, [one], example.as_at, holdings, Settings(), WorkingDays()
    )
    return answered.rows


def _differences(example: Example, rows: tuple[WorklistRow, ...]) -> Iterator[str]:
    due = {row.child_id: row.due_on for row in rows}
    for child in sorted({*due, *example.due}):
        if child not in due:
            yield f"{child} is not on the list"
        elif child not in example.due:
            yield f"{child} is on the list, due {due[child]}"
        elif due[child] != example.due[child]:
            yield f"{child} is due {due[child]}, not {example.due[child]}"
    seen = {row.child_id: row.last_seen_on for row in rows}
    for child, day in example.seen.items():
        if seen.get(child) != day:
            yield f"{child} was last seen {seen.get(child)}, not {day}"
