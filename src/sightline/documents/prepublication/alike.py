"""What is called by several names: `alike.toml`, and the glossary's short forms."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sightline.documents.prepublication.rules import FOLDER
from sightline.vocabulary.declared import CATALOGUE

_SHORTEST = 3


@dataclass(frozen=True)
class Alike:
    """`wordings`: each other wording with the one it is read as. `kinds`: words that end a body's
    name, by the word that stands for all of their line. `bodies`: names of one body each."""

    short_forms: Mapping[str, str]
    wordings: Mapping[str, str]
    kinds: Mapping[str, str]
    bodies: tuple[tuple[str, ...], ...]


def alike(own: Path | None = None) -> Alike:
    mine = own / FOLDER / "alike.toml" if own else None
    return _read(mine if mine and mine.is_file() else CATALOGUE / FOLDER / "alike.toml")


@lru_cache(maxsize=4)
def _read(file: Path) -> Alike:
    said = tomllib.loads(file.read_text(encoding="utf-8"))
    return Alike(
        _short_forms(),
        {other: line[0] for line in said["wordings"] for other in line[1:]},
        {word: line[0] for line in said["kinds_of_bodies"] for word in line},
        tuple(tuple(each["names"]) for each in said.get("body", [])),
    )


def _short_forms() -> dict[str, str]:
    file = CATALOGUE / "governance" / "glossary.toml"
    terms = tomllib.loads(file.read_text(encoding="utf-8"))["term"]
    return {
        word: each["stands_for"]
        for each in terms
        if each.get("stands_for")
        for word in (each["word"], *each.get("also", []))
        if len(word) >= _SHORTEST and word.isupper() and word.isalpha()
    }
