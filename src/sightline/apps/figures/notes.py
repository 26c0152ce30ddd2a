"""Notes beside figures: those of a unit and of the whole authority, by the day they are about."""

from datetime import date

from sightline.apps.figures.models import FigureNote, IndicatorMark
from sightline.vocabulary.words import Level


def notes_on(
    authority: str, indicator: str, level: Level, unit: str, *, until: date | None = None
) -> list[FigureNote]:
    """Newest first. A note on the authority speaks of its parts as well."""
    found = FigureNote.objects.filter(
        authority=authority, indicator=indicator, removed_at__isnull=True
    ).select_related("by")
    if until:
        found = found.filter(on__lte=until)
    wanted = {(Level.AUTHORITY.value, ""), (level.value, unit)}
    return [note for note in reversed(found) if (note.level, note.unit) in wanted]


def marked() -> tuple[list[IndicatorMark], dict[str, list[IndicatorMark]]]:
    """The key indicators, and what priorities each indicator serves."""
    marks = list(IndicatorMark.objects.all())
    served: dict[str, list[IndicatorMark]] = {}
    for mark in marks:
        if mark.kind == "priority":
            served.setdefault(mark.indicator, []).append(mark)
    return [mark for mark in marks if mark.kind == "key"], served


def marks_of(indicator: str) -> tuple[bool, list[str]]:
    """Whether it is a key indicator of the annual report, and the priorities it serves."""
    marks = list(IndicatorMark.objects.filter(indicator=indicator))
    return any(mark.kind == "key" for mark in marks), [m.word for m in marks if m.word]
