"""Whether the figure of a closed action moved, from the published figures and their history."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.figures import queries as figures
from sightline.apps.figures.queries import Source
from sightline.apps.figures.units import write_unit
from sightline.documents.did_it_move import DidItMove, did_it_move, moved_chart
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Polarity

_WANTED = {Polarity.HIGHER: "up", Polarity.LOWER: "down"}


@dataclass(frozen=True)
class ToMove:
    """The figure an action is meant to move: whose, which way, and where it stands."""

    title: str
    whose: str
    way: str
    address: str

    def __str__(self) -> str:
        way = f": meant to go {self.way}" if self.way else ""
        return f"{self.title}, {self.whose}{way}"


def to_move(action: AgreedAction, source: Source | None) -> ToMove | None:
    """None for an action that is meant to move no figure; its id where the catalogue lost it.

    `source` is asked for once by whoever lists many: asking costs a look at the disk and database.
    """
    if not action.indicator:
        return None
    known = figures.catalogue(source) if source else figures.shipped_catalogue()
    level, unit = action.of
    whose = unit or (figures.authority_name(source) if source else "the whole authority")
    if action.indicator not in known:
        return ToMove(action.indicator, whose, "", "")
    indicator = known[action.indicator]
    of = write_unit(level, unit)
    address = reverse("figures:indicator", args=[indicator.id]) + (f"?of={of}" if of else "")
    return ToMove(indicator.title, whose, _WANTED.get(indicator.better, ""), address)


def verdict(action: AgreedAction, source: Source | None) -> DidItMove | None:
    """None while the action is not closed, or where there is no figure to look at."""
    known = _known(action, source)
    if known is None or source is None or action.closed_on is None:
        return None
    found = figures.figures_for(source, *action.of)
    return did_it_move(known, found, action.closed_on, as_at=figures.newest(source))


def verdicts(actions: Iterable[AgreedAction], source: Source | None) -> dict[int, DidItMove]:
    found = {action.pk: verdict(action, source) for action in actions}
    return {key: each for key, each in found.items() if each is not None}


def chart_of(action: AgreedAction, said: DidItMove, source: Source | None) -> str:
    """The SVG with the closing day marked; '' where there is none to draw."""
    known = _known(action, source)
    if known is None or source is None or action.closed_on is None:
        return ""
    drawing = moved_chart(
        known, figures.figures_for(source, *action.of), action.closed_on,
        as_at=figures.newest(source), said=said,
    )  # fmt: skip
    return drawing.kept_in(figures.figures_file(source).folder / "charts") if drawing else ""


def _known(action: AgreedAction, source: Source | None) -> Indicator | None:
    if source is None or not action.indicator:
        return None
    return figures.catalogue(source).indicators.get(action.indicator)
