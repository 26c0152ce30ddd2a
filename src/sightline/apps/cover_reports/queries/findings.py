"""What the check before publication found and nobody has settled yet."""

from importlib.util import find_spec
from typing import Any

from sightline.apps.cover_reports.models import CoverReport

_CHECKING = "sightline.apps.cover_reports.checking"


def open_findings(report: CoverReport) -> list[Any]:
    """To be resolved, or accepted with a reason, before the report is released."""
    if find_spec(_CHECKING) is None:
        return []
    from sightline.apps.cover_reports.checking.queries import open_findings as found

    return list(found(report))
