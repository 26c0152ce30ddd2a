"""Who provides care for children, what is agreed with them, how they are inspected and reviewed."""

from sightline.apps.providers.models.placing import PlacedChild, PlacingCheck, RatingResponse
from sightline.apps.providers.models.register import Contract, Home, Provider
from sightline.apps.providers.models.seen import (
    Contribution,
    HomeReport,
    Inspection,
    MarketActivity,
    MonitoringEvent,
    MonthReview,
)

__all__ = [
    "Contract",
    "Contribution",
    "Home",
    "HomeReport",
    "Inspection",
    "MarketActivity",
    "MonitoringEvent",
    "MonthReview",
    "PlacedChild",
    "PlacingCheck",
    "Provider",
    "RatingResponse",
]
