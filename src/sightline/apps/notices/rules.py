"""What a mail may never hold, how often it is tried, and what somebody may stop.

Mail leaves the council's protection the moment it is sent. So it holds no child's data and no id
of a child, only a link; whatever is made above, its text is looked through here before it is kept.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import cached_property

from sightline.vocabulary.moves import Moves


class MailState(StrEnum):
    WAITING = "waiting"
    SENDING = "being sent"
    SENT = "sent"
    FAILED = "failed"
    REFUSED = "refused"


MAIL_MOVES = Moves(
    "mail",
    {
        MailState.WAITING: {"hand over": MailState.SENDING, "give up": MailState.FAILED},
        MailState.SENDING: {
            "accept": MailState.SENT,
            "try again": MailState.WAITING,
            "give up": MailState.FAILED,
        },
    },
)
# Waits after each failed try: five tries in about eight hours outlast a server's maintenance.
WAITS = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
# A worker killed while it handed a mail over: taken up again after so long.
GIVEN_UP_AFTER = timedelta(minutes=10)
# Mail that could not go for so long is stale; the notice in the application stays.
STALE_AFTER = timedelta(days=3)

_WORD = re.compile(r"[^\W_]+(?:[-/_.][^\W_]+)*")
_UPN = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-Z]\b")
_NHS_NUMBER = re.compile(r"(?<![.\d])\d{3}[ -]?\d{3}[ -]?\d{4}\b")
# A short number may be a count; behind one of these words it is an id.
_NAMED_NUMBER = re.compile(r"\b(?:child|case|id|ref|reference|no|number)[ .:#]*(\d{1,4})\b", re.I)
_SHORT = 4


@dataclass(frozen=True)
class KnownChildren:
    """Every id and display name of the published records, as a mail might hold them."""

    ids: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, ids: Iterable[str], names: Iterable[str]) -> "KnownChildren":
        plain = (" ".join(_words(name)) for name in names)
        return cls(
            frozenset(each.casefold() for each in ids if each), frozenset(filter(None, plain))
        )

    @cached_property
    def longest_name(self) -> int:
        return max((len(name.split()) for name in self.names), default=0)


def why_not_to_send(texts: Iterable[str], known: KnownChildren) -> str | None:
    """Why these texts can't go out by mail; never the words themselves. None: they can."""
    for text in texts:
        found = _patterns(text) or _ids(text, known) or _names(text, known)
        if found:
            return f"The mail holds {found}, so it was not sent and its text was not kept."
    return None


def _patterns(text: str) -> str | None:
    if _UPN.search(text):
        return "what looks like a unique pupil number"
    if any(_is_nhs_number(found) for found in _NHS_NUMBER.findall(text)):
        return "what looks like an NHS number"
    return None


def _is_nhs_number(text: str) -> bool:
    """Ten digits whose last one checks the others (modulus 11)."""
    digits = [int(letter) for letter in text if letter.isdigit()]
    check = (
        11
        - sum(digit * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
        % 11
    )
    return digits[9] == (0 if check == 11 else check)


def _ids(text: str, known: KnownChildren) -> str | None:
    found = {word.casefold() for word in _WORD.findall(text)}
    found |= {part.casefold() for part in re.findall(r"[^\W_]+", text)}
    named = set(_NAMED_NUMBER.findall(text))
    hits = (found & known.ids) - {id for id in known.ids if _may_be_a_count(id)}
    return "the id of a child" if hits or named & known.ids else None


def _may_be_a_count(id: str) -> bool:
    return id.isdigit() and len(id) <= _SHORT


def _names(text: str, known: KnownChildren) -> str | None:
    words = _words(text)
    for length in range(1, known.longest_name + 1):
        for start in range(len(words) - length + 1):
            if " ".join(words[start : start + length]) in known.names:
                return "the name of a child"
    return None


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W_]+", text)]


@dataclass(frozen=True)
class Topic:
    """A kind of message. `may_stop` is False for what somebody must hear of whatever they chose."""

    key: str
    title: str
    meaning: str
    may_stop: bool = True
    mails_unless_stopped: bool = True
