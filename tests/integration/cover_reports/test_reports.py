"""A cover report from its beginning to what replaces it."""

from typing import Any

import pytest
from tests.integration.cover_reports.plans import AT, QUARTER, a_plan, begun, body, finished

from sightline.apps.board.models import Consideration
from sightline.apps.cover_reports import actions, queries
from sightline.apps.cover_reports.models import CoverPart
from sightline.apps.cover_reports.rules import CoverState, Sample
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.papers.queries import latest, versions
from sightline.apps.plan import actions as planning
from sightline.apps.plan.models import Milestone
from sightline.documents.exports import to_fragment
from sightline.documents.plan.cover_report import cover_report
from sightline.vocabulary.not_allowed import NotAllowed


def part(report: Any, section: str) -> CoverPart:
    return report.parts.get(section=section)


def printed(report: Any) -> str:
    return to_fragment(cover_report(queries.data_of(report)))


def test_a_report_begins_with_what_rules_can_say_and_with_the_plan_as_appendix_one(
    quality_officer: Any,
) -> None:
    report = begun(quality_officer)
    background = part(report, "background").text
    assert "Board of directors on 20 April 2026" in background
    assert "every quarter to Scrutiny panel" in background
    assert "Partnership is told every six months: it meets less." in background
    assert "1 blue, 1 green, 1 amber and 1 red" in part(report, "progress").text
    assert "the action EH 2 (“A room is found”)" in part(report, "progress").text
    assert part(report, "overview").text.startswith("Better help, sooner.\n\nFigures of")
    assert [each.version.title for each in report.appendices.all()] == [
        "Improvement plan 2026-2027"
    ]


def test_nothing_counts_as_checked_before_each_section_is_answered(quality_officer: Any) -> None:
    report = begun(quality_officer)
    missing = " ".join(queries.missing(report))
    assert "1.0 Purpose: drawn up by rule. Read it and save it." in missing
    assert "7.0 Equalities implications: write it, or tick" in missing
    with pytest.raises(NotAllowed, match="Choose what of the plan is told"):
        actions.move_report(by=quality_officer, report=report, move="check", at=AT)
    finished(quality_officer, report)
    assert queries.missing(report) == []


def test_a_sign_off_code_stands_for_the_very_words(quality_officer: Any) -> None:
    report = finished(quality_officer, begun(quality_officer))
    legal = part(report, "legal")
    assert "[AB/08102026/Z]" in printed(report)
    actions.write_part(
        by=quality_officer, part=legal, text="One duty is new.", read=legal.version, at=AT
    )
    assert queries.missing(report) == [
        "6.0 Legal implications: record the sign-off code for these words."
    ]
    assert printed(report).count("[AB/08102026/Z]") == 1


def test_the_suggested_lists_come_from_the_plan_and_keep_the_order_they_are_put_in(
    quality_officer: Any,
) -> None:
    report = finished(quality_officer, begun(quality_officer))
    at_risk = list(report.items.filter(sample=Sample.AT_RISK))
    assert [each.reference for each in at_risk] == ["EH 2", "Insp 2"]
    assert at_risk[0].words == "No room was free."
    actions.move_item(by=quality_officer, item=at_risk[1], up=True, at=AT)
    actions.change_item(
        by=quality_officer, item=report.items.get(reference="EH 2"), reference="EH 2",
        title="A room is found", words="A room was promised.", read=1, at=AT,
    )  # fmt: skip
    page = printed(report)
    assert page.index("Insp 2: Visits are in time") < page.index("EH 2: A room is found")
    assert "A room was promised." in page and "No room was free." not in page
    assert actions.take_suggestion(
        by=quality_officer, report=report, sample=Sample.AT_RISK, at=AT
    ) == 0  # fmt: skip


def test_what_changes_in_the_plan_afterwards_leaves_the_report_as_it_is(
    quality_officer: Any,
) -> None:
    report = begun(quality_officer)
    step = Milestone.objects.get(number="EH 2.1")
    planning.report(by=quality_officer, milestone=step, quarter=QUARTER, text="Found!", at=AT)
    found = [each.words for each in queries.suggested(report, Sample.AT_RISK)]
    assert found[0] == "No room was free."
    again = planning.fix_plan(
        by=quality_officer, plan=report.plan, quarter_end=QUARTER, at=AT, changes="A room."
    )
    actions.use_fixed(by=quality_officer, report=report, fixed=again, at=AT)
    assert queries.suggested(report, Sample.AT_RISK)[0].words == "Found!"
    assert report.appendices.get().version.number == 2


