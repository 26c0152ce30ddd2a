"""What is asked before a card goes onward. A step of cycle.toml names its checks; each returns
sentences about what is still missing, and none where nothing is.

    @check("minutes_are_there")
    def minutes_are_there(card: Card) -> list[str]: ...
"""

from collections.abc import Callable, Iterable

from sightline.apps.commentary.queries import comments_of, missing
from sightline.apps.discrepancies.queries import open_count
from sightline.apps.scorecards.models import Card
from sightline.apps.scorecards.queries import version_to_read

Check = Callable[[Card], list[str]]
_checks: dict[str, Check] = {}
NAMED = 3


def check(name: str) -> Callable[[Check], Check]:
    def register(function: Check) -> Check:
        _checks[name] = function
        return function

    return register


def names() -> Iterable[str]:
    return sorted(_checks)


def against(card: Card, needs: Iterable[str]) -> list[str]:
    """Everything that stands against the card’s going on. A check nobody knows is not passed."""
    return [said for name in needs for said in _asked(card, name)]


def _asked(card: Card, name: str) -> list[str]:
    if name not in _checks:
        return [f"The check “{name}” named in the cycle's file does not exist: ask the analyst."]
    return _checks[name](card)


@check("discrepancies_settled")
def discrepancies_settled(card: Card) -> list[str]:
    """None is open: each was put right, or accepted with a reason."""
    count = open_count(card.authority, card.service, card.month)
    if not count:
        return []
    said = "A discrepancy is" if count == 1 else f"{count} discrepancies are"
    return [f"{said} still open: settle each, or accept it with a reason."]


@check("commentary_written")
def commentary_written(card: Card) -> list[str]:
    """Every figure that is red, got worse or shows a signal is explained."""
    version = version_to_read(card)
    if version is None:
        return []
    comments = comments_of(card.authority, card.service, card.month)
    waits = missing(comments, version.data.rows)
    if not waits:
        return []
    named = "; ".join(each.title for each in waits[:NAMED])
    more = f" and {len(waits) - NAMED} more" if len(waits) > NAMED else ""
    return [f"Words are missing about: {named}{more}."]
