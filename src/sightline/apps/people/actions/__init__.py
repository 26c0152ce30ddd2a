"""Every write about people: accounts, the tree of units, roles, children's access, the log."""

from sightline.apps.people.actions.accounts import (
    add_user,
    invite_user,
    make_password,
    set_password,
    switch_off,
    switch_on,
)
from sightline.apps.people.actions.attempts import note_try, too_often
from sightline.apps.people.actions.children import (
    assign_child,
    break_glass,
    end_assignment,
    lift_restriction,
    name_reader,
    note_unknown_id,
    remove_reader,
    restrict_child,
)
from sightline.apps.people.actions.factors import (
    begin_factor,
    code_is_right,
    confirm_factor,
    remove_factor,
    renew_codes,
)
from sightline.apps.people.actions.grants import end_deputy, end_grant, give_role, name_deputy
from sightline.apps.people.actions.growing import grow_tree, note_names
from sightline.apps.people.actions.looks import (
    log_looks,
    note_log_export,
    seal_day,
    seal_days_that_are_over,
)
from sightline.apps.people.actions.single_sign_on import (
    find_or_add_person,
    set_roles_of_groups,
)
from sightline.apps.people.actions.tree import (
    organisation_now,
    publish_tree,
    rename_unit,
    undo_place,
    unmatch_spelling,
)
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
    "begin_factor",
    "break_glass",
    "code_is_right",
    "confirm_factor",
    "end_assignment",
    "end_deputy",
    "end_grant",
    "find_or_add_person",
    "give_role",
    "grow_tree",
    "invite_user",
    "leave",
    "lift_restriction",
    "log_looks",
    "make_password",
    "match_names",
    "match_spelling",
    "merge_units",
    "name_deputy",
    "name_reader",
    "note_log_export",
    "note_names",
    "note_try",
    "note_unknown_id",
    "organisation_now",
    "place_unit",
    "publish_tree",
    "remove_factor",
    "remove_reader",
    "rename_unit",
    "renew_codes",
    "restrict_child",
    "seal_day",
    "seal_days_that_are_over",
    "set_password",
    "set_roles_of_groups",
    "switch_off",
    "switch_on",
    "too_often",
    "undo_place",
    "unmatch_spelling",
]
