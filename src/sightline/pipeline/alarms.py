"""When an installation calls for attention: its records are old, its background work is silent.

`[alarms]` in `settings.toml` says when; the sentence is made here, for pages, mails and doctor.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date

from sightline.vocabulary.problems import did_you_mean


@dataclass(frozen=True)
class Alarms:
    """`load_days`: records older than so many days; `work_hours`: no work for so many hours."""

    load_days: int = 35
    work_hours: int = 2


@dataclass(frozen=True)
class OldRecords:
    """The published records of an authority are older than they may be."""

    authority: str
    name: str
    as_at: date
    days: int

    def __str__(self) -> str:
        return (
            f"The latest extract of {self.name} was drawn on {self.as_at.day} {self.as_at:%B %Y}, "
            f"{self.days} days ago. Load a newer one."
        )


def is_old(as_at: date, today: date, alarms: Alarms) -> bool:
    return (today - as_at).days > alarms.load_days


def alarms_of(entry: object) -> tuple[Alarms, list[str]]:
    """What [alarms] says, and a sentence for each thing wrong in it; the usual where it is not."""
    if entry is None:
        return Alarms(), []
    if not isinstance(entry, Mapping):
        return Alarms(), ["Write [alarms] in a line of its own, and its numbers below."]
    known = [each.name for each in fields(Alarms)]
    wrong = [
        f"[alarms] has no “{key}”.{did_you_mean(key, known)}" for key in entry.keys() - set(known)
    ]
    wrong += [
        f"“{key}” of [alarms] is a whole number above nought."
        for key in known
        if key in entry and not _is_positive(entry[key])
    ]
    return (Alarms(), wrong) if wrong else (Alarms(**entry), [])


def _is_positive(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0
