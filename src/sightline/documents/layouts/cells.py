"""What stands in the cells of a layout: each kind of column, once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sightline.documents.breakdowns import share_of
from sightline.documents.cells import cell
from sightline.documents.chosen_figure import period_of
from sightline.documents.collected import typed_in
from sightline.documents.history import readable, reading
from sightline.documents.inputs import Figure, Kind, Published
from sightline.documents.judged import rated_by
from sightline.documents.layouts.days import day_of, first_and_last, has_begun, now_and_before
from sightline.documents.layouts.gathered import Gathered
from sightline.documents.layouts.shape import Asked, Layout, LayoutColumn, LayoutRow, Shows
from sightline.documents.model import FigureCell, Value
from sightline.documents.scorecard import SEE_PARTS
from sightline.documents.target_words import target_cell
from sightline.judgement.direction import Direction, Tolerance, direction_of_travel
from sightline.judgement.polarity import Judgement
from sightline.judgement.shown import number
from sightline.judgement.targets import TargetKind, TargetState, speaking_order
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Status, Unit

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHARES = {Unit.PERCENT, Unit.RATE_PER_1000, Unit.RATE_PER_10000, Unit.RATE_PER_100000}
_WORDS = {
    Judgement.BETTER: " improved",
    Judgement.WORSE: " deteriorated",
    Judgement.LEVEL: " static",
}
LOCAL = "Local indicator"
_SHORT = {
    Kind.OWN: "Ours",
    Kind.NEIGHBOUR_MEAN: "Neighbours",
    Kind.NEIGHBOUR_MEDIAN: "Neighbours (median)",
    Kind.ENGLAND: "England",
}


@dataclass
class Footnotes:
    """Why a value is missing, and what else must be said: one letter for one sentence, however
    many cells it holds for.
    """

    said: dict[str, str] = field(default_factory=dict)

    def letter(self, sentence: str) -> str:
        number_ = len(self.said)
        last = _LETTERS[number_ % 26] * (number_ // 26 + 1)
        return self.said.setdefault(sentence, last)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        return tuple((f"({letter})", sentence) for sentence, letter in self.said.items())


@dataclass(frozen=True)
class Sheet:
    """A layout, what it is filled with and for when; the footnotes gather as cells are made."""

    layout: Layout
    gathered: Gathered
    asked: Asked
    notes: Footnotes

    def cell(self, row: LayoutRow, column: LayoutColumn) -> Value:
        indicator = self.gathered.indicators.get(row.indicator)
        if indicator is None:
            return ""
        return _MAKERS[column.shows](self, indicator, row, column)

    def now(self, row: LayoutRow, column: LayoutColumn) -> Figure | None:
        now, _ = now_and_before(self.layout, column, self.asked)
        return self.gathered.figure(row, now, self.asked) if now else None


def _figure(sheet: Sheet, indicator: Indicator, row: LayoutRow, column: LayoutColumn) -> Value:
    gathered, asked = sheet.gathered, sheet.asked
    found = gathered.figure(row, column, asked)
    if found is None:
        own = gathered.published_of(row, column, Kind.OWN) if has_begun(column, asked) else None
        day = day_of(column, asked)
        if own and own.value is not None and day and own.year == day.year:
            return f"{cell(own.value, indicator.shown_as)}\n(published)"
        return ""
    value = readable(found)
    if value is None:
        return _why_none(sheet, found)
    if share_of(indicator):
        return SEE_PARTS
    said = (_value(sheet, indicator, found), _period_beside(found, column, asked), *_marks(found))
    shown = "\n".join(filter(None, said))
    return FigureCell(
        shown,
        value,
        found.numerator,
        found.denominator,
        code=gathered.codes.get((row.indicator, found.as_at), ""),
        indicator=row.indicator,
        of=asked.unit,
        period=f"{found.basis.value}:{found.as_at.isoformat()}",
    )


def _value(sheet: Sheet, indicator: Indicator, found: Figure) -> str:
    """As it was typed in; else the value, of a share with the number behind it: 30.2% (188)."""
    typed = typed_in(found)
    if typed and typed.printed:
        return typed.printed
    shown = cell(readable(found), indicator.shown_as)
    has_parts = sheet.layout.parts and indicator.shown_as in _SHARES
    if has_parts and found.numerator is not None and found.basis.value != "month":
        return f"{shown} ({number(found.numerator, 0)})"
    return shown


def _period_beside(found: Figure, column: LayoutColumn, asked: Asked) -> str:
    """Of what was typed in the period, where it ended outside the column's own and is not said."""
    typed = typed_in(found)
    if typed is None or column.end_of is None:
        return ""
    first, last = first_and_last(column.end_of, asked.year)
    label = period_of(found).label
    is_said = label.split()[0].replace("/", "-") in typed.printed.replace("/", "-")
    return "" if is_said or first <= found.as_at <= last else f"({label})"


def _marks(found: Figure) -> list[str]:
    marks = {Status.PROVISIONAL: "(provisional)", Status.NEW: "(new)"}
    said = [marks[found.status]] if found.status in marks else []
    return [*said, "(live)"] if found.live else said


