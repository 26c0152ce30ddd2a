"""How another module fills a part of the pack by itself.

    from sightline.apps.pack.feeders import Fed, feed

    feed("audits", audits_of_the_month)

    def audits_of_the_month(authority: str, month: date) -> Fed | None:
        return Fed((table, …), said="From the 14 audits of the month.", is_whole=True)

called from the app's `AppConfig.ready`, by the part's key in pack.toml. The function gets the
month's last day and returns None where it has nothing. Several may feed one part: their blocks
stand in the order of registration, before what somebody types. `is_whole`: nobody has to type
anything more, and the part counts as there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sightline.documents.model import Block


@dataclass(frozen=True)
class Fed:
    """What a feeder brings. `said`: in a sentence, where it comes from."""

    blocks: tuple[Block, ...]
    said: str = ""
    is_whole: bool = False


Feeder = Callable[[str, date], Fed | None]
_feeders: dict[str, list[Feeder]] = {}


def feed(part: str, function: Feeder) -> None:
    """Register a function for a part; twice the same changes nothing."""
    known = _feeders.setdefault(part, [])
    if function not in known:
        known.append(function)


def forget(part: str, function: Feeder) -> None:
    """Take a function away again, as a test does."""
    _feeders[part].remove(function)


def fed(part: str, authority: str, month: date) -> list[Fed]:
    """What every feeder of the part brings for the month."""
    found = (feeder(authority, month) for feeder in _feeders.get(part, ()))
    return [each for each in found if each is not None]
