"""From TOML to worklists, or every problem of every file at once; nothing half-loads."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sightline.measures.language.calculations import read_calculations
from sightline.measures.language.catalogue import Catalogue
from sightline.measures.language.entry import Entry
from sightline.measures.language.keys import CALCULATION, WAY
from sightline.measures.language.scope import Refused, Scope
from sightline.measures.language.syntax import parse
from sightline.measures.model.expression import Expression
from sightline.measures.model.indicator import ViewKind
from sightline.measures.model.types import DATE, Kind, Type
from sightline.measures.worklists.model import Example, Way, Worklist, Worklists
from sightline.vocabulary.declared import CATALOGUE, read_toml
from sightline.vocabulary.problems import Problem, ProblemsFound, did_you_mean
from sightline.vocabulary.record_tables import RecordTable
from sightline.vocabulary.words import Basis

SHIPPED = CATALOGUE / "worklists"
_OWN = frozenset({"due_on", "last_seen_on", "facts"})
_VIEWED = CALCULATION - {"where", "value", "form", "share_by", "during"}
_KEYS = (
    _VIEWED | _OWN
    | {
        "id", "title", "service", "sentence", "row", "due", "soon_days", "seen", "indicators",
        "late_equals", "rows_equal", "order", "key", "settings_of", "settings", "over", "way",
        "way_label", "example", "replaces",
    }
)  # fmt: skip
_EXAMPLE = {"title", "as_at", "rows", "due", "seen", "way"}


def load_worklists(catalogue: Catalogue, paths: Iterable[Path] = (SHIPPED,)) -> Worklists:
    """Every worklist of the folders (or files). Raises ProblemsFound with all problems."""
    problems: list[Problem] = []
    found: dict[str, Worklist] = {}
    read = hashlib.sha256()
    shared = ""
    for path in _files(paths):
        read.update(path.read_bytes())
        values, lines = read_toml(path, problems)
        shared = values.pop("last_seen_on", shared)
        for key in values.keys() - {"worklist"}:
            sentence = f"A file of worklists has no “{key}”; write [[worklist]]."
            problems.append(Problem(path.name, lines.line(key), sentence))
        for n, entry in enumerate(values.get("worklist", [])):
            inner = Entry(entry, path.name, lines, ("worklist", n), problems)
            one = _Reader(inner, catalogue, shared).read()
            if one is not None and one.id in found and not entry.get("replaces"):
                where = found[one.id].file
                sentence = f"“{one.id}” is already defined in {where}; “replaces = true” means it."
                inner.problem(sentence, "id")
            elif one is not None:
                found[one.id] = one
    if problems:
        raise ProblemsFound(problems)
    return Worklists(found, read.hexdigest()[:12])


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.glob("*.toml")) if path.is_dir() else [path]


class _Reader:
    """Reads one [[worklist]]. `shared` tells the last day seen where a list has no own words."""

    def __init__(self, entry: Entry, catalogue: Catalogue, shared: str) -> None:
        self.entry, self.catalogue, self.shared = entry, catalogue, shared

    def read(self) -> Worklist | None:
        entry = self.entry
        entry.only(_KEYS, "A worklist")
        if not entry.text("id").isidentifier():
            entry.problem("A worklist needs an id of letters, digits and “_”.", "id")
            return None
        for key in ("title", "sentence", "row", "due"):
            if not entry.text(key).strip():
                entry.problem(f"“{key}” is missing.", key)
        settings = self._settings()
        ways = tuple(self._ways(frozenset(settings)))
        return Worklist(
            id=entry.text("id"),
            title=entry.text("title"),
            service=self._service(),
            sentence=entry.text("sentence"),
            row=entry.text("row"),
            due=entry.text("due"),
            ways=ways,
            soon_days=entry.of_kind("soon_days", int, "a whole number") or 7,
            seen=entry.text("seen") or "last seen",
            indicators=self._indicators(),
            late_equals=self._equals("late_equals"),
            rows_equal=self._equals("rows_equal"),
            order=self._one_of("order", "unseen", "due"),
            key=self._one_of("key", "row", "child"),
            settings_of=entry.text("settings_of"),
            settings=settings,
            basis=self._basis(ways),
            examples=tuple(self._examples()),
            file=entry.file,
            line=entry.line,
        )

    def _service(self) -> str:
        service = self.entry.text("service")
        if service not in self.catalogue.services:
            hint = did_you_mean(service, self.catalogue.services)
            self.entry.problem(f"There is no service area “{service}”.{hint}", "service")
        return service

    def _settings(self) -> dict[str, float]:
        own = self.entry.of_kind("settings", dict, "a table of numbers") or {}
        serves = self.entry.text("settings_of")
        if serves and serves not in self.catalogue:
            hint = did_you_mean(serves, self.catalogue.indicators)
            self.entry.problem(f"There is no indicator “{serves}”.{hint}", "settings_of")
        theirs = self.catalogue[serves].settings if serves in self.catalogue else {}
        return {**theirs, **own}

    def _indicators(self) -> tuple[str, ...]:
        names = self.entry.texts("indicators")
        for name in names:
            self._known_indicator(name, "indicators")
        return names

    def _equals(self, key: str) -> str:
        name = self.entry.text(key)
        if name:
            self._known_indicator(name.removesuffix(".rest"), key)
        return name

    def _one_of(self, key: str, usual: str, other: str) -> str:
        written = self.entry.text(key) or usual
        if written not in {usual, other}:
            self.entry.problem(f"“{key}” is “{usual}” or “{other}”, not “{written}”.", key)
        return written

    def _known_indicator(self, name: str, key: str) -> None:
        if name not in self.catalogue:
            hint = did_you_mean(name, self.catalogue.indicators)
            self.entry.problem(f"There is no indicator “{name}”.{hint}", key)

    def _basis(self, ways: tuple[Way, ...]) -> Basis:
        written = self.entry.text("over")
        is_flow = any(way.calculation.view.kind is ViewKind.ON for way in ways)
        if is_flow and not written:
            self.entry.problem("A list of what happened “on” a day needs “over”: how far back.")
        return self.entry.word("over", Basis) or Basis.AT_DATE

    def _ways(self, settings: frozenset[str]) -> Iterator[Way]:
        """Each way's view and conditions are read as an indicator's are; what a list adds, here."""
        plain = {key: value for key, value in self.entry.values.items() if key in _VIEWED}
        listed = self.entry.values.get("way", [])
        for way in listed:
            for key in way.keys() - WAY - _OWN:
                hint = did_you_mean(key, WAY | _OWN)
                self.entry.problem(f"A way has no key “{key}”.{hint}", "way")
        kept = [{k: v for k, v in way.items() if k not in _OWN} for way in listed]
        values = {**plain, "way": kept, "form": "count"}
        if "way_label" in self.entry:
            values["way_label"] = self.entry.text("way_label")
        at = self.entry
        stripped = Entry(values, at.file, at.lines, at.path, at.problems)
        before = len(at.problems)
        found = read_calculations(stripped, self.catalogue.records, settings)
        own = [*listed, {}] if "counts" in self.entry else list(listed)
        if len(at.problems) > before or len(found) != len(own):
            return
        for calculation, over in zip(found, own, strict=True):
            table = self.catalogue.records[calculation.table]
            merged = {**self.entry.values, **over}
            way = self._way(merged, table, settings)
            if way is not None:
                due_on, seen_on, facts = way
                yield Way(replace(calculation, value=due_on), seen_on, facts)

    def _way(
        self, merged: Mapping[str, Any], table: RecordTable, settings: frozenset[str]
    ) -> tuple[Expression, Expression, dict[str, Expression]] | None:
        if not table.is_about_a_child:
            self.entry.problem(f"“{table.name}” is about no child.", "counts")
            return None
        scope = Scope(self.catalogue.records, table, settings)
        due_on = self._read("due_on", merged.get("due_on", ""), scope, DATE)
        seen_on = self._read("last_seen_on", merged.get("last_seen_on", self.shared), scope, DATE)
        facts = {
            name: fact
            for name, text in merged.get("facts", {}).items()
            if (fact := self._read("facts", text, scope, None))
        }
        return (due_on, seen_on, facts) if due_on and seen_on else None

    def _read(self, key: str, text: str, scope: Scope, wanted: Type | None) -> Expression | None:
        if not text:
            self.entry.problem(f"“{key}” is missing.", key)
            return None
        try:
            expression = parse(text, scope)
            kind = expression.type.kind
            if wanted is not None and kind not in {wanted.kind, Kind.NOTHING}:
                raise Refused(f"it must be {wanted.in_words}, not {expression.type.in_words}.")
        except Refused as refused:
            self.entry.problem(f"{key}: {refused}", key)
            return None
        return expression

    def _examples(self) -> Iterator[Example]:
        for n in range(len(self.entry.values.get("example", []))):
            inner = self.entry.within("example", n)
            inner.only(_EXAMPLE, "An example")
            as_at = inner.of_kind("as_at", date, "a day such as 2024-03-31")
            due = inner.of_kind("due", dict, "days by child")
            if as_at is None or due is None:
                inner.problem("An example needs “as_at”, “rows” and “due”: a day for each child.")
                continue
            rows = {name: tuple(each) for name, each in inner.values.get("rows", {}).items()}
            days = {child: day or None for child, day in due.items()}
            seen = inner.values.get("seen", {})
            title, way = inner.text("title"), inner.text("way")
            yield Example(title, as_at, rows, days, seen, way, inner.line)