def _why_none(sheet: Sheet, found: Figure) -> str:
    """The state in words, and a letter for the reason: one that several share stands once."""
    if found.status is Status.DELIBERATELY_BLANK:
        return ""
    words = found.status.in_words
    return f"{words} ({sheet.notes.letter(found.reason)})" if found.reason else words


def _published(sheet: Sheet, indicator: Indicator, row: LayoutRow, column: LayoutColumn) -> Value:
    found = sheet.gathered.published_of(row, column, column.of or Kind.ENGLAND)
    if found is None or found.value is None:
        return ""
    day = day_of(column, sheet.asked)
    year = f"\n({found.year})" if day and found.year != day.year else ""
    return cell(found.value, indicator.shown_as) + year


def _comparators(sheet: Sheet, indicator: Indicator, row: LayoutRow, column: LayoutColumn) -> Value:
    """Several lines and their period; an indicator that nobody else publishes is local."""
    if not sheet.gathered.published and not sheet.gathered.past:
        return ""
    kinds = (Kind.OWN, Kind.REGION, Kind.NEIGHBOUR_MEAN, Kind.ENGLAND)
    found = [sheet.gathered.published_of(row, column, kind) for kind in kinds]
    known = [one for one in found if one and (one.value is not None or one.reason)]
    if not any(one.kind is not Kind.OWN for one in known):
        return sheet.gathered.said_beside.get(indicator.id, LOCAL)
    lines = [f"{_area(one)} {_or_why(one, indicator)}" for one in known]
    period = next((one.period for one in known if one.period), "")
    return "\n".join([*lines, f"({period})"] if period else lines)


def _area(one: Published) -> str:
    return _SHORT.get(one.kind, one.name) or one.name


def _or_why(one: Published, indicator: Indicator) -> str:
    return cell(one.value, indicator.shown_as) if one.value is not None else one.reason


def _target(sheet: Sheet, indicator: Indicator, row: LayoutRow, column: LayoutColumn) -> Value:
    found = sorted(sheet.gathered.targets.get(indicator.id, ()), key=speaking_order)
    its = [one for one in found if column.target in {None, one.kind}]
    if column.target in {None, TargetKind.LOCAL} and indicator.id in sheet.gathered.said_targets:
        return sheet.gathered.said_targets[indicator.id]
    day = sheet.asked.newest
    if not its or day is None:
        return ""
    shown = target_cell(its[0], day, indicator.shown_as)
    is_proposed = its[0].state is TargetState.PROPOSED and not all_proposed(sheet, column)
    return f"{shown}\n(proposed)" if is_proposed and shown else shown


def all_proposed(sheet: Sheet, column: LayoutColumn) -> bool:
    """No target of the column is adopted: its heading says so, and no cell needs to."""
    return bool(column.proposed) and not any(
        one.kind == column.target and one.state is TargetState.ADOPTED
        for _, rows in sheet.gathered.sections
        for row in rows
        for one in sheet.gathered.targets.get(row.indicator, ())
    )


def _direction(sheet: Sheet, indicator: Indicator, row: LayoutRow, column: LayoutColumn) -> Value:
    """The arrow of the value and, where one way is better, what it means."""
    now = sheet.now(row, column)
    if now is None:
        return ""
    if (typed := typed_in(now)) and typed.directions:
        return _typed_direction(sheet, now, typed.directions)
    if typed and typed.truth:
        return ""  # several numbers, of which none stands for all
    _, before = now_and_before(sheet.layout, column, sheet.asked)
    then = sheet.gathered.figure(row, before, sheet.asked) if before else None
    if then is None or then.basis is not now.basis or share_of(indicator):
        return ""
    found = direction_of_travel(
        reading(now),
        reading(then),
        polarity=indicator.better,
        unit=indicator.shown_as,
        tolerance=sheet.gathered.levels.get(indicator.id, Tolerance()),
    )
    return arrow_words(found)


def _typed_direction(sheet: Sheet, now: Figure, said: str) -> str:
    if readable(now) is not None:
        return said
    warning = "A direction is shown although there is no current value to compare."
    return f"{said} ({sheet.notes.letter(warning)})"


def arrow_words(found: Direction) -> str:
    """'↑ improved', '→ static'; an arrow alone where neither way is better."""
    return found.arrow + _WORDS.get(found.judgement, "") if found.judgement else found.arrow


def _rating(sheet: Sheet, indicator: Indicator, row: LayoutRow, column: LayoutColumn) -> Value:
    now = sheet.now(row, column)
    if now is None:
        return ""
    rag = rated_by(indicator, now, sheet.gathered.targets.get(indicator.id, ()))
    return f"{rag.mark.shape} {rag.mark.word}" if rag.rating else ""


def _comment(sheet: Sheet, indicator: Indicator, row: LayoutRow, column: LayoutColumn) -> Value:
    return sheet.gathered.comments.get(indicator.id, "")


_MAKERS: Mapping[Shows, Callable[[Sheet, Indicator, LayoutRow, LayoutColumn], Value]] = {
    Shows.FIGURE: _figure,
    Shows.PUBLISHED: _published,
    Shows.COMPARATORS: _comparators,
    Shows.TARGET: _target,
    Shows.DIRECTION: _direction,
    Shows.RATING: _rating,
    Shows.COMMENT: _comment,
}
