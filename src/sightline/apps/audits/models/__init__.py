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
from sightline.apps.audits.models.audits import Answer, Audit, Judgement, SectionWords
from sightline.apps.audits.models.form import CallTry, Concern
from sightline.apps.audits.models.programme import PlannedAudit
from sightline.apps.audits.models.tools import ToolVersion

__all__ = [
    "Answer",
    "Audit",
    "BlindAnswer",
    "BlindGrade",
    "CallTry",
    "Comment",
    "Concern",
    "Confirmation",
    "Draw",
    "Judgement",
    "Moderation",
    "PlannedAudit",
    "SectionModeration",
    "SectionWords",
    "Talk",
    "ToolVersion",
]
