"""How often something may be tried before it must wait: guessing must not pay."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Tried(StrEnum):
    RESET_BY_ADDRESS = "reset for an address"
    RESET_FROM_PLACE = "reset from a place"
    CODE = "code of a second factor"
    CASE_ID = "case-system id"


@dataclass(frozen=True)
class Limit:
    tries: int
    within: timedelta


LIMITS = {
    # A mail every few minutes is help; a hundred are a nuisance to whoever gets them.
    Tried.RESET_BY_ADDRESS: Limit(3, timedelta(hours=1)),
    Tried.RESET_FROM_PLACE: Limit(20, timedelta(hours=1)),
    Tried.CODE: Limit(10, timedelta(minutes=15)),
    # Who types ids that are not there is guessing.
    Tried.CASE_ID: Limit(10, timedelta(hours=1)),
}
KEPT = max(limit.within for limit in LIMITS.values())
