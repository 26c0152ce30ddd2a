"""What an event may say. Events outlive every record, so a child's data never gets in."""

import re
from collections.abc import Mapping

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
