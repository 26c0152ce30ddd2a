"""The authority's own working days: every clock of every app runs on them."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from sightline.apps.people.authority import authority_code
from sightline.pipeline.folder import DataFolder
from sightline.vocabulary.working_days import WorkingDays


def calendar() -> WorkingDays:
    """With its own closures; plain working days before an authority is known."""
    known = DataFolder(Path(settings.SIGHTLINE_DATA)).settings().calendars
    return _numbered(known.get(authority_code(), WorkingDays()).closures)


@lru_cache(maxsize=4)
def _numbered(closures: frozenset[date]) -> WorkingDays:
    """Numbering them takes a moment, so it is done once."""
    return WorkingDays(closures)
