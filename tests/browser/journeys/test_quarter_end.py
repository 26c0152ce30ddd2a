"""The plan owner's quarter end: the plan fixed, its cover report written, checked and released."""

import re

from tests import personas
from tests.browser.every_page import axe_says
from tests.browser.journeys.walker import SCRIPTS, Walker, Walkers
from tests.integration.cover_reports.plans import a_plan, body

IMPLICATIONS = 7


@SCRIPTS
def test_the_plan_owner_brings_a_quarter_to_its_end(walkers: Walkers, scripts: bool) -> None:
    a_plan(personas.person("quality_officer"))
    body("Leadership team")
    owner = walkers.one("quarter end", scripts=scripts)
    owner.sign_in("quality_officer")
    begins(owner)
    fills_in_the_cover(owner)
    reads_what_rules_drew_up(owner)
    takes_the_lists(owner)
    answers_the_implications(owner)
    signs_off(owner, "5.0 Financial implications")
    signs_off(owner, "6.0 Legal implications")
    sees_the_check(owner)
    if scripts:
        assert axe_says(owner.page) == []
    releases(owner)


def begins(owner: Walker) -> None:
    owner.page.goto(f"{owner.site}/cover-reports/")
    owner.reads("Due to whom next")
    owner.follow("Scrutiny panel")
    owner.page.get_by_label("Day of the meeting").fill("2026-12-02")
    owner.press("Begin")
    owner.reads("Still to do")
    owner.reads("Improvement plan 2026-2027, version 1")
    owner.picture("begun")


def fills_in_the_cover(owner: Walker) -> None:
    owner.follow("Cover and recommendations")
    page = owner.page
    page.get_by_label("Recommendations").fill("Look at what is at risk.")
    page.get_by_label("Cabinet member with lead responsibility").fill("Cabinet member")
    page.get_by_label("Accountable director").fill("Director of children’s services")
    page.get_by_label("Originating service").fill("Children’s services")
    page.get_by_label("Accountable employees").fill("A. Writer; Head of quality; 0123")
    owner.press("Save")


def reads_what_rules_drew_up(owner: Walker) -> None:
    for section in ("1.0 Purpose", "2.0 Background", "3.0 Overview", "4.0 Progress"):
        owner.follow(section)
        owner.reads("Drawn up by rule")
        owner.press("Save")


def takes_the_lists(owner: Walker) -> None:
    """As suggested; one item is put in other words, the plan's beside them."""
    owner.follow("Choose, order and word them")
    for name in ("on-track", "at-risk"):
        one = owner.main.locator("section", has=owner.page.locator(f"#{name}"))
        one.get_by_role("button", name=re.compile("^Take the suggestion")).click()
        owner.reads("The suggestion was taken")
    owner.picture("lists")
    owner.follow(re.compile(r"^Word it\s*:?\s*EH 2"))
    owner.reads("What the plan says")
    owner.reads("No room was free.")
    owner.page.get_by_label("What is said of it").fill("No room was free; one is promised.")
    owner.press("Save")
    owner.reads("No room was free; one is promised.")
    owner.page.goto(f"{owner.site}/cover-reports/")
    owner.follow("Improvement plan: Update on progress, July to September 2026")


def answers_the_implications(owner: Walker) -> None:
    owner.follow("All implications on one page")
    ticks = owner.main.get_by_role("checkbox")
    assert ticks.count() == IMPLICATIONS
    for each in ticks.all():
        each.check()
    owner.picture("implications")
    owner.press("Save all")
    owner.reads("The implications are saved.")


def signs_off(owner: Walker, section: str) -> None:
    owner.follow(section)
    owner.page.get_by_label("Sign-off code").fill("[ab/09112026/z]")
    owner.page.get_by_label("Signed off by").fill("An officer")
    owner.press("Record the code")
    owner.reads("[AB/09112026/Z]")


def sees_the_check(owner: Walker) -> None:
    owner.follow("Check before release")
    owner.press("Check now")
    owner.picture("check")
    owner.page.goto(f"{owner.site}/cover-reports/")
    owner.follow("Improvement plan: Update on progress, July to September 2026")
    owner.press("It is checked")


def releases(owner: Walker) -> None:
    owner.press("Release")
    owner.reads("Version 1 is released and stays as it is.")
    owner.picture("released")
    with owner.page.expect_download() as waiting:
        owner.main.get_by_role("link", name="PDF to print").click()
    assert waiting.value.path().read_bytes().startswith(b"%PDF")
