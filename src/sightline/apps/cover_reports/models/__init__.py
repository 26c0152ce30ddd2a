"""The cover report: its cover, its sections, what it quotes of the plan, where it goes."""

from sightline.apps.cover_reports.models.going import Appendix, CoverStop, SignOff
from sightline.apps.cover_reports.models.reports import CoverPart, CoverReport, SampleItem

# Last: what the check keeps is about a report.
from sightline.apps.cover_reports.checking.models import (  # isort: skip
    CheckDecision,
    CheckFinding,
    CheckRun,
)

__all__ = [
    "Appendix",
    "CheckDecision",
    "CheckFinding",
    "CheckRun",
    "CoverPart",
    "CoverReport",
    "CoverStop",
    "SampleItem",
    "SignOff",
]
