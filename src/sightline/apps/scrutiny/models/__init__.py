"""What scrutiny keeps: reports, requests and briefings; committees, their meetings and minutes."""

from sightline.apps.scrutiny.models.agenda import CommitteeItem, ItemPaper
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
    "AimEvidence",
    "BackgroundPaper",
    "Clerk",
    "Committee",
    "CommitteeAttendance",
    "CommitteeItem",
    "CommitteeMeeting",
    "CommitteeSeat",
    "Declaration",
    "ItemPaper",
    "MatterArising",
    "MemberBriefing",
    "MinutesApproval",
    "ParentingReport",
    "ReportOutcome",
    "ReportPart",
    "Resolution",
    "ScrutinyReport",
    "ScrutinyRequest",
    "Supplement",
]
