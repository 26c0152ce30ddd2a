"""Plans as pages, papers, files and checks ask for them."""

from sightline.apps.plan.queries.finding import (
    areas_of,
    cadences_of,
    data_of,
    earlier_open,
    find_action,
    find_area,
    find_fixed,
    find_milestone,
    find_plan,
    fixed_quarters,
    key_here,
    plans,
)
from sightline.apps.plan.queries.picture import plan_data

__all__ = [
    "areas_of",
    "cadences_of",
    "data_of",
    "earlier_open",
    "find_action",
    "find_area",
    "find_fixed",
    "find_milestone",
    "find_plan",
    "fixed_quarters",
    "key_here",
    "plan_data",
    "plans",
]
