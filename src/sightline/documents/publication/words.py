"""Words that would give a withheld number away: they hold it, or a small number of people."""

import re
from collections.abc import Iterable

from sightline.documents.publication.figures import Figure

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PEOPLE = (
    "child|children|baby|babies|young|people|person|family|families|care leaver|care leavers|"
    "case|cases|referral|referrals|plan|plans|sibling|siblings|girl|girls|boy|boys|carer|carers"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec"
# Numbers that count nothing: days of the calendar, years, quarters, codes of figures.
_NO_COUNT = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTHS}|{_SHORT})\b(?: \d{{4}})?|\b(?:{_MONTHS}|{_SHORT}) \d{{4}}\b"
    r"|\b\d{4}-\d{2}(?:-\d{2})?\b|\b(?:19|20)\d{2}(?:[/–-]\d{2,4})?\b|\bR-\d{4}-\w+\b"
    r"|\bQ[1-4]\b|\b(?:quarter|version|page|section) \d+\b|\b(?:last|rolling) \d+ months\b",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?(?![\w])")


def numbers_of(figures: Iterable[Figure]) -> frozenset[str]:
    """The withheld figures as texts write them: as printed, and the counts behind them."""
    found: set[str] = set()
    for figure in figures:
        found |= set(_numbers(figure.cell.shown))
        n, d = figure.numerator, figure.denominator
        found |= {str(n)} if n else set()
        found |= {str(d - n)} if n is not None and d is not None and d > n else set()
    return frozenset(found - {"0"})


def gives_away(text: str, withheld: frozenset[str], threshold: int) -> str:
    """Why a text can't stand, in words; '' if it can."""
    said = _NO_COUNT.sub(" ", text)
    if held := sorted(set(_numbers(said)) & withheld):
        return f"It says {held[0]}, which is withheld elsewhere."
    small = "|".join([*map(str, range(1, threshold + 1)), *_WORDS[:threshold]])
    people = rf"\b(?:{small})\b(?: \w+){{0,2}}? (?:{_PEOPLE})\b"
    if found := re.search(people, said, re.IGNORECASE):
        return f"It says “{found.group()}”: a small number of people."
    return ""


def _numbers(text: str) -> Iterable[str]:
    """Every number of a text, in digits; small ones in words too."""
    for found in _NUMBERS.findall(_NO_COUNT.sub(" ", text)):
        yield found.replace(",", "").rstrip(".")
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _WORDS:
            yield str(_WORDS.index(word) + 1)
