"""At each publication the disputed figures are counted again, and what waited for it moves on."""

from datetime import datetime

from django.urls import reverse

from sightline.apps.discrepancies import actions, queries
from sightline.apps.discrepancies.counting import counted
from sightline.apps.discrepancies.models import Discrepancy
from sightline.apps.discrepancies.rules import State
from sightline.apps.figures import queries as figures
from sightline.apps.figures.queries import Source
from sightline.apps.notices.actions import tell
from sightline.apps.notices.rules import Topic
from sightline.apps.notices.telling import people_with
from sightline.apps.notices.topics import register_topic
from sightline.apps.people.rules import Right
from sightline.store.snapshots import Snapshot

STILL_THERE = register_topic(
    Topic(
        "discrepancy_reopened",
        "A discrepancy is open again",
        "To whoever raised it and to those who run the monthly cycle, when a new extract still "
        "has what was to be corrected.",
    )
)


def count_again(snapshot: Snapshot, at: datetime) -> None:
    """Each open one by itself: an indicator that is gone leaves its discrepancies as they are."""
    source = figures.source()
    if source is None or source.authority != snapshot.manifest.authority:
        return
    if source.snapshot != snapshot.id:
        raise LookupError("The figures of the new snapshot are not counted yet.")
    for found in queries.unsettled(source.authority):
        if found.indicator in figures.catalogue(source):
            _count(source, found, at)


def _count(source: Source, found: Discrepancy, at: datetime) -> None:
    if found.counts.filter(snapshot=source.snapshot).exists():
        return
    extract_on = figures.figures_file(source).data_as_at or found.as_at
    now = counted(source, found.key, found.child_id)
    state = actions.count_again(discrepancy=found, counted=now, extract_on=extract_on, at=at)
    if state is State.REOPENED:
        _tell(source, found, at)


def _tell(source: Source, found: Discrepancy, at: datetime) -> None:
    """Which figure, and nothing of what was said: that may be about a child."""
    tell(
        to={found.raised_by, *people_with(Right.RUN_CYCLE, at.date())},
        topic=STILL_THERE,
        said=f"A discrepancy is open again, the newest extract still has it: {found.title}, "
        f"{found.month:%B %Y}.",
        address=reverse("discrepancies:one", args=[found.pk]),
        at=at,
        key=f"discrepancy-{found.pk}-{source.snapshot}",
        by_mail=True,
    )
