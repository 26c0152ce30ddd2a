"""How a finding stands, and who may decide on it.

Plain Python. It is open until the papers no longer say it, or until somebody accepts it with a
reason; both can be undone, by the words and by the person.
"""

from enum import StrEnum

from sightline.apps.cover_reports.rules import CoverState
from sightline.apps.people.rules import check_reason
from sightline.vocabulary.not_allowed import NotAllowed


class Standing(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    RESOLVED = "resolved"

    @property
    def in_words(self) -> str:
        return {
            Standing.OPEN: "To settle",
            Standing.ACCEPTED: "Accepted",
            Standing.RESOLVED: "Resolved",
        }[self]

    @property
    def colour(self) -> str:
        return {
            Standing.OPEN: "red",
            Standing.ACCEPTED: "blue",
            Standing.RESOLVED: "green",
        }[self]


def standing_of(*, is_found: bool, is_accepted: bool) -> Standing:
    """What the papers no longer say is resolved, whether it had been accepted or not."""
    if not is_found:
        return Standing.RESOLVED
    return Standing.ACCEPTED if is_accepted else Standing.OPEN


def check_is_not_out(state: str) -> None:
    """The list of a released report stays as it was when it was released."""
    if state in (CoverState.RELEASED, CoverState.WITHDRAWN):
        raise NotAllowed(f"This report is {state}: its check stays as it was then.")


def check_can_accept(standing: Standing, reason: str) -> None:
    if standing is Standing.RESOLVED:
        raise NotAllowed("The papers no longer say this: there is nothing to accept.")
    if standing is Standing.ACCEPTED:
        raise NotAllowed("This is accepted already.")
    check_reason(reason, "Say why this may stand as it is.")


def check_can_take_back(standing: Standing, reason: str) -> None:
    if standing is not Standing.ACCEPTED:
        raise NotAllowed("This is not accepted: there is nothing to take back.")
    check_reason(reason, "Say why it is to be settled after all.")
