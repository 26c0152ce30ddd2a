"""Codes as case systems write them: "b) Female", "F", "2", "N1 - Abuse or neglect"."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sightline.intake.cells.reading import Reader, UnknownCode
from sightline.intake.grids import RawCell
from sightline.intake.words import is_blank, letters_and_digits, tidy, written
from sightline.vocabulary.declared import CATALOGUE, declared_records
from sightline.vocabulary.record_tables import UNKNOWN, CodeList

_LETTER = re.compile(r"([a-z]{1,2}\d?)\)\s*(.*)", re.I)
_INNER = re.compile(r"([A-Z]{0,4}\d{0,2}[A-Z]?)\s*[:\-–]\s*(.*)", re.I)
_YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True)
class Spellings:
    """How one code list is written in the field (see catalogue/returns/code_spellings.toml)."""

    letters: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    patterns: tuple[tuple[re.Pattern[str], str], ...] = ()


@lru_cache(maxsize=1)
def all_spellings() -> Mapping[str, Spellings]:
    path = CATALOGUE / "returns" / "code_spellings.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: Spellings(
            letters=entry.get("letters", {}),
            known=_by_spelling(entry.get("spellings", {})),
            patterns=tuple((re.compile(p, re.I), code) for p, code in entry.get("patterns", [])),
        )
        for name, entry in raw.items()
    }


def _by_spelling(spellings: Mapping[str, list[str]]) -> dict[str, str]:
    return {letters_and_digits(way): code for code, ways in spellings.items() for way in ways}


class CodeReader:
    """Reads the codes of one list; raises UnknownCode for what no rule understands."""

    def __init__(
        self, name: str, more: Mapping[str, list[str]] | None = None, otherwise: str = UNKNOWN
    ) -> None:
        codes: CodeList = declared_records().codes[name]
        spellings = all_spellings().get(name, Spellings())
        self._letters, self._patterns = spellings.letters, spellings.patterns
        self._otherwise = otherwise
        # The code itself wins over a spelling, a spelling over the code's meaning.
        self._known = {letters_and_digits(codes.meaning(code)): code for code in codes.values}
        self._known |= spellings.known
        self._known |= {letters_and_digits(code): code for code in codes.values}
        self._known |= _by_spelling(more or {})
        self._exact = {code.casefold(): code for code in codes.values}
        self._empty = UNKNOWN

    def __call__(self, cell: RawCell) -> str:
        text = tidy(written(cell))
        if exact := self._exact.get(text.casefold()):
            return exact
        if is_blank(text):
            return self._empty
        found = self._understood(text)
        if found is None:
            raise UnknownCode(self._otherwise)
        return found

    def _understood(self, text: str) -> str | None:
        lettered = _LETTER.fullmatch(text)
        rest = lettered[2] if lettered else text
        if rest and (found := self._known.get(letters_and_digits(rest))):
            return found
        inner = _INNER.fullmatch(rest)
        if inner and inner[1] and (found := self._known.get(letters_and_digits(inner[1]))):
            return found
        for pattern, code in self._patterns:
            if pattern.search(rest):
                return code
        letter = lettered[1] if lettered and not rest else text if not lettered else ""
        return self._letters.get(letter.casefold())


def flag_reader(more: Mapping[str, list[str]] | None, otherwise: str) -> Reader:
    """Yes or no as True or False; unknown and blank as None."""
    codes = CodeReader("yes_no", more, otherwise)

    def read(cell: RawCell) -> bool | None:
        try:
            return _YES_NO.get(codes(cell))
        except UnknownCode as unknown:
            raise UnknownCode(_YES_NO.get(str(unknown.instead))) from None

    return read


def codes_reader(name: str) -> Reader:
    """Several codes in one cell, parted by comma, semicolon or bar."""
    one = CodeReader(name)

    def read(cell: RawCell) -> list[str] | None:
        found: list[str] = []
        missed = ""
        for part in re.split(r"[,;|]", written(cell)):
            try:
                code = one(part)
            except UnknownCode:
                missed = part.strip()
                continue
            if code != UNKNOWN and code not in found:
                found.append(code)
        if missed:
            raise UnknownCode(found or None, missed)
        return found or None

    return read
