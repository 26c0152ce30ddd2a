"""Summaries and reports of services, parts that others bring, lines of improvement, packs."""

from sightline.apps.pack.models.packs import Gap, ImprovementLine, Pack
from sightline.apps.pack.models.parts import PackPiece
from sightline.apps.pack.models.reports import ServiceReport
from sightline.apps.pack.models.summaries import PerformanceSummary

__all__ = ["Gap", "ImprovementLine", "Pack", "PackPiece", "PerformanceSummary", "ServiceReport"]
