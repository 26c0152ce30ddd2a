"""The plan is fixed as it stands at a quarter's end: as data, and as a frozen paper."""

from datetime import date, datetime
from typing import Any

from sightline.apps.plan.models import FixedPlan, Plan


def fix_plan(
    *, by: Any, plan: Plan, quarter_end: date, at: datetime, changes: str = ""
) -> FixedPlan:
    """A quarter may be fixed again; `changes` then says what is different."""
    raise NotImplementedError
