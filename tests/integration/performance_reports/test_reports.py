"""The quarterly report: sections written by those who answer, frozen, corrected, from a file."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.personas import SERVICE

from sightline.apps.papers.queries import versions
from sightline.apps.people.models import User
from sightline.apps.performance_reports import actions, queries
from sightline.apps.performance_reports.models import PerformanceReport
from sightline.apps.performance_reports.rules import Quarter
from sightline.documents.model import Document, Paragraph
from sightline.vocabulary.not_allowed import NotAllowed

Visit = Callable[[User], Client]
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
AREAS = [("assessment", "Assessments"), ("looked_after", "Looked-after children")]


@pytest.fixture(autouse=True)
def _here(settings: object) -> None:
    settings.SIGHTLINE_AUTHORITY = "999"  # type: ignore[attr-defined]


Q2 = Quarter(2026, 2)


def begun(quarter: Quarter = Q2) -> PerformanceReport:
    return actions.start_report(
        by=None, authority="999", quarter=quarter, title="Performance report", contact="",
        producer="Insight", areas=AREAS, at=AT,
    )  # fmt: skip


def write(report: PerformanceReport, title: str, text: str) -> None:
    section = report.sections.get(title=title)
    actions.write_section(by=None, section=section, text=text, read=section.version, at=AT)


def fill(report: PerformanceReport) -> None:
    for section in report.sections.all():
        write(report, section.title, f"{section.title}, explained.")


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2026, 11, 22), "Quarter 2 2026-27"),
        (date(2026, 9, 29), "Quarter 1 2026-27"),
        (date(2027, 3, 31), "Quarter 4 2026-27"),
        (date(2027, 3, 30), "Quarter 3 2026-27"),
    ],
)
def test_the_newest_quarter_is_the_last_that_is_over(day: date, label: str) -> None:
    assert Quarter.of(day).label == label
    assert Quarter.of(day).last <= day


def test_a_new_report_takes_its_headings_from_the_one_before(db: None) -> None:
    first = begun()
    write(first, "Overview", "What this is.")
    write(first, "Assessments", "As last time.")
    actions.add_section(by=None, report=first, title="Quality of practice", at=AT)
    second = begun(Quarter(2026, 3))
    said = {each.title: each.text for each in queries.sections_of(second)}
    assert list(said) == ["Overview", "Assessments", "Looked-after children", "Quality of practice"]
    assert said["Overview"] == "What this is." and said["Assessments"] == ""


def test_a_quarter_has_one_report(db: None) -> None:
    begun()
    with pytest.raises(NotAllowed, match="already"):
        begun()


def test_it_is_handed_in_when_every_section_has_its_words(db: None, analyst: User) -> None:
    report = begun()
    write(report, "Overview", "What this is.")
    with pytest.raises(NotAllowed, match="“Assessments”, “Looked-after children”"):
        actions.move_report(by=analyst, report=report, move="hand in", at=AT)


def test_a_manager_writes_the_sections_of_the_own_service_alone(
    visit: Visit, head_of_service: User
) -> None:
    report, client = begun(), visit(head_of_service)
    own = report.sections.get(title="Assessments")
    others = report.sections.get(title="Looked-after children")
    assert queries.unit_of(own.area) == SERVICE
    told = {"text": "Half the posts are empty.", "read": 1}
    assert client.post(f"/performance-reports/sections/{own.pk}/", told).status_code == 302
    refused = client.post(f"/performance-reports/sections/{others.pk}/", told)
    assert refused.status_code == 400 and "those who answer" in refused.content.decode()
    others.refresh_from_db()
    assert others.text == ""


def test_a_frozen_version_stays_and_a_correction_says_what_changed(db: None, analyst: User) -> None:
    report = begun()
    fill(report)
    freeze(analyst, report, "First words.")
    actions.move_report(by=analyst, report=report, move="correct", at=AT)
    actions.move_report(by=analyst, report=report, move="hand in", at=AT)
    with pytest.raises(NotAllowed, match="changed"):
        freeze(analyst, report, "Other words.", hand_in=False)
    freeze(analyst, report, "Other words.", hand_in=False, changes="A figure was corrected.")
    newest, first = versions(report)
    assert (newest.number, newest.changes) == (2, "A figure was corrected.")
    assert first.document.blocks == (Paragraph("First words."),)


def freeze(
    by: User, report: PerformanceReport, text: str, *, hand_in: bool = True, changes: str = ""
) -> None:
    if hand_in:
        actions.move_report(by=by, report=report, move="hand in", at=AT)
    document = Document("Report", (), (Paragraph(text),))
    actions.freeze_report(
        by=by, report=report, document=document, snapshot="", changes=changes, at=AT
    )


def test_words_from_a_file_are_looked_at_written_and_taken_back(
    visit: Visit, analyst: User
) -> None:
    report, client = begun(), visit(analyst)
    file = SimpleUploadedFile(
        "words.csv",
        b"section,paragraph,text\nAssessments,1,First.\nAssessments,2,Second.\n"
        b"Youth justice,1,New here.\n,3,Nobody's\n",
    )
    seen = client.post(f"/performance-reports/{report.pk}/words/", {"file": file})
    text = seen.content.decode()
    assert "3 paragraphs of 2 sections" in text and "Line 5 names no section" in text
    assert report.sections.get(title="Assessments").text == ""
    number = seen.context["kept"].pk
    client.post(f"/performance-reports/words/{number}/", {"do": "write"})
    assert report.sections.get(title="Assessments").text == "First.\n\nSecond."
    assert report.sections.get(title="Youth justice").area == ""
    client.post(f"/performance-reports/words/{number}/", {"do": "take back"})
    assert report.sections.get(title="Assessments").text == ""
    assert not report.sections.filter(title="Youth justice").exists()


def test_a_file_that_is_no_such_table_is_refused_in_a_sentence(visit: Visit, analyst: User) -> None:
    report = begun()
    file = SimpleUploadedFile("words.csv", b"a,b\n1,2\n")
    answer = visit(analyst).post(f"/performance-reports/{report.pk}/words/", {"file": file})
    assert answer.status_code == 400 and "no row of headings" in answer.content.decode()
