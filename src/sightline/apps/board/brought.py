"""What each service brings to a meeting, under the three headings: told by the apps above.

    bring(items)   items(meeting, access) -> [Brought("care_and_leaving_care", Under.IMPROVED, …)]

called from the app's `AppConfig.ready`. What was typed in at the meeting comes after it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from sightline.apps.board.models import Meeting
from sightline.apps.board.states import Under


@dataclass(frozen=True)
class Brought:
    """`how`: how it was achieved, or what is being done; `item`: of what was typed in, its id;
    `thing`: what it stands in, as kind:id, for the golden thread."""

    service: str
    under: Under
    text: str
    how: str = ""
    indicator: str = ""
    address: str = ""
    item: int = 0
    thing: str = ""

    @property
    def to_explore(self) -> str:
        """The form that asks to have it explored, filled in with what is known of it."""
        said = {
            "question": self.text, "service": self.service, "indicator": self.indicator,
            "source": self.thing,
        }  # fmt: skip
        return urlencode({name: text for name, text in said.items() if text})


Bringer = Callable[[Meeting, Any], list[Brought]]
_bringers: list[Bringer] = []


def bring(function: Bringer) -> None:
    """Registered twice the same changes nothing."""
    if function not in _bringers:
        _bringers.append(function)


def brought_to(meeting: Meeting, access: Any) -> list[Brought]:
    """Everything for the meeting that this person may see."""
    reported = [each for bringer in _bringers for each in bringer(meeting, access)]
    typed = [
        Brought(
            each.service,
            Under(each.under),
            each.text,
            each.how,
            each.indicator,
            item=each.pk,
            thing=f"brought_item:{each.pk}",
        )
        for each in meeting.brought.all()
    ]
    return reported + typed
