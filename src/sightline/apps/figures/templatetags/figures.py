"""How a figure's marks look on a page: rating, direction, sparkline. Shapes are drawn, not typed,
so that no font can swap them; the word always stands beside."""

from datetime import date

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sightline.apps.figures.rules import FigureKey
from sightline.documents import cells, colours
from sightline.documents.inputs import Kind, Published, Scope
from sightline.documents.scorecard import Scorecard, ScorecardRow
from sightline.documents.sparkline import sparkline as draw_sparkline
from sightline.judgement.direction import Direction
from sightline.judgement.marks import PERFORMANCE, Mark, Rating
from sightline.judgement.polarity import Change, Judgement
from sightline.judgement.rag import Rag
from sightline.vocabulary.periods import Period
from sightline.vocabulary.words import Basis, Polarity, Unit

register = template.Library()


@register.simple_tag
def opens(
    page: object, by: str = "", group: str = "", as_at: date | None = None, basis: str = ""
) -> str:
    """Where a figure of an indicator's page is opened: its own, a group's, or another day's."""
    row, scope = page.row, page.scope  # type: ignore[attr-defined]
    return _opened_at(row, scope, by=by, group=group, as_at=as_at, basis=basis)


@register.simple_tag
def row_opens(card: Scorecard, row: ScorecardRow) -> str:
    """Where the figure of a scorecard's row is opened."""
    return _opened_at(row, card.scope)


def _opened_at(
    row: ScorecardRow, scope: Scope, *, by: str = "", group: str = "",
    as_at: date | None = None, basis: str = "",
) -> str:  # fmt: skip
    key = FigureKey(
        row.indicator, Basis(basis) if basis else row.period.basis, as_at or scope.as_at,
        scope.level, scope.unit, by, group,
    )  # fmt: skip
    return f"{reverse('figures:explain', args=[row.indicator])}?{key.query}"


_SHAPES = {
    "●": '<circle cx="7" cy="7" r="6" fill="currentColor"/>',
    "▲": '<path d="M7 1 13.500 13H.5Z" fill="currentColor"/>',
    "■": '<path d="M1 1h12v12H1Z" fill="currentColor"/>',
}
_ARROWS = {
    Change.UP: "M8 14V3M3.500 7.500 8 3l4.500 4.500",
    Change.DOWN: "M8 2v11M3.500 8.500 8 13l4.500-4.500",
    Change.LEVEL: "M2 8h11M8.500 3.500 13 8l-4.500 4.500",
}
_MEANING = {Judgement.BETTER, Judgement.WORSE}


@register.filter
def code_of(codes: dict[str, str], row: ScorecardRow) -> str:
    """What opens the row's figure again from paper; '' where it has none."""
    return codes.get(row.indicator, "")


@register.simple_tag
def rating(rag: Rag) -> SafeString:
    if rag.rating is None:
        return format_html('<span class="sightline-quiet">{}</span>', rag.mark.word)
    return mark_of(rag.mark, rag.rating)


@register.simple_tag
def mark_of(mark: Mark, rating: Rating) -> SafeString:
    return format_html(
        '<span class="sightline-mark sightline-mark--{}">'
        '<svg viewBox="0 0 14 14" aria-hidden="true" focusable="false">{}</svg>{}</span>',
        rating.value,
        mark_safe(_SHAPES[mark.shape]),
        mark.word,
    )


@register.simple_tag
def direction(found: Direction) -> SafeString:
    if found.change is None:
        return mark_safe('<span class="sightline-quiet">–</span>')
    return direction_of(found.change, found.judgement)


def direction_of(change: Change, judgement: Judgement | None) -> SafeString:
    return _arrow(change, judgement, cells.way_words(change, judgement))


def _arrow(change: Change, judgement: Judgement | None, words: str) -> SafeString:
    means = judgement.value if judgement in _MEANING and judgement else "plain"
    return format_html(
        '<span class="sightline-direction sightline-direction--{}">'
        '<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="{}" fill="none" '
        'stroke="currentColor" stroke-width="2.4" stroke-linecap="round" '
        'stroke-linejoin="round"/></svg>{}</span>',
        means,
        _ARROWS[change],
        words,
    )


