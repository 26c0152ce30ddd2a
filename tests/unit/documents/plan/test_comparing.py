from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sightline.documents.plan import ActionData, AreaData, Brag, LeadData, MilestoneData, PlanData
from sightline.documents.plan.comparing import How, changes_of_plan, words_between
from sightline.documents.plan.stored import as_json, from_json

LEAD = LeadData("Head of service (care)", "Head of service", None, "head_of_service")
FORM = MilestoneData(
    7, "EH 1.1", "Review the form", "September 2026", date(2026, 9, 30), (LEAD,),
    progress="The board meets monthly to read drafts", progress_quarter=date(2026, 6, 30),
)  # fmt: skip
AUDIT = MilestoneData(8, "EH 1.2", "Audit a sample", "Quarterly", None, brag=Brag.GREEN)
ACTION = ActionData(3, "EH 1", "Better assessments", (FORM, AUDIT))


def _plan(*actions):
    area = AreaData(1, "EH", "Early help", tuple(actions))
    return PlanData(1, "Improvement plan", "2026-27", date(2026, 10, 5), (area,))


def test_a_milestone_renumbered_and_reworded_is_one_that_changed():
    now = replace(FORM, number="EH 1.3", progress="The board meets quarterly to read drafts")
    found = changes_of_plan(_plan(ACTION), _plan(replace(ACTION, milestones=(now, AUDIT))))
    (line,) = found.lines
    assert (line.how, line.id, line.number) == (How.CHANGED, 7, "EH 1.3")
    assert [field.title for field in line.fields] == ["Number", "Progress"]
    told = [(part.how, part.text.strip()) for part in line.fields[1].words if part.how]
    assert told == [(How.GONE, "monthly"), (How.NEW, "quarterly")]


def test_what_came_and_what_went_is_told_apart():
    new = MilestoneData(9, "EH 1.4", "Train the team", "", None)
    found = changes_of_plan(_plan(ACTION), _plan(replace(ACTION, milestones=(FORM, new))))
    assert [(line.how, line.id) for line in found.lines] == [(How.NEW, 9), (How.GONE, 8)]


def test_an_action_moved_among_the_completed_changed_its_number():
    done = replace(ACTION, completed_number="CA 15", completed_in=date(2026, 10, 1))
    (line,) = changes_of_plan(_plan(ACTION), _plan(done)).lines
    assert line.is_action and line.number == "CA 15"
    assert [field.title for field in line.fields] == ["Number among the completed"]


@given(st.text(), st.text())
def test_the_words_of_both_texts_are_all_there(before, after):
    parts = words_between(before, after)
    told = "".join(part.text for part in parts if part.how is not How.GONE)
    gone = "".join(part.text for part in parts if part.how is not How.NEW)
    assert told.split() == after.split()
    assert gone.split() == before.split()


def test_a_picture_kept_as_data_comes_back_the_same():
    plan = _plan(ACTION)
    assert from_json(as_json(plan)) == plan
