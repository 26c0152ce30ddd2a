"""Reads audit tools from TOML; all that is wrong in a file is said at once, with its lines."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from sightline.vocabulary.audit_tools.model import (
    AnswerType,
    Grade,
    Question,
    Respondent,
    Scale,
    Section,
    Subject,
    Tool,
)
from sightline.vocabulary.declared import CATALOGUE, read_toml
from sightline.vocabulary.problems import Problem, ProblemsFound, did_you_mean
from sightline.vocabulary.toml_lines import TomlLines

FOLDER = "audit_tools"
SCALES = CATALOGUE / "audit_scales.toml"
_TOOL = {
    "key", "title", "kind", "subjects", "scale", "purpose", "guidance", "window_months",
    "days_to_complete", "judges", "calls", "notes", "section",
}  # fmt: skip
_SECTION = {"key", "title", "help", "also", "question"}
_QUESTION = {
    "key", "ask", "help", "type", "applies", "items", "more", "choices", "how_many", "prefill",
    "rule", "asked_of", "theme", "source",
}  # fmt: skip


@lru_cache(maxsize=4)
def scales(path: Path = SCALES) -> Mapping[str, Scale]:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        key: Scale(
            key, entry["title"],
            tuple(
                Grade(each["value"], each["title"], each["descriptor"].strip(), each["good"])
                for each in entry["grade"]
            ),
        )
        for key, entry in found.items()
    }  # fmt: skip


@lru_cache(maxsize=1)
def shipped_tools() -> tuple[Tool, ...]:
    """Every tool of the catalogue. Raises ProblemsFound."""
    return tools_in(CATALOGUE / FOLDER)


def tools_in(folder: Path) -> tuple[Tool, ...]:
    """Every tool of a folder, by its key; none where there is no such folder."""
    problems: list[Problem] = []
    found: dict[str, Tool] = {}
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        values, lines = read_toml(path, problems)
        tool = _read(path.name, values, lines, problems) if values else None
        if tool and tool.key in found:
            problems.append(Problem(path.name, 1, f"The tool “{tool.key}” is there twice."))
        elif tool:
            found[tool.key] = tool
    if problems:
        raise ProblemsFound(problems)
    return tuple(found.values())


def read_tool(text: str, name: str = "tool.toml") -> Tool:
    """One tool from the text of its file. Raises ProblemsFound."""
    problems: list[Problem] = []
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProblemsFound([Problem(name, 1, f"This is not valid TOML: {error}.")]) from error
    tool = _read(name, values, TomlLines.of(text), problems)
    if problems or tool is None:
        raise ProblemsFound(problems)
    return tool


def _read(
    name: str, values: Mapping[str, Any], lines: TomlLines, problems: list[Problem]
) -> Tool | None:
    try:
        return _Reader(name, lines, problems).tool(values)
    except (AttributeError, TypeError, ValueError) as error:
        sentence = f"Something here is of another kind than it should be ({error})."
        problems.append(Problem(name, 1, f"{sentence} Compare it with a tool that is shipped."))
        return None


class _Reader:
    """One file; collects its problems as it goes."""

    def __init__(self, name: str, lines: TomlLines, problems: list[Problem]) -> None:
        self.name, self.lines, self.problems = name, lines, problems
        self.before = len(problems)

    def tool(self, values: Mapping[str, Any]) -> Tool | None:
        """None where anything is wrong with it."""
        self._unknown(values, _TOOL)
        known = scales()
        scale = known.get(str(values.get("scale", "")))
        if scale is None:
            self._wrong(f"“scale” has to be one of: {', '.join(known)}.", "scale")
        subjects = self._each(Subject, values.get("subjects", []), "subjects")
        sections = tuple(
            self._section(entry, number) for number, entry in enumerate(values.get("section", []))
        )
        self._whole(values, sections)
        if len(self.problems) > self.before or scale is None:
            return None
        return Tool(
            values["key"], values["title"], values.get("kind", "themed"), subjects, scale, sections,
            values.get("purpose", ""), tuple(values.get("guidance", [])),
            values.get("window_months", 12), values.get("days_to_complete", 20),
            values.get("judges", True), values.get("calls", False), values.get("notes", ""),
        )  # fmt: skip

    def _whole(self, values: Mapping[str, Any], sections: tuple[Section, ...]) -> None:
        for name in ("key", "title"):
            if not str(values.get(name, "")).strip():
                self._wrong(f"A tool has a “{name}”.")
        if not sections or not all(each.questions for each in sections):
            self._wrong("A tool has sections, and each section questions.")
        if not values.get("subjects"):
            self._wrong("Say in “subjects” what may be looked at with it.")
        for name, least in (("window_months", 1), ("days_to_complete", 1)):
            number = values.get(name, least)
            if not isinstance(number, int) or not least <= number <= 1000:
                self._wrong(f"“{name}” is a number from {least} to 1000.", name)
        self._once("section", [each.key for each in sections])
        self._once("question", [one.key for each in sections for one in each.questions])

    def _section(self, entry: Mapping[str, Any], number: int) -> Section:
        at = ("section", number)
        self._unknown(entry, _SECTION, *at)
        questions = tuple(
            self._question(each, (*at, "question", place))
            for place, each in enumerate(entry.get("question", []))
        )
        key, title = str(entry.get("key", "")), str(entry.get("title", ""))
        if not key or not title:
            self._wrong("A section has a “key” and a “title”.", *at)
        return Section(key, title, questions, entry.get("help", ""), entry.get("also", ""))

    def _question(self, entry: Mapping[str, Any], at: tuple[Any, ...]) -> Question:
        self._unknown(entry, _QUESTION, *at)
        key, ask = str(entry.get("key", "")), str(entry.get("ask", ""))
        if not key or not ask:
            self._wrong("A question has a “key” and an “ask”.", *at)
        kinds = self._each(AnswerType, [entry.get("type", "yes_no")], *at)
        kind = kinds[0] if kinds else AnswerType.YES_NO
        asked_of = self._each(Respondent, entry.get("asked_of", []), *at)
        for needed, given in (
            (AnswerType.ITEMS, entry.get("items")), (AnswerType.CHOICES, entry.get("choices")),
            (AnswerType.FEEDBACK, asked_of),
        ):  # fmt: skip
            if kind is needed and not given:
                self._wrong(f"Question {key}: a “{kind}” question lists what there is.", *at)
        more = entry.get("more", {})
        return Question(
            key, ask, kind, entry.get("help", ""), tuple(entry.get("applies", [])),
            tuple(entry.get("items", {}).items()),
            tuple((fact, tuple(items.items())) for fact, items in more.items()),
            tuple(entry.get("choices", {}).items()), entry.get("how_many", 0),
            entry.get("prefill", ""), entry.get("rule", ""), asked_of, entry.get("theme", ""),
            entry.get("source", ""),
        )  # fmt: skip

    def _each(self, kind: Any, given: Iterable[str], *at: Any) -> Any:
        known = [each.value for each in kind]
        for each in given:
            if each not in known:
                self._wrong(f"“{each}” is not known here.{did_you_mean(str(each), known)}", *at)
        return tuple(kind(each) for each in given if each in known)

    def _unknown(self, given: Mapping[str, Any], known: set[str], *at: Any) -> None:
        for name in given:
            if name not in known:
                self._wrong(f"“{name}” means nothing here.{did_you_mean(name, known)}", *at, name)

    def _once(self, what: str, keys: list[str]) -> None:
        for key in {each for each in keys if keys.count(each) > 1}:
            self._wrong(f"The {what} “{key}” is there twice: each has a key of its own.")

    def _wrong(self, sentence: str, *at: Any) -> None:
        self.problems.append(Problem(self.name, self.lines.line(*at) if at else 1, sentence))
