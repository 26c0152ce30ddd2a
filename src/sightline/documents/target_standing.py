"""How a figure stands against its targets over time: what each rates it now, and a picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.documents.cells import DASH, cell, parts, period_words
from sightline.documents.chosen_figure import period_of, shown_figure_of
from sightline.documents.drawing import Drawing, Words
from sightline.documents.history import History, histories, readable
from sightline.documents.inputs import Figure
from sightline.documents.judged import rated_by
from sightline.documents.model import Column, Table
from sightline.documents.published_years import unit_title
from sightline.documents.source import Source, figures_for, newest, targets
from sightline.judgement.rag import Rag
from sightline.judgement.shown import say
from sightline.judgement.targets import Target
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.months import month_ends, months_back
from sightline.vocabulary.words import Level

_MONTHS_SHOWN = 36
_MOST_AHEAD = 24


@dataclass(frozen=True)
class Standing:
    """The newest figure and what each target says of it; `drawing` None without two values."""

    indicator: Indicator
    figure: Figure
    rags: tuple[tuple[Target, Rag], ...]
    drawing: Drawing | None
    table: Table

    @property
    def shown(self) -> str:
        return cell(readable(self.figure), self.indicator.shown_as)

    @property
    def parts(self) -> str:
        figure = self.figure
        return parts(figure.numerator, figure.denominator, self.indicator.shown_as)

    @property
    def period(self) -> str:
        """As it stands in a sentence: 'year to Oct 2026', 'at 31 Oct 2026'."""
        return _small(period_words(period_of(self.figure)))

    @property
    def sentence(self) -> str:
        """What the target that speaks says; what is missing where none does."""
        return next((one.reason for _, one in self.rags), "No target is set.")


def standing(source: Source, indicator: Indicator, its: Sequence[Target]) -> Standing | None:
    """Of the whole authority, on its newest whole month; None where it has no figure then."""
    past = histories(
        one for one in figures_for(source, Level.AUTHORITY) if one.indicator == indicator.id
    )
    history, figure = shown_figure_of(indicator, past, newest(source), None)
    if history is None or figure is None:
        return None
    rags = tuple((one, rated_by(indicator, figure, [one])) for one in its)
    return Standing(
        indicator,
        figure,
        rags,
        _drawing(indicator, history, its),
        _table(indicator, history, its),
    )


@dataclass(frozen=True)
class Rated:
    """One figure on the newest whole month: as printed, and what its targets say of it."""

    shown: str
    rag: Rag


def rated_now(source: Source, indicators: Iterable[Indicator]) -> dict[str, Rated]:
    """Of the whole authority, by indicator; one without a figure is left out."""
    wanted = {one.id: one for one in indicators}
    past = histories(one for one in figures_for(source, Level.AUTHORITY) if one.indicator in wanted)
    every, day = targets(source).targets, newest(source)
    found = {}
    for name, one in wanted.items():
        figure = shown_figure_of(one, past, day, None)[1]
        if figure is not None:
            shown = cell(readable(figure), one.shown_as)
            found[name] = Rated(shown, rated_by(one, figure, every.get(name, ())))
    return found


def value_before(source: Source, indicator: Indicator, day: date) -> tuple[float, str] | None:
    """What a percentage is worked out from: the headline figure of a day, and it in words."""
    past = histories(
        one for one in figures_for(source, Level.AUTHORITY) if one.indicator == indicator.id
    )
    _, figure = shown_figure_of(indicator, past, day, None)
    value = readable(figure) if figure else None
    if figure is None or value is None:
        return None
    return value, f"{say(value, indicator.shown_as)} {_when(period_words(period_of(figure)))}"


def _when(words: str) -> str:
    """'at 31 Mar 2026', 'in the year to Mar 2026', 'in Sep 2026'."""
    if words.startswith("At "):
        return _small(words)
    return f"in the {_small(words)}" if " to " in words else f"in {words}"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:] if words.startswith(("Year", "At", "Quarter")) else words


def _drawing(indicator: Indicator, history: History, targets: Sequence[Target]) -> Drawing | None:
    from sightline.documents.charts import Line, trend_chart

    own = _own(history)
    if sum(value is not None for _, value in own) < 2:
        return None
    days = _days(own, targets)
    lines = [Line("Our figure", tuple(own), is_own=True)]
    for one in targets:
        steps = tuple((day, _due(one, day)) for day in days)
        if any(value is not None for _, value in steps):
            lines.append(Line(one.in_words.capitalize().removesuffix(" target"), steps))
    said = f"{indicator.title}: our figure and what each target asked for."
    described = "Every value is in the table under the picture."
    words = Words(said, described, unit_title(indicator.shown_as))
    return trend_chart(lines, unit=indicator.shown_as, words=words)


def _own(history: History) -> list[tuple[date, float | None]]:
    whole = [one for one in history.figures if not one.live]
    return [(one.as_at, readable(one)) for one in whole][-_MONTHS_SHOWN:]


def _days(own: Sequence[tuple[date, float | None]], targets: Sequence[Target]) -> list[date]:
    """The ends of months that are drawn: as far as targets look ahead, within two years."""
    first, last = own[0][0], own[-1][0]
    ahead = [point.due for one in targets for point in one.profile]
    until = min(max([last, *ahead]), months_back(last, -_MOST_AHEAD))
    return sorted({*(day for day, _ in own), *month_ends(first, until)})


def _due(target: Target, day: date) -> float | None:
    point = target.due_on(day)
    return point.value if point else None


def _table(indicator: Indicator, history: History, targets: Sequence[Target]) -> Table:
    """The newest first: the same as the picture."""
    own = _own(history)
    known = dict(own)
    unit = indicator.shown_as
    columns = [Column("day", "Day"), Column("own", "Our figure", is_number=True)]
    columns += [
        Column(f"target_{n}", one.in_words.capitalize(), is_number=True)
        for n, one in enumerate(targets)
    ]
    rows = [
        (
            f"{day.day} {day:%b %Y}",
            cell(known.get(day), unit),
            *(cell(_due(one, day), unit) for one in targets),
        )
        for day in reversed(_days(own, targets) if own else [])
    ]
    shown = tuple(row for row in rows if any(each != DASH for each in row[1:]))
    return Table(f"{indicator.title}, against its targets", tuple(columns), shown)
