"""The principal social worker makes the quarter of audits into a paper: findings confirmed, the
report read, taken away in Word, frozen."""

import re
from datetime import timedelta

import docx
import pytest
from django.utils import timezone
from tests import personas
from tests.browser.journeys.walker import SCRIPTS, Walker, Walkers
from tests.integration.audits.making_audits import handed_in

from sightline.apps.audits.findings.periods import Period, period_of
from sightline.apps.audits.models import Audit, Finding
from sightline.apps.papers.queries import versions

GRADES = (2, 2, 3, 3, 2, 4)
SAID = "Wishes stand in the record, but nothing is done about them."


@pytest.fixture
def audits(wrenshire_site: str) -> list[Audit]:
    """Six files of the quarter that is over: each child's wishes were not told in one of three."""
    officer, when = personas.person("quality_officer"), timezone.now().replace(hour=11)
    over = when - (when.date() - quarter().first) + timedelta(days=9)
    made = [
        handed_in(officer, grade, over + timedelta(days=3 * number), child=f"CHILD-{number}")
        for number, grade in enumerate(GRADES)
    ]
    for audit in made[::3]:
        audit.answers.filter(question="4.1").update(value="no")
    return made


def quarter() -> Period:
    """The last one that is over."""
    return period_of(timezone.localdate(), 3).before


@SCRIPTS
def test_the_quarters_audits_become_a_paper(
    walkers: Walkers, audits: list[Audit], scripts: bool
) -> None:
    lead = walkers.one("quarter of audits", scripts=scripts)
    lead.sign_in("principal_social_worker")
    confirms_what_was_found(lead, audits)
    reads_the_report(lead)
    takes_it_away_in_word(lead)
    freezes_it(lead)


def confirms_what_was_found(lead: Walker, audits: list[Audit]) -> None:
    lead.follow("What audits find")
    lead.reads("No finding is confirmed")
    lead.is_sound()
    for audit in audits[::3]:
        lead.page.goto(f"{lead.site}/audits/themes/")
        lead.follow(re.compile(f"Audit {audit.pk}:"), lead.main)
        if not lead.page.url.endswith("/findings/"):
            lead.follow("Say what it found")
        lead.main.get_by_role("checkbox").first.check()
        lead.picture("suggested")
        lead.press("Confirm what is ticked")
        lead.reads("Kept.")
    assert Finding.objects.count() == 2


def reads_the_report(lead: Walker) -> None:
    lead.page.goto(f"{lead.site}/audits/themes/")
    lead.reads("Findings to improve in each quarter")
    lead.picture("themes")
    lead.follow("Report of the latest quarter")
    assert quarter().in_words in lead.heading()
    lead.reads("6 audits were handed in. 3 of 6 that were graded were good or better.")
    lead.reads("What came up")
    assert "CHILD" not in lead.main.inner_text()
    lead.is_sound()
    lead.picture("report")


def takes_it_away_in_word(lead: Walker) -> None:
    with lead.page.expect_download() as taken:
        lead.follow("DOCX")
    paper = docx.Document(str(taken.value.path()))
    said = "\n".join(each.text for each in paper.paragraphs)
    assert "6 audits were handed in" in said and paper.tables
    assert "CHILD" not in said


def freezes_it(lead: Walker) -> None:
    lead.press("Freeze the report")
    lead.reads("Frozen as version 1.")
    lead.follow("Version 1")
    lead.reads("6 audits were handed in")
    lead.picture("frozen")
    assert versions(("audit_report", quarter().key)).count() == 1
