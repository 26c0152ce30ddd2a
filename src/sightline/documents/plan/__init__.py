"""The improvement plan in plain Python: the picture of it, what is odd about it, its papers."""

from sightline.documents.plan.data import (
    ActionData,
    AreaData,
    Brag,
    LeadData,
    MilestoneData,
    Outcome,
    PlanData,
    TargetData,
)

__all__ = [
    "ActionData",
    "AreaData",
    "Brag",
    "LeadData",
    "MilestoneData",
    "Outcome",
    "PlanData",
    "TargetData",
]
