"""Days and months as the plan keeps them, and what any text or day must be."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sightline.vocabulary.not_allowed import NotAllowed

_HERE = ZoneInfo("Europe/London")


def day_of(at: datetime) -> date:
    """The local day of a moment."""
    return at.astimezone(_HERE).date()


def day_said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def month_of(day: date | None) -> date | None:
    """A month is kept as its first day, whichever of its days is given."""
    return day.replace(day=1) if day else None


def check_text(text: str, sentence: str) -> None:
    if not text.strip():
        raise NotAllowed(sentence)


def check_not_later(day: date, at: datetime, done: str) -> None:
    """`done`: the participle in the sentence, such as “rated”."""
    if day > day_of(at):
        raise NotAllowed(f"{day_said(day)} is still to come: nothing can have been {done} then.")
