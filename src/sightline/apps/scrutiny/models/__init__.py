"""What scrutiny keeps: reports, requests and briefings; committees, their meetings and minutes."""

from sightline.apps.scrutiny.models.agenda import CommitteeItem, ItemPaper
from sightline.apps.scrutiny.models.agenda_packs import AgendaPack, KeptDecision
from sightline.apps.scrutiny.models.asked import (
    Delivery,
    ForwardItem,
    ForwardStep,
    Receipt,
    Undertaking,
    UndertakingStep,
)
from sightline.apps.scrutiny.models.committees import Clerk, Committee, CommitteeSeat
from sightline.apps.scrutiny.models.in_meeting import (
    CommitteeAttendance,
    Declaration,
    MatterArising,
    Resolution,
)
from sightline.apps.scrutiny.models.meetings import CommitteeMeeting, MinutesApproval, Supplement
from sightline.apps.scrutiny.models.reports import (
    AimEvidence,
    BackgroundPaper,
    MemberBriefing,
    ParentingReport,
    ReportOutcome,
    ReportPart,
    ScrutinyReport,
    ScrutinyRequest,
)

__all__ = [
    "AgendaPack",
    "AimEvidence",
    "BackgroundPaper",
    "Clerk",
    "Committee",
    "CommitteeAttendance",
    "CommitteeItem",
    "CommitteeMeeting",
    "CommitteeSeat",
    "Declaration",
    "Delivery",
    "ForwardItem",
    "ForwardStep",
    "ItemPaper",
    "KeptDecision",
    "MatterArising",
    "MemberBriefing",
    "MinutesApproval",
    "ParentingReport",
    "Receipt",
    "ReportOutcome",
    "ReportPart",
    "Resolution",
    "ScrutinyReport",
    "ScrutinyRequest",
    "Supplement",
    "Undertaking",
    "UndertakingStep",
]
