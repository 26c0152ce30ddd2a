"""The pages of committees: who is let in where, and that nothing typed is lost."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.integration.scrutiny.conftest import EVENING, FIRST, PUBLISHED

from sightline.apps.people.models import User
from sightline.apps.scrutiny import actions
from sightline.apps.scrutiny.models import Committee, CommitteeMeeting

Visit = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _on_the_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: EVENING)


def at(name: str, id: int, query: str = "") -> str:
    return reverse(f"scrutiny:{name}", args=[id]) + query


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_member_reads_the_private_papers_and_another_councillor_does_not(
    meeting: CommitteeMeeting, clerk: User, councillor: User, lead_member: User, visit: Visit
) -> None:
    private = meeting.items.get(title="Fostering contract")
    actions.add_paper(by=clerk, item=private, values={"called": "Bids compared"}, at=FIRST)
    assert visit(councillor).get(at("agenda", meeting.pk)).status_code == 404
    actions.publish_agenda(by=clerk, meeting=meeting, at=PUBLISHED)
    for page in ("meeting", "agenda"):
        assert "Bids compared" in text(visit(councillor), at(page, meeting.pk))
        assert "Bids compared" not in text(visit(lead_member), at(page, meeting.pk))
        assert "Fostering contract" in text(visit(lead_member), at(page, meeting.pk))


def test_only_its_clerk_and_those_who_run_scrutiny_run_a_meeting(
    summoned: CommitteeMeeting, panel: Committee, clerk: User, councillor: User, analyst: User,
    visit: Visit,
) -> None:  # fmt: skip
    for page, id in (
        ("items", summoned.pk), ("in_meeting", summoned.pk), ("supplement", summoned.pk),
        ("members", panel.pk), ("plan_meeting", panel.pk), ("change_committee", panel.pk),
    ):  # fmt: skip
        assert visit(councillor).get(at(page, id)).status_code == 404, page
        assert visit(clerk).get(at(page, id)).status_code == 200, page
        assert visit(analyst).get(at(page, id)).status_code == 200, page
    refused = visit(councillor).post(at("step", summoned.pk), {"do": "cancel", "why": "No time"})
    summoned.refresh_from_db()
    assert (refused.status_code, summoned.state) == (404, "summoned")


def test_a_meeting_that_is_not_public_is_known_to_its_members_alone(
    meeting: CommitteeMeeting, clerk: User, councillor: User, lead_member: User, visit: Visit
) -> None:
    values = {"is_public": False}
    actions.change_committee_meeting(
        by=clerk, meeting=meeting, values=values, read=meeting.version, at=FIRST
    )
    assert visit(councillor).get(at("meeting", meeting.pk)).status_code == 200
    assert visit(lead_member).get(at("meeting", meeting.pk)).status_code == 404
    assert "9 December" not in text(visit(lead_member), at("committee", meeting.committee_id))


def test_what_was_typed_comes_back_where_a_rule_says_no(
    summoned: CommitteeMeeting, clerk: User, visit: Visit
) -> None:
    plan = summoned.items.get(title="Improvement plan, quarter one")
    said = {
        "discussion": "A long talk.", "kind": "noted", "text": "The panel noted it.",
        "read": plan.version, "do": "next",
    }  # fmt: skip
    page = at("in_meeting", summoned.pk, f"?at={plan.number}")
    answer = visit(clerk).post(page, said)
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert "A long talk." in shown and "Record who is here first" in shown
    plan.refresh_from_db()
    assert plan.discussion == ""


def test_an_item_somebody_else_saved_meanwhile_is_shown_beside_ones_own(
    summoned: CommitteeMeeting, clerk: User, visit: Visit
) -> None:
    plan = summoned.items.get(title="Improvement plan, quarter one")
    read = plan.version
    actions.write_item(by=clerk, item=plan, discussion="Theirs.", read=read, at=EVENING)
    page = at("in_meeting", summoned.pk, f"?at={plan.number}")
    shown = visit(clerk).post(page, {"discussion": "Mine.", "read": read, "do": "next"})
    assert "Theirs." in shown.content.decode() and "Mine." in shown.content.decode()


def test_a_number_that_is_no_item_is_not_there(
    summoned: CommitteeMeeting, clerk: User, visit: Visit
) -> None:
    assert visit(clerk).get(at("in_meeting", summoned.pk, "?at=99")).status_code == 404
    answer = visit(clerk).post(
        at("in_meeting", summoned.pk, "?at=5"), {"take back": "resolution:99999999999999999999"}
    )
    assert answer.status_code == 404
