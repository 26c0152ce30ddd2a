"""When the words of a card stand for good: told by whoever publishes cards.

    closed_when(function)      function(authority, service, month) -> "The card was published …"

called from the app's `AppConfig.ready`; '' means that words may still be changed.
"""

from collections.abc import Callable
from datetime import date

WhyClosed = Callable[[str, str, date], str]
_told: list[WhyClosed] = []


def closed_when(why: WhyClosed) -> WhyClosed:
    if why not in _told:
        _told.append(why)
    return why


def why_closed(authority: str, service: str, month: date) -> str:
    """The sentence that says why nothing can be changed any more; '' where it can."""
    return next((said for why in _told if (said := why(authority, service, month))), "")
