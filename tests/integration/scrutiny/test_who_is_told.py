"""What is private or over stays with whom it concerns, and days are days that can have been."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.integration.scrutiny.conftest import EVENING, FIRST, MEETS

from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.scrutiny import actions
from sightline.apps.scrutiny.actions import asked, forward
from sightline.apps.scrutiny.asked.forward_queries import waiting_for_me
from sightline.apps.scrutiny.asked.rules import AskedForm, AskedKind
from sightline.apps.scrutiny.models import (
    Committee,
    CommitteeMeeting,
    CommitteeSeat,
    KeptDecision,
)
from sightline.vocabulary.not_allowed import NotAllowed

Visit = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _on_the_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: EVENING)


def test_what_was_asked_under_a_private_item_is_not_read_by_every_officer(
    summoned: CommitteeMeeting, clerk: User, head_of_service: User, visit: Visit
) -> None:
    for number, words in ((7, "Compare both bids"), (5, "Count school moves")):
        item = summoned.items.get(number=number)
        asked.ask_for_report(by=clerk, item=item, asked=words, due_on=MEETS, at=EVENING)
    for page in ("/scrutiny/requests/", "/scrutiny/asked/"):
        read = visit(head_of_service).get(page).content.decode()
        assert "Count school moves" in read and "Compare both bids" not in read, page


def test_the_day_of_a_private_meeting_is_told_to_nobody_else(
    panel: Committee, clerk: User, councillor: User, lead_member: User, visit: Visit
) -> None:
    private = actions.plan_committee_meeting(
        by=clerk, committee=panel, held_on=date(2027, 1, 20), starts_at=time(18),
        is_public=False, at=FIRST,
    )  # fmt: skip
    line = forward.plan_item(
        by=clerk, committee=panel, title="Strategy", why="Draft", who="Director",
        meeting=private, at=FIRST,
    )  # fmt: skip
    since = f"/scrutiny/committees/{panel.pk}/since/"
    assert "20 January" in visit(councillor).get(since).content.decode()
    for page in (since, line.address):
        read = visit(lead_member).get(page).content.decode()
        assert "20 January" not in read and "A meeting in January 2027" in read, page


def test_minutes_no_longer_offered_are_there_for_the_clerk_alone(
    summoned: CommitteeMeeting, clerk: User, lead_member: User, visit: Visit
) -> None:
    page = f"{summoned.address}agenda/"
    assert visit(lead_member).get(page).status_code == 200
    KeptDecision.objects.create(
        meeting=summoned, what="minutes", closes=True, why="Past its years", by=clerk, at=EVENING
    )
    assert visit(lead_member).get(page).status_code == 404
    assert visit(clerk).get(page).status_code == 200


def test_a_member_who_left_is_neither_shown_nor_reminded_of_what_was_sent(
    panel: Committee, clerk: User, councillor: User
) -> None:
    sent = forward.send_outside(
        by=clerk, committee=panel, title="Update", words="On track.", on=MEETS, at=EVENING
    )
    assert len(waiting_for_me(access_of(councillor, EVENING))) == 1
    seat = CommitteeSeat.objects.get(seat__person=councillor)
    actions.end_membership(by=clerk, seat=seat, to_on=MEETS - timedelta(days=1), at=EVENING)
    assert waiting_for_me(access_of(councillor, EVENING)) == []
    assert forward.nudge_now(by=clerk, delivery=sent, at=EVENING) == 0
    assert forward.nudge_members(at=EVENING + timedelta(days=8)) == 0


@pytest.mark.parametrize("on", [date(1, 1, 1), MEETS - timedelta(days=1), date(9999, 12, 31)])
def test_nothing_is_fulfilled_before_it_was_promised_or_after_today(
    summoned: CommitteeMeeting, clerk: User, on: date
) -> None:
    made = asked.record_undertaking(
        by=clerk, meeting=summoned, kind=AskedKind.UNDERTAKING, text="Share it",
        form=AskedForm.REPORT, post="Director", due_on=MEETS, at=EVENING,
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="from the meeting on, up to today"):
        asked.fulfil(by=clerk, undertaking=made, words="Done", on=on, at=EVENING)
    if on > MEETS:
        with pytest.raises(NotAllowed, match="sent after today"):
            forward.send_outside(
                by=clerk, committee=summoned.committee, title="Update", words="Early", on=on,
                at=EVENING,
            )  # fmt: skip
