"""The quality assurance framework as data: sections, principles, messages, programme, appendices.

Plain Python. `framework(data)` reads the authority's own file, else the shipped one.
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.not_allowed import NotAllowed

SHIPPED = CATALOGUE / "governance" / "qa_framework.toml"


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    text: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Part:
    """A part of the programme of professional challenge."""

    title: str
    page: str
    activity: str


@dataclass(frozen=True)
class Appendix:
    letter: str
    title: str
    page: str


@dataclass(frozen=True)
class Framework:
    sections: tuple[Section, ...]
    principles: tuple[str, ...]
    messages: tuple[str, ...]
    programme: tuple[Part, ...]
    appendices: tuple[Appendix, ...]


def framework(data: Path | None = None) -> Framework:
    own = data / "qa_framework.toml" if data else None
    path = own if own and own.is_file() else SHIPPED
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, edition: int) -> Framework:
    try:
        return _framework(tomllib.loads(path.read_text(encoding="utf-8")))
    except KeyError as missing:
        raise NotAllowed(f"{path.name} says nothing of {missing}: add it.") from missing
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise NotAllowed(f"{path.name} can’t be read: {wrong}.") from wrong


def _framework(found: dict[str, Any]) -> Framework:
    return Framework(
        tuple(
            Section(e["key"], e["title"], tuple(e["text"]), tuple((a, b) for a, b in e["links"]))
            for e in found["section"]
        ),
        tuple(each["text"] for each in found["principle"]),
        tuple(each["text"] for each in found["message"]),
        tuple(Part(e["title"], e["page"], e["activity"]) for e in found["programme"]),
        tuple(Appendix(e["letter"], e["title"], e["page"]) for e in found["appendix"]),
    )
