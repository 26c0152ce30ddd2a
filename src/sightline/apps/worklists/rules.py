"""What may be said of a worklist's row, and what the next extract makes of it."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from sightline.measures.worklists import Worklist, WorklistRow
from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.not_allowed import NotAllowed

LONGEST_NOTE = 500
# Work older than this that no extract knows of is a matter for the case system, not for a note.
OLDEST_DONE = timedelta(days=92)


class Standing(StrEnum):
    """What became of “done since the extract”."""

    WAITING = "waiting"
    AGREED = "agreed"
    CONTRADICTED = "contradicted"
    UNDONE = "undone"

    @property
    def in_words(self) -> str:
        return {
            Standing.WAITING: "waiting for the next extract",
            Standing.AGREED: "the next extract agrees",
            Standing.CONTRADICTED: "the next extract does not have it",
            Standing.UNDONE: "taken back",
        }[self]


@dataclass(frozen=True)
class RowKey:
    """A row as people's words are kept to it: the same in the next snapshot, until a new day is
    due. `begun_on` is None in lists whose rows are made anew by each extract."""

    list: str
    child_id: str
    begun_on: date | None
    due_on: date | None

    @property
    def days(self) -> str:
        return f"{self.begun_on or ''}/{self.due_on or ''}"


def key_of(worklist: Worklist, row: WorklistRow) -> RowKey:
    begun_on = row.begun_on if worklist.key == "row" else None
    return RowKey(row.list, row.child_id, begun_on, row.due_on)


@lru_cache(maxsize=1)
def late_reasons() -> Mapping[str, str]:
    """Code → words, in the order of the choice."""
    text = (CATALOGUE / "governance" / "late_reasons.toml").read_text("utf-8")
    return {code: found["title"] for code, found in tomllib.loads(text).items()}


def check_reason(code: str, note: str) -> None:
    if code not in late_reasons():
        raise NotAllowed("Choose why it is late from the list.")
    if code == "other" and not note.strip():
        raise NotAllowed("Say in the note what the other reason is.")
    check_note(note)


def check_note(note: str) -> None:
    if len(note) > LONGEST_NOTE:
        raise NotAllowed(f"A note has at most {LONGEST_NOTE} characters; this has {len(note)}.")


def check_done(done_on: date, *, today: date) -> None:
    if done_on > today:
        raise NotAllowed("Give the day it was done, today or earlier.")
    if done_on < today - OLDEST_DONE:
        raise NotAllowed(
            "This was done more than three months ago. If the extract still lacks it, have the "
            "case system put right."
        )


def check_can_undo(*, standing: Standing) -> None:
    if standing is not Standing.WAITING:
        raise NotAllowed(f"It can’t be taken back any more: {standing.in_words}.")


def check_reviewed(reviewed_on: date, note: str, *, today: date) -> None:
    if reviewed_on > today:
        raise NotAllowed("Give the day the list was gone through, today or earlier.")
    if len(note.split()) < 2:
        raise NotAllowed("Say in a few words which key actions progressed, or that none did.")
    check_note(note)


def standing_of(
    due_on: date | None, done_on: date, noted_as_at: date, rows: Iterable[WorklistRow], as_at: date
) -> Standing:
    """What the extract of `as_at` says to a thing noted as done on `done_on`.

    `rows` are those of the same list, child and beginning in it. Gone, or due on another day: it
    agrees. There as before: it contradicts, unless it is older than the day of doing.
    """
    if as_at <= noted_as_at or as_at < done_on:
        return Standing.WAITING
    still_there = any(row.due_on == due_on for row in rows)
    return Standing.CONTRADICTED if still_there else Standing.AGREED
