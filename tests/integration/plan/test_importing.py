"""A plan from a file: whole, looked at, written, taken back; and out again without loss."""

import csv
import dataclasses
import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.plan_files import paper

from sightline.apps.plan import actions
from sightline.apps.plan.importing.deeds import (
    look_at,
    take_back_upload,
    upload_plan,
    write_upload,
)
from sightline.apps.plan.models import Milestone, Plan, PlanAction, ProgressNote
from sightline.apps.plan.queries import plan_data
from sightline.documents import exports
from sightline.documents.plan import Brag, PlanData
from sightline.documents.plan.as_file import plan_file, plan_word_file
from sightline.intake.plan_tables import ReadPlan, guess, open_plan, read_plan
from sightline.vocabulary.not_allowed import NotAllowed

AT = datetime(2017, 8, 24, 9, 0, tzinfo=UTC)
QUARTER = date(2017, 6, 30)
LINES = """\
Area code,Area,Action number,Action,Milestone number,Milestone,Timescale,Lead officers,Progress,\
Rating,Rated on
EI,Early help,EI 1,Families are asked what helped,EI 1.1,Questions are agreed,31st May 2017,\
"Head of service (early help); All managers","=Agreed, and in use",Green,01/07/2017
EI,Early help,EI 1,Families are asked what helped,,Answers are read each month,\
"31st May 2017, monthly thereafter",Head of service,As above,,
EI,Early help,EI 2,A room is found,,,July 2018,Head of service,New action July 2017,,
CA,Completed actions,CA 1,Letters are plain,,Letters are rewritten,31st March 2017,\
Head of service,ACTION COMPLETED—JULY 2017,,
"""


def begun(by: Any, title: str = "Improvement plan") -> Plan:
    return actions.begin_plan(
        by=by, title=title, years="2017-2018", from_on=date(2017, 4, 1), to_on=date(2018, 3, 31),
        owner=by, at=AT,
    )  # fmt: skip


def looked(plan: Plan, by: Any, content: bytes, name: str = "plan.csv", at: datetime = AT) -> Any:
    upload = upload_plan(by=by, plan=plan, name=name, content=content, quarter=QUARTER, at=at)
    return look_at(by=by, upload=upload, mapping=upload.mapping, at=at)


def brought(plan: Plan, by: Any, content: bytes, name: str = "plan.csv", at: datetime = AT) -> Any:
    upload, merged = looked(plan, by, content, name, at)
    write_upload(by=by, upload=upload, at=at)
    return upload, merged


def without_ids(plan: PlanData) -> PlanData:
    """The same but for what names the rows and the day asked for."""
    areas = tuple(
        dataclasses.replace(area, id=0, actions=tuple(
            dataclasses.replace(action, id=0, milestones=tuple(
                dataclasses.replace(each, id=0) for each in action.milestones
            )) for action in area.actions
        )) for area in plan.areas
    )  # fmt: skip
    return dataclasses.replace(plan, id=0, title="", as_at=QUARTER, areas=areas)


def in_all_formats(plan: PlanData) -> dict[str, bytes]:
    files = {"plan.csv": exports.to_csv(plan_file(plan)).encode()}
    files["plan.xlsx"] = exports.to_xlsx(plan_file(plan))
    files["plan.docx"] = exports.to_docx(plan_word_file(plan))
    return files


def real(shared_data: Path) -> bytes:
    return (shared_data / "seeds" / "plan_wolverhampton.csv").read_bytes()


def counted(plan: PlanData) -> tuple[int, int, int, int, int, int]:
    areas = [area for area in plan.areas if not area.holds_completed]
    actions_ = [action for area in areas for action in area.actions]
    lines = [line for action in actions_ for line in action.milestones]
    completed = [a for area in plan.areas if area.holds_completed for a in area.actions]
    return (
        len(areas), len(actions_), sum(not each.is_action_line for each in lines),
        sum(each.is_action_line for each in lines), len(completed),
        sum(len(each.milestones) for each in completed),
    )  # fmt: skip


def test_a_plan_comes_in_as_its_file_says_it(dana: Any) -> None:
    plan = begun(dana)
    _, merged = brought(plan, dana, LINES.encode())
    data = plan_data(plan)
    assert counted(data) == (1, 2, 2, 1, 1, 1)
    first, second = data.areas[0].actions[0].milestones
    assert [each.as_written for each in first.leads] == [
        "Head of service (early help)",
        "All managers",
    ]
    assert (first.brag, first.rated_on, first.progress) == (
        Brag.GREEN, date(2017, 7, 1), "=Agreed, and in use",
    )  # fmt: skip
    assert (second.brag, second.due_on, second.progress_quarter) == (
        Brag.UNKNOWN, date(2017, 5, 31), QUARTER,
    )  # fmt: skip
    assert data.areas[0].actions[1].new_in == date(2017, 7, 1)
    completed = data.areas[1].actions[0]
    assert (completed.number, completed.completed_number, completed.completed_in) == (
        "", "CA 1", date(2017, 7, 1),
    )  # fmt: skip
    assert ("row 4", "31 July 2018 is after the plan’s end, 31 March 2018.") in merged.told.remarks


@pytest.mark.parametrize("name", ["plan.csv", "plan.xlsx", "plan.docx"])
def test_what_goes_out_as_a_file_comes_in_again_the_same(dana: Any, name: str) -> None:
    plan = begun(dana)
    brought(plan, dana, LINES.encode())
    line = Milestone.objects.get(number="EI 1.1")
    actions.set_target(
        by=dana, milestone=line, what="Families asked", value=30, unit="families", at=AT
    )
    actions.move_to_completed(
        by=dana, action=_done(dana), number="CA 2", month=date(2017, 8, 1), at=AT
    )
    there = plan_data(plan)
    again = begun(dana, "Again")
    brought(again, dana, in_all_formats(there)[name], name)
    assert without_ids(plan_data(again)) == without_ids(there)


