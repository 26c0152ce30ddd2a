"""What an event may say. Events outlive every record, so a child's data never gets in."""

import re
from collections.abc import Mapping
from enum import StrEnum

from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed

_DID = re.compile(r"[a-z_]+\.[a-z_]+")
# Words that name a child, in the keys of facts. A child is reached by a link, never by a fact.
_OF_A_CHILD = frozenset(
    {"child", "child_id", "children_ids", "child_ids", "child_name", "display_name", "born_on"}
    | {"upn", "nhs_number", "date_of_birth"}
)


def check_did(did: str) -> None:
    if not _DID.fullmatch(did):
        raise ValueError(f"An event is named noun.verb, as in load.published; “{did}” is not.")


def check_facts(facts: Mapping[str, object]) -> None:
    if of_a_child := sorted(_OF_A_CHILD & facts.keys()):
        raise ValueError(f"An event holds no child's data: leave out {', '.join(of_a_child)}.")


class ImportState(StrEnum):
    PREVIEWED = "previewed"
    APPLIED = "written"
    UNDONE = "taken back"


IMPORT_MOVES = Moves(
    "list of rows",
    {
        ImportState.PREVIEWED: {"write": ImportState.APPLIED},
        ImportState.APPLIED: {"take back": ImportState.UNDONE},
    },
)


def check_still_the_same(differing: list[str], *, of: int, doing: str) -> None:
    """Nothing is written over what somebody else changed in between."""
    if differing:
        shown = ", ".join(differing[:5]) + (" …" if len(differing) > 5 else "")
        raise NotAllowed(
            f"{len(differing)} of {of} rows were changed by somebody else ({shown}), so none was "
            f"{doing}. Load the file again to see how it stands."
        )
