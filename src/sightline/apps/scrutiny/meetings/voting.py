"""Who may vote on an item, and whether the votes add up."""

from collections.abc import Iterable

from sightline.apps.scrutiny.meetings.seats import SeatKind, may_vote
from sightline.vocabulary.not_allowed import NotAllowed


def voters(there: Iterable[SeatKind], *, on_education: bool) -> int:
    """How many of those who are there may vote."""
    return sum(may_vote(kind, on_education=on_education) for kind in there)


def in_words(there: Iterable[SeatKind], *, on_education: bool) -> str:
    """“9 may vote: 7 councillors and 2 co-opted members, since it is an education matter.”"""
    listed = list(there)
    councillors = sum(kind is SeatKind.COUNCILLOR for kind in listed)
    others = voters(listed, on_education=on_education) - councillors
    waiting = sum(kind.votes_on_education for kind in listed)
    if others:
        return (
            f"{councillors + others} may vote: {councillors} councillors and {others} co-opted, "
            "since this is an education matter."
        )
    but = f" {waiting} co-opted here vote on education only." if waiting else ""
    return f"{councillors} may vote.{but}"


def check_votes(votes: tuple[int, int, int] | None, may: int) -> None:
    """`votes`: for, against, abstained; None where it was agreed without a vote."""
    if votes is not None and sum(votes) > may:
        raise NotAllowed(
            f"{sum(votes)} votes are more than the {may} who are here and may vote on this item."
        )
