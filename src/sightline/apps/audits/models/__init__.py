"""Tools in the version used, what was planned, the audits themselves and what was written."""

from sightline.apps.audits.models.afterwards import (
    BlindAnswer,
    BlindGrade,
    Comment,
    Confirmation,
    Draw,
    Moderation,
    SectionModeration,
    Talk,
)
from sightline.apps.audits.models.allocation import Allocation, Conflict, SampledAudit
from sightline.apps.audits.models.audits import Answer, Audit, Judgement, SectionWords
from sightline.apps.audits.models.escalation import (
    Escalation,
    PracticeJudgement,
    Receipt,
    StageRecord,
    StepTaken,
)
from sightline.apps.audits.models.findings import Finding
from sightline.apps.audits.models.following_up import (
    ActionException,
    DecisionRecord,
    EvidenceReturn,
    FileCheck,
    RequiredAction,
)
from sightline.apps.audits.models.form import CallTry, Concern
from sightline.apps.audits.models.programme import (
    AgreedNumber,
    AuditSample,
    Exemption,
    JointEvent,
    PlannedAudit,
)
from sightline.apps.audits.models.tools import ToolVersion

__all__ = [
    "ActionException",
    "AgreedNumber",
    "Allocation",
    "Answer",
    "Audit",
    "AuditSample",
    "BlindAnswer",
    "BlindGrade",
    "CallTry",
    "Comment",
    "Concern",
    "Confirmation",
    "Conflict",
    "DecisionRecord",
    "Draw",
    "Escalation",
    "EvidenceReturn",
    "Exemption",
    "FileCheck",
    "Finding",
    "JointEvent",
    "Judgement",
    "Moderation",
    "PlannedAudit",
    "PracticeJudgement",
    "Receipt",
    "RequiredAction",
    "SampledAudit",
    "SectionModeration",
    "SectionWords",
    "StageRecord",
    "StepTaken",
    "Talk",
    "ToolVersion",
]
