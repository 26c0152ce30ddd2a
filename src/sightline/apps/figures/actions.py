"""Every write about figures: codes, notes, saved views, marks."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from urllib.parse import urlencode

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.figures import rules
from sightline.apps.figures.models import FigureCode, FigureNote, IndicatorMark, SavedView
from sightline.apps.people.models import User
from sightline.apps.people.rules import NotAllowed
from sightline.documents.inputs import Scope
from sightline.documents.scorecard import ScorecardRow
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


def codes_for(
    *, scope: Scope, rows: Sequence[ScorecardRow], snapshot: str, at: datetime
) -> list[FigureCode]:
    """The codes of a card's figures, in as many queries for one row as for a hundred."""
    wanted = {(row.indicator, row.definition_hash, row.period.basis.value): row for row in rows}
    known = _codes_of(scope, wanted, snapshot)
    missing = [key for key in wanted if key not in known or not known[key].code]
    if not missing:
        return list(known.values())
    with transaction.atomic():
        FigureCode.objects.bulk_create(
            [_uncoded(scope, wanted[key], snapshot, at) for key in missing if key not in known],
            ignore_conflicts=True,  # another reader may print the same card now
        )
        made = _codes_of(scope, wanted, snapshot)
        for key in missing:
            made[key].code = rules.code_of(made[key].pk, scope.as_at)
        FigureCode.objects.bulk_update([made[key] for key in missing], ["code"])
        record_event(
            by=None, did="figure.codes_made", to=("snapshot", snapshot), at=at,
            said=f"{len(missing)} figures of a scorecard got their codes.", count=len(missing),
        )  # fmt: skip
    return list(made.values())


_RowKey = tuple[str, str, str]


def _codes_of(
    scope: Scope, wanted: Mapping[_RowKey, ScorecardRow], snapshot: str
) -> dict[_RowKey, FigureCode]:
    found = FigureCode.objects.filter(
        authority=scope.authority, snapshot=snapshot, as_at=scope.as_at, level=scope.level.value,
        unit=scope.unit, breakdown="", indicator__in=[indicator for indicator, *_ in wanted],
    )  # fmt: skip
    by_key = {(each.indicator, each.definition_hash, each.basis): each for each in found}
    return {key: each for key, each in by_key.items() if key in wanted}


def _uncoded(scope: Scope, row: ScorecardRow, snapshot: str, at: datetime) -> FigureCode:
    return FigureCode(
        authority=scope.authority, snapshot=snapshot, indicator=row.indicator,
        definition_hash=row.definition_hash, basis=row.period.basis.value, as_at=scope.as_at,
        level=scope.level.value, unit=scope.unit, value=row.value, status=row.status.value,
        numerator=row.numerator, denominator=row.denominator, made_at=at,
    )  # fmt: skip


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
    rules.check_mark(kind, word)
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
