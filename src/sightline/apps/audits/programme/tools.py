"""The tools there are, for choosing: borrowed from the part that keeps them."""

from sightline.apps.audits.models import ToolVersion
from sightline.vocabulary.audit_tools import Subject
from sightline.vocabulary.not_allowed import NotAllowed


def choices() -> list[tuple[str, str]]:
    return [(one.key, one.title) for one in _versions()]


def _versions() -> list[ToolVersion]:
    from sightline.apps.audits.tools.queries import newest_versions

    return list(newest_versions())


def version_of(key: str) -> ToolVersion:
    found = next((one for one in _versions() if one.key == key), None)
    if found is None:
        raise NotAllowed("Choose a tool.")
    return found


SUBJECTS = [(each.value, each.in_words) for each in Subject]
