"""An action of the plan that something started: a figure, a challenge, a finding, a request."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.events.kinds import Thing
from sightline.apps.plan import rules
from sightline.apps.plan.actions.acting import add_action
from sightline.apps.plan.models import PlanAction, PlanArea
from sightline.apps.thread.actions import link


def start_action(
    *, by: Any, area: PlanArea, number: str, title: str, indicators: list[str], at: datetime,
    source: Thing | None = None,
) -> PlanAction:  # fmt: skip
    """New in this month, with the indicators it should move, and linked to what it comes from."""
    with transaction.atomic():
        made = add_action(
            by=by, area=area, number=number, title=title, indicators=indicators, at=at,
            new_in=rules.day_of(at),
        )  # fmt: skip
        if source is not None:
            link(by=by, source=source, target=made, at=at)
    return made
