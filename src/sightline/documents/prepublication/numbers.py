"""Numbers as running words have them; never years, the numbers of things, or parts of a date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sightline.documents.prepublication.dates import dates_in

_WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SAID = re.compile(
    rf"(?<![\w.,/:-])(?P<number>{_NUMBER})(?P<percent>\s?%|\s+per\s?cent\b)?"
    r"(?![\w:/+]|[.,]\d|-(?!day|month|week|year)\w)"
    rf"|\b(?P<word>{'|'.join(_WORDS)})\b(?!-)",
    re.IGNORECASE,
)
_OF_TIME = re.compile(r"[\s-]+(?:working\s+)?(?:hour|day|week|month|year)s?\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\b(?!\s?%)")
# What a number after them names is no amount: a grade, a section of an Act, a key stage.
_NAMED = re.compile(
    r"(?:\b(?:grade|section|stage|tier|year|page|quarter|item|appendix|part|band|phase|paragraph"
    r"|recommendation)s?\s+)(?:\d+(?:\s*(?:,|and|&)\s*)?)+",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\b[A-Z]\w{0,4}(?:/[A-Z]{2,5})?\s\d+\.\d+(?!\s?%|\d)")
_SHARE = re.compile(
    rf"(?P<count>{_NUMBER})\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?(?P<whole>{_NUMBER})"
    rf"(?P<between>[^.;%\d]{{0,60}}?)\(?(?P<share>\d+(?:\.\d+)?)\s?%"
    rf"|(?P<share2>\d+(?:\.\d+)?)\s?%\s?\((?P<count2>{_NUMBER})\s*\)?\s+(?:out\s+)?of\s+"
    rf"(?:the\s+|all\s+)?(?P<whole2>{_NUMBER})"
    rf"|(?P<share3>\d+(?:\.\d+)?)\s?%\s?\((?P<count3>{_NUMBER})\s+(?:out\s+)?of\s+"
    rf"(?:the\s+|all\s+)?(?P<whole3>{_NUMBER})"
)


@dataclass(frozen=True)
class SaidNumber:
    """`is_of_time`: so many days or months."""

    text: str
    start: int
    value: Decimal
    is_percent: bool = False
    is_of_time: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class SaidShare:
    """“30% (188) of 643”: a share with the two numbers it is made of."""

    text: str
    share: Decimal
    count: Decimal
    whole: Decimal

    @property
    def fits(self) -> bool:
        """Half of the last digit printed is rounding."""
        if not self.whole:
            return True
        half = Decimal(5).scaleb(int(self.share.as_tuple().exponent) - 1)
        return abs(self.count * 100 / self.whole - self.share) <= half

    @property
    def right(self) -> str:
        places = max(-int(self.share.as_tuple().exponent), 0)
        return f"{round(self.count * 100 / self.whole, places):f}"


def numbers_in(text: str) -> tuple[SaidNumber, ...]:
    taken = [(each.start, each.end) for each in dates_in(text)]
    taken += [
        match.span() for pattern in (_YEARS, _NAMED, _REFERENCE) for match in pattern.finditer(text)
    ]
    return tuple(
        each
        for each in _numbers(text)
        if not any(each.start < end and start < each.end for start, end in taken)
    )


def _numbers(text: str) -> Iterator[SaidNumber]:
    for match in _SAID.finditer(text):
        word = match["word"]
        value = Decimal(_WORDS.index(word.casefold()) + 2) if word else _decimal(match["number"])
        of_time = bool(_OF_TIME.match(text, match.end()))
        yield SaidNumber(match.group(), match.start(), value, bool(match["percent"]), of_time)


def shares_in(text: str) -> Iterator[SaidShare]:
    """Each percentage that stands with its count and its whole."""
    for match in _SHARE.finditer(text):
        said = match.groupdict()
        share, count, whole = (
            _decimal(said[name] or said[name + "2"] or said[name + "3"] or "0")
            for name in ("share", "count", "whole")
        )
        yield SaidShare(match.group(), share, count, whole)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
