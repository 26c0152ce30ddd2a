"""Plans as pages, papers, files and checks ask for them."""

from sightline.apps.plan.queries.finding import (
    find_action,
    find_area,
    find_milestone,
    find_plan,
    plans,
)
from sightline.apps.plan.queries.picture import plan_data

__all__ = ["find_action", "find_area", "find_milestone", "find_plan", "plan_data", "plans"]
