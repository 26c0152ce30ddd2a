"""Wrenshire's local CSV lists: what no return holds, one file per record table.

Columns bear the record table's own names.
"""

from sightline.demo.events import History
from sightline.demo.local_care import CareLocalLists
from sightline.demo.local_drawing import Table
from sightline.demo.local_front_door import FrontDoorLocalLists
from sightline.demo.local_services import ServiceLocalLists
from sightline.demo.localities import LocalityLists
from sightline.demo.workforce import Workforce


def local_lists(history: History, workforce: Workforce) -> dict[str, Table]:
    """Name of the record table → its columns and rows."""
    front = FrontDoorLocalLists(history, workforce)
    care = CareLocalLists(history, workforce)
    other = ServiceLocalLists(history, workforce)
    homes = LocalityLists(history, workforce)
    made = [
        other.teams, homes.children, care.child_details,
        front.contacts, front.referrals, front.mash_enquiries,
        front.early_help_episodes, front.cin_plans, front.cin_visits, front.cin_reviews,
        front.cp_visits, front.cp_reviews, front.core_groups, care.cla_visits,
        care.health_assessments, care.dental_checks, care.peps, care.missing_episodes,
        care.return_interviews, care.adoptions, care.private_fostering,
        care.private_fostering_visits, care.out_of_area_children, other.social_workers,
        other.workforce_posts, other.supervisions, other.ehc_plans, other.home_educated_children,
        other.permanent_exclusions,
    ]  # fmt: skip
    return {make.__name__: make() for make in made}
