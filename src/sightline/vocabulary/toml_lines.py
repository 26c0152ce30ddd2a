"""Where a key stands in a TOML file: `tomllib` gives values without their lines."""

import re
from dataclasses import dataclass, field

_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-\"]+)\s*\]\]?")
_KEY = re.compile(r"^\s*([A-Za-z0-9_\-]+|\"[^\"]+\")\s*(?:\.[^=]*)?=")


@dataclass
class TomlLines:
    """Lines by path: ("indicator", 3, "where") → line, ("indicator", 3) → line of its header."""

    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> "TomlLines":
        found = cls()
        counts: dict[tuple[str | int, ...], int] = {}
        path: tuple[str | int, ...] = ()
        in_string = False
        for number, line in enumerate(text.splitlines(), start=1):
            quotes = line.count('"""') + line.count("'''")
            if in_string:
                in_string = quotes % 2 == 0
                continue
            if header := _HEADER.match(line):
                path = found._enter(header[1] == "[[", header[2], counts)
                found.lines.setdefault(path, number)
            elif key := _KEY.match(line):
                found.lines.setdefault((*path, key[1].strip('"')), number)
            in_string = quotes % 2 == 1
        return found

    def _enter(
        self, is_array: bool, name: str, counts: dict[tuple[str | int, ...], int]
    ) -> tuple[str | int, ...]:
        path: tuple[str | int, ...] = ()
        parts = name.replace('"', "").split(".")
        for part in parts[:-1]:
            path = (*path, part)
            if path in counts:
                path = (*path, counts[path])
        path = (*path, parts[-1])
        if is_array:
            counts[path] = counts.get(path, -1) + 1
            path = (*path, counts[path])
        return path

    def line(self, *path: str | int) -> int:
        """The line of the path, or of the nearest thing around it."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[:-1]
        return 1
