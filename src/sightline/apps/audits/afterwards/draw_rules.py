"""Which audits are drawn for a moderator and for a second auditor. Plain Python."""

import hashlib
from enum import StrEnum

from sightline.apps.audits.afterwards.policy import AfterPolicy
from sightline.vocabulary.audit_tools import Scale


class Drawn(StrEnum):
    """What an audit was drawn for."""

    SECOND = "second"
    MODERATION = "moderation"


def always_moderated(grade: int | None, scale: Scale, policy: AfterPolicy) -> str:
    """Why this grade is always read again; '' where it is drawn like the others."""
    if grade is None:
        return ""
    ends = {"best": scale.grades[0], "worst": scale.grades[-1]}
    for end, found in ends.items():
        if end in policy.ends and found.value == grade:
            return f"Every audit graded {found.title} is moderated"
    return ""


def is_drawn(number: int, one_in: int, seed: str) -> bool:
    """Exactly one of each `one_in` in a row, at a place the seed decides. `number` counts from 0.

    Nobody can foresee which without the seed, and anybody who has it draws the same again.
    """
    if one_in < 1:
        return False
    block, place = divmod(number, one_in)
    digest = hashlib.sha256(f"{seed}|{block}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % one_in == place
