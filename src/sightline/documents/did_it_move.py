"""Whether a figure moved after an action was closed: the verdict, its sentence, and its chart.

On separate months or quarters alone, as the control chart of its page. It says that the value
moved after that day, never that the action moved it. Which way is better is said last.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.documents.breakdowns import share_of
from sightline.documents.cells import cell
from sightline.documents.drawing import Drawing, Words
from sightline.documents.history import History, basis_of_points, histories
from sightline.documents.inputs import Figure
from sightline.documents.published_years import unit_title
from sightline.judgement import spc
from sightline.judgement.limits import Rebase, bounds_of
from sightline.judgement.moved import Moved, MovedAnswer, moved_since
from sightline.judgement.polarity import Judgement, judge
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.periods import period_start
from sightline.vocabulary.words import Basis, Polarity

_NO_PERIODS = (
    "Can't be judged: this is counted over periods that overlap, so there are no separate months "
    "to look at."
)
_TOO_FEW = "Too few to judge: there are no two periods with a value yet."
_WORDS = {
    Moved.MOVED: "Moved",
    Moved.NOT_MOVED: "Not moved",
    Moved.TOO_EARLY: "Too early to say",
    Moved.CANNOT_BE_JUDGED: "Can't be judged",
}
_POLARITY = {
    Polarity.HIGHER: "Higher is better.",
    Polarity.LOWER: "Lower is better.",
    Polarity.NEITHER: "Neither way is better in itself.",
}


@dataclass(frozen=True)
class DidItMove:
    """`means` is None where nothing moved; `averages` are those before the day and since."""

    answer: Moved
    sentence: str
    means: Judgement | None = None
    averages: str = ""

    @property
    def in_words(self) -> str:
        return _WORDS[self.answer]


def did_it_move(
    indicator: Indicator, figures: Iterable[Figure], closed_on: date, *, as_at: date
) -> DidItMove:
    """The indicator's own figures of one unit, as known on a day, before and after `closed_on`."""
    basis, history = _separate(indicator, figures)
    if basis is None:
        return DidItMove(Moved.CANNOT_BE_JUDGED, _NO_PERIODS)
    points = history.separate_until(as_at) if history else []
    if sum(value is not None for _, value in points) < 2:
        return DidItMove(Moved.CANNOT_BE_JUDGED, _TOO_FEW)
    found = moved_since(points, closed_on, basis=basis)
    better = _POLARITY[indicator.better]
    means = judge(found.change, indicator.better) if found.change else None
    return DidItMove(found.answer, f"{found.sentence} {better}", means, _averages(indicator, found))


def _averages(indicator: Indicator, found: MovedAnswer) -> str:
    if found.mean_before is None or found.mean_after is None:
        return ""
    before, after = (
        cell(value, indicator.shown_as) for value in (found.mean_before, found.mean_after)
    )
    return f"On average {before} before that day and {after} since."


def moved_chart(
    indicator: Indicator, figures: Iterable[Figure], closed_on: date, *, as_at: date,
    said: DidItMove, what: str = "the action was closed",
) -> Drawing | None:  # fmt: skip
    """The control chart with the closing day marked as 1; None where there is none to draw.

    `what`: what happened on that day, in words for who does not see the chart.
    Where the figure moved, what is usual is worked out afresh from that day on.
    """
    basis, history = _separate(indicator, figures)
    points = history.separate_until(as_at) if history else []
    if basis is None or sum(value is not None for _, value in points) < 2:
        return None
    from sightline.documents.charts import Event, spc_chart  # only a page draws: it loads slowly

    unit = indicator.shown_as
    has_moved = said.answer is Moved.MOVED
    rebases = (Rebase(closed_on, what),) if has_moved else ()
    chart = spc.xmr(points, basis=basis, rebases=rebases, bounds=bounds_of(unit))
    after = sum(value is not None and period_start(day, basis) > closed_on for day, value in points)
    described = (
        f"A line of {len(points)} points; {what} on {closed_on.day} "
        f"{closed_on:%B %Y}, marked as 1, and {after} of the points began after it."
    )
    words = Words(f"{indicator.title}. {said.sentence}", described, unit_title(unit))
    return spc_chart(
        chart, unit=unit, polarity=indicator.better, words=words, events=[Event(closed_on, "1")]
    )


def _separate(
    indicator: Indicator, figures: Iterable[Figure]
) -> tuple[Basis | None, History | None]:
    basis = None if share_of(indicator) else basis_of_points(indicator.bases)
    own = [figure for figure in figures if figure.indicator == indicator.id]
    return basis, histories(own).get((indicator.id, basis)) if basis else None
