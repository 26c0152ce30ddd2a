"""A councillor reads the papers of a meeting: what is public, what is their own committee's alone,
what was promised and what got worse."""

import re
from datetime import UTC, date, datetime, time

import pytest
from tests import personas
from tests.browser.every_page import axe_says
from tests.browser.journeys.walker import Walkers

from sightline.apps.board.actions import start_body
from sightline.apps.people.authority import authority_code
from sightline.apps.scrutiny import actions
from sightline.apps.scrutiny.actions import agenda_packs, asked
from sightline.apps.scrutiny.asked.rules import AskedForm, AskedKind
from sightline.apps.scrutiny.meetings.seats import SeatKind
from sightline.apps.scrutiny.models import CommitteeMeeting

NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)
MEETS = date(2049, 12, 9)  # still to come whenever the test runs


@pytest.fixture
def meeting(wrenshire_site: str) -> CommitteeMeeting:
    """A panel with one member who has an account; its pack is out, something was promised."""
    clerk, member = personas.person("democratic_services"), personas.person("councillor")
    body = start_body(
        by=clerk, authority=authority_code(), kind="scrutiny_committee", title="Scrutiny Panel",
        started_on=date(2026, 1, 5), quorum_number=3, chair_needed=False, at=NOW,
    )  # fmt: skip
    panel = actions.start_committee(by=clerk, body=body, at=NOW)
    actions.seat_member(
        by=clerk, committee=panel, kind=SeatKind.COUNCILLOR, group="Group one", person=member,
        called="Councillor C", from_on=date(2026, 1, 5), at=NOW,
    )  # fmt: skip
    made = actions.plan_committee_meeting(
        by=clerk, committee=panel, held_on=MEETS, starts_at=time(18), at=NOW
    )
    actions.add_item(
        by=clerk, meeting=made, at=NOW,
        values={"title": "Contract", "heading": "discussion", "openness": "exempt", "paragraph": 3,
                "public_interest": "Bids are open", "proper_officer": "Chief solicitor"},
    )  # fmt: skip
    actions.publish_agenda(by=clerk, meeting=made, at=NOW)
    pack = agenda_packs.ask_for_pack(by=clerk, meeting=made, at=NOW)
    agenda_packs.make_pack(id=pack.pk, at=NOW)
    pack.refresh_from_db()
    agenda_packs.publish_pack(by=clerk, pack=pack, at=NOW)
    asked.record_undertaking(
        by=clerk, meeting=made, kind=AskedKind.UNDERTAKING, text="Share the exclusions report",
        form=AskedForm.REPORT, post="Service director", due_on=MEETS, at=NOW,
    )  # fmt: skip
    return made


def test_a_councillor_reads_the_public_pack_and_a_member_the_full_one(
    walkers: Walkers, meeting: CommitteeMeeting
) -> None:
    member = walkers.one("councillor", scripts=False)
    member.sign_in("councillor")
    member.follow("For councillors")
    member.picture("councillor")
    member.reads("your committee")
    member.reads("Share the exclusions report")
    member.reads("What got worse")
    for words in ("Agenda and papers (PDF)", "Full pack for members (PDF)"):
        address = member.main.get_by_role("link", name=words).first.get_attribute("href")
        opened = member.page.request.get(f"{member.site}{address}")
        assert opened.ok and opened.body().startswith(b"%PDF")
    full = address
    member.follow(re.compile("Since your last meeting"), member.main)
    member.reads("What comes next")
    member.picture("since")

    other = walkers.one("other councillor", may_fail=True)
    other.sign_in("lead_member")
    other.follow("For councillors")
    other.picture("no seat")
    other.reads("You sit on no committee here")
    assert axe_says(other.page) == []
    assert not other.main.get_by_role("link", name="Full pack for members").count()
    assert other.page.request.get(f"{other.site}{full}").status == 404
