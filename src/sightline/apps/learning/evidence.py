"""What happened in the QA year, by activity: told by the apps below and by one above."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.module_loading import import_string

from sightline.apps.audits.programme.queries import occurrences as of_audits
from sightline.apps.disputes.queries import occurrences as of_disputes
from sightline.apps.feedback.queries import occurrences as of_feedback
from sightline.apps.learning.queries import occurrences
from sightline.apps.learning.shape import Aim
from sightline.apps.providers.queries import occurrences as of_providers

Happened = tuple[str, date, str, str]
# What an app calls an activity, where the catalogue has another word.
_ALSO = {"audits": "audit_activity", "provider_quality": "provider_review"}
_more: list[str] = []


def hear_from(dotted: str) -> None:
    """An app above tells what else happened: `function(first, last)` gives the same tuples."""
    if dotted not in _more:
        _more.append(dotted)


def happened(first: date, last: date) -> list[Happened]:
    """The newest first, each once."""
    told: list[Callable[[date, date], Iterable[Happened]]] = [
        of_audits, of_disputes, of_feedback, of_providers, occurrences,
        *(import_string(each) for each in _more),
    ]  # fmt: skip
    found = {
        (_ALSO.get(key, key), on, address, said)
        for function in told
        for key, on, address, said in function(first, last)
    }
    return sorted(found, key=lambda each: each[1], reverse=True)


@dataclass(frozen=True)
class Piece:
    """A piece of evidence that an aim is to have; `latest` is None where it is missing."""

    title: str
    latest: Happened | None


@dataclass(frozen=True)
class Checked:
    aim: Aim
    pieces: tuple[Piece, ...]

    @property
    def said(self) -> str:
        there = sum(piece.latest is not None for piece in self.pieces)
        return f"{there} of {len(self.pieces)} pieces of evidence are there."


def checklist(
    aims: Iterable[Aim], found: Iterable[Happened], titles: dict[str, str]
) -> list[Checked]:
    """Each aim with the activities that are to show it, and the latest of each."""
    latest: dict[str, Happened] = {}
    for each in found:
        latest.setdefault(each[0], each)
    return [
        Checked(aim, tuple(Piece(titles.get(key, key), latest.get(key)) for key in aim.evidence))
        for aim in aims
    ]
