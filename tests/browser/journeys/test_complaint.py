"""A complaints officer takes a complaint from the day it came in to the answer after the panel."""

from datetime import date, timedelta

from django.utils import timezone
from tests.browser.every_page import axe_says
from tests.browser.journeys.walker import SCRIPTS, Walker, Walkers

from sightline.apps.feedback.models import Complaint

SAID = "A parent says that nobody told them why family time was cancelled."
ANSWER = "We are sorry. Family time is on Saturdays from now on."


@SCRIPTS
def test_a_complaint_goes_from_receipt_to_the_response_with_an_extension(
    walkers: Walkers, scripts: bool
) -> None:
    officer = walkers.one("complaints officer", scripts=scripts, may_fail=True)
    officer.sign_in("complaints_officer")
    officer.page.goto(f"{officer.site}/feedback/")
    receives(officer)
    looks_right(officer, scripts)
    steps(officer, "Open stage 1", days=80)
    officer.reads("10 working days from the day stage 1 was opened")
    extends(officer)
    answers(officer, days=60)
    officer.reads("The next stage could be asked for until")
    if not scripts:  # without scripts as far as the answer at stage 1
        return
    steps(officer, "Open stage 2", days=55)
    answers(officer, days=30)
    steps(officer, "A review panel is asked for", days=25)
    steps(officer, "The panel was held", days=10)
    steps(officer, "The panel has reported", days=8)
    answers(officer, days=2)
    looks_right(officer, scripts)
    closes(officer)
    assert Complaint.objects.get().outcome == "partly upheld"


def receives(officer: Walker) -> None:
    officer.follow("Write down a complaint")
    officer.page.get_by_label("Who complains?").select_option("parent")
    fill_day(officer, days=82)
    officer.press("Save")
    officer.reads("There is a problem")
    officer.page.get_by_label("What is it about?").fill(SAID)
    officer.press("Save")
    officer.reads(SAID)
    officer.reads("In all ")
    officer.picture("received")


def steps(officer: Walker, words: str, *, days: int) -> None:
    officer.follow(words)
    fill_day(officer, days)
    officer.press("Save")


def extends(officer: Walker) -> None:
    officer.follow("Extend the clock")
    officer.page.get_by_label("To how many working days in all?").fill("21")
    officer.page.get_by_label("Why does it take longer?").fill("The worker is on leave till May.")
    officer.press("Save")
    officer.reads("20 working days at most")
    officer.page.get_by_label("To how many working days in all?").fill("20")
    officer.press("Save")
    officer.reads("first due on")


def answers(officer: Walker, days: int) -> None:
    officer.follow("Answer it")
    fill_day(officer, days)
    officer.page.get_by_label("Outcome").select_option(label="Partly upheld")
    officer.page.get_by_label("What is to be said of it?").fill(ANSWER)
    officer.press("Save")
    officer.reads("Partly upheld")


def closes(officer: Walker) -> None:
    officer.follow("Close it, with what was learnt")
    officer.page.get_by_label("What was learnt?").fill("Say why, on the day it is cancelled.")
    officer.page.get_by_label("Family time").check()
    officer.press("Save")
    officer.reads("Say why, on the day it is cancelled.")
    officer.picture("closed")


def fill_day(officer: Walker, days: int) -> None:
    """A day so many days ago, in the first box for a day."""
    day: date = timezone.localdate() - timedelta(days=days)
    officer.main.locator("input[name=on], input[name=received_on]").first.fill(day.isoformat())


def looks_right(officer: Walker, scripts: bool) -> None:
    if scripts:
        assert axe_says(officer.page) == []
    officer.page.set_viewport_size({"width": 320, "height": 640})
    assert officer.page.evaluate("document.documentElement.scrollWidth") <= 320
    officer.page.set_viewport_size({"width": 1300, "height": 900})
