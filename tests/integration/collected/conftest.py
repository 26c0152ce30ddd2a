"""Two collected indicators of Wrenshire, asked for since spring 2026."""

from datetime import UTC, date, datetime

import pytest

from sightline.apps.collected import actions
from sightline.apps.collected.actions.indicators import Collecting
from sightline.apps.collected.models import CollectedIndicator, Entry
from sightline.apps.people.models import User
from sightline.vocabulary.printed_values.periods import Frequency, PeriodKind
from sightline.vocabulary.words import Polarity, Unit

AT = datetime(2026, 10, 14, 9, tzinfo=UTC)
TODAY = AT.date()


def collect(by: User | None, key: str, **more: object) -> CollectedIndicator:
    usual: dict[str, object] = {
        "title": key.replace("_", " ").capitalize(),
        "section": "workforce",
        "shown_as": Unit.PERCENT,
        "better": Polarity.LOWER,
        "period_kind": PeriodKind.QUARTER,
        "frequency": Frequency.QUARTERLY,
        "owner_role": "hr_contributor",
        "asked_since": date(2026, 4, 1),
    }
    return actions.add_indicator(
        by=by, authority="999", key=key, how=Collecting(**(usual | more)), at=AT
    )


@pytest.fixture
def sickness(analyst: User) -> CollectedIndicator:
    """Asked for every quarter; a second person approves it."""
    return collect(analyst, "sickness", needs_approval=True)


@pytest.fixture
def turnover(analyst: User) -> CollectedIndicator:
    return collect(analyst, "turnover")


@pytest.fixture
def asked(sickness: CollectedIndicator, turnover: CollectedIndicator) -> list[Entry]:
    return actions.ask_for_values(at=AT)


@pytest.fixture
def june(asked: list[Entry], turnover: CollectedIndicator) -> Entry:
    return turnover.entries.get(last=date(2026, 6, 30))


@pytest.fixture
def september(asked: list[Entry], turnover: CollectedIndicator) -> Entry:
    return turnover.entries.get(last=date(2026, 9, 30))
