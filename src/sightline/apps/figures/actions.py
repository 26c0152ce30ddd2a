"""Every write about figures: codes, notes, saved views, marks."""

from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import urlencode

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.figures import rules
from sightline.apps.figures.models import FigureCode, FigureNote, IndicatorMark, SavedView
from sightline.apps.people.models import User
from sightline.apps.people.rules import NotAllowed
from sightline.measures.figures.figures import Figure
from sightline.vocabulary.words import Level


def code_for(*, figure: Figure, snapshot: str, at: datetime) -> FigureCode:
    """The printed code of a figure; made when it is first asked for, the same ever after."""
    key = {
        "authority": figure.authority, "snapshot": snapshot, "indicator": figure.indicator,
        "definition_hash": figure.definition_hash, "basis": figure.basis.value,
        "as_at": figure.as_at, "level": figure.level.value, "unit": figure.unit,
        "breakdown": figure.breakdown, "breakdown_value": figure.breakdown_value,
    }  # fmt: skip
    known = FigureCode.objects.filter(**key).first()
    if known and known.code:
        return known
    with transaction.atomic():
        kept = {
            "value": figure.value, "status": figure.status.value, "numerator": figure.numerator,
            "denominator": figure.denominator, "made_at": at,
        }  # fmt: skip
        made, _ = FigureCode.objects.get_or_create(**key, defaults=kept)
        if not made.code:
            made.code = rules.code_of(made.pk, figure.as_at)
            made.save(update_fields=["code"])
            record_event(by=None, did="figure.code_made", to=made, at=at, code=made.code)
    return made


def add_note(
    *, by: User, authority: str, indicator: str, level: Level, unit: str, on: date, text: str,
    at: datetime, is_event: bool = False, verifies: bool = False,
) -> FigureNote:  # fmt: skip
    """Pin a dated note to an indicator of a unit."""
    rules.check_note(text)
    with transaction.atomic():
        note = FigureNote.objects.create(
            authority=authority, indicator=indicator, level=level.value, unit=unit, on=on,
            text=text.strip(), is_event=is_event, verifies=verifies, by=by, at=at,
        )  # fmt: skip
        did = "figure.verified" if verifies else "figure.noted"
        record_event(by=by, did=did, to=note, at=at, indicator=indicator, on=on.isoformat())
    return note


def remove_note(*, by: User, note: FigureNote, at: datetime) -> None:
    """Take a note off the pages. Only its writer may; it is kept with its day of removal."""
    if note.by_id != by.pk:
        raise NotAllowed("Only the person who wrote the note can remove it.")
    with transaction.atomic():
        note.removed_at = at
        note.save(update_fields=["removed_at"])
        record_event(by=by, did="figure.note_removed", to=note, at=at)


def save_view(
    *, by: User, name: str, indicator: str, query: Mapping[str, str], at: datetime
) -> SavedView:
    """Keep a page with its filters under a name; the same name is written over."""
    rules.check_name(name)
    rules.check_query(query)
    kept = {"indicator": indicator, "query": urlencode(query), "at": at}
    with transaction.atomic():
        view, _ = SavedView.objects.update_or_create(
            person=by, name=name.strip()[:120], defaults=kept
        )
        record_event(by=by, did="view.saved", to=view, at=at, name=view.name)
    return view


def delete_view(*, by: User, view: SavedView, at: datetime) -> None:
    if view.person_id != by.pk:
        raise NotAllowed("That view belongs to somebody else.")
    with transaction.atomic():
        record_event(by=by, did="view.deleted", to=view, at=at, name=view.name)
        view.delete()


def mark_indicator(
    *, by: User | None, indicator: str, kind: str, word: str = "", at: datetime
) -> IndicatorMark:
    """Say that an indicator is a key one, or serves a corporate priority."""
    with transaction.atomic():
        mark, made = IndicatorMark.objects.get_or_create(
            indicator=indicator, kind=kind, word=word.strip(), defaults={"at": at}
        )
        if made:
            record_event(
                by=by, did="indicator.marked", to=mark, at=at, indicator=indicator, word=word
            )
    return mark


def unmark_indicator(*, by: User, mark: IndicatorMark, at: datetime) -> None:
    with transaction.atomic():
        record_event(by=by, did="indicator.unmarked", to=mark, at=at, indicator=mark.indicator)
        mark.delete()
