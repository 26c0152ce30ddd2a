from datetime import datetime

from sightline.apps.providers.actions import add_newly_placed
from sightline.apps.work.registry import due


@due("providers.children", at="06:20")
def children_of_inadequate_homes(at: datetime) -> str:
    """Children newly placed in a home graded inadequate are added, to be seen."""
    added = add_newly_placed(at=at)
    return f"{added} added to be seen." if added else "Nobody new."
