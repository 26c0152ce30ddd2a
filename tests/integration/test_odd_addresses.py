"""Odd things typed into every address of the month are refused in words, never with a fault."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from tests.integration import matrix
from tests.integration.board.conftest import board
from tests.integration.matrix import Address
from tests.integration.pack.conftest import LATER, OCTOBER, OWN, begun

from sightline.apps.agreed_actions.actions import agree
from sightline.apps.pack.models import Pack
from sightline.apps.people.models import User
from sightline.apps.performance_reports.actions import start_report
from sightline.apps.performance_reports.rules import Quarter
from sightline.apps.scrutiny.actions import begin_report

__all__ = ["begun", "board"]

APPS = (
    "agreed_actions", "board", "commentary", "discrepancies", "good_practice", "pack", "papers",
    "performance_reports", "scorecards", "scrutiny", "targets",
)  # fmt: skip
ODD = ("²", "9999-12", "a\0b")
USUAL = {
    "month": "2026-10", "service": OWN, "part": "audits", "indicator": "waits", "number": "1",
    "ending": "csv", "format": "csv", "kind": "statutory", "what": "drop", "move": "meet",
    "slug": "none", "pk": "1",
}  # fmt: skip
ASKED = {
    "month", "service", "state", "kind", "page", "from", "indicator", "back", "as_at", "unit", "of",
    "level", "child", "before", "after", "version", "meeting", "body", "year", "quarter", "owner",
    "layout", "show", "rounded", "report",
}  # fmt: skip
SENT = {
    "read", "do", "to", "why", "what", "side", "changes", "text", "title", "remove", "version",
    "thing", "body", "item", "exploration", "finding", "agreed_at", "on", "due_on", "held_on",
    "month", "count", "owner", "move", "points", "reason", "file", "hand_in", "note",
}  # fmt: skip
DAYS = {
    "held_on", "due_on", "on", "met_on", "started_on", "ended_on", "from_on", "to_on", "as_at",
    "meeting_on", "planned_on", "since", "closed_on", "finished_on", "agreed_on", "answer_due_on",
    "asked_on", "recurs_from", "starts",
}  # fmt: skip


@pytest.fixture
def month(begun: Pack, board: Any, analyst: User, director: User) -> None:
    """Something of most kinds: cards, a pack with its parts, meetings, an action, two reports."""
    agree(by=director, title="Meet weekly.", owner=analyst, due_on=date(2027, 1, 8), at=LATER)
    start_report(
        by=None, authority="999", quarter=Quarter(2026, 2), title="Report", contact="",
        producer="Insight", areas=[("assessment", "Assessments")], at=LATER,
    )  # fmt: skip
    front = {"meeting_on": OCTOBER, "title": "T", "portfolios": "P", "contact_post": "Director"}
    begin_report(by=None, authority="999", front=front, at=LATER)


def _ids(app: str) -> list[str]:
    """Ids of things of the app; 1 where it has none."""
    models = apps.get_app_config(app).get_models()
    found = (model._default_manager.values_list("pk", flat=True).first() for model in models)
    return sorted({str(id) for id in found if id} or {"1"})[:2]


def _filled(address: Address, said: dict[str, str]) -> list[str]:
    try:
        return [reverse(address.name, kwargs={each: said[each] for each in address.arguments})]
    except NoReverseMatch:
        return []


def _asked(address: Address, app: str) -> Iterable[tuple[str, dict[str, str] | None]]:
    """Each address with what is sent to it: None, it is only read."""
    ids = _ids(app) if "id" in address.arguments else ["1"]
    for at in [at for id in ids for at in _filled(address, USUAL | {"id": id})]:
        yield at, {}
        for odd in ("²", "9" * 25):
            yield at, dict.fromkeys(SENT, odd)
        for day in ("0001-01-01", "9999-12-31"):
            yield at, dict.fromkeys(SENT, "A few words.") | dict.fromkeys(DAYS, day)
        for odd in ("²", "card:²"):
            yield f"{at}?{urlencode(dict.fromkeys(ASKED, odd))}", None
    for argument in address.arguments:
        for odd in map(quote, ODD):
            for at in _filled(address, USUAL | {"id": ids[0], argument: odd}):
                yield at, None


@pytest.mark.timeout(120)
@pytest.mark.parametrize("app", APPS)
def test_whatever_is_typed_there_is_never_a_fault(
    month: None, visit: Callable[[User], Client], analyst: User, app: str
) -> None:
    client, faults = visit(analyst), []
    client.raise_request_exception = False
    for address in matrix.addresses():
        if not address.name.startswith(f"{app}:"):
            continue
        for at, sent in _asked(address, app):
            before = transaction.savepoint()
            answer = client.get(at) if sent is None else client.post(at, sent)
            transaction.savepoint_rollback(before)
            if answer.status_code >= 500:
                faults.append(f"{address.name} {at[:90]} {sent and list(sent.values())[:1]}")
    assert not faults, "\n".join(faults)
