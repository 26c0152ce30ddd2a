"""The check before release: found, settled, accepted with a reason, found again."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.integration.cover_reports.plans import AT, QUARTER, begun, body, finished

from sightline.apps.cover_reports import actions as reports
from sightline.apps.cover_reports import queries as of_reports
from sightline.apps.cover_reports.checking import actions, queries
from sightline.apps.cover_reports.checking.rules import Standing
from sightline.apps.cover_reports.models import CheckDecision, CoverReport
from sightline.apps.papers.actions import freeze
from sightline.apps.people.authority import authority_code
from sightline.apps.performance_reports.actions import start_report
from sightline.apps.performance_reports.rules import Quarter
from sightline.documents.model import Column, Document, Heading, Table
from sightline.vocabulary.not_allowed import NotAllowed

WHY = "Both names are in use until May."


def worded(by: Any, report: CoverReport, of: str, **more: str) -> None:
    """An item of the narrative, put otherwise than the plan has it."""
    item = report.items.get(reference=of)
    said = {"reference": item.reference, "title": item.title, "words": item.words} | more
    reports.change_item(by=by, item=item, read=item.version, at=AT, **said)


@pytest.fixture
def report(quality_officer: Any) -> CoverReport:
    """With a reference that there is not, and one name that differs."""
    made = finished(quality_officer, begun(quality_officer))
    worded(quality_officer, made, "EH 2", reference="EH 7")
    legal = made.parts.get(section="legal")
    text = "The Scrutiny Committee was told."
    reports.write_part(by=quality_officer, part=legal, text=text, read=legal.version, at=AT)
    return made


def found(report: CoverReport, standing: Standing) -> list[str]:
    return [each.rule.id for each in queries.kept(report) if each.standing is standing]


def run(by: Any, report: CoverReport) -> None:
    actions.run_check(by=by, report=report, at=AT + timedelta(hours=1))


def test_what_is_put_right_is_resolved_and_what_is_left_stays_open(
    quality_officer: Any, report: CoverReport
) -> None:
    run(quality_officer, report)
    assert found(report, Standing.OPEN) == ["reference_unknown", "one_body_two_names"]
    worded(quality_officer, report, "EH 7", reference="EH 2")
    assert queries.is_stale(report, queries.newest_run(report))
    run(quality_officer, report)
    assert found(report, Standing.RESOLVED) == ["reference_unknown"]
    assert found(report, Standing.OPEN) == ["one_body_two_names"]
    worded(quality_officer, report, "EH 2", reference="EH 7")
    run(quality_officer, report)
    assert found(report, Standing.RESOLVED) == []


def test_nothing_is_released_while_a_finding_is_open_whether_or_not_the_check_was_run(
    quality_officer: Any, report: CoverReport
) -> None:
    legal = report.parts.get(section="legal")
    reports.sign_off(by=quality_officer, part=legal, code="AB/09102026/Z", who="S.", at=AT)
    reports.move_report(by=quality_officer, report=report, move="check", at=AT)
    with pytest.raises(NotAllowed, match="2 findings"):
        reports.release(by=quality_officer, report=report, at=AT)
    run(quality_officer, report)
    for kept in queries.kept(report):
        actions.accept(by=quality_officer, kept=kept, reason=WHY, at=AT)
    assert of_reports.open_findings(report) == []
    reports.release(by=quality_officer, report=report, at=AT)
    with pytest.raises(NotAllowed, match="stays as it was"):
        run(quality_officer, report)


def test_what_was_accepted_comes_back_when_its_words_change_and_stays_when_others_do(
    quality_officer: Any, report: CoverReport
) -> None:
    run(quality_officer, report)
    kept = queries.kept(report)[0]
    with pytest.raises(NotAllowed, match="Say why"):
        actions.accept(by=quality_officer, kept=kept, reason="Fine", at=AT)
    actions.accept(by=quality_officer, kept=kept, reason=WHY, at=AT)
    worded(quality_officer, report, "EH 7", words="A room was promised to us.")
    run(quality_officer, report)
    assert found(report, Standing.ACCEPTED) == ["reference_unknown"]
    worded(quality_officer, report, "EH 7", reference="EH 8")
    run(quality_officer, report)
    assert found(report, Standing.OPEN) == ["reference_unknown", "one_body_two_names"]


def test_an_acceptance_is_taken_back_with_a_reason_and_both_stay_known(
    quality_officer: Any, report: CoverReport
) -> None:
    run(quality_officer, report)
    id = queries.kept(report)[0].row.pk
    for does in (actions.accept, actions.take_back):
        does(by=quality_officer, kept=queries.find_kept(report, id), reason=WHY, at=AT)
    assert len(queries.open_findings(report)) == 2
    assert [each.is_accepted for each in queries.find_kept(report, id).decisions] == [True, False]
    with pytest.raises(IntegrityError), transaction.atomic():
        CheckDecision.objects.update(reason="Otherwise")


def test_a_body_of_the_register_is_no_other_name(quality_officer: Any, report: CoverReport) -> None:
    body("Scrutiny Committee")
    run(quality_officer, report)
    assert found(report, Standing.OPEN) == ["reference_unknown"]


def test_the_performance_report_beside_it_is_compared_as_it_was_frozen(
    quality_officer: Any, report: CoverReport
) -> None:
    quarter = Quarter.of(QUARTER)
    figures = start_report(
        by=quality_officer, authority=authority_code(), quarter=quarter, title="Figures",
        producer="The team", contact="", at=AT,
    )  # fmt: skip
    columns = (Column("title", "Indicator"), Column("q2", "Q2"), Column("direction", "Direction"))
    table = Table("Early help", columns, (("Waiting", "To be confirmed", "→"),))
    document = Document("Figures", (), (Heading("Early help"), table, Heading("Analysis", 3)))
    version = freeze(by=quality_officer, about=figures, document=document, at=AT)
    run(quality_officer, report)
    (kept,) = [each for each in queries.kept(report) if each.rule.id == "arrow_without_value"]
    assert kept.sides[0].thing == f"paper_version:{version.pk}"
    not_run = {each.rule.id for each in queries.ran(queries.newest_run(report)) if each.not_run}
    assert not_run == {"was_printed_otherwise"}


def test_the_page_shows_both_sides_with_their_ways_and_keeps_its_choice_in_the_address(
    visit: Any, quality_officer: Any, report: CoverReport
) -> None:
    client, address = visit(quality_officer), f"/cover-reports/{report.pk}/check/"
    assert "has not run yet" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    page = client.get(address, {"rule": "reference_unknown"}).content.decode()
    item = report.items.get(reference="EH 7")
    assert "By its wording it is EH 2" in page and f'href="{item.address}"' in page
    assert "may be one body" not in page and "Not run" in page
    assert "check.csv?rule=reference_unknown" in page
    file = client.get(f"/cover-reports/{report.pk}/check.csv", {"rule": "reference_unknown"})
    assert b"EH 7" in file.content and b"may be one body" not in file.content
    docx = client.get(f"/cover-reports/{report.pk}/check.docx")
    assert docx.status_code == 200 and docx.content[:2] == b"PK"


def test_a_finding_is_accepted_on_its_page_by_those_who_write_and_by_nobody_else(
    visit: Any, quality_officer: Any, head_of_service: Any, report: CoverReport
) -> None:
    run(quality_officer, report)
    kept = queries.kept(report)[0]
    address = f"/cover-reports/{report.pk}/check/{kept.row.pk}/"
    reader = visit(head_of_service)
    assert reader.get(address).status_code == 200
    assert reader.post(address, {"reason": WHY}).status_code == 404
    client = visit(quality_officer)
    refused = client.post(address, {"reason": "Fine"}).content.decode()
    assert "Say why this may stand as it is." in refused and ">\nFine</textarea>" in refused
    assert client.post(address, {"reason": WHY}).status_code == 302
    page = client.get(f"/cover-reports/{report.pk}/check/?standing=accepted").content.decode()
    assert WHY in page and "Take it back" in page
    assert client.get(f"/cover-reports/{report.pk}/check/999/").status_code == 404
