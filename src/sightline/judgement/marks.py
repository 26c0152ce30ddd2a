"""Word + shape + colour, always three, so that colour never speaks alone.

Performance (is the target met?) and delivery (is the action on track?) have different words and
different shapes, because boards have confused them. A test holds every colour to its contrast: 3:1
for shapes on white, 4.5:1 for words on white and on their own pale ground.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sightline.judgement.polarity import Change, Judgement

WHITE: Final = "#ffffff"


class Rating(StrEnum):
    """RAG, and Blue for an action that is complete (BRAG)."""

    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True)
class Mark:
    """How an answer looks: `edge` is drawn round a shape whose own colour is too pale."""

    word: str
    shape: str
    colour: str
    text: str
    ground: str = WHITE
    edge: str = ""


_BLUE, _GREEN, _RED, _AMBER = "#12436d", "#0f7a52", "#ca3535", "#a25b00"
_INK: Final = "#3d3d3d"

PERFORMANCE: Final = {
    Rating.GREEN: Mark("Target met", "●", _GREEN, _GREEN),
    Rating.AMBER: Mark("Close to target", "▲", _AMBER, "#5c3400", "#fff1d6"),
    Rating.RED: Mark("Target missed", "■", _RED, _RED),
}
"""Of a figure beside its target."""

DELIVERY: Final = {
    Rating.BLUE: Mark("Complete", "✔", _BLUE, _BLUE),
    Rating.GREEN: Mark("On track", "○", _GREEN, _GREEN),
    Rating.AMBER: Mark("At risk", "△", _AMBER, "#5c3400", "#fff1d6"),
    Rating.RED: Mark("Off track", "□", _RED, _RED),
}
"""Of an action or milestone in a plan: outlined shapes."""

NOT_RATED: Final = Mark("Not rated", "–", _INK, _INK)

COMMON_CAUSE: Final = Mark("Within the usual range", "○", _INK, _INK)


def performance_mark(rating: Rating | None) -> Mark:
    return NOT_RATED if rating is None else PERFORMANCE[rating]


def spc_mark(change: Change | None, judgement: Judgement | None) -> Mark:
    """Of a point on an SPC chart; the arrow shape is the way, the colour and word the meaning."""
    if change is None or judgement is None or change is Change.LEVEL:
        return COMMON_CAUSE
    shape, way = ("▲", "higher") if change is Change.UP else ("▼", "lower")
    if judgement is Judgement.BETTER:
        return Mark(f"Improvement ({way})", shape, _BLUE, _BLUE)
    if judgement is Judgement.WORSE:
        return Mark(f"Concern ({way})", shape, "#f46a25", _INK, edge=_INK)
    return Mark(f"Change ({way})", "◆", "#801650", "#801650")
