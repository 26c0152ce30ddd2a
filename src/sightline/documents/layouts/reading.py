"""Layouts from TOML: the shipped ones and the authority's own; all problems at once."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sightline.documents.inputs import Kind
from sightline.documents.layouts.days import PLACEHOLDERS, names_in
from sightline.documents.layouts.shape import (
    EndOf,
    Layout,
    LayoutColumn,
    LayoutRow,
    LayoutSection,
    Shows,
    Stretch,
)
from sightline.judgement.targets import TargetKind
from sightline.vocabulary.declared import CATALOGUE, read_toml
from sightline.vocabulary.problems import Problem, ProblemsFound, did_you_mean
from sightline.vocabulary.words import Basis

SHIPPED = CATALOGUE / "governance" / "layouts"
_KEYS = {"title", "about", "polarity_marks", "parts", "key_title", "column", "section"}
_COLUMN_KEYS = {
    "key", "shows", "heading", "while_proposed", "end_of", "on", "of", "target", "now", "before",
    "wide",
}  # fmt: skip
_SECTION_KEYS = {"title", "rows", "areas", "footnote"}
_ROW_KEYS = {"indicator", "label", "mark", "basis", "polarity_mark"}
_END_OF = re.compile(r"(year|quarter|month) (-?\d+)")
_HIGHEST = {Stretch.QUARTER: 4, Stretch.MONTH: 12}


def layouts(
    data: Path | None, known: Mapping[str, object], areas: Mapping[str, str]
) -> dict[str, Layout]:
    """By key: the shipped, and those of the data folder's `layouts/`, which go before them.

    `known`: the catalogue's indicators; `areas`: its service areas. Raises ProblemsFound.
    """
    problems: list[Problem] = []
    found: dict[str, Layout] = {}
    folders = [(SHIPPED, False)] + ([(data / "layouts", True)] if data else [])
    for folder, is_own in folders:
        for path in sorted(folder.glob("*.toml")):
            layout = _File(path, known, areas, problems).layout(is_own=is_own)
            found[layout.key] = layout
    if problems:
        raise ProblemsFound(problems)
    return found


class _File:
    """One layout; collects its problems as it goes."""

    def __init__(
        self,
        path: Path,
        known: Mapping[str, object],
        areas: Mapping[str, str],
        problems: list[Problem],
    ) -> None:
        self.path, self.known, self.areas, self.problems = path, known, areas, problems
        self.values, self.lines = read_toml(path, problems)

    def layout(self, *, is_own: bool) -> Layout:
        self._only(self.values, _KEYS, "A layout")
        columns = [self._column(n, each) for n, each in enumerate(self._list("column"))]
        sections = [self._section(n, each) for n, each in enumerate(self._list("section"))]
        self._check_columns(columns)
        if not self.values.get("title"):
            self._say("Give the layout a title.", "title")
        return Layout(
            key=self.path.stem,
            title=str(self.values.get("title", "")),
            columns=tuple(columns),
            sections=tuple(sections),
            about=str(self.values.get("about", "")),
            polarity_marks=bool(self.values.get("polarity_marks", True)),
            parts=bool(self.values.get("parts", True)),
            key_title=str(self.values.get("key_title", "Key")),
            is_own=is_own,
        )

    def _list(self, name: str) -> list[Mapping[str, Any]]:
        found = self.values.get(name, [])
        if not isinstance(found, list) or not found:
            self._say(f"A layout has at least one [[{name}]].", name)
            return []
        return found

    def _column(self, n: int, entry: Mapping[str, Any]) -> LayoutColumn:
        at = ("column", n)
        self._only(entry, _COLUMN_KEYS, "A column", *at)
        shows = self._one_of(entry, "shows", [each.value for each in Shows], Shows.FIGURE, *at)
        of = self._one_of(entry, "of", [each.value for each in Kind], "", *at)
        target = self._one_of(entry, "target", [each.value for each in TargetKind], "", *at)
        heading, proposed = (self._text(entry, each, *at) for each in ("heading", "while_proposed"))
        if not heading:
            self._say("Give the column a heading.", *at, "heading")
        return LayoutColumn(
            key=str(entry.get("key", f"column_{n + 1}")),
            shows=Shows(shows),
            heading=heading,
            proposed=proposed,
            end_of=self._end_of(entry, *at),
            on=self._day(entry, *at),
            of=Kind(of) if of else None,
            target=TargetKind(target) if target else None,
            now=str(entry.get("now", "")),
            before=str(entry.get("before", "")),
            wide=bool(entry.get("wide", False)),
        )

    def _end_of(self, entry: Mapping[str, Any], *at: str | int) -> EndOf | None:
        given = entry.get("end_of")
        if given is None:
            return None
        parts = _END_OF.fullmatch(str(given))
        if parts is None:
            said = f"“{given}” is no end of a period: write “quarter 3”, “month 8” or “year -1”."
            self._say(said, *at, "end_of")
            return None
        stretch, number = Stretch(parts[1]), int(parts[2])
        highest = _HIGHEST.get(stretch)
        if highest and not 1 <= number <= highest:
            self._say(f"A {stretch} is one of 1 to {highest}, not {number}.", *at, "end_of")
        return EndOf(stretch, number)

    def _day(self, entry: Mapping[str, Any], *at: str | int) -> date | None:
        given = entry.get("on")
        if given is not None and not isinstance(given, date):
            self._say("Write the day as on = 2026-11-30.", *at, "on")
            return None
        return given

    def _check_columns(self, columns: list[LayoutColumn]) -> None:
        keys = [each.key for each in columns]
        figures = [each.key for each in columns if each.shows is Shows.FIGURE]
        for n, column in enumerate(columns):
            if keys.index(column.key) != n:
                self._say(f"Two columns have the key “{column.key}”.", "column", n, "key")
            has_day = column.end_of or column.on
            if column.shows in {Shows.FIGURE, Shows.PUBLISHED} and not has_day:
                said = "Say of which day it is: end_of = “quarter 3”, or on = 2026-11-30."
                self._say(said, "column", n, "shows")
            if column.shows is Shows.DIRECTION and not column.before:
                said = "Say with which column it compares: before = “outturn”."
                self._say(said, "column", n, "shows")
            for name in ("now", "before"):
                key = getattr(column, name)
                if key and key not in figures:
                    said = f"There is no column of figures “{key}”.{did_you_mean(key, figures)}"
                    self._say(said, "column", n, name)

    def _section(self, n: int, entry: Mapping[str, Any]) -> LayoutSection:
        at = ("section", n)
        self._only(entry, _SECTION_KEYS, "A section", *at)
        areas = tuple(map(str, entry.get("areas", [])))
        for each in areas:
            if each not in self.areas:
                hint = did_you_mean(each, self.areas)
                self._say(f"There is no service area “{each}”.{hint}", *at, "areas")
        rows = tuple(self._row(each, *at, "rows") for each in entry.get("rows", []))
        if not rows and not areas:
            self._say("A section has rows or areas.", *at)
        title, footnote = (self._text(entry, each, *at) for each in ("title", "footnote"))
        return LayoutSection(title, rows, areas, footnote)

    def _row(self, entry: Any, *at: str | int) -> LayoutRow:
        said = {"indicator": entry} if isinstance(entry, str) else dict(entry)
        self._only(said, _ROW_KEYS, "A row", *at)
        name = str(said.get("indicator", ""))
        if name not in self.known:
            self._say(f"There is no indicator “{name}”.{did_you_mean(name, self.known)}", *at)
        basis = self._one_of(said, "basis", [each.value for each in Basis], "", *at)
        return LayoutRow(
            name,
            str(said.get("label", "")),
            str(said.get("mark", "")),
            Basis(basis) if basis else None,
            bool(said.get("polarity_mark", True)),
        )

    def _text(self, entry: Mapping[str, Any], key: str, *at: str | int) -> str:
        """A text with placeholders, each of which must be known."""
        text = str(entry.get(key, ""))
        try:
            for name in names_in(text):
                if name not in PLACEHOLDERS:
                    hint = did_you_mean(name, PLACEHOLDERS)
                    self._say(f"There is no placeholder “{{{name}}}”.{hint}", *at, key)
        except ValueError:
            self._say(f"A bracket of “{text}” is not closed.", *at, key)
            return ""
        return text

    def _one_of(
        self, entry: Mapping[str, Any], key: str, words: list[str], usual: str, *at: str | int
    ) -> str:
        given = str(entry.get(key, usual))
        if given not in {*words, usual}:
            said = f"“{given}” is none of {', '.join(words)}.{did_you_mean(given, words)}"
            self._say(said, *at, key)
            return usual
        return given

    def _only(self, entry: Mapping[str, Any], keys: set[str], what: str, *at: str | int) -> None:
        for key in entry.keys() - keys:
            self._say(f"{what} has no “{key}”.{did_you_mean(key, keys)}", *at, key)

    def _say(self, sentence: str, *at: str | int) -> None:
        self.problems.append(Problem(self.path.name, self.lines.line(*at), sentence))