_NAMED = {
    "better": (Change.UP, Judgement.BETTER),
    "worse": (Change.DOWN, Judgement.WORSE),
    "plain": (Change.UP, Judgement.NEUTRAL),
    "level": (Change.LEVEL, Judgement.LEVEL),
}
_NAMES = {"better": "Better", "worse": "Worse", "plain": "Up or down", "level": "No change"}


@register.simple_tag
def direction_named(name: str) -> SafeString:
    """For the key: an arrow with the word for what it means."""
    change, judgement = _NAMED[name]
    return _arrow(change, judgement, _NAMES[name])


@register.simple_tag
def sparkline(row: ScorecardRow) -> SafeString:
    return mark_safe(draw_sparkline(row.recent))


@register.simple_tag
def drawn(svg: str) -> SafeString:
    """A chart, whose text was escaped when it was drawn."""
    return mark_safe(svg)


@register.simple_tag
def published(row: ScorecardRow, kind: str) -> SafeString:
    shown = row.published(Kind(kind))
    if shown == cells.DASH:
        return format_html('<span class="sightline-quiet">{}</span>', shown)
    return format_html("{}", shown)


@register.simple_tag
def chart_shape(shape: str) -> SafeString:
    """One of the chart's own points, for the key above it."""
    return mark_safe(_CHART_SHAPES[shape])


_HEAD = '<svg class="chart-key__shape" viewBox="0 0 18 18" aria-hidden="true" focusable="false">'
_CHART_SHAPES = {
    "usual": f'{_HEAD}<circle cx="9" cy="9" r="5" fill="#fff" stroke="{colours.COMMON}" '
    'stroke-width="1.8"/></svg>',
    "improvement": f'{_HEAD}<path d="M9 2 16 15H2Z" fill="{colours.OWN}"/></svg>',
    "concern": f'{_HEAD}<path d="M9 16 2 3h14Z" fill="{colours.CONCERN}" '
    f'stroke="{colours.CONCERN_EDGE}" stroke-width="1.6"/></svg>',
    "unusual": f'{_HEAD}<path d="M9 1 17 9 9 17 1 9Z" fill="{colours.NEUTRAL}"/></svg>',
    "limits": f'{_HEAD}<path d="M1 5h16M1 13h16" stroke="{colours.OWN}" stroke-width="1.6" '
    'stroke-dasharray="4 3"/></svg>',
    "average": f'{_HEAD}<path d="M1 9h16" stroke="{colours.OWN}" stroke-width="1.6"/></svg>',
    "target": f'{_HEAD}<path d="M1 9h16" stroke="{colours.NEUTRAL}" stroke-width="2" '
    'stroke-dasharray="7 2 1.5 2"/></svg>',
}


@register.simple_tag
def bar(length: float | None) -> SafeString:
    """A bar of so many percent of its room: decoration, as the value stands beside it."""
    if length is None:
        return mark_safe("")
    return format_html(
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" '
        'focusable="false"><rect width="{}" height="10" fill="{}"/></svg>',
        length,
        colours.OWN,
    )


@register.filter
def ratings(card: Scorecard) -> list[tuple[Mark, Rating, int]]:
    """The ratings used for performance, with how many rows have each."""
    counts = card.summary.ratings
    return [(mark, rating, counts[rating]) for rating, mark in PERFORMANCE.items()]


@register.filter
def better(row: ScorecardRow) -> str:
    """Unit and polarity under the title: 'per 10,000; lower is better'."""
    polarity = {Polarity.HIGHER: "higher is better", Polarity.LOWER: "lower is better"}
    unit = row.unit_words if row.unit not in {Unit.PERCENT, Unit.COUNT} else ""
    said = "; ".join(part for part in (unit, polarity.get(row.polarity, "")) if part)
    return said[:1].upper() + said[1:]


@register.filter
def target_kind(row: ScorecardRow) -> str:
    return row.target_name.removesuffix(" target")


@register.filter
def area_name(value: Published) -> str:
    best = "Best neighbour: " if value.kind is Kind.BEST_NEIGHBOUR else ""
    return best + value.name


@register.filter
def value(number: float | None, unit: Unit) -> str:
    return cells.cell(number, unit)


@register.filter
def period(period: Period) -> str:
    return cells.period_words(period)
