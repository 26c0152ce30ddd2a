"""Runs the worked examples of checks: rows in, and are as many wrong as their author says?"""

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Engine, Tables
from sightline.measures.figures.examples import AUTHORITY, example_tables, tables_read
from sightline.measures.figures.holdings import Holdings
from sightline.measures.language.catalogue import Catalogue
from sightline.measures.model.indicator import Example
from sightline.quality.check import Check, Checks
from sightline.quality.findings import Result
from sightline.quality.run import findings_of, request_for


@dataclass(frozen=True)
class CheckedExample:
    """`problem` is empty where the example holds."""

    check: str
    example: Example
    file: str
    problem: str

    @property
    def holds(self) -> bool:
        return not self.problem

    def __str__(self) -> str:
        where = f"{self.file}:{self.example.line}: {self.check}, “{self.example.title}”"
        return f"{where}: {self.problem or 'holds'}"


def check_examples(
    checks: Checks, catalogue: Catalogue, only: Iterable[str] | None = None
) -> list[CheckedExample]:
    """Every example of the checks (of the ids in `only`), with everything held and covered."""
    wanted = set(only) if only is not None else None
    return [
        _checked(check, example, catalogue)
        for check in checks
        if wanted is None or check.id in wanted
        for example in check.examples
    ]


def _checked(check: Check, example: Example, catalogue: Catalogue) -> CheckedExample:
    try:
        result = example_result(check, example, catalogue)
        problem = _difference(example, result)
    except duckdb.Error as error:
        problem = f"could not be run: {str(error).splitlines()[0]}"
    return CheckedExample(check.id, example, check.file, problem)


def example_result(
    check: Check, example: Example, catalogue: Catalogue, engine: Engine | None = None
) -> Result:
    """What the check makes of the example's rows."""
    needs = {need.partition(".")[0] for need in check.needs}
    tables = Tables(rows=example_tables(example, {*tables_read(catalogue, check.measure), *needs}))
    holdings = Holdings(AUTHORITY, example.as_at, everything=True)
    alone = Checks({check.id: check})
    request = request_for(alone, catalogue, holdings, example.as_at)
    if engine is not None:
        found = findings_of(engine, tables, alone, request, {})
    else:
        with DuckDBEngine(threads=1) as own:
            found = findings_of(own, tables, alone, request, {})
    return found.results_at()[check.id]


def _difference(example: Example, result: Result) -> str:
    given = f"{result.wrong} of {result.looked_at}"
    wanted = f"{example.numerator:g} of {example.denominator:g}"
    return "" if given == wanted else f"{given} are wrong, not {wanted}"
