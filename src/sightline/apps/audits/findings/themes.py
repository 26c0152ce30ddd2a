"""What findings are about: the authority's list of themes, as data."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sightline.vocabulary.declared import CATALOGUE

SHIPPED = CATALOGUE / "governance" / "audit_themes.toml"


@dataclass(frozen=True)
class Theme:
    """`words`: what in a text hints at it."""

    key: str
    title: str
    words: tuple[str, ...]


@lru_cache(maxsize=2)
def themes(path: Path = SHIPPED) -> dict[str, Theme]:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: Theme(key, each["title"], tuple(each["words"])) for key, each in found.items()}
