"""Every write about tools: the catalogue's kept as versions, one added or changed by a person."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from sightline.apps.audits.models import ToolVersion
from sightline.apps.audits.tools import queries, rules
from sightline.apps.children.queries import authority_code
from sightline.apps.events.actions import record_event
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.audit_tools import Tool
from sightline.vocabulary.audit_tools.kept import sha256_of, to_data
from sightline.vocabulary.not_allowed import NotAllowed

_SHIPPED = "As the catalogue has it."


def keep_versions(*, at: datetime) -> int:
    """Each declared tool that no person has changed since becomes a version where it is new or
    other than the last one from the catalogue. How many were added."""
    added = 0
    with transaction.atomic():
        for tool in queries.declared():
            known = queries.versions_of(tool.key)
            data = to_data(tool)
            by_people = bool(known) and known[0].by_id is not None
            if not by_people and sha256_of(data) not in {each.sha256 for each in known}:
                _add(tool, why=_SHIPPED if known else "", by=None, at=at)
                added += 1
    return added


def add_tool(*, tool: Tool, why: str, by: User, access: Access, at: datetime) -> ToolVersion:
    """A tool of the authority's own, or a new version of one there is: then with a reason."""
    rules.check_can_keep(access)
    known = queries.versions_of(tool.key)
    if known and known[0].sha256 == sha256_of(to_data(tool)):
        raise NotAllowed("Nothing is different from the version in use.")
    if known:
        rules.check_reason(why, "Say why the tool changes.")
    return _add(tool, why=why, by=by, at=at)


def use_again(
    *, version: ToolVersion, why: str, by: User, access: Access, at: datetime
) -> ToolVersion:
    """An earlier version is used again: as a new one, so that every audit keeps its own."""
    rules.check_can_keep(access)
    rules.check_reason(why, "Say why the earlier version is used again.")
    if queries.versions_of(version.key)[0].sha256 == version.sha256:
        raise NotAllowed("That is the version in use.")
    return _add(queries.tool_of(version), why=why, by=by, at=at)


def _add(tool: Tool, *, why: str, by: User | None, at: datetime) -> ToolVersion:
    data, here = to_data(tool), authority_code()
    own = ToolVersion.objects.filter(authority=here, key=tool.key)
    with transaction.atomic():
        number = (own.aggregate(last=Max("number"))["last"] or 0) + 1
        made = ToolVersion.objects.create(
            authority=here, key=tool.key, number=number, title=tool.title, data=data,
            sha256=sha256_of(data), why=why.strip(), by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="audit_tool.kept", to=made, at=at, tool=tool.key, number=number)
    return made
