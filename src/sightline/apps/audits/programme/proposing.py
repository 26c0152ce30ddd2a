"""A proposal of who audits what, for those audits that wait, and its confirmation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from sightline.apps.audits.models import Audit
from sightline.apps.audits.programme import showing
from sightline.apps.audits.programme.allocating import allocate
from sightline.apps.audits.programme.places import auditor_of, items_of
from sightline.apps.audits.programme.sharing import Auditor, propose, why_not
from sightline.apps.audits.queries import audits_within
from sightline.apps.audits.rules import AuditState
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed

MOST = 200


@dataclass(frozen=True)
class Asked:
    seed: int = 1
    sample: int = 0
    planned: int = 0


@dataclass(frozen=True)
class Line:
    """`able`: who may have it, with the load of each; `chosen`: whom the proposal names."""

    audit: Audit
    whose: str
    able: tuple[tuple[int, str], ...]
    chosen: int | None
    without: str


def asked_of(told: Mapping[str, str]) -> Asked:
    def number(name: str) -> int:
        text = told.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0

    return Asked(number("seed") or 1, number("sample"), number("planned"))


def query(asked: Asked) -> str:
    told = {"seed": asked.seed, "sample": asked.sample, "planned": asked.planned}
    return urlencode({name: value for name, value in told.items() if value})


def waiting(access: Access, asked: Asked) -> list[Audit]:
    found = audits_within(access).filter(state=AuditState.WAITING)
    if asked.sample:
        found = found.filter(sampled__sample=asked.sample)
    if asked.planned:
        found = found.filter(planned=asked.planned)
    return list(found[:MOST])


def page(audits: Sequence[Audit], asked: Asked, today: date) -> dict[str, Any]:
    auditors = [auditor_of(person, today) for person in showing.auditors(today)]
    items = items_of(audits)
    found = propose(items, auditors, asked.seed)
    lines = [
        Line(
            audit, showing.whose(audit), _able(item, auditors), found.chosen.get(audit.pk),
            found.without.get(audit.pk, ""),
        )
        for audit, item in zip(audits, items, strict=True)
    ]  # fmt: skip
    return {"lines": lines, "asked": asked, "query": query(asked), "next_seed": asked.seed + 1}


def _able(item: Any, auditors: Sequence[Auditor]) -> tuple[tuple[int, str], ...]:
    return tuple(
        (one.id, f"{one.name} ({showing.load_words(one)})")
        for one in auditors
        if not one.is_exempt and not why_not(one, item)
    )


def confirm(
    audits: Sequence[Audit], told: Mapping[str, str], *, by: User, at: datetime
) -> tuple[int, list[str]]:
    """Each as it was chosen; one that is refused says why and keeps waiting."""
    today = timezone.localdate(at)
    people = {str(one.pk): one for one in showing.auditors(today)}
    given, refused = 0, []
    for audit in audits:
        chosen = people.get(told.get(f"auditor_{audit.pk}", ""))
        if chosen is None:
            continue
        face = showing.is_senior(chosen, today)
        try:
            allocate(audit=audit, auditor=chosen, by=by, at=at, face_to_face=face)
            given += 1
        except NotAllowed as reason:
            refused.append(f"{audit}: {reason}")
    return given, refused
