"""One table of a TOML file being read: values with their kind checked, problems with their line."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

from sightline.vocabulary.problems import Problem, did_you_mean
from sightline.vocabulary.toml_lines import TomlLines

Word = TypeVar("Word", bound=StrEnum)
Value = TypeVar("Value")


class Entry:
    """A TOML table and where it stands; every wrong value adds a problem and reads as absent."""

    def __init__(
        self,
        values: dict[str, Any],
        file: str,
        lines: TomlLines,
        path: tuple[str | int, ...],
        problems: list[Problem],
    ) -> None:
        self.values, self.file, self.lines = values, file, lines
        self.path, self.problems = path, problems

    def __contains__(self, key: str) -> bool:
        return key in self.values

    @property
    def line(self) -> int:
        return self.lines.line(*self.path)

    @property
    def name(self) -> str:
        return str(self.values.get("id") or self.values.get("title") or "")

    def problem(self, sentence: str, *key: str | int) -> None:
        line = self.lines.line(*self.path, *key)
        about = f"{self.name}: " if self.name and self.path[-2:-1] == ("indicator",) else ""
        self.problems.append(Problem(self.file, line, about + sentence))

    def only(self, known: Iterable[str], what: str) -> None:
        for key in self.values.keys() - set(known):
            self.problem(f"{what} has no key “{key}”.{did_you_mean(key, known)}", key)

    def of_kind(self, key: str, kind: type[Value], in_words: str) -> Value | None:
        value = self.values.get(key)
        if value is None:
            return None
        is_bool = isinstance(value, bool) and kind is not bool
        if isinstance(value, kind) and not is_bool:
            return value
        self.problem(f"“{key}” must be {in_words}.", key)
        return None

    def text(self, key: str) -> str:
        return self.of_kind(key, str, "a text") or ""

    def number(self, key: str) -> float | None:
        value = self.values.get(key)
        if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
            return value
        self.problem(f"“{key}” must be a number.", key)
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """One text or a list of texts."""
        value = self.values.get(key, [])
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list) and all(isinstance(text, str) for text in listed):
            return tuple(listed)
        self.problem(f"“{key}” must be a text or a list of texts.", key)
        return ()

    def word(self, key: str, words: type[Word], given: str | None = None) -> Word | None:
        written = given if given is not None else self.text(key)
        if written in set(words):
            return words(written)
        if written:
            known = ", ".join(words)
            self.problem(f"“{written}” is no {key}.{did_you_mean(written, words)} ({known})", key)
        return None

    def within(self, key: str, n: int) -> "Entry":
        return Entry(
            self.values[key][n], self.file, self.lines, (*self.path, key, n), self.problems
        )
