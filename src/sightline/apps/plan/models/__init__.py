"""Plan → areas → actions → milestones; who leads them; how they stand; what changed and why."""

from sightline.apps.plan.models.actions import ActionDecision, PlanAction
from sightline.apps.plan.models.changes import Dependency, Escalation, TimescaleChange
from sightline.apps.plan.models.leads import LeadName, MilestoneLead
from sightline.apps.plan.models.many import BulkChange, Reminded
from sightline.apps.plan.models.milestones import Milestone, MilestoneTarget, Occurrence
from sightline.apps.plan.models.minding import AcceptedOddity, LeftSuggestion, TwoPeople
from sightline.apps.plan.models.plans import (
    FixedPlan,
    Plan,
    PlanApproval,
    PlanArea,
    PlannedMeasure,
    ReportCadence,
    SuccessStatement,
)
from sightline.apps.plan.models.progress import CitedBody, ProgressNote, Rating, ReportBack
from sightline.apps.plan.models.uploads import PlanUpload

__all__ = [
    "AcceptedOddity",
    "ActionDecision",
    "BulkChange",
    "CitedBody",
    "Dependency",
    "Escalation",
    "FixedPlan",
    "LeadName",
    "LeftSuggestion",
    "Milestone",
    "MilestoneLead",
    "MilestoneTarget",
    "Occurrence",
    "Plan",
    "PlanAction",
    "PlanApproval",
    "PlanArea",
    "PlanUpload",
    "PlannedMeasure",
    "ProgressNote",
    "Rating",
    "Reminded",
    "ReportBack",
    "ReportCadence",
    "SuccessStatement",
    "TimescaleChange",
    "TwoPeople",
]
