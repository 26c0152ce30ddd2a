"""From what was written to a value, by a small grammar that never guesses.

A name belongs to the number it stands next to: after it where the first thing written is a number
("42 Children 20 Families"), else before it ("Red 17% Amber 46%"). Years ("2015-16") and words with
a digit ("r12", "6th") are names, not numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from sightline.vocabulary.printed_values.amounts import Amount, Kind, Shape
from sightline.vocabulary.printed_values.values import CollectedValue, Label, Part

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ORDINAL = re.compile(r"\b(\d+) (st|nd|rd|th)\b", re.IGNORECASE)
_TOKENS = re.compile(
    rf"""
    (?P<mark>\b[a-h]\))\s*
    | (?P<year>\b(?:19|20)\d\d\s?[-–/]\s?\d\d(?:\d\d)?\b(?!\s?%|\.\d))
    | (?P<of>\bof\s+(?P<whole>{_NUMBER})(?![\w%.,]))
    | (?P<ratio>(?<![\w.])(?P<one>{_NUMBER})\s?:\s?(?P<other>{_NUMBER})(?![\w%]))
    | (?P<amount>(?<![A-Za-z\d.])−?(?P<number>{_NUMBER})(?P<unit>\s?%|\s?days?\b)?(?![A-Za-z\d]))
    | (?P<sign>\s?[+\-−–]\s?tive\b)
    | (?P<dash>\s[-–—]\s?|[-–—])
    | (?P<bracket>\((?:[^()]|\([^()]*\))*\))
    | (?P<stop>;)
    | (?P<word>[^\s()%;–—-][^\s();–—-]*(?:-[^\s();\d–—-]+)*)
    """,
    re.VERBOSE | re.IGNORECASE,
)


class _Is(StrEnum):
    MARK = "mark"
    OF = "of"
    AMOUNT = "amount"
    DASH = "dash"
    BRACKET = "bracket"
    STOP = "stop"
    WORD = "word"


@dataclass(frozen=True)
class _Token:
    kind: _Is
    text: str
    amount: Amount | None = None


def read_value(written: str) -> CollectedValue:
    """Raises ValueError with a sentence where what was written is not numbers with names."""
    text = _ORDINAL.sub(r"\1\2", " ".join(written.split()))
    reader = _Reader(_without_mark_brackets(text), written)
    return reader.value()


def _without_mark_brackets(text: str) -> str:
    """'(a) 29' is written for 'a) 29'."""
    return re.sub(r"\(([a-h])\)", r"\1)", text)


def _tokens(text: str, written: str) -> Iterator[_Token]:
    at = 0
    while at < len(text):
        if text[at].isspace() and not re.match(r"\s[-–—]", text[at:]):
            at += 1
            continue
        found = _TOKENS.match(text, at)
        if found is None or found.end() == at:
            raise ValueError(f"“{written}” can't be read from “{text[at:]}” on.")
        yield _token(found)
        at = found.end()


def _token(found: re.Match[str]) -> _Token:
    kind, text = found.lastgroup, found.group()
    if found["mark"]:
        return _Token(_Is.MARK, found["mark"][0])
    if found["of"]:
        return _Token(_Is.OF, text, Amount(Kind.NUMBER, _decimal(found["whole"])))
    if found["ratio"]:
        one, other = _decimal(found["one"]), _decimal(found["other"])
        return _Token(_Is.AMOUNT, text, Amount(Kind.RATIO, one, Shape.RATIO, other))
    if found["amount"]:
        return _Token(_Is.AMOUNT, text, _amount(found))
    if found["bracket"]:
        return _Token(_Is.BRACKET, text[1:-1].strip())
    if found["year"] or found["sign"] or found["word"]:
        return _Token(_Is.WORD, re.sub(r"\s", "", text))
    return _Token(_Is.DASH if found["dash"] else _Is.STOP, str(kind))


def _amount(found: re.Match[str]) -> Amount:
    unit = (found["unit"] or "").strip().lower()
    kinds = {"%": Kind.PERCENT, "day": Kind.DAYS, "days": Kind.DAYS}
    number = _decimal(found["number"])
    negative = found["amount"].startswith("−")
    return Amount(kinds.get(unit, Kind.NUMBER), -number if negative else number)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


class _Reader:
    def __init__(self, text: str, written: str) -> None:
        self.tokens, self.written, self.at = list(_tokens(text, written)), written, 0

    def value(self) -> CollectedValue:
        parts: list[Part] = []
        whole, noun = None, ""
        while self.at < len(self.tokens):
            if self._next_is(_Is.STOP):
                self.at += 1
            elif self._next_is(_Is.OF) and parts:
                whole, noun = self._whole(), self._words()
                if self.at < len(self.tokens) and not self._next_is(_Is.BRACKET):
                    raise self._problem()
            elif self._next_is(_Is.BRACKET) and parts:
                parts[-1] = self._more(parts[-1])
            else:
                parts.append(self._part())
        if not parts:
            raise ValueError(f"“{self.written}” holds no number.")
        return CollectedValue(tuple(parts), whole, noun)

    def _part(self) -> Part:
        if self._next_is(_Is.MARK):
            part = Part(*self._marked())
        elif self._next_is(_Is.AMOUNT):
            part = self._named_after(self._amount())
        else:
            part = self._named_before(self._words())
        while self._next_is(_Is.BRACKET):
            part = self._more(part)
        return part

    def _marked(self) -> tuple[Amount, str, Label]:
        mark = self._take().text
        return self._amount(), mark, Label.MARK

    def _named_before(self, label: str) -> Part:
        if not label:
            raise self._problem()
        dashed = self._next_is(_Is.DASH)
        self.at += dashed
        return Part(self._amount(), label, Label.BEFORE_DASH if dashed else Label.BEFORE)

    def _named_after(self, amount: Amount) -> Part:
        dashed = self._next_is(_Is.DASH)
        self.at += dashed
        label = self._words()
        if not dashed and self._next_is(_Is.DASH) and self._next_is(_Is.AMOUNT, 1):
            label = self._first_word_only(label)
        if dashed and not label:
            raise self._problem()
        if not label:
            return Part(amount)
        return Part(amount, label, Label.AFTER_DASH if dashed else Label.AFTER)

    def _first_word_only(self, label: str) -> str:
        """'58 Children Ave Occupancy – 68%': a name before a dash begins after the first word."""
        words = label.split()
        self.at -= len(words) - 1
        return words[0] if words else ""

    def _amount(self) -> Amount:
        """A number, and the count written with it."""
        amount = self._number()
        if amount.kind is Kind.RATIO:
            return amount
        if self._next_is(_Is.DASH) and self._next_is(_Is.AMOUNT, 1):
            self.at += 1
            return self._beside(amount, self._number())
        if self._next_is(_Is.BRACKET) and re.fullmatch(_NUMBER, self.tokens[self.at].text):
            count = _decimal(self._take().text)
            kind = Kind.RATE if amount.kind is Kind.NUMBER else amount.kind
            return Amount(kind, amount.value, Shape.COUNT_IN_BRACKETS, count)
        return amount

    def _beside(self, first: Amount, second: Amount) -> Amount:
        if second.kind is Kind.PERCENT and first.kind is Kind.NUMBER:
            return replace(second, shape=Shape.COUNT_BEFORE, count=first.value)
        if second.kind is Kind.NUMBER and first.kind is not Kind.NUMBER:
            return replace(first, shape=Shape.COUNT_AFTER, count=second.value)
        raise ValueError(
            f"“{self.written}” has two numbers side by side, and it can't be seen which of them "
            "is the value and which its count."
        )

    def _number(self) -> Amount:
        token = self._take() if self._next_is(_Is.AMOUNT) else None
        if token is None or token.amount is None:
            raise self._problem()
        return token.amount

    def _more(self, part: Part) -> Part:
        """A bracket after a part: numbers that qualify it, or a remark."""
        text = self._take().text
        if not part.inside and not part.note and (inside := _named_parts(text)):
            return replace(part, inside=inside)
        return replace(part, note=f"{part.note}; {text}" if part.note else text)

    def _whole(self) -> Decimal:
        amount = self._take().amount
        if amount is None:  # a whole always has its number
            raise self._problem()
        return amount.value

    def _words(self) -> str:
        words = []
        while self._next_is(_Is.WORD):
            words.append(self._take().text)
        return " ".join(words)

    def _next_is(self, kind: _Is, further: int = 0) -> bool:
        at = self.at + further
        return at < len(self.tokens) and self.tokens[at].kind is kind

    def _take(self) -> _Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _problem(self) -> ValueError:
        return ValueError(
            f"“{self.written}” can't be read as a value. Write a number (“112”, “17%”), one with "
            "its count (“112 (643)”), or parts (“a) 5 b) 49”)."
        )


def _named_parts(text: str) -> tuple[Part, ...]:
    """The parts of '56% guilty 44% w/drawn'; none of 'not LAC' or 'June 2017', which are words."""
    if "%" not in text:
        return ()
    try:
        parts = read_value(text).parts
    except ValueError:
        return ()
    return parts if all(part.label and not part.note for part in parts) else ()
