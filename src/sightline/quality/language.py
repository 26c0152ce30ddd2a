"""Reads checks from TOML, or lists every problem: a check is written as an indicator is.

[[check]]
id       = "ethnicity_missing"
title    = "Ethnicity not recorded"
counts   = "open_cases"                     # which rows: `open`, `on` or `during`, and `of`
open     = ["started_on", "ended_on"]
once_per = "child"
wrong    = "child.ethnicity = 'unknown'"    # a row of which this is true is a finding
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sightline.measures.language.calculations import read_calculations
from sightline.measures.language.catalogue import Catalogue
from sightline.measures.language.entry import Entry
from sightline.measures.language.examples import read_examples
from sightline.measures.model.expression import RelatedAggregate, walk
from sightline.measures.model.indicator import Calculation, Example, Form, Indicator, ViewKind
from sightline.quality.check import Check, CheckForm, Checks, Severity, columns_of, names_of
from sightline.vocabulary.declared import CATALOGUE, read_toml
from sightline.vocabulary.problems import Problem, ProblemsFound, did_you_mean
from sightline.vocabulary.record_tables import Records
from sightline.vocabulary.words import Basis, Polarity, Unit

SHIPPED = CATALOGUE / "checks"
_ROWS = frozenset({"counts", "on", "open", "during", "of", "once_per"})
_REQUIRED = ("title", "service", "sentence", "fix", "owner", "wrong")
_KEYS = _ROWS | {
    *_REQUIRED, "id", "alike", "over", "form", "severity", "why", "settings", "needs", "affects",
    "notes", "example",
}  # fmt: skip
_EXAMPLE = {"title", "as_at", "wrong", "looked_at", "rows", "settings", "team"}
# How an example of a check is written as one of an indicator.
_RENAMED = {"wrong": "numerator", "looked_at": "denominator"}


def load_checks(catalogue: Catalogue, paths: Iterable[Path] = (SHIPPED,)) -> Checks:
    """Every check in the folders (or files) given.

    Raises ProblemsFound with all problems of all files; nothing half-loads.
    """
    problems: list[Problem] = []
    found: dict[str, Check] = {}
    for path in _files(paths):
        for check in _checks(path, catalogue, problems):
            if check.id in found:
                first = found[check.id]
                sentence = f"“{check.id}” is already defined in {first.file}:{first.line}."
                problems.append(Problem(check.file, check.line, sentence))
            found[check.id] = check
    if problems:
        raise ProblemsFound(problems)
    return Checks(found)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.glob("*.toml")) if path.is_dir() else [path]


def _checks(path: Path, catalogue: Catalogue, problems: list[Problem]) -> Iterator[Check]:
    values, lines = read_toml(path, problems)
    for key in values.keys() - {"check"}:
        sentence = f"A file of checks has no “{key}”; write [[check]]."
        problems.append(Problem(path.name, lines.line(key), sentence))
    listed = values.get("check", [])
    for n, given in enumerate(listed if isinstance(listed, list) else []):
        entry = Entry(given, path.name, lines, ("check", n), problems)
        if check := CheckReader(entry, catalogue).read():
            yield check


class CheckReader:
    """Reads one [[check]]."""

    def __init__(self, entry: Entry, catalogue: Catalogue) -> None:
        self.entry, self.catalogue = entry, catalogue
        self.records = catalogue.records

    def read(self) -> Check | None:
        entry = self.entry
        entry.only(_KEYS, "A check")
        name = entry.text("id")
        if not name.isidentifier():
            entry.problem("A check needs an id of letters, digits and “_”.", "id")
            return None
        for key in _REQUIRED:
            if not entry.text(key).strip():
                entry.problem(f"{name}: “{key}” is missing.", key)
        form, severity = entry.word("form", CheckForm), entry.word("severity", Severity)
        for key, word in (("form", form), ("severity", severity)):
            if word is None and not entry.text(key):
                entry.problem(f"{name}: “{key}” is missing.", key)
        settings = self._settings()
        way = self._calculation(frozenset(settings))
        if way is None or form is None or severity is None:
            return None
        return Check(
            id=name,
            title=entry.text("title"),
            service=self._service(),
            form=form,
            severity=severity,
            sentence=entry.text("sentence"),
            fix=entry.text("fix"),
            why=entry.text("why"),
            owner=entry.text("owner"),
            measure=self._measure(name, way, settings),
            needs=way.needs,
            affects=self._affects(),
            alike=self._alike(way),
            notes=entry.text("notes"),
            file=entry.file,
            line=entry.line,
        )

    def _measure(self, name: str, way: Calculation, settings: dict[str, float]) -> Indicator:
        """The check as the compiler knows it: its rows, and the share of them that is wrong."""
        return Indicator(
            id=name,
            title=self.entry.text("title"),
            service=self.entry.text("service"),
            tier="check",
            form=Form.PERCENT,
            shown_as=Unit.PERCENT,
            better=Polarity.LOWER,
            bases=(self._basis(way),),
            ways=(way,),
            settings=settings,
            examples=self._examples(),
            file=self.entry.file,
            line=self.entry.line,
        )

    def _calculation(self, settings: frozenset[str]) -> Calculation | None:
        """`wrong` is read as an indicator's `where`; its problems are said of `wrong`."""
        entry = self.entry
        values = {key: entry.values[key] for key in _ROWS & entry.values.keys()}
        values |= {"where": entry.values.get("wrong"), "form": str(Form.PERCENT)}
        if "counts" not in values:
            entry.problem("Say what record table it “counts”.")
            return None
        found: list[Problem] = []
        inner = Entry(values, entry.file, entry.lines, entry.path, found)
        ways = read_calculations(inner, self.records, settings)
        for problem in found:
            is_wrong = problem.sentence.startswith("where: ")
            line = entry.lines.line(*entry.path, "wrong") if is_wrong else problem.line
            sentence = problem.sentence.replace("where: ", "wrong: ", 1)
            sentence = sentence.replace("“where”", "“wrong”")
            entry.problems.append(Problem(problem.file, line, f"{entry.name}: {sentence}"))
        if not ways or found:
            return None
        return replace(ways[0], needs=self._needs(ways[0]), written=_as_written(ways[0].written))

    def _needs(self, way: Calculation) -> tuple[str, ...]:
        """What must be held: tables over which it reckons, columns it judges by, what it names."""
        needs = list(self.entry.texts("needs"))
        for need in needs:
            table, _, column = need.partition(".")
            known = self.records.tables
            if table not in known:
                hint = did_you_mean(table, known)
                self.entry.problem(f"There is no record table “{table}”.{hint}", "needs")
            elif column and known[table].type_of(column) is None:
                hint = did_you_mean(column, known[table].names)
                self.entry.problem(f"“{table}” has no column “{column}”.{hint}", "needs")
        for node in walk(way.where):
            if isinstance(node, RelatedAggregate):
                needs.append(node.table)
        judged = sorted(columns_of(way, ("where",)))
        needs += [name for name in judged if _may_be_missing(self.records, way, name)]
        return tuple(dict.fromkeys(needs))

    def _basis(self, way: Calculation) -> Basis:
        if way.view.kind is ViewKind.OPEN:
            return Basis.AT_DATE
        return self.entry.word("over", Basis) or Basis.ROLLING_12_MONTHS

    def _settings(self) -> dict[str, float]:
        given = self.entry.of_kind("settings", dict, "a table of numbers") or {}
        for name, value in given.items():
            if not isinstance(value, (int, float)) or isinstance(value, bool):
                self.entry.problem(f"The setting “{name}” must be a number.", "settings", name)
        return given

    def _service(self) -> str:
        service, known = self.entry.text("service"), self.catalogue.services
        if service and service not in known:
            hint = did_you_mean(service, known)
            self.entry.problem(f"There is no service area “{service}”.{hint}", "service")
        return service

    def _affects(self) -> tuple[str, ...]:
        named = self.entry.texts("affects")
        for name in named:
            if name not in self.catalogue:
                hint = did_you_mean(name, self.catalogue.indicators)
                self.entry.problem(f"There is no indicator “{name}”.{hint}", "affects")
        return named

    def _alike(self, way: Calculation) -> tuple[str, ...]:
        """Columns that “wrong” names as well, so that it says which rows can be compared."""
        named = self.entry.texts("alike")
        known = names_of(way.where)
        for name in named:
            if name not in known:
                hint = did_you_mean(name, known)
                self.entry.problem(f"“wrong” says nothing of “{name}”.{hint}", "alike")
        if named and not self.records[way.table].is_about_a_child:
            self.entry.problem("“alike” compares children; these rows are about none.", "alike")
        return named

    def _examples(self) -> tuple[Example, ...]:
        """Its examples as an indicator's: how many are wrong, of how many looked at."""
        entry = self.entry
        listed = entry.values.get("example", [])
        for n in range(len(listed)):
            inner = entry.within("example", n)
            inner.only(_EXAMPLE, "An example of a check")
            if "wrong" not in inner or "looked_at" not in inner:
                inner.problem("An example says how many rows are “wrong” and were “looked_at”.")
        renamed = [
            {_RENAMED.get(key, key): value for key, value in example.items() if key in _EXAMPLE}
            for example in listed
        ]
        values: dict[str, Any] = {"example": renamed}
        written = Entry(values, entry.file, entry.lines, entry.path, entry.problems)
        return read_examples(written, self.records)


def _may_be_missing(records: Records, way: Calculation, name: str) -> bool:
    """Declared columns that a load may leave out; not keys, nor the days the view goes by."""
    table, _, column = name.partition(".")
    declared = records[table].columns.get(column)
    if declared is None or declared.required or records[table].built:
        return False
    return not (table == way.table and column in way.view.columns)


def _as_written(written: Mapping[str, str]) -> dict[str, str]:
    return {("wrong" if key == "where" else key): text for key, text in written.items()}
