"""A committee's clerk, without scripts: from the agenda through the meeting to signed minutes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page
from tests import personas
from tests.browser.conftest import Visitors
from tests.browser.every_page import axe_says
from tests.browser.journeys.walker import Walker, Walkers

from sightline.apps.board.actions import start_body
from sightline.apps.scrutiny import actions
from sightline.apps.scrutiny.meetings.seats import SeatKind
from sightline.apps.scrutiny.models import Committee, CommitteeMeeting

BEGAN = date(2026, 1, 5)
AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
MEETING = "Scrutiny Panel, 9 December 2026"


class Clock:
    """The day that the pages take for today."""

    now = datetime(2026, 12, 1, 10, tzinfo=UTC)

    def go_to(self, *day: int) -> None:
        self.now = datetime(*day, tzinfo=UTC)  # type: ignore[arg-type,misc]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Clock]:
    """Weeks pass in seconds, so sessions last longer than they do."""
    settings.SESSION_COOKIE_AGE, settings.SESSION_IDLE_LIMIT = 10**8, timedelta(days=999)
    made = Clock()
    monkeypatch.setattr(timezone, "now", lambda: made.now)
    yield made


@pytest.fixture
def panel(site: str) -> Committee:
    """Three councillors and a young person; Democratic services is the clerk."""
    clerk = personas.person("democratic_services")
    body = start_body(
        by=clerk, authority="999", kind="scrutiny_committee", title="Scrutiny Panel",
        started_on=BEGAN, quorum_number=2, chair_needed=False, place="Room 1", at=AT,
    )  # fmt: skip
    made = actions.start_committee(
        by=clerk, body=body, at=AT, values={"proper_officer": "Chief solicitor"}
    )
    for letter in "ABC":
        actions.seat_member(
            by=clerk, committee=made, kind=SeatKind.COUNCILLOR, group="Group one", at=AT,
            called=f"Councillor {letter}", is_chair=letter == "A", from_on=BEGAN,
        )  # fmt: skip
    actions.name_clerk(by=clerk, committee=made, user=clerk, from_on=BEGAN, at=AT)
    return made


def test_a_clerk_goes_from_the_agenda_to_signed_minutes(
    visitors: Visitors, site: str, clock: Clock, panel: Committee, tmp_path: Path
) -> None:
    clerk = Walkers(visitors, site, tmp_path).one("clerk", scripts=False, may_fail=True)
    clerk.sign_in("democratic_services")
    plans_the_meeting(clerk)
    writes_the_agenda(clerk)
    meeting = CommitteeMeeting.objects.get()
    publishes_it_in_time(clerk, clock)
    clock.go_to(2026, 12, 9, 18)
    runs_the_meeting(clerk, meeting)
    signs_at_the_next(clerk, panel, clock)
    nothing_private_is_public(clerk, meeting)
    pages = [f"/scrutiny/meetings/{meeting.pk}/", f"/scrutiny/meetings/{meeting.pk}/minutes/",
             f"/scrutiny/committees/{panel.pk}/members/", "/scrutiny/committees/"]  # fmt: skip
    assert found_on(with_scripts(visitors, clerk), site, pages) == []


def plans_the_meeting(clerk: Walker) -> None:
    clerk.follow("Committees")
    clerk.follow("Scrutiny Panel", clerk.main)
    clerk.follow("Plan a meeting")
    clerk.main.get_by_label("Date").fill("2026-12-09")
    clerk.main.get_by_label("Begins at").fill("18:00")
    clerk.press("Save")
    assert clerk.heading() == "Write the agenda"


def writes_the_agenda(clerk: Walker) -> None:
    adds(clerk, "Improvement plan, quarter two", purpose="To comment on progress")
    hidden = clerk.main.locator("details").filter(has_text="Not for the public")
    hidden.locator("summary").click()
    clerk.main.get_by_label("For whom").select_option("exempt")
    clerk.main.get_by_label("Paragraph of Schedule 12A").select_option("3")
    adds(clerk, "Fostering contract")
    clerk.reads("Say why the public interest")
    assert clerk.main.get_by_label("Title").input_value() == "Fostering contract"
    clerk.main.get_by_label("public interest is in withholding").fill("Bids are open.")
    clerk.main.get_by_label("Proper officer").fill("Chief solicitor")
    clerk.press("Add the item")
    clerk.reads("Exclusion of press and public")
    clerk.reads("Schedule 12A paragraph 3")


def adds(clerk: Walker, title: str, purpose: str = "") -> None:
    clerk.main.get_by_label("Title").fill(title)
    clerk.main.get_by_label("What the committee is asked to do").fill(purpose)
    clerk.press("Add the item")


def publishes_it_in_time(clerk: Walker, clock: Clock) -> None:
    """A day too late it is refused; in time it gives five clear days."""
    clerk.follow(MEETING, clerk.page.locator("nav"))
    clock.go_to(2026, 12, 2, 10)
    clerk.press("Publish the agenda")
    clerk.reads("4 clear days’ notice and 5 are needed")
    clock.go_to(2026, 12, 1, 10)
    clerk.page.goto(clerk.page.url.replace("step/", ""))
    clerk.reads("gives 5 clear days’ notice")
    clerk.press("Publish the agenda")
    clerk.reads("1 December 2026, 5 clear days before")


def runs_the_meeting(clerk: Walker, meeting: CommitteeMeeting) -> None:
    clerk.page.reload()
    clerk.follow("Open it for the meeting")
    clerk.main.get_by_label("Councillor C", exact=True).select_option("apologies")
    clerk.main.get_by_label("Name").fill("Health visitor lead")
    clerk.main.get_by_label("Attendance").select_option("apologies")
    clerk.press("Save and go on")
    clerk.reads("Apologies were received from Councillor C and Health visitor lead.")
    clerk.reads("2 of 3, quorate")
    clerk.press("Save and go on")
    clerk.main.get_by_label("Nobody declared an interest").check()
    clerk.press("Save and go on")
    clerk.press("Save and go on")
    clerk.press("Save and go on")
    resolves(clerk)
    excludes_and_minutes(clerk)
    clerk.main.get_by_label("Closed at").fill("19:27")
    clerk.press("Close the meeting")
    clerk.reads("The meeting closed at 19:27.")
    clerk.follow(MEETING, clerk.page.locator("nav"))
    clerk.press("The minutes are drafted")
    clerk.reads("wait for the next meeting")


def resolves(clerk: Walker) -> None:
    assert clerk.heading() == "5. Improvement plan, quarter two"
    clerk.main.get_by_label("What was said").fill("The director told what was late.")
    clerk.main.get_by_label("Kind of resolution").select_option("noted")
    clerk.main.get_by_label("Resolved", exact=True).fill("The panel noted the plan.")
    clerk.main.get_by_label("For", exact=True).fill("3")
    clerk.press("Save and go on")
    clerk.reads("3 votes are more than the 2")
    clerk.main.get_by_label("For", exact=True).fill("2")
    clerk.press("Save and go on")


def excludes_and_minutes(clerk: Walker) -> None:
    clerk.main.get_by_label("7. Fostering contract").check()
    clerk.press("Save and go on")
    clerk.main.get_by_label("What was said").fill("The second bid is lower.")
    clerk.main.get_by_label("What the public minutes say of it").fill("The panel discussed bids.")
    clerk.press("Save and go on")


def signs_at_the_next(clerk: Walker, panel: Committee, clock: Clock) -> None:
    by = personas.person("democratic_services")
    out = datetime(2027, 3, 1, 9, tzinfo=UTC)
    later = actions.plan_committee_meeting(
        by=by, committee=panel, held_on=date(2027, 3, 10), starts_at=time(18), at=out
    )
    actions.publish_agenda(by=by, meeting=later, at=out)
    clock.go_to(2027, 3, 10, 18)
    clerk.page.goto(f"{clerk.site}/scrutiny/meetings/{later.pk}/in-meeting/?at=3")
    clerk.main.get_by_label("Minutes approved as a correct record").select_option(
        label="9 December 2026"
    )
    clerk.main.get_by_label("Signed by").fill("Councillor A, chair")
    clerk.press("Save, and more of this")
    clerk.reads("approved as a correct record and signed by Councillor A, chair.")


def nothing_private_is_public(clerk: Walker, meeting: CommitteeMeeting) -> None:
    clerk.page.goto(f"{clerk.site}/scrutiny/meetings/{meeting.pk}/minutes/")
    clerk.reads("The second bid is lower.")
    clerk.follow("As the public reads it")
    clerk.reads("The panel discussed bids.")
    clerk.reads("There were no declarations of interest.")
    clerk.reads("2 for, 0 against, 0 abstained")
    assert "The second bid is lower." not in clerk.main.inner_text()


def with_scripts(visitors: Visitors, clerk: Walker) -> Page:
    page = visitors.page()
    page.context.add_cookies(clerk.page.context.cookies())  # type: ignore[arg-type]
    return page


def found_on(page: Page, site: str, addresses: list[str]) -> list[str]:
    said = []
    for address in addresses:
        page.goto(site + address)
        said += [f"{address}: {each}" for each in axe_says(page)]
    return said
