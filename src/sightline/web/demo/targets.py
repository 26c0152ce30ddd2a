"""Targets of the demonstration that were set on pages: proposed, replaced, said in percent."""

from datetime import date, datetime, timedelta
from typing import Any

from sightline.apps.children.queries import authority_code
from sightline.apps.figures.queries import Source, catalogue, source
from sightline.apps.people.models import User
from sightline.apps.targets import actions
from sightline.apps.targets.models import SetTarget
from sightline.apps.targets.rules import Agreed
from sightline.documents.set_targets import Bands
from sightline.documents.target_standing import value_before
from sightline.judgement.direction import Tolerance
from sightline.judgement.targets import TargetKind, TargetPoint, WorkedOut

APRIL_2025, APRIL_2026 = date(2025, 4, 1), date(2026, 4, 1)
_BOARD = "Performance Board"
_THREE = {
    "cl_neet_19_21_pct": (37.0, 34.0, 30.0),
    "cl_not_suitable_19_21_pct": (12.0, 10.0, 8.0),
    "adopted_pct": (9.5, 11.0, 13.0),
}
_KINDS = (TargetKind.DEPRIVATION_ADJUSTED, TargetKind.MID_WAY, TargetKind.AMBITIOUS)
_MATCHES = "adopt_a2_days"
_UNALLOCATED = "unallocated_cases"


def ensure_targets(at: datetime) -> None:
    """Once, on first use. The analyst must be there: see `demo.people`."""
    authority, found = authority_code(), source()
    analyst = User.objects.filter(email__startswith="analyst@").first()
    if not authority or found is None or analyst is None or SetTarget.objects.exists():
        return
    for indicator, values in _THREE.items():
        for kind, value in zip(_KINDS, values, strict=True):
            points = [TargetPoint(APRIL_2026, value)]
            why = "Put to the Board with what areas of like deprivation reach."
            _propose(found, indicator, kind, points, why, by=analyst, at=at)
    _replace_one(found, by=analyst, at=at)
    _say_one_in_percent(found, by=analyst, at=at)
    actions.set_bands(
        by=analyst, authority=authority, indicator="cl_neet_19_21_pct",
        bands=Bands(Tolerance(), Tolerance(3.0), Tolerance(1.0)),
        why="A few young people move this figure by a point.", read=0, at=at,
    )  # fmt: skip


def _propose(
    found: Source,
    indicator: str,
    kind: TargetKind,
    points: list[TargetPoint],
    why: str,
    *,
    by: Any,
    at: datetime,
) -> SetTarget | None:
    known = catalogue(found).indicators
    if indicator not in known:
        return None
    return actions.propose(
        by=by, authority=found.authority, indicator=indicator, kind=kind, points=points,
        unit=known[indicator].shown_as, why=why, at=at,
    )  # fmt: skip


def _replace_one(found: Source, *, by: Any, at: datetime) -> None:
    """Adopted for a year and a half, then a tighter one."""
    for value, since, days_ago, from_on in (
        (121.0, APRIL_2025, 400, None),
        (105.0, APRIL_2026, 60, APRIL_2026),
    ):
        when = at - timedelta(days=days_ago)
        points = [TargetPoint(since, value)]
        made = _propose(
            found, _MATCHES, TargetKind.LOCAL, points, "For the year’s plan.", by=by, at=when
        )
        if made:
            agreed = Agreed(_BOARD, f"Meeting of {when:%B %Y}", when.date())
            actions.adopt(
                by=by, target=made, agreed=agreed, from_on=from_on, why="Agreed by the Board.",
                read=made.version, at=when,
            )  # fmt: skip


def _say_one_in_percent(found: Source, *, by: Any, at: datetime) -> None:
    """A fifth fewer than at the last outturn, then a half."""
    known = catalogue(found).indicators
    if _UNALLOCATED not in known:
        return
    base = value_before(found, known[_UNALLOCATED], date(2026, 3, 31))
    if base is None:
        return
    points = [
        TargetPoint(due, worked.value, worked)
        for due, percent in ((APRIL_2026, -20.0), (date(2027, 4, 1), -50.0))
        for worked in [WorkedOut(percent, *base)]
    ]
    made = _propose(
        found, _UNALLOCATED, TargetKind.LOCAL, points, "Nobody is to wait.", by=by, at=at
    )
    if made:
        agreed = Agreed(_BOARD, "Performance plan", at.date() - timedelta(days=30))
        why = "Agreed with the plan."
        actions.adopt(by=by, target=made, agreed=agreed, why=why, read=made.version, at=at)
