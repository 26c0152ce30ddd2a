"""Every write about people: accounts, the tree of units, roles, children's access, the log."""

from sightline.apps.people.actions.accounts import add_user, set_password
from sightline.apps.people.actions.children import (
    assign_child,
    break_glass,
    end_assignment,
    lift_restriction,
    name_reader,
    restrict_child,
)
from sightline.apps.people.actions.grants import end_grant, give_role, name_deputy
from sightline.apps.people.actions.growing import grow_tree, note_names
from sightline.apps.people.actions.looks import log_looks, seal_day
from sightline.apps.people.actions.units import (
    add_unit,
    leave,
    match_names,
    match_spelling,
    merge_units,
    place_unit,
)

__all__ = [
    "add_unit",
    "add_user",
    "assign_child",
    "break_glass",
    "end_assignment",
    "end_grant",
    "give_role",
    "grow_tree",
    "leave",
    "lift_restriction",
    "log_looks",
    "match_names",
    "match_spelling",
    "merge_units",
    "name_deputy",
    "name_reader",
    "note_names",
    "place_unit",
    "restrict_child",
    "seal_day",
    "set_password",
]
