"""A target in words: what is due from when, and what it was worked out from."""

from collections.abc import Iterable
from datetime import date

from sightline.documents.cells import cell
from sightline.judgement.shown import say
from sightline.judgement.targets import Target, TargetPoint
from sightline.vocabulary.words import Unit


def day_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def point_words(point: TargetPoint, unit: Unit) -> str:
    """'80.0% (20% less than 100.0% in the year to 31 March 2026; 190 families)'."""
    more = [point.worked_out.in_words] if point.worked_out else []
    more += [point.note] if point.note else []
    value = say(point.value, unit)
    return f"{value} ({'; '.join(more)})" if more else value


def profile_words(points: Iterable[TargetPoint], unit: Unit) -> str:
    """'80.0% from 1 April 2025, 85.0% from 1 April 2026'."""
    return ", ".join(
        f"{point_words(point, unit)} from {day_words(point.due)}" for point in sorted(points)
    )


def target_cell(target: Target, day: date, unit: Unit) -> str:
    """As a cell of a paper has it: what is due now; before that, what will be and from when. Of
    several dated values all that are still to come: '20.0% (Sep 17), 40.0% (Mar 18)'."""
    due = target.due_on(day)
    coming = [point for point in sorted(target.profile) if point.due > day]
    if target.until is not None and day >= target.until:
        return ""
    said = [_with_note(due, unit)] if due else []
    said += [f"{_with_note(point, unit)} ({point.due:%b %y})" for point in coming]
    return "\n".join(said)


def _with_note(point: TargetPoint, unit: Unit) -> str:
    """Of a rate the number alone: what it is a rate of stands in its row."""
    said = cell(point.value, unit) if unit.startswith("rate") else say(point.value, unit)
    return f"{said} – {point.note}" if point.note else said
