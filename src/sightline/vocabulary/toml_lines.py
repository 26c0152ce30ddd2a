"""Where a key stands in a TOML file: `tomllib` gives values without their lines."""

import re
from dataclasses import dataclass, field

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)([^\]]+)\]")
_KEY = re.compile(r"^\s*((?:[A-Za-z0-9_\-. ]|\"[^\"]*\"|'[^']*')+)=")
_PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_\-]+)")
_LONG = r"\"\"\"(?:\\.|[^\\])*?\"\"\"|'''.*?'''"
_SHORT = r"\"(?:\\.|[^\"\\\n])*\"|'[^'\n]*'"
_TEXT_OR_COMMENT = re.compile(f"(?P<long>{_LONG})|{_SHORT}|#[^\\n]*", re.DOTALL)


@dataclass
class TomlLines:
    """Lines by path: ("indicator", 3, "where") → line, ("indicator", 3) → line of its header."""

    lines: dict[Path, int] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> "TomlLines":
        found = cls()
        counts: dict[Path, int] = {}
        path: Path = ()
        open_brackets = 0
        masked = _TEXT_OR_COMMENT.sub(_mask, text).split("\n")
        for number, (line, mask) in enumerate(zip(text.split("\n"), masked, strict=True), start=1):
            is_continued = open_brackets > 0 or mask.startswith("\0")
            if not is_continued and (header := _HEADER.match(line)):
                path = found._enter(header[1] == "[[", _parts(header[2]), counts)
                found.lines.setdefault(path, number)
                continue
            if not is_continued and (key := _KEY.match(line)):
                found._add(path, _parts(key[1]), number)
            open_brackets += sum(map(mask.count, "[{")) - sum(map(mask.count, "]}"))
        return found

    def _add(self, path: Path, parts: list[str], number: int) -> None:
        for part in parts:
            path = (*path, part)
            self.lines.setdefault(path, number)

    def _enter(self, is_array: bool, parts: list[str], counts: dict[Path, int]) -> Path:
        path: Path = ()
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


def _parts(dotted: str) -> list[str]:
    return ["".join(groups) for groups in _PART.findall(dotted)]


def _mask(found: re.Match[str]) -> str:
    """The same number of lines without what looks like syntax inside a text or a comment."""
    mark = "\0" if found["long"] else " "
    return re.sub(r"[^\n]", mark, found[0])
