"""The pages: lists of findings, decisions about one, faults of the case system, the strategy."""

from sightline.apps.data_quality.views.decisions import accepted, finding
from sightline.apps.data_quality.views.faults import fault, faults
from sightline.apps.data_quality.views.lists import export, home, listed, one_check
from sightline.apps.data_quality.views.strategy import strategy

__all__ = [
    "accepted",
    "export",
    "fault",
    "faults",
    "finding",
    "home",
    "listed",
    "one_check",
    "strategy",
]
