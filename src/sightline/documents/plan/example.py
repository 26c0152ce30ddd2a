"""A few invented lines of a plan: they show in an empty table how each column is filled."""

from datetime import date

from sightline.documents.plan.data import ActionData, AreaData, LeadData, MilestoneData, PlanData

_QUESTIONS = MilestoneData(
    0, "EH 1.1", "A short list of questions is agreed with parents", "31st May 2026", None,
    leads=(LeadData("Head of service (early help)", "Head of service"),),
    progress="Agreed on 20 May and in use.",
)  # fmt: skip
_ANSWERS = MilestoneData(
    0, "EH 1.2", "The answers are read and told to teams", "30th June 2026, monthly thereafter",
    None, leads=(LeadData("All team managers", "All team managers"),),
)  # fmt: skip
_ROOM = MilestoneData(
    0, "", "", "September 2026", None, leads=(LeadData("Business manager", "Business manager"),)
)


def example_plan() -> PlanData:
    """An action with two milestones, and one that has none."""
    asked = ActionData(0, "EH 1", "Ask families what helped", (_QUESTIONS, _ANSWERS))
    room = ActionData(0, "EH 2", "Find a room where families can be seen in the evening", (_ROOM,))
    area = AreaData(0, "EH", "Early help", (asked, room))
    return PlanData(0, "Improvement plan", "2026-2027", date(2026, 4, 1), (area,))
