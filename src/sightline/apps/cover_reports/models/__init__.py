"""The cover report: its cover, its sections, what it quotes of the plan, where it goes."""

from sightline.apps.cover_reports.models.going import Appendix, CoverStop, SignOff
from sightline.apps.cover_reports.models.reports import CoverPart, CoverReport, SampleItem

__all__ = ["Appendix", "CoverPart", "CoverReport", "CoverStop", "SampleItem", "SignOff"]
