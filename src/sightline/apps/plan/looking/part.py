"""The lines of a plan that an address asks for: for files of what a page shows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sightline.apps.plan.looking.asked import asked_of
from sightline.apps.plan.looking.kept import picture
from sightline.apps.plan.models import Plan
from sightline.documents.plan import PlanData
from sightline.documents.plan.choosing import chosen_part


def asked_part(plan: Plan, query: Mapping[str, Any], today: date) -> PlanData:
    """The whole plan where nothing is asked for."""
    whole = picture(plan, today)
    return chosen_part(whole, asked_of(whole, query, today)[1])
