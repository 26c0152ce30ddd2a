"""Pages of cover reports: opened by whom, and what a form that came back keeps."""

from typing import Any

from tests.integration.cover_reports.plans import AT, begun, finished

from sightline.apps.cover_reports import actions, queries
from sightline.apps.cover_reports.rules import Sample

WRITING = ("block", "implications", "samples", "route", "appendices", "release", "withdraw")


def test_every_page_opens_for_whoever_writes(quality_officer: Any, visit: Any) -> None:
    report = finished(quality_officer, begun(quality_officer))
    client, parts = visit(quality_officer), list(report.parts.all())
    pages = [report.address, "/cover-reports/", "/cover-reports/new/"]
    pages += [f"{report.address}{'cover' if n == 'block' else 'lists' if n == 'samples' else n}/"
              for n in WRITING]  # fmt: skip
    pages += [f"{report.address}read/", f"{report.address}file.docx"]
    pages += [f"/cover-reports/sections/{each.pk}/" for each in parts]
    pages += [each.address for each in report.items.all()]
    wrong = [page for page in pages if client.get(page).status_code != 200]
    assert wrong == []


def test_a_draft_is_not_there_for_those_who_read_the_plan_alone(
    quality_officer: Any, social_worker: Any, visit: Any
) -> None:
    report = finished(quality_officer, begun(quality_officer))
    client = visit(social_worker)
    assert client.get(report.address).status_code == 404
    actions.move_report(by=quality_officer, report=report, move="check", at=AT)
    actions.release(by=quality_officer, report=report, at=AT)
    assert client.get(report.address).status_code == 200
    assert client.get(f"{report.address}cover/").status_code == 403


def test_one_page_answers_all_implications_and_keeps_what_was_typed_beside_a_tick(
    quality_officer: Any, visit: Any
) -> None:
    report = begun(quality_officer)
    lines = [line for line in queries.part_lines(report) if line.section.is_implication]
    said = {f"{line.section.key}-is_nothing": "on" for line in lines}
    said |= {f"{line.section.key}-read": "1" for line in lines}
    client, address = visit(quality_officer), f"{report.address}implications/"
    wrong = client.post(address, said | {"risk-text": "One risk is known."})
    assert wrong.status_code == 400 and "One risk is known." in wrong.content.decode()
    del said["risk-is_nothing"]
    said |= {f"{line.section.key}-read": "2" for line in lines if line.section.key != "risk"}
    assert client.post(address, said | {"risk-text": "One risk is known."}).status_code == 302
    states = {line.section.key: line.state for line in queries.part_lines(report)}
    assert states["risk"] == states["equalities"] == "answered"


def test_an_item_is_added_moved_and_taken_out_by_buttons(quality_officer: Any, visit: Any) -> None:
    report = begun(quality_officer)
    client, lists = visit(quality_officer), f"{report.address}lists/"
    client.post(f"{lists}at-risk/suggest/")
    known = queries.suggested(report, Sample.ON_TRACK)[0]
    client.post(f"{lists}on-track/add/", {"thing": known.thing})
    again = client.post(f"{lists}at-risk/add/", {"thing": known.thing})
    assert again.status_code == 400 and "in one of the lists already" in again.content.decode()
    first, second = report.items.filter(sample=Sample.AT_RISK)
    client.post(f"{second.address}move/", {"do": "up"})
    assert list(report.items.filter(sample=Sample.AT_RISK)) == [second, first]
    client.post(f"{first.address}remove/")
    assert not report.items.filter(pk=first.pk).exists()


def test_a_report_begun_on_its_page_fixes_the_plan_and_takes_the_cover_along(
    quality_officer: Any, visit: Any
) -> None:
    before = begun(quality_officer)
    asked = {"plan": before.plan_id, "quarter_end": "2026-06-30", "inspection_only": "no",
             "fix": "on"}  # fmt: skip
    answer = visit(quality_officer).post("/cover-reports/new/", asked)
    made = queries.report_numbered(answer.url.strip("/").split("/")[-1])
    assert made is not None and made.fixed is not None
    assert made.title == "Improvement plan: Update on progress, April to June 2026"
    assert (made.cabinet_member, made.wards) == (before.cabinet_member, "All")
