"""What the form takes from the part of tools."""

from datetime import date
from typing import Any

from sightline.apps.audits.models import ToolVersion
from sightline.vocabulary.audit_tools.model import Tool


def tool_of(version: ToolVersion) -> Tool:
    from sightline.apps.audits.tools.queries import tool_of as read

    return read(version)


def records_for(child_id: str, **how: Any) -> dict[str, Any]:
    from sightline.apps.audits.tools.prefill import records_for as read

    return read(child_id, **how)


def facts_for(child_id: str, on: date) -> dict[str, bool | None]:
    from sightline.apps.audits.tools.prefill import facts_for as read

    return read(child_id, on)