def test_a_released_report_is_frozen_and_each_body_on_its_way_gets_a_stop(
    quality_officer: Any,
) -> None:
    report = begun(quality_officer)
    actions.add_stop(
        by=quality_officer, report=report, body=body("Leadership team"), on=QUARTER, at=AT
    )
    finished(quality_officer, report)
    actions.move_report(by=quality_officer, report=report, move="check", at=AT)
    version = actions.release(by=quality_officer, report=report, at=AT)
    assert "Leadership team: 30 September 2026" in to_fragment(version.document)
    stop = Consideration.objects.get(version=version)
    assert (stop.body.title, stop.planned_on) == ("Leadership team", QUARTER)
    with pytest.raises(NotAllowed, match="send it back, or begin a correction"):
        actions.change_block(by=quality_officer, report=report, block={}, read=1, at=AT)


def test_a_second_version_says_what_changed(quality_officer: Any) -> None:
    report = _released(quality_officer)
    actions.move_report(by=quality_officer, report=report, move="correct", at=AT)
    purpose = part(report, "purpose")
    actions.write_part(
        by=quality_officer, part=purpose, text="Told again.", read=purpose.version, at=AT
    )
    actions.move_report(by=quality_officer, report=report, move="check", at=AT)
    with pytest.raises(NotAllowed, match="what has changed since version 1"):
        actions.release(by=quality_officer, report=report, at=AT)
    actions.release(by=quality_officer, report=report, at=AT, changes="The purpose.")
    assert [each.number for each in versions(report)] == [2, 1]


def test_what_was_withdrawn_stays_readable_and_says_what_replaced_it(
    quality_officer: Any, visit: Any
) -> None:
    report = _released(quality_officer)
    made = actions.withdraw(
        by=quality_officer, report=report, why="A wrong date.", at=AT, with_replacement=True
    )
    assert made is not None and made.state == CoverState.DRAFT
    assert made.items.count() == report.items.count()
    assert "record the sign-off code" in " ".join(queries.missing(made))
    page = visit(quality_officer).get(report.address).content.decode()
    assert "Withdrawn: A wrong date." in page and made.address in page
    frozen = latest(report)
    assert frozen is not None and visit(quality_officer).get(frozen.address).status_code == 200
    assert [each.did for each in _events(report)][-1] == "cover_report.moved"


def test_an_inspection_report_tells_of_the_inspections_areas_alone(quality_officer: Any) -> None:
    report = begun(quality_officer, inspection_only=True)
    wanted = queries.suggested(report, Sample.ON_TRACK) + queries.suggested(report, Sample.AT_RISK)
    assert [each.number for each in wanted] == ["Insp 1", "Insp 2"]
    document = report.appendices.get().version.document
    words = to_fragment(document)
    assert "Insp 2.1" in words and "EH 1.1" not in words


def test_two_who_write_a_section_at_once_lose_nothing(quality_officer: Any) -> None:
    purpose = part(begun(quality_officer), "purpose")
    actions.write_part(by=quality_officer, part=purpose, text="First.", read=1, at=AT)
    with pytest.raises(EditedMeanwhile):
        actions.write_part(by=quality_officer, part=purpose, text="Second.", read=1, at=AT)


def test_each_body_is_due_what_nobody_has_released_for_its_period(quality_officer: Any) -> None:
    plan = a_plan(quality_officer)
    due = queries.due_reports(AT.date())
    assert [(each.cadence.body.title, each.period_end) for each in due] == [
        ("Scrutiny panel", QUARTER), ("Partnership", QUARTER),
    ]  # fmt: skip
    report = finished(quality_officer, begun(quality_officer, plan))
    actions.move_report(by=quality_officer, report=report, move="check", at=AT)
    actions.release(by=quality_officer, report=report, at=AT)
    assert [each.cadence.body.title for each in queries.due_reports(AT.date())] == ["Partnership"]


def _released(by: Any) -> Any:
    report = finished(by, begun(by))
    actions.move_report(by=by, report=report, move="check", at=AT)
    actions.release(by=by, report=report, at=AT)
    return report


def _events(report: Any) -> Any:
    from sightline.apps.events.models import Event

    return Event.objects.filter(kind="cover_report", object_id=str(report.pk)).order_by("pk")
