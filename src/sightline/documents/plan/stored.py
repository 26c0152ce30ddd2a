"""A plan's picture as JSON can hold it, and back: what a fixed quarter keeps."""

from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from sightline.documents.plan.data import PlanData


def as_json(plan: PlanData) -> dict[str, Any]:
    """Days as 2026-10-31, colours as their words."""
    made: dict[str, Any] = _adapter().dump_python(plan, mode="json")
    return made


def from_json(kept: dict[str, Any]) -> PlanData:
    """Also of a picture kept before a field was added: it then has that field's usual value."""
    return _adapter().validate_python(kept)


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[PlanData]:
    return TypeAdapter(PlanData)
