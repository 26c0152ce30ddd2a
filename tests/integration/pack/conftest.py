"""October's four cards, made by hand and verified; whoever answers for them; the month begun."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.made_cards import OCTOBER, card, row

from sightline.apps.pack import actions, queries
from sightline.apps.pack.models import Pack, PerformanceSummary
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.scorecards.models import Card, CardVersion
from sightline.documents.card_stored import as_text, hash_of

AT = datetime(2026, 11, 4, 9, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 9, tzinfo=UTC)
OWN = "assessment_and_safeguarding"
_ROWS = (
    row("waits", signal="worse"), row("visits", signal="better"), row("plans", compared="better"),
    row("reviews", signal="better"), row("checks", compared="worse"), row("meetings"),
)  # fmt: skip


@pytest.fixture
def begun(db: None, settings: Any, tmp_path: Any) -> Pack:
    """Everybody was asked for October."""
    settings.SIGHTLINE_AUTHORITY = "999"
    settings.SIGHTLINE_DATA = tmp_path
    for key, service in queries.services().items():
        data = replace(card(*_ROWS, service=key), title=service.title, unit=service.unit)
        _verified(key, service.title, service.unit, as_text(data))
    actions.ask_for_month(month=OCTOBER, at=AT)
    pack = queries.pack_of(OCTOBER)
    assert pack is not None
    return pack


def _verified(key: str, title: str, unit: str, content: str) -> None:
    made = Card.objects.create(
        authority="999", service=key, title=title, unit=unit, month=OCTOBER, state="verified",
        since=AT, opened_at=AT,
    )  # fmt: skip
    CardVersion.objects.create(
        card=made, number=1, kind="verified", snapshot="made-by-hand", data_as_at=OCTOBER,
        content=content, sha256=hash_of(content), made_at=AT,
    )  # fmt: skip


@pytest.fixture
def summary(begun: Pack) -> PerformanceSummary:
    found = queries.summary_of(OWN, OCTOBER)
    assert found is not None
    return found


Who = Callable[[User], dict[str, Any]]


def who(person: User, at: datetime = LATER) -> dict[str, Any]:
    return {"by": person, "access": access_of(person, at), "at": at}


def whole(summary: PerformanceSummary) -> dict[str, str]:
    """Three and two, and a reason for the two."""
    told = {"fewer_improved": "", "fewer_priorities": "Nothing else got worse.", "work": "Cover."}
    for name in ("improved_1", "improved_2", "improved_3", "priority_1", "priority_2"):
        told |= {name: getattr(summary, name), f"{name}_how": "In a few words."}
    return told | {"priority_3": "", "priority_3_how": ""}


def everything_brought(director: User) -> None:
    """Each service hands in, each part is brought."""
    for summary in queries.summaries(OCTOBER).values():
        told = whole(summary)
        kept = actions.write_summary(
            summary=summary, told=told, read=summary.version, **who(director)
        )
        actions.hand_in_summary(summary=kept, **who(director))
    said = {"analysis": "As usual.", "strengths": "Visits.", "to_improve": "Waits."}
    told = said | {"improved_how": "", "improving": "", "to_explore": "Why do they wait?"}
    for report in queries.reports(OCTOBER).values():
        kept_report = actions.write_report(
            report=report, told=told, read=report.version, **who(director)
        )
        actions.hand_in_report(report=kept_report, **who(director))
    for piece in queries.pieces(OCTOBER).values():
        kept_piece = actions.write_piece(
            piece=piece, texts={"Said": "Something."}, read=piece.version, **who(director)
        )
        actions.bring_piece(piece=kept_piece, **who(director))
