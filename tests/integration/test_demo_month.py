"""Three months of the demonstration: there once, and nothing small can be worked out from what it
publishes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.integration.papers.test_attack import leaks_in_published_papers

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.board.models import BoardChallenge, Meeting
from sightline.apps.commentary.models import Comment
from sightline.apps.cover_reports.models import CoverReport
from sightline.apps.discrepancies.models import Discrepancy
from sightline.apps.pack.models import Pack
from sightline.apps.papers.models import PaperVersion, PublicVersion
from sightline.apps.performance_reports.models import PerformanceReport
from sightline.apps.plan.models import FixedPlan, Milestone
from sightline.apps.scorecards.models import CardVersion
from sightline.apps.scrutiny.models import (
    AgendaPack,
    CommitteeMeeting,
    Resolution,
    ScrutinyReport,
    Undertaking,
)
from sightline.apps.targets.models import SetTarget
from sightline.web.demo.life import ensure_life
from sightline.web.demo.month import ensure_month
from sightline.web.demo.people import ensure_people

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
KINDS = (
    SetTarget, CardVersion, Comment, Discrepancy, AgreedAction, Meeting, BoardChallenge, Pack,
    PerformanceReport, ScrutinyReport, PaperVersion, PublicVersion, Milestone, FixedPlan,
    CoverReport, CommitteeMeeting, Resolution, Undertaking, AgendaPack,
)  # fmt: skip


@pytest.mark.usefixtures("db")
def test_the_months_are_there_once_and_their_public_tables_give_nothing_away(
    wrenshire: Path,
) -> None:
    ensure_people(NOW)
    ensure_life(NOW)
    ensure_month(NOW)
    counts = {kind.__name__: kind.objects.count() for kind in KINDS}
    assert all(counts.values()), counts
    ensure_month(NOW)
    assert counts == {kind.__name__: kind.objects.count() for kind in KINDS}
    # Three papers; four agendas, one of them a supplement’s; the minutes of September.
    assert PublicVersion.objects.count() == 8
    assert leaks_in_published_papers() == []
