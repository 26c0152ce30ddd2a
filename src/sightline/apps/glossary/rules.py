"""Words of the sector: what an entry must say, and how the authority names them."""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.not_allowed import NotAllowed

NOT_KNOWN = "Not known: nobody has said yet what the letters stand for."


class InCare(StrEnum):
    """How the authority speaks of children in its care; the catalogue says looked-after."""

    LOOKED_AFTER = "looked_after"
    IN_CARE = "in_care"

    @property
    def title(self) -> str:
        return "Looked-after children" if self is InCare.LOOKED_AFTER else "Children in care"


# Longest first, so that the whole phrase is met before its parts.
_IN_CARE = {
    "looked-after children": "children in care",
    "children looked after": "children in care",
    "looked-after child": "child in care",
    "child looked after": "child in care",
    "looked after": "in care",
    "looked-after": "in-care",
}
_PHRASES = re.compile("|".join(map(re.escape, _IN_CARE)), re.IGNORECASE)


def worded(text: str, choice: InCare) -> str:
    """The text with the authority's own word, its first letter as it was."""
    if choice is InCare.LOOKED_AFTER:
        return text

    def swapped(found: re.Match[str]) -> str:
        word = _IN_CARE[found[0].lower()]
        return word[0].upper() + word[1:] if found[0][0].isupper() else word

    return _PHRASES.sub(swapped, text)


def check_word(word: str) -> None:
    if not word.strip():
        raise NotAllowed("Write the word or short form.")


def check_new(word: str, known: Mapping[str, object]) -> None:
    """Capitals tell two short forms apart (SFS, sfs is one), so they are compared without."""
    if word.strip().casefold() in known:
        raise NotAllowed(f"“{word.strip()}” is in the glossary already: change that entry.")


def spellings_of(written: str) -> list[str]:
    """'LAC, Cla' as a list, blanks and repeats left out."""
    return list(dict.fromkeys(part.strip() for part in written.split(",") if part.strip()))


@lru_cache(maxsize=1)
def seeds() -> tuple[dict[str, Any], ...]:
    text = (CATALOGUE / "governance" / "glossary.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["term"])
