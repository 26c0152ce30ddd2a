"""The access log: one line for each child somebody looked at; each day sealed."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sightline.apps.events.actions import record_event
from sightline.apps.people.models import Look, Seal, User


def log_looks(
    *, by: User, authority: str, children: Mapping[str, str], page: str, at: datetime
) -> None:
    """Write down that a page showed these children: child_id to the right it was shown by."""
    Look.objects.bulk_create(
        Look(
            at=at, person=by, person_name=by.name, authority=authority, child_id=child_id,
            page=page, right=right,
        )
        for child_id, right in sorted(children.items())
    )  # fmt: skip


def seal_day(*, day: date, at: datetime) -> Seal:
    """Put a whole day that is over under one fingerprint. Sealing it again changes nothing."""
    if day >= timezone.localdate(at):
        raise ValueError("A day is sealed once it is over.")
    with transaction.atomic():
        kept = Seal.objects.filter(day=day).first()
        return kept or _seal(day, at)


def _seal(day: date, at: datetime) -> Seal:
    before = Seal.objects.filter(day__lt=day).order_by("-day").first()
    count, last, fingerprint = fingerprint_of(day, before)
    return Seal.objects.create(
        day=day, looks=count, last_id=last, fingerprint=fingerprint, sealed_at=at
    )


def fingerprint_of(day: date, before: Seal | None) -> tuple[int, int, str]:
    """How many looks, the last one's id, and SHA-256 over all of them and the seal before."""
    found = hashlib.sha256((before.fingerprint if before else "").encode())
    count = 0
    last = before.last_id if before else 0
    for look in Look.objects.filter(at__date=day).order_by("id").iterator():
        line = (
            look.pk, look.at.isoformat(), look.person_id, look.person_name, look.authority,
            look.child_id, look.page, look.right,
        )  # fmt: skip
        found.update(repr(line).encode("utf-8"))
        count, last = count + 1, look.pk
    return count, last, found.hexdigest()


def seal_days_that_are_over(*, at: datetime) -> int:
    """Every day from the first look on, also those without one: a gap would look like a loss."""
    last = Seal.objects.order_by("-day").first()
    first_look = Look.objects.order_by("id").first()
    if last:
        day = last.day + timedelta(days=1)
    elif first_look:
        day = timezone.localdate(first_look.at)
    else:
        return 0
    sealed = 0
    while day < timezone.localdate(at):
        seal_day(day=day, at=at)
        day += timedelta(days=1)
        sealed += 1
    return sealed


def note_log_export(*, by: User, lines: int, ending: str, at: datetime) -> None:
    """Taking the log away is written down as well; which child it was about is not."""
    said = f"{by.name} took {lines} lines of the access log away."
    record_event(
        by=by, did="access_log.exported", to=("access_log", "looks"), at=at, said=said,
        lines=lines, ending=ending,
    )  # fmt: skip
