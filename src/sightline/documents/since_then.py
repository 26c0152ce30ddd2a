"""What of a few figures is no longer as it was in an older snapshot: beside target, beside usual.

Both days are judged in the same way, and only what can be told from chance is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.documents.chosen_figure import shown_figure_of
from sightline.documents.figures_file import FiguresFile
from sightline.documents.history import histories
from sightline.documents.inputs import Figure, PublishedSet
from sightline.documents.judged import judge_figure
from sightline.documents.source import Asked, Source, catalogue, figures_for, newest, targets_of
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Change
from sightline.measures.figures.figures import FILE
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Level


@dataclass(frozen=True)
class State:
    """`change`: by the control chart alone; None where it cannot say."""

    rating: Rating | None
    change: Change | None
    truth: str


@dataclass(frozen=True)
class SinceThen:
    indicator: str
    title: str
    words: str
    truth: str


def since_then(
    source: Source, snapshot: str, level: Level, unit: str, ids: Sequence[str]
) -> tuple[SinceThen, ...]:
    """Empty where nothing changed, and where that snapshot's figures are no longer kept."""
    place = source.data / "authorities" / source.authority / "figures" / snapshot / FILE
    if not snapshot or not place.is_file():
        return ()
    old = FiguresFile(place, source.authority, snapshot).figures_of(level, unit, ids)
    then = max((figure.as_at for figure in old if not figure.live), default=None)
    if then is None:
        return ()
    known = catalogue(source)
    wanted = [known[name] for name in ids if name in known and not known[name].collected]
    before = _states(source, level, unit, wanted, old, then)
    now = _states(source, level, unit, wanted, figures_for(source, level, unit), newest(source))
    return tuple(
        SinceThen(each.id, each.title, words, now[each.id].truth)
        for each in wanted
        if each.id in before and each.id in now
        if (words := in_words(before[each.id], now[each.id]))
    )


def _states(
    source: Source, level: Level, unit: str, wanted: Iterable[Indicator],
    figures: Iterable[Figure], day: date,
) -> dict[str, State]:  # fmt: skip
    past = histories(figures)
    settings = targets_of(source, Asked(level, unit, day))
    found = {}
    for indicator in wanted:
        _, figure = shown_figure_of(indicator, past, day, None)
        if figure is not None:
            judged = judge_figure(
                indicator, figure, past, benchmark=PublishedSet(), settings=settings
            )
            change = judged.signal.change if judged.signal else None
            found[indicator.id] = State(judged.rag.rating, change, judged.truth)
    return found


def in_words(before: State, now: State) -> str:
    """'' where nothing changed, or where one of the two could not be judged."""
    if before.change is not None and now.change is not None and before.change != now.change:
        usual = now.change is Change.LEVEL
        return "is back to what is usual" if usual else "is now outside what is usual"
    if before.rating is None or now.rating is None or before.rating is now.rating:
        return ""
    return _RATINGS.get(now.rating, "")


_RATINGS = {
    Rating.RED: "now misses its target",
    Rating.AMBER: "is now close to its target",
    Rating.GREEN: "now meets its target",
}
