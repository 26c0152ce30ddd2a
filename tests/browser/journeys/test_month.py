"""Three months of one service's scorecard, each from draft to published, by four people.

The clock is set: nothing waits. Each person signs in anew each time, as people do.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from tests.browser.journeys.walker import Walker, Walkers

from sightline.apps.scorecards.due_work import open_cards
from sightline.apps.scorecards.queries import card_of, verified_version

SERVICE = "Assessment and safeguarding"
DISPUTED = "Assessments completed within 45 working days"
MONTHS = (date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31))


class Clock:
    """What time it is for everybody, until it is set again."""

    def __init__(self) -> None:
        self.at = datetime(2026, 9, 1, 9, tzinfo=UTC)

    def now(self) -> datetime:
        self.at += timedelta(milliseconds=1)
        return self.at

    def set(self, day: date) -> None:
        self.at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(timezone, "now", made.now)
    return made


def test_three_months_go_from_draft_to_published(walkers: Walkers, clock: Clock) -> None:
    for month in MONTHS:
        Month(walkers, clock, month).go()
        card = card_of("assessment_and_safeguarding", month)
        assert card is not None and verified_version(card) is not None
        assert card.state == "published"


class Month:
    """One month's way, day by day."""

    def __init__(self, walkers: Walkers, clock: Clock, month: date) -> None:
        self.walkers, self.clock, self.month = walkers, clock, month

    def go(self) -> None:
        self.on(3, "analyst", self.share)
        self.on(8, "team_manager", self.dispute)
        self.on(9, "group_manager", self.settle_and_verify)
        self.on(12, "group_manager", self.explain)
        self.on(17, "analyst", self.put_before_the_board)
        self.on(25, "director", self.publish)

    def on(self, day: int, who: str, does: Callable[[Walker], None]) -> None:
        self.clock.set(self.month + timedelta(days=day))
        if day == 3:
            open_cards(self.clock.now())
        walker = self.walkers.one(f"{who} {self.month:%m}", scripts=self.month.month != 9)
        walker.sign_in(who)
        self.open_card(walker)
        does(walker)
        walker.picture("done")
        walker.page.context.close()

    def open_card(self, walker: Walker) -> None:
        walker.follow("The month")
        walker.follow(SERVICE, walker.main)
        assert walker.heading() == f"{SERVICE}: {self.month:%B %Y}"

    def share(self, analyst: Walker) -> None:
        analyst.reads("Draft.")
        analyst.press("Share with the service")
        analyst.reads("The card is now at “with team managers”.")

    def dispute(self, manager: Walker) -> None:
        assert not manager.main.get_by_role("button", name="Say what is in doubt").count()
        manager.follow(re.compile(f"where {DISPUTED} comes from"))
        manager.follow(re.compile("open this figure down to its rows"))
        for unit in ("Assessment and Safeguarding", "Assessment Team 3"):
            manager.follow(unit, manager.main)
        manager.follow("Dispute this figure")
        manager.page.get_by_label("What is wrong?").fill("Two assessments ended a day earlier.")
        manager.press("Raise it")
        manager.picture("disputed")

    def settle_and_verify(self, manager: Walker) -> None:
        manager.press("Say what is in doubt")
        manager.press("Verify")
        manager.reads("A discrepancy is still open")
        manager.follow(DISPUTED, manager.main.locator("#doubts").locator("xpath=.."))
        manager.follow("The figure is right as it stands")
        manager.page.get_by_label("What happened, and why?").fill("The dates in it are right.")
        manager.press("Save")
        self.open_card(manager)
        manager.press("Verify")
        manager.reads("The card is now at “verified”.")

    def explain(self, manager: Walker) -> None:
        manager.press("Take to the service meeting")
        manager.press("Pass to the directorate card")
        manager.follow(re.compile("^Write"), manager.main.locator(".commentary--missing").first)
        said = manager.page.get_by_label("What you say")
        while said.count():
            said.fill(f"In {self.month:%B} half the posts of one team stood empty.")
            onward = manager.main.get_by_role("button", name="Save and go to the next")
            (onward if onward.count() else manager.main.get_by_role("button", name="Save")).click()
            manager.page.wait_for_load_state()
        self.open_card(manager)
        assert not manager.main.locator(".commentary--missing").count()

    def put_before_the_board(self, analyst: Walker) -> None:
        analyst.press("Put before the Board")
        analyst.reads("The card is now at “Board”.")

    def publish(self, director: Walker) -> None:
        director.press("Publish")
        director.reads("The card is now at “published”.")
        director.follow(re.compile("Frozen paper, version"))
        director.reads("SHA-256")
