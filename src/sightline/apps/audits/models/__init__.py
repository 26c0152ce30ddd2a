"""Tools in the version used, what was planned, the audits themselves and what was written."""

from sightline.apps.audits.models.audits import Answer, Audit, Judgement, SectionWords
from sightline.apps.audits.models.form import CallTry, Concern
from sightline.apps.audits.models.programme import PlannedAudit
from sightline.apps.audits.models.tools import ToolVersion

__all__ = [
    "Answer",
    "Audit",
    "CallTry",
    "Concern",
    "Judgement",
    "PlannedAudit",
    "SectionWords",
    "ToolVersion",
]
