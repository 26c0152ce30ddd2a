"""An auditor's place and load, and who held a child, as the plain rules of sharing want them."""

from collections.abc import Iterable, Sequence
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
SELECT child_id, team, worker, started_on, ended_on FROM read_parquet($file)
WHERE withdrawn_on IS NULL AND list_contains($children, child_id)"""

Held = tuple[str | None, str | None, date, date | None]


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
    (item,) = items_of([audit])
    return item


def items_of(audits: Sequence[Audit]) -> list[Item]:
    held = holders({audit.child_id for audit in audits if audit.child_id})
    conflicts: dict[int, set[int]] = {}
    declared = Conflict.objects.filter(audit__in=audits).values_list("audit", "auditor")
    for audit_id, auditor in declared:
        conflicts.setdefault(audit_id, set()).add(auditor)
    return [_item(one, held.get(one.child_id, []), conflicts.get(one.pk, set())) for one in audits]


def _item(audit: Audit, held: Iterable[Held], conflicts: set[int]) -> Item:
    """Whoever held the child on a day that is looked at, their team too."""
    seen = [
        (team, worker) for team, worker, first, last in held
        if first <= audit.window_to and (last is None or last >= audit.window_from)
    ]  # fmt: skip
    return Item(
        audit.pk, audit.service, audit.team, audit.worker,
        frozenset(team for team, _ in seen if team),
        frozenset(worker for _, worker in seen if worker), frozenset(conflicts),
    )  # fmt: skip


def holders(children: Iterable[str]) -> dict[str, list[Held]]:
    """Teams and workers that held these children, with their days, by the published records."""
    records, wanted = snapshot(), sorted(children)
    if not wanted or records is None:
        return {}
    asked = {"file": str(records.path("allocations")), "children": wanted}
    with duckdb.connect() as connection:
        rows = connection.execute(_HELD, asked).fetchall()
    found: dict[str, list[Held]] = {}
    for child, *held in rows:
        found.setdefault(child, []).append(tuple(held))
    return found


def end_of_day(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min)) + timedelta(days=1)
