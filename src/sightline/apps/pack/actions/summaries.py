"""The performance summary: written, handed in, agreed at the Board."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sightline.apps.pack import queries, rules
from sightline.apps.pack.actions.shared import locked, saved
from sightline.apps.pack.models import PerformanceSummary
from sightline.apps.pack.rules import SUMMARY_MOVES, HandedIn
from sightline.apps.papers.actions import freeze
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed


def write_summary(
    *, by: User, access: Access, summary: PerformanceSummary, told: Mapping[str, str], read: int,
    at: datetime,
) -> PerformanceSummary:  # fmt: skip
    """Keep what was typed, finished or not. Raises EditedMeanwhile."""
    _check_writes(access, summary)
    if not summary.is_draft:
        raise NotAllowed("It was handed in. Take it back first, then change it.")
    return saved(summary, {**told, "written_by": by}, by=by, read=read, at=at, did="written")


def hand_in_summary(
    *, by: User, access: Access, summary: PerformanceSummary, at: datetime
) -> PerformanceSummary:
    """Refused unless there are exactly three of each, or a reason for fewer."""
    _check_writes(access, summary)
    with transaction.atomic():
        there = locked(summary)
        check_whole(there)
        told = {"handed_in_by": by, "handed_in_at": at, "state": _after(there, "hand in")}
        return saved(there, told, by=by, read=there.version, at=at, did="handed_in")


def take_back_summary(
    *, by: User, access: Access, summary: PerformanceSummary, at: datetime
) -> PerformanceSummary:
    """A draft again, until it is agreed."""
    _check_writes(access, summary)
    with transaction.atomic():
        there = locked(summary)
        told = {"state": _after(there, "take back"), "handed_in_at": None, "handed_in_by": None}
        return saved(there, told, by=by, read=there.version, at=at, did="taken_back")


def agree_summary(*, by: User, summary: PerformanceSummary, at: datetime) -> PerformanceSummary:
    """Agreed at the Board, with the actions it agreed; from here on it is a paper."""
    from sightline.apps.pack.papers_made import summary_paper_document

    with transaction.atomic():
        there = locked(summary)
        told = {"state": _after(there, "agree"), "agreed_by": by, "agreed_at": at}
        agreed = saved(there, told, by=by, read=there.version, at=at, did="agreed")
        document, snapshot = summary_paper_document(agreed)
        freeze(by=by, about=agreed, document=document, at=at, snapshot=snapshot)
    return agreed


def check_whole(summary: PerformanceSummary) -> None:
    """Three improved and three priorities, each with its words; fewer for a stated reason."""
    improved, priorities = summary.improved, summary.priorities
    lists = (
        ("Improved", improved, summary.fewer_improved),
        ("Priorities", priorities, summary.fewer_priorities),
    )
    for what, entries, because in lists:
        rules.check_three(what, [indicator for indicator, _ in entries], because)
    rules.check_not_both([each for each, _ in improved], [each for each, _ in priorities])
    for what, entries, _ in lists:
        rules.check_words(what, entries)


def _after(summary: PerformanceSummary, move: str) -> str:
    return SUMMARY_MOVES.check(HandedIn(summary.state), move).value


def _check_writes(access: Access, summary: PerformanceSummary) -> None:
    service = queries.services().get(summary.service)
    if service is None:
        raise NotAllowed("This service no longer reports. Its summaries are kept as they are.")
    rules.check_can_write(access, service)
