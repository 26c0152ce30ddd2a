"""Letters that stand in for a number, as the published statistics of England use them."""

from enum import StrEnum


class Symbol(StrEnum):
    """GSS convention: never a zero, never a blank."""

    CONFIDENTIAL = "c"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
    LOW = "low"
    UNRELIABLE = "u"

    @property
    def in_words(self) -> str:
        return _IN_WORDS[self]


_IN_WORDS = {
    Symbol.CONFIDENTIAL: "withheld: a small number of people, or one that would give it away",
    Symbol.NOT_AVAILABLE: "not available",
    Symbol.NOT_APPLICABLE: "not applicable",
    Symbol.LOW: "rounds to 0 but is not 0",
    Symbol.UNRELIABLE: "of low reliability",
}
