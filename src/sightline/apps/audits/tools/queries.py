"""Tools as audits use them: each in the version it was written with.

tool_of(version)       the tool, read once for each version
newest_versions()      of each tool the newest, by title
newest(key)            of one tool
"""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from sightline.apps.audits.models import ToolVersion
from sightline.apps.children.queries import authority_code
from sightline.vocabulary.audit_tools import Tool
from sightline.vocabulary.audit_tools.kept import from_data
from sightline.vocabulary.audit_tools.reading import FOLDER, shipped_tools, tools_in
from sightline.vocabulary.problems import ProblemsFound


def tool_of(version: ToolVersion) -> Tool:
    return _read(version.sha256) or _keep(version)


# Versions never change, so what was read once stays right. Their JSON is large: it is read only
# where the hash is new to this process.
_tools: dict[str, Tool] = {}


def _read(sha256: str) -> Tool | None:
    return _tools.get(sha256)


def _keep(version: ToolVersion) -> Tool:
    return _tools.setdefault(version.sha256, from_data(version.data))


def versions() -> QuerySet[ToolVersion]:
    return ToolVersion.objects.filter(authority=authority_code()).select_related("by")


def newest_versions() -> list[ToolVersion]:
    """Also on the first day: the catalogue's own tools become versions when first asked for."""
    newest: dict[str, ToolVersion] = {}
    for each in _kept_first().order_by("key", "-number"):
        newest.setdefault(each.key, each)
    return sorted(newest.values(), key=lambda each: each.title)


def newest(key: str) -> ToolVersion | None:
    return _kept_first().filter(key=key).order_by("-number").first()


def versions_of(key: str) -> list[ToolVersion]:
    return list(versions().filter(key=key).order_by("-number"))


def _kept_first() -> QuerySet[ToolVersion]:
    from sightline.apps.audits.tools.actions import keep_versions

    if not versions().exists():
        keep_versions(at=timezone.now())
    return versions()


def declared() -> tuple[Tool, ...]:
    """The catalogue's tools, and those of the data folder's own, which win. A broken file of an
    authority's own leaves the others in use; what is wrong stands on the page of tools."""
    own = {tool.key: tool for tool in _own() or ()}
    return (*(each for each in shipped_tools() if each.key not in own), *own.values())


def problems() -> list[str]:
    """What is wrong with the authority's own files, line by line."""
    try:
        tools_in(_own_folder())
    except ProblemsFound as found:
        return [str(each) for each in found.problems]
    return []


def _own_folder() -> Path:
    return Path(settings.SIGHTLINE_DATA) / "catalogue" / FOLDER


def _own() -> tuple[Tool, ...] | None:
    try:
        return tools_in(_own_folder())
    except ProblemsFound:
        return None


@lru_cache(maxsize=1)
def kinds() -> dict[str, str]:
    """What the programme calls audits, in the order of the tools."""
    return {tool.kind: tool.kind.replace("_", " ").capitalize() for tool in shipped_tools()}
