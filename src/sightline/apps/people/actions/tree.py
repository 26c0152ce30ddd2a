"""The tree as a whole: renamed units, names taken back, and the file that records are built by."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.people import rules
from sightline.apps.people.models import Place, Spelling, Unit, User
from sightline.apps.people.own_reach import not_widened
from sightline.store.organisation import Organisation, TeamPlace, write_organisation
from sightline.vocabulary.words import Level


def rename_unit(*, by: User, unit: Unit, name: str, at: datetime) -> None:
    """A new name. The old one stays a spelling, so that records which bear it are still found."""
    rules.check_unit_name(name)
    wanted = name.strip()
    taken = Unit.objects.filter(level=unit.level, name__iexact=wanted).exclude(pk=unit.pk)
    if taken.exists():
        raise rules.NotAllowed(
            f"There is already a {unit.level} called {wanted}. If both are the same, put them "
            "together."
        )
    spelled = Spelling.objects.filter(level=unit.level, text=wanted).first()
    if spelled and spelled.unit_id not in {None, unit.pk}:
        raise rules.NotAllowed(f"“{wanted}” is a spelling of {spelled.unit}.")
    with not_widened(by, at):
        old, unit.name = unit.name, wanted
        unit.save(update_fields=["name"])
        Spelling.objects.update_or_create(
            level=unit.level, text=wanted, defaults={"unit": unit},
            create_defaults={"unit": unit, "first_seen_at": at, "last_seen_at": at},
        )  # fmt: skip
        said = f"{old} is called {wanted} now."
        record_event(by=by, did="unit.renamed", to=unit, at=at, said=said)


def unmatch_spelling(*, by: User, spelling: Spelling, at: datetime) -> None:
    """The name does not mean this unit after all: it waits again."""
    unit = spelling.unit
    if unit is None:
        return
    if spelling.text == unit.name:
        raise rules.NotAllowed(f"{unit.name} is the unit’s own name.")
    with transaction.atomic():
        spelling.unit = None
        spelling.save(update_fields=["unit"])
        said = f"The name “{spelling.text}” no longer means {unit.name}."
        record_event(by=by, did="unit.spelling_taken_back", to=unit, at=at, said=said)


def undo_place(*, by: User, place: Place, at: datetime) -> None:
    """Take back the latest move of a unit: it is where it was before."""
    latest = Place.objects.filter(unit=place.unit, acting_up=place.acting_up).latest("pk")
    if latest.pk != place.pk:
        raise rules.NotAllowed("Only the latest move can be taken back.")
    before = None
    if not place.acting_up and place.from_on:
        ended = Place.objects.filter(unit=place.unit, acting_up=False, to_on__lt=place.from_on)
        before = ended.order_by("-to_on").first()
        if before is None:
            raise rules.NotAllowed("It was nowhere before, so there is nothing to go back to.")
    elif not place.acting_up:
        raise rules.NotAllowed("It has always been there: move it instead.")
    with not_widened(by, at, place.from_on):
        place.delete()
        if before:
            before.to_on = None
            before.save(update_fields=["to_on"])
        said = f"The latest move of {place.unit.name} was taken back."
        record_event(by=by, did="unit.move_undone", to=place.unit, at=at, said=said)


def publish_tree(*, by: User | None, folder: Path, at: datetime) -> Organisation:
    """Write the tree where records are built: they follow it from the next building on."""
    made = organisation_now()
    with transaction.atomic():
        said = "The tree of units was saved for the records."
        record_event(by=by, did="tree.saved", to=("tree", "units"), at=at, said=said)
        write_organisation(folder, made)
    return made


def organisation_now() -> Organisation:
    """One name for each spelling, and the service each team belonged to when."""
    names: dict[str, dict[str, str]] = {Level.TEAM.value: {}, Level.WORKER.value: {}}
    spelled = Spelling.objects.filter(unit__isnull=False, level__in=names).select_related("unit")
    for each in spelled:
        if each.unit and each.text != each.unit.name:
            names[each.level][each.text] = each.unit.name
    places = Place.objects.filter(
        unit__level=Level.TEAM.value, under__level=Level.SERVICE.value, acting_up=False
    ).select_related("unit", "under")
    teams = tuple(
        TeamPlace(place.unit.name, place.under.name, place.from_on, place.to_on)
        for place in places
        if place.under
    )
    return Organisation(names[Level.TEAM.value], names[Level.WORKER.value], teams)
