"""The units below beside each other: each with its interval, and whether it differs from the whole.

Their parts come from the rows of the figure itself, so that they add up to it.
"""

from dataclasses import dataclass

from sightline.apps.figures.explain_page import address_of
from sightline.apps.figures.explaining import KEPT, Opened, value_of
from sightline.apps.figures.rules import FigureKey
from sightline.apps.people.reach import Access
from sightline.documents import colours
from sightline.documents.cells import cell, parts
from sightline.judgement.intervals import (
    TOO_FEW,
    Compared,
    Interval,
    compare_with_reference,
    wilson,
)
from sightline.judgement.polarity import Change, Judgement, judge
from sightline.measures.figures.explain import ExplainedRow, totals
from sightline.measures.model.indicator import Form
from sightline.vocabulary.words import Level

WIDTH, HEIGHT, EDGE = 260, 22, 6
_WORDS = {Judgement.BETTER: ", better", Judgement.WORSE: ", worse"}


@dataclass(frozen=True)
class UnitLine:
    """`beside`: 'Higher, worse', 'Similar', 'Too few to judge'."""

    unit: str
    shown: str
    parts: str
    address: str
    picture: str
    beside: str


@dataclass(frozen=True)
class Beside:
    level: Level
    lines: tuple[UnitLine, ...]
    hidden: int
    whole: str
    has_intervals: bool


def beside_each_other(found: Opened, access: Access) -> Beside | None:
    """Teams of the authority or a service, workers of a team; None where there is nothing to lay
    side by side."""
    if found.explanation is None or found.parts or found.explanation.chosen.way is None:
        return None
    level = Level.WORKER if found.key.level is Level.TEAM else Level.TEAM
    if found.key.level is Level.WORKER:
        return None
    way = found.indicator.ways[found.explanation.chosen.way]
    if way.form in {Form.RATE, Form.MEDIAN}:
        return None
    groups: dict[str, list[ExplainedRow]] = {}
    for row in found.explanation.with_outcome(*KEPT):
        groups.setdefault(row.worker if level is Level.WORKER else row.team, []).append(row)
    seen = {unit for unit in groups if access.may_see_unit(level, unit)}
    if len(seen) < 2:
        return None
    counted = {unit: totals(way, groups[unit]) for unit in sorted(seen)}
    lines = [_line(found, level, unit, *pair, form=way.form) for unit, pair in counted.items()]
    whole = cell(found.figure.value if found.figure else None, found.indicator.shown_as)
    return Beside(level, tuple(lines), len(groups) - len(seen), whole, way.form is Form.PERCENT)


def _line(
    found: Opened, level: Level, unit: str, numerator: float | None, denominator: float | None,
    *, form: Form,
) -> UnitLine:  # fmt: skip
    key = FigureKey(found.key.indicator, found.key.basis, found.key.as_at, level, unit)
    value = value_of(form, numerator, denominator)
    interval = None
    if form is Form.PERCENT and numerator is not None and denominator:
        interval = wilson(numerator, denominator).times(100)
    reference = found.figure.value if found.figure else None
    return UnitLine(
        unit or "Not recorded",
        cell(value, found.indicator.shown_as),
        parts(numerator, denominator, found.indicator.shown_as),
        address_of(key),
        _drawn(interval, value, reference),
        _beside(found, interval, reference, denominator),
    )


def _beside(
    found: Opened, interval: Interval | None, reference: float | None, denominator: float | None
) -> str:
    if interval is None or reference is None:
        return ""
    if (denominator or 0) < TOO_FEW:
        return "Too few to judge"
    answer = compare_with_reference(interval, reference)
    if answer is Compared.SIMILAR:
        return "Similar"
    change = Change.UP if answer is Compared.HIGHER else Change.DOWN
    return answer.value.capitalize() + _WORDS.get(judge(change, found.indicator.better), "")


def _drawn(interval: Interval | None, value: float | None, reference: float | None) -> str:
    """Value and interval on a scale of 0 to 100, with the whole as a line. The words stand beside,
    so a listener is spared it."""
    if interval is None or value is None:
        return ""

    def across(percent: float) -> float:
        return EDGE + (WIDTH - 2 * EDGE) * min(max(percent, 0.0), 100.0) / 100

    middle = HEIGHT / 2
    line = (
        f'<path d="M{across(reference):.1f} 0V{HEIGHT}" stroke="{colours.NEUTRAL}" '
        'stroke-width="1.6" stroke-dasharray="4 2"/>'
        if reference is not None
        else ""
    )
    return (
        f'<svg class="interval" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" '
        f'focusable="false">{line}<path d="M{across(interval.low):.1f} {middle}'
        f'H{across(interval.high):.1f}" stroke="{colours.COMMON}" stroke-width="2"/>'
        f'<circle cx="{across(value):.1f}" cy="{middle}" r="5" fill="{colours.OWN}"/></svg>'
    )
