"""The written report of a service: written, handed in, taken back while it may be changed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sightline.apps.pack import queries, rules
from sightline.apps.pack.actions.shared import locked, saved
from sightline.apps.pack.models import ServiceReport
from sightline.apps.pack.rules import REPORT_MOVES, HandedIn
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed


def write_report(
    *, by: User, access: Access, report: ServiceReport, told: Mapping[str, str], read: int,
    at: datetime,
) -> ServiceReport:  # fmt: skip
    """Keep what was typed, finished or not. Raises EditedMeanwhile."""
    _check_writes(access, report)
    if not report.is_draft:
        raise NotAllowed("It was handed in. Take it back first, then change it.")
    return saved(report, {**told, "written_by": by}, by=by, read=read, at=at, did="written")


def hand_in_report(
    *, by: User, access: Access, report: ServiceReport, at: datetime
) -> ServiceReport:
    _check_writes(access, report)
    with transaction.atomic():
        there = locked(report)
        rules.check_report(there.said)
        state = REPORT_MOVES.check(HandedIn(there.state), "hand in").value
        told = {"handed_in_by": by, "handed_in_at": at, "state": state}
        return saved(there, told, by=by, read=there.version, at=at, did="handed_in")


def take_back_report(
    *, by: User, access: Access, report: ServiceReport, at: datetime
) -> ServiceReport:
    _check_writes(access, report)
    with transaction.atomic():
        there = locked(report)
        state = REPORT_MOVES.check(HandedIn(there.state), "take back").value
        told = {"state": state, "handed_in_at": None, "handed_in_by": None}
        return saved(there, told, by=by, read=there.version, at=at, did="taken_back")


def _check_writes(access: Access, report: ServiceReport) -> None:
    service = queries.services().get(report.service)
    if service is None:
        raise NotAllowed("This service no longer reports. Its reports are kept as they are.")
    rules.check_can_write(access, service)
