"""An auditor's place and load, and who held a child, as the plain rules of sharing want them."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import duckdb
from django.utils import timezone

from sightline.apps.audits.models import AgreedNumber, Audit, Conflict, Exemption
from sightline.apps.audits.programme.sharing import Auditor, Item
from sightline.apps.audits.rules import WRITABLE
from sightline.apps.children.queries import snapshot
from sightline.apps.people.access import holds_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.vocabulary.words import Level

_HELD = """
SELECT DISTINCT team, worker FROM read_parquet($file)
WHERE withdrawn_on IS NULL AND child_id = $child AND started_on <= $last
  AND (ended_on IS NULL OR ended_on >= $first)"""


def auditor_of(person: User, today: date) -> Auditor:
    """Units that only stand above somebody count where they are the team they work in."""
    holds = [hold for hold in holds_of(person, today) if not hold.everything]
    above = {name for hold in holds for level, name in hold.line if level is Level.TEAM}
    return Auditor(
        person.pk, person.name,
        services=frozenset().union(*(hold.services for hold in holds)),
        teams=frozenset(above).union(*(hold.teams for hold in holds)),
        workers=frozenset().union(*(hold.workers for hold in holds)),
        agreed=agreed_for(person, today),
        has=load_of(person, today),
        is_exempt=is_exempt(person, today),
    )  # fmt: skip


def agreed_for(person: User, today: date) -> int | None:
    found = period_of(person, today)
    return found.number if found else None


def period_of(person: User, today: date) -> AgreedNumber | None:
    return AgreedNumber.objects.filter(
        authority=authority_code(), auditor=person, from_on__lte=today, until_on__gte=today
    ).last()


def load_of(person: User, today: date) -> int:
    """Audits of the agreed period; without one, those that are to be written now."""
    mine = Audit.objects.filter(authority=authority_code(), auditor=person)
    if period := period_of(person, today):
        mine = mine.filter(set_on__gte=period.from_on, set_on__lte=period.until_on)
        return mine.exclude(state__in=["withdrawn", "waiting"]).count()
    return mine.filter(state__in=[each.value for each in WRITABLE]).count()


def is_exempt(person: User, today: date) -> bool:
    return Exemption.objects.filter(
        authority=authority_code(), auditor=person, taken_back_at__isnull=True,
        from_on__lte=today, until_on__gte=today,
    ).exists()  # fmt: skip


def item_of(audit: Audit) -> Item:
    teams, workers = held_by(audit.child_id, audit.window_from, audit.window_to)
    conflicts = Conflict.objects.filter(audit=audit).values_list("auditor", flat=True)
    return Item(
        audit.pk, audit.service, audit.team, audit.worker, teams, workers, frozenset(conflicts)
    )


def items_of(audits: Iterable[Audit]) -> list[Item]:
    return [item_of(audit) for audit in audits]


def held_by(child_id: str, first: date, last: date) -> tuple[frozenset[str], frozenset[str]]:
    """Teams and workers that held the child between two days, by the published records."""
    records = snapshot()
    if not child_id or records is None:
        return frozenset(), frozenset()
    asked = {
        "file": str(records.path("allocations")), "child": child_id, "first": first, "last": last
    }  # fmt: skip
    with duckdb.connect() as connection:
        rows = connection.execute(_HELD, asked).fetchall()
    return frozenset(t for t, _ in rows if t), frozenset(w for _, w in rows if w)


def end_of_day(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min)) + timedelta(days=1)
