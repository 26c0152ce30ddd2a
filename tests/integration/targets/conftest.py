"""Wrenshire, its indicators, and a file that is written as soon as a change is saved."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import transaction

from sightline.apps.people.models import User
from sightline.apps.targets import actions
from sightline.apps.targets.models import SetTarget
from sightline.apps.targets.rules import Agreed
from sightline.judgement.targets import TargetKind, TargetPoint
from sightline.vocabulary.words import Unit

AT = datetime(2026, 11, 10, 9, tzinfo=UTC)
APRIL = date(2026, 4, 1)
PEPS = "lac_pep_up_to_date_pct"
ADOPTED = "adopted_count"
BOARD = Agreed("Performance Board", "Board of October, item 4", date(2026, 10, 20))

Propose = Callable[..., SetTarget]


@pytest.fixture(autouse=True)
def written_at_once(wrenshire: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A test is one transaction that never ends: what waits for its end is done at once."""
    monkeypatch.setattr(transaction, "on_commit", lambda do, **_: do())
    yield wrenshire


@pytest.fixture
def propose(analyst: User) -> Propose:
    def proposed(value: float = 20.0, indicator: str = ADOPTED, **more: object) -> SetTarget:
        usual: dict[str, object] = {
            "kind": TargetKind.AMBITIOUS,
            "points": [TargetPoint(APRIL, value)],
            "unit": Unit.COUNT,
            "why": "To be spoken of.",
        }
        return actions.propose(
            by=analyst, authority="999", indicator=indicator, at=AT,
            **(usual | more),  # type: ignore[arg-type]
        )  # fmt: skip

    return proposed


def adopt(by: User, target: SetTarget, **more: object) -> SetTarget:
    usual: dict[str, object] = {"agreed": BOARD, "why": "The Board agreed.", "at": AT}
    return actions.adopt(by=by, target=target, read=target.version, **(usual | more))  # type: ignore[arg-type]