def read_file(name: str, content: bytes) -> ReadPlan:
    file = open_plan(name, content)
    return read_plan(file, guess(file.headings))


def said(read: ReadPlan) -> list[Any]:
    """All that the file says, without where it stands in the file."""
    return [
        (area.code, area.name, dataclasses.replace(action, place="", milestones=()),
         [dataclasses.replace(each, place="") for each in action.milestones])
        for area, action in read.actions
    ]  # fmt: skip


def _done(by: Any) -> PlanAction:
    line = Milestone.objects.get(action__number="EI 2")
    actions.rate(by=by, milestone=line, brag=Brag.BLUE, evidence="Found", at=AT)
    return line.action


def test_a_taken_back_file_leaves_the_plan_as_it_was(dana: Any) -> None:
    plan = begun(dana)
    brought(plan, dana, LINES.encode())
    before = plan_data(plan)
    changed = LINES.replace("31st May 2017,", "30th June 2017,", 1).replace(
        "As above", "Read twice"
    )
    changed = changed.replace("EI 2,A room is found", "EI 2,A large room is found")
    changed += "HS,Health,HS 1,Checks are booked,HS 1.1,A list is kept,Monthly,Nurse,Begun,Red,\n"
    later = AT + timedelta(days=1)
    upload, merged = brought(plan, dana, changed.encode(), at=later)
    assert str(merged.preview) == "1 new, 2 changed, 1 the same, 0 refused"
    assert plan_data(plan).areas[2].actions[0].milestones[0].brag is Brag.RED
    take_back_upload(by=dana, upload=upload, at=later + timedelta(hours=1))
    assert plan_data(plan) == before
    assert ProgressNote.everything.filter(text="Begun").exists()


def test_a_file_is_not_taken_back_over_what_somebody_did_since(dana: Any) -> None:
    plan = begun(dana)
    upload, _ = brought(plan, dana, LINES.encode())
    line = Milestone.objects.get(number="EI 1.1")
    actions.report(by=dana, milestone=line, quarter=QUARTER, text="More was done", at=AT)
    with pytest.raises(NotAllowed, match="EI 1 of plan"):
        take_back_upload(by=dana, upload=upload, at=AT)
    assert Milestone.objects.filter(action__area__plan=plan).count() == 4


def test_a_file_that_says_what_is_there_changes_nothing(dana: Any) -> None:
    plan = begun(dana)
    brought(plan, dana, LINES.encode())
    _, merged = looked(plan, dana, LINES.encode())
    assert str(merged.preview) == "0 new, 0 changed, 3 the same, 0 refused"
    assert {each.state for each in merged.lines} == {"the same"}


def test_the_whole_plan_of_the_second_source_comes_in(dana: Any, shared_data: Path) -> None:
    plan = begun(dana)
    _, merged = brought(plan, dana, real(shared_data))
    assert counted(plan_data(plan)) == (13, 65, 170, 3, 14, 21)
    assert merged.told.aside == []


def test_the_same_plan_comes_in_from_a_paper_cut_by_pages(shared_data: Path) -> None:
    text = real(shared_data).decode("utf-8-sig")
    lines = [
        {
            "area": each["area_name"] if each["area_code"] == "CA"
            else f"{each['area_code']}: {each['area_name']}",
            "number": each["action_number"], "action": each["action"],
            "milestone_number": each["milestone_number"], "milestone": each["milestone"],
            "timescale": each["timescale_text"], "leads": each["lead_officers"],
            "progress": each["progress"],
        }
        for each in csv.DictReader(io.StringIO(text, newline=""))
    ]  # fmt: skip
    of_paper = read_file("plan.docx", paper(lines))
    assert of_paper.aside == ()
    assert said(of_paper) == said(read_file("plan.csv", text.encode()))


def test_what_a_file_can_not_bring_is_said_before_it_is_written(dana: Any) -> None:
    plan = begun(dana)
    heads = "Area,Action number,Action,Milestone,Timescale,Rating,Rated on,Targets"
    heads += ",In place of milestone"
    odd = f"""{heads}
Help,1,Ask,A step,May 2017,Purple,,ten of them,
Care,1,Listen,A step,{"May 2017 " * 40},,,,
Care,1,Listen,Another step,May 2017,Amber,01/01/2030,Homes | 1e30 | | |,1.7
"""
    upload, merged = brought(plan, dana, odd.encode())
    assert [each.number for area in plan_data(plan).areas for each in area.actions] == [
        "Help 1", "Care 1",
    ]  # fmt: skip
    assert len(merged.told.aside) == 1
    assert merged.told.aside[0][2] == "its timescale is longer than 300 characters"
    said = " ".join(sentence for _, sentence in merged.told.remarks)
    for part in ("“Purple” is no rating", "“ten of them” is no target", "“Homes | 1e30 | | |” is",
                 "It is rated on a day to come", "no milestone “1.7” above",
                 "here it is Care 1"):  # fmt: skip
        assert part in said
    take_back_upload(by=dana, upload=upload, at=AT)
    assert plan_data(plan).areas == ()


def test_a_line_without_a_milestone_takes_the_words_that_a_later_file_has_for_it(
    dana: Any,
) -> None:
    plan = begun(dana)
    brought(plan, dana, LINES.encode())
    later = LINES.replace("EI 2,A room is found,,,", "EI 2,A room is found,EI 2.1,A room is let,")
    _, merged = brought(plan, dana, later.encode())
    assert [each.text for each in plan_data(plan).areas[0].actions[1].milestones] == [
        "A room is let"
    ]
    assert [each.state for each in merged.lines] == ["the same", "the same", "changed", "the same"]
