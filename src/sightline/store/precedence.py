"""Reads which source is believed first, and when a missing row was withdrawn."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from sightline.store.loads import Source
from sightline.vocabulary.declared import CATALOGUE, declared_records, read_toml
from sightline.vocabulary.problems import Problem, ProblemsFound, did_you_mean
from sightline.vocabulary.record_tables import Records


class Window(StrEnum):
    """What an extract of a table holds of its days; see precedence.toml."""

    HAPPENED = "happened"
    OPEN = "open"
    EVERYTHING = "everything"


@dataclass(frozen=True)
class Rule:
    """How the rows of one record table from several loads become one set of rows."""

    order: tuple[str, ...]
    window: Window = Window.HAPPENED
    ends_on: tuple[str, ...] = ()
    one_at_a_time: bool = False


@lru_cache(maxsize=2)
def precedence(path: Path = CATALOGUE / "returns" / "precedence.toml") -> dict[str, Rule]:
    """The rule of every loaded record table. Raises ProblemsFound with all problems."""
    problems: list[Problem] = []
    values, lines = read_toml(path, problems)
    records = declared_records()
    default = tuple(values.get("default_order", ()))
    given = values.get("table", {})
    for name, entry in given.items():
        for key, sentence in _faults(records, name, entry):
            problems.append(Problem(path.name, lines.line("table", name, key), sentence))
    if set(default) != set(Source):
        sentence = f"default_order must name every source once: {', '.join(Source)}."
        problems.append(Problem(path.name, lines.line("default_order"), sentence))
    if problems:
        raise ProblemsFound(problems)
    return {
        table.name: _rule(given.get(table.name, {}), default, table.happens_on)
        for table in records
        if not table.built
    }


def _rule(entry: dict[str, Any], default: tuple[str, ...], happens_on: str | None) -> Rule:
    order = tuple(entry.get("order", ()))
    window = Window(entry.get("window", Window.HAPPENED if happens_on else Window.EVERYTHING))
    return Rule(
        order=order + tuple(source for source in default if source not in order),
        window=window,
        ends_on=tuple(entry.get("ends_on", ())),
        one_at_a_time=entry.get("one_at_a_time", False),
    )


def _faults(records: Records, name: str, entry: dict[str, Any]) -> list[tuple[str, str]]:
    if name not in records:
        return [("", f"There is no record table “{name}”.{did_you_mean(name, records.tables)}")]
    faults = []
    for source in entry.get("order", ()):
        if source not in set(Source):
            faults.append(("order", f"“{source}” is no source.{did_you_mean(source, Source)}"))
    if entry.get("window", "open") not in set(Window):
        faults.append(("window", f"“{entry['window']}” is no window: {', '.join(Window)}."))
    for column in entry.get("ends_on", ()):
        if column not in records[name].columns:
            hint = did_you_mean(column, records[name].columns)
            faults.append(("ends_on", f"“{name}” has no column “{column}”.{hint}"))
    known = {"order", "window", "ends_on", "one_at_a_time"}
    for key in entry.keys() - known:
        faults.append((key, f"A table has no “{key}” here.{did_you_mean(key, known)}"))
    return faults
