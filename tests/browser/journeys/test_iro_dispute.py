"""A reviewing officer takes a dispute to its end past three levels, and raises one for no plan."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests import personas
from tests.browser.conftest import Visitors
from tests.browser.every_page import axe_says
from tests.browser.journeys.walker import SCRIPTS, Walker, Walkers

from sightline.apps.children.queries import authority_code, holdings
from sightline.apps.disputes.models import Dispute
from sightline.apps.disputes.policy import Kind
from sightline.apps.disputes.records import holder_of, next_review
from sightline.apps.people.actions import assign_child

TEAM = personas.CARE_TEAM
CONCERN = "There is no decision on permanence and no date for one."
REASON = "The court sits on Thursday and needs the answer before."


@pytest.fixture
def child(wrenshire_site: str) -> str:
    """A child in care whom the reviewing officer reviews."""
    held = holdings()
    assert held is not None
    found = next(
        each
        for each in sorted(held.by_team[TEAM] - held.restricted)
        if holder_of(each).team == TEAM and (r := next_review(each, Kind.LOOKED_AFTER)) and r.due_on
    )
    at = timezone.now()
    assign_child(
        by=None, person=personas.person("iro"), authority=authority_code(), child_id=found,
        kind="iro", reason="Reviews this child’s plan.", at=at, until=at + timedelta(days=30),
    )  # fmt: skip
    for who in ("director", "assistant_director"):
        personas.person(who)
    return found


@SCRIPTS
def test_a_dispute_goes_straight_to_the_director_and_is_resolved(
    walkers: Walkers, child: str, scripts: bool
) -> None:
    officer = walkers.one("officer", scripts=scripts, may_fail=True)
    officer.sign_in("iro")
    officer.follow("Disputes")
    officer.press("Raise a dispute")
    begins_too_high(officer, child)
    officer.main.get_by_label("why is the concern too grave").fill(REASON)
    officer.press("Raise it")
    officer.picture("raised")
    officer.reads("5 working days left")
    officer.reads("20 working days left")
    officer.reads("The child’s next review")
    officer.reads("3 levels left out")
    looks_right(officer, scripts)
    director = walkers.one("director", scripts=scripts)
    replies(director)
    officer.page.reload()
    officer.follow("It is settled: record what was agreed")
    officer.page.get_by_label("What was agreed?").fill("Panel decides on the ninth of the month.")
    officer.press("Save")
    officer.picture("resolved")
    officer.reads("Resolved")
    assert Dispute.objects.get().state == "resolved"


def begins_too_high(officer: Walker, child: str) -> None:
    """The fourth level without a reason is refused, and nothing typed is lost."""
    main = officer.main
    main.get_by_label("Case id of the child").fill(child)
    main.get_by_label("Looked-after child").check()
    main.get_by_label("Permanence not decided").check()
    main.get_by_label("What concerns you").fill(CONCERN)
    main.get_by_label("4. Director of children’s services").check()
    with officer.page.expect_navigation():
        main.get_by_role("button", name="Raise it").click()
    officer.reads("Say why the concern is too grave")
    assert main.get_by_label("What concerns you").input_value() == CONCERN
    assert main.get_by_label("4. Director of children’s services").is_checked()


def replies(director: Walker) -> None:
    director.sign_in("director")
    director.follow("Disputes")
    director.page.goto(f"{director.site}/disputes/?show=answer")
    director.main.locator("tbody a").first.click()
    director.follow("Reply to the dispute")
    assert not director.main.get_by_role("link", name="Withdraw it").count()
    director.page.get_by_label("Your reply").fill("I take it to panel on the ninth myself.")
    director.press("Save")
    director.picture("replied")
    director.reads("Replied")


def looks_right(walker: Walker, scripts: bool) -> None:
    if scripts:
        assert axe_says(walker.page) == []
    walker.page.set_viewport_size({"width": 320, "height": 800})
    assert walker.page.evaluate("document.documentElement.scrollWidth") <= 320
    walker.page.set_viewport_size({"width": 1400, "height": 900})


def test_no_plan_is_raised_in_one_step_and_copied(
    walkers: Walkers, visitors: Visitors, child: str
) -> None:
    officer = walkers.one("officer, no plan", may_fail=True)
    officer.sign_in("iro")
    officer.follow("Disputes")
    assert axe_says(officer.page) == []
    officer.follow("There is no plan to review")
    main = officer.main
    main.get_by_label("Case id of the child").fill(child)
    main.get_by_label("Pathway plan").check()
    main.get_by_label("On which day").fill(timezone.localdate().isoformat())
    main.get_by_label("What does it mean for the child?").fill("Nothing is planned for leaving.")
    assert axe_says(officer.page) == []
    officer.press("Raise it")
    officer.picture("no plan")
    officer.reads("was not held: there was no pathway plan")
    officer.reads("Copy sent: Assistant director: Assistant director")
    copied = walkers.one("assistant director")
    copied.sign_in("assistant_director")
    copied.page.goto(f"{copied.site}/notices/")
    copied.reads("Copy of a dispute")
