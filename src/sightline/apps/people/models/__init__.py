"""Who signs in, the tree of units, roles given, and what single children mean for access."""

from sightline.apps.people.models.attempts import Attempt
from sightline.apps.people.models.children import (
    Assignment,
    BreakGlass,
    Restriction,
    RestrictionReader,
)
from sightline.apps.people.models.grants import Grant
from sightline.apps.people.models.looks import Look, Seal
from sightline.apps.people.models.units import Place, Spelling, Unit
from sightline.apps.people.models.user import User

__all__ = [
    "Assignment",
    "Attempt",
    "BreakGlass",
    "Grant",
    "Look",
    "Place",
    "Restriction",
    "RestrictionReader",
    "Seal",
    "Spelling",
    "Unit",
    "User",
]
