"""Which headline figures a candidate changes more than expected, before anybody sees them.

The same month is counted from two snapshots, so only corrected, late or lost records can move the
figure: it should hardly move. A figure is named where one of these holds:

- it has a value now and had none, or had one and has none;
- it moved by more than a tenth, and by five or more of what it counts;
- it moved by more than chance would move it between two separate months (95 %), which finds small
  shares of large numbers. The two counts share nearly all their records, so this errs on the side
  of silence.

Nothing is said of good or bad: this asks whether the records are right.
"""

from dataclasses import dataclass
from datetime import date

from sightline.judgement.intervals import Compared, Counted
from sightline.judgement.two_periods import PER, compare_periods
from sightline.measures.figures.figures import Figure, Figures
from sightline.measures.language.catalogue import Catalogue
from sightline.measures.model.indicator import Form, Indicator
from sightline.pipeline.folder import DataFolder
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.words import Level, Unit

SHARE = 0.10
AT_LEAST = 5


@dataclass(frozen=True)
class MovedFigure:
    """One indicator's headline figure before and after, and why it is named."""

    indicator: Indicator
    as_at: date
    before: Figure
    after: Figure
    why: str


@dataclass(frozen=True)
class MovedFigures:
    """`as_at` is the last whole month both have; None where they have none in common."""

    as_at: date | None
    compared: int
    moved: tuple[MovedFigure, ...]


def moved_figures(
    data: DataFolder, before: Snapshot | None, after: Snapshot, catalogue: Catalogue
) -> MovedFigures:
    """The authority's headline figures that moved; nothing to compare where one has no figures."""
    if before is None or not (data.has_figures(before) and data.has_figures(after)):
        return MovedFigures(None, 0, ())
    old, new = _headlines(data, before, catalogue), _headlines(data, after, catalogue)
    days = {day for _, day in old} & {day for _, day in new}
    if not days:
        return MovedFigures(None, 0, ())
    day = max(days)
    both = [name for name, on in old if on == day and (name, day) in new]
    found = []
    for name in both:
        was, now = old[name, day], new[name, day]
        if why := why_named(catalogue[name], was, now):
            found.append(MovedFigure(catalogue[name], day, was, now, why))
    return MovedFigures(day, len(both), tuple(found))


def why_named(indicator: Indicator, was: Figure, now: Figure) -> str:
    """The reason in words, or "" where it moved no more than expected."""
    if was.value is None or now.value is None:
        if was.value is now.value:
            return ""
        return "It had no value and has one now." if was.value is None else "It has no value now."
    if was.value == now.value and was.numerator == now.numerator:
        return ""
    share = abs(now.value - was.value) / abs(was.value) if was.value else float("inf")
    if share > SHARE and _counted_differently(was, now) >= AT_LEAST:
        more = "from nothing" if share == float("inf") else f"by {share:.0%}"
        return f"It moved {more}."
    if _more_than_chance(indicator, was, now):
        return "It moved by more than chance would between two months."
    return ""


def _headlines(
    data: DataFolder, snapshot: Snapshot, catalogue: Catalogue
) -> dict[tuple[str, date], Figure]:
    figures = Figures.open(
        data.figures_folder(snapshot),
        level=Level.AUTHORITY.value, unit="", breakdown="", live=False,
    ).rows()  # fmt: skip
    return {
        (one.indicator, one.as_at): one
        for one in figures
        if one.indicator in catalogue and one.basis is catalogue[one.indicator].headline
    }


def _counted_differently(was: Figure, now: Figure) -> float:
    """By how many of what is counted the two differ; where nothing is, by the value itself."""
    pairs = [(was.numerator, now.numerator), (was.denominator, now.denominator)]
    known = [abs(b - a) for a, b in pairs if a is not None and b is not None]
    if known:
        return max(known)
    return abs((now.value or 0.0) - (was.value or 0.0))


def _more_than_chance(indicator: Indicator, was: Figure, now: Figure) -> bool:
    unit = indicator.shown_as
    if unit is not Unit.PERCENT and unit not in PER and indicator.form is not Form.COUNT:
        return False
    one, two = _counted(indicator, now), _counted(indicator, was)
    if one is None or two is None:
        return False
    answer = compare_periods(one, two, unit).answer
    return answer in {Compared.HIGHER, Compared.LOWER}


def _counted(indicator: Indicator, figure: Figure) -> Counted | None:
    if figure.numerator is None:
        return None
    if indicator.form is Form.COUNT:
        return Counted(figure.numerator, 1)
    return Counted(figure.numerator, figure.denominator) if figure.denominator else None
