"""A team manager goes through a list; a social worker sees to their own cases and no others."""

import re

import pytest
from tests.browser.journeys.walker import SCRIPTS, Walker, Walkers, number
from tests.personas import OTHER_TEAM, TEAM

from sightline.apps.children.queries import child_key, holdings

NOT_SEEN = "Children not seen for six weeks"
REASON = "Family not at home or not available"


@SCRIPTS
def test_a_team_manager_goes_through_who_was_not_seen(walkers: Walkers, scripts: bool) -> None:
    manager = walkers.one("team manager", scripts=scripts)
    manager.sign_in("team_manager")
    task = manager.main.get_by_role("link", name=re.compile("late: children not seen"))
    late = number(task.inner_text())
    manager.follow(re.compile("late: children not seen"))
    assert number(manager.fact("Late")) == late
    manager.picture("worklist")
    filtered(manager, "Show", "Late")
    assert "show=late" in manager.page.url
    assert manager.main.locator("tbody tr td:last-child a").count() == min(late, 50)
    manager.picture("late alone")
    says_why(manager)
    manager.follow("Everything known of this child")
    manager.page.get_by_role("img", name="Timeline of").wait_for()
    manager.picture("child")
    manager.page.go_back()
    manager.follow(NOT_SEEN)
    filtered(manager, "Why late", REASON)
    assert manager.main.locator("tbody tr td:last-child a").count() == 1
    assert REASON in manager.main.locator("tbody").first.inner_text()
    manager.picture("by why")
    manager.page.goto(f"{manager.site}/")
    manager.follow(f"All of {TEAM}")
    assert manager.heading() == TEAM
    manager.picture("team")
    manager.page.goto(f"{manager.site}/worklists/children_not_seen/")
    manager.main.get_by_label("Day the list was gone through").fill("2026-11-02")
    manager.main.get_by_label("Which key actions progressed").fill("All visits have a day now.")
    manager.press("Record that it was gone through")
    manager.reads("All visits have a day now.")
    manager.picture("gone through")


def filtered(walker: Walker, name: str, choice: str) -> None:
    walker.main.get_by_label(name, exact=True).select_option(label=choice)
    walker.press("Show")


def says_why(manager: Walker) -> None:
    manager.main.locator("tbody tr td:last-child a").first.click()
    manager.page.wait_for_load_state()
    manager.main.get_by_label("Reason").select_option(label=REASON)
    manager.main.get_by_label("Note (optional)").first.fill("Nobody in, twice")
    manager.picture("why is it late")
    manager.press("Keep")
    manager.reads("Kept why it is late.")
    manager.reads("Nobody in, twice")


@pytest.fixture
def worker(wrenshire_site: str) -> str:
    """Who holds most children of the team."""
    held = holdings()
    assert held is not None
    theirs = {who: len(of & held.by_team[TEAM]) for who, of in held.by_worker.items()}
    return max(theirs, key=lambda who: (who.startswith("Worker"), theirs[who]))


@SCRIPTS
def test_a_social_worker_sees_to_their_own_cases(
    walkers: Walkers, worker: str, scripts: bool
) -> None:
    own = walkers.one("social worker", scripts=scripts, may_fail=True)
    own.sign_in("social_worker", worker)
    own.follow("Worklists")
    own.picture("worklists")
    own.follow(NOT_SEEN)
    filtered(own, "Show", "Everything")
    own.picture("own list")
    own.main.locator("tbody tr th a").first.click()
    own.page.get_by_role("img", name="Timeline of").wait_for()
    own.picture("own child")
    not_anybody_elses(own, worker)
    own.page.goto(f"{own.site}/data-quality/")
    own.picture("records to correct")
    own.page.goto(f"{own.site}/worklists/children_not_seen/?show=all")
    noted_as_done(own)


def not_anybody_elses(own: Walker, worker: str) -> None:
    held = holdings()
    assert held is not None
    theirs = sorted(held.by_team[OTHER_TEAM] - held.by_worker[worker])[0]
    answer = own.page.goto(f"{own.site}/children/{child_key(theirs)}/")
    assert answer is not None and answer.status == 404
    assert theirs not in own.page.content()
    own.picture("not theirs")


def noted_as_done(own: Walker) -> None:
    own.main.locator("tbody tr td:last-child a").first.click()
    own.page.wait_for_load_state()
    own.main.get_by_label("Day it was done").fill("2026-11-03")
    own.press("Note as done")
    own.reads("Noted as done 3 Nov 2026")
    own.picture("noted as done")
    own.press("Take the note back")
    assert not own.main.get_by_role("button", name="Take the note back").count()
    own.picture("taken back")
