"""A figure in its parts: a table for each breakdown, its groups in words, with a bar for each.

The whole stands under its parts, and a table whose parts do not add up to the whole is not shown:
either a part is missing or the parts are of something else.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sightline.documents.breakdown_words import NOT_KNOWN, Wording
from sightline.documents.cells import cell, parts
from sightline.documents.history import readable
from sightline.documents.inputs import Figure
from sightline.judgement import shown
from sightline.judgement.intervals import Compared, Counted, compare_relative
from sightline.measures.model.indicator import Form, Indicator
from sightline.vocabulary.words import Status, Unit

FEWEST = 10
"""One child more or less moves a percentage of fewer than these by over ten points."""
TOO_FEW = "too few to judge"
_WITHOUT_WHOLE = {Form.COUNT, Form.SUM}


class Part(Figure, Protocol):
    """A figure of one group; its shape is that of the stored figure."""

    @property
    def breakdown(self) -> str: ...
    @property
    def breakdown_value(self) -> str: ...


@dataclass(frozen=True)
class Group:
    """A line of the table. `bar` is its length in percent of the longest there can be; `value`
    is the group as figures are kept by it; `relative`: how many times as likely as among all
    others, with its interval, and whether that differs beyond chance."""

    name: str
    shown: str
    parts: str
    bar: float | None
    is_too_few: bool
    is_whole: bool = False
    value: str = ""
    relative: str = ""

    @property
    def remark(self) -> str:
        return TOO_FEW if self.is_too_few else ""


@dataclass(frozen=True)
class BrokenDown:
    """One breakdown's table, the whole last. `notes` say what is unlike the indicator's figure."""

    name: str
    title: str
    heading: str
    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()

    @property
    def has_parts(self) -> bool:
        return any(group.parts for group in self.groups)

    @property
    def has_relative(self) -> bool:
        return any(group.relative for group in self.groups)


def share_of(indicator: Indicator) -> str:
    """The column whose codes the indicator gives the shares of; '' for every other."""
    return next((way.share_by for way in indicator.ways if way.share_by), "")


def broken_down(
    indicator: Indicator, whole: Figure, found: Iterable[Part]
) -> tuple[BrokenDown, ...]:
    """Tables in the order the indicator declares; `found` are of the whole's day, basis and unit.

    A breakdown without a readable figure has no table.
    """
    by_name: dict[str, list[Part]] = {}
    for part in found:
        by_name.setdefault(part.breakdown, []).append(part)
    share = share_of(indicator)
    names = dict.fromkeys(([share] if share else []) + list(indicator.breakdowns))
    tables = (_Table(indicator, whole, name, by_name.get(name, [])) for name in names)
    return tuple(table.made() for table in tables if table.can_be_shown)


def _counted(figure: Figure) -> Counted | None:
    if figure.numerator is None or not figure.denominator:
        return None
    return Counted(figure.numerator, figure.denominator)


class _Table:
    def __init__(
        self, indicator: Indicator, whole: Figure, name: str, found: Sequence[Part]
    ) -> None:
        self.indicator, self.whole, self.name, self.found = indicator, whole, name, found
        self.unit = indicator.shown_as
        self.is_share = name == share_of(indicator)
        self.wording = Wording.of(indicator, name, {part.breakdown_value for part in found})
        # A rate's population is not held by group, and a share is split by its own codes alone;
        # how many were counted is told instead.
        self.is_rate = indicator.form is Form.RATE
        self.counts_only = self.is_rate or bool(share_of(indicator) and not self.is_share)

    @property
    def can_be_shown(self) -> bool:
        return any(self._value(part) is not None for part in self.found) and self._adds_up()

    def _adds_up(self) -> bool:
        if self.is_share:
            return self._overlaps or self._same("numerator")
        return self._same("numerator") and (self.counts_only or self._same("denominator"))

    def _same(self, attribute: str) -> bool:
        values = [getattr(part, attribute) for part in self.found]
        whole = getattr(self.whole, attribute)
        known = [value for value in values if value is not None]
        return whole is None or not known or math.isclose(sum(known), whole, abs_tol=1e-6)

    @property
    def _overlaps(self) -> bool:
        """A row may hold several of the codes: the shares add up to more than the whole."""
        return self.is_share and self.wording.holds_several

    def made(self) -> BrokenDown:
        named = [(self.wording.group(part.breakdown_value), part) for part in self.found]
        ordered = sorted(named, key=lambda pair: self._place(*pair))
        longest = self._longest()
        groups = [self._group(name, part, longest) for name, part in ordered]
        if not self._overlaps:
            groups.append(self._group("All", self.whole, None))
        title, notes = self.wording.title, tuple(self._notes())
        return BrokenDown(self.name, title, self._heading(), tuple(groups), notes)

    def _heading(self) -> str:
        if self.counts_only:
            return "Number counted"
        if self.is_share:
            return "Share"
        return "Number" if self.unit is Unit.COUNT else "Value"

    def _place(self, name: str, part: Part) -> tuple[bool, float, int, str]:
        size = -(self._value(part) or 0.0) if self.is_share else 0.0
        return name == NOT_KNOWN, size, self.wording.place(part.breakdown_value), name

    def _value(self, part: Figure) -> float | None:
        if self.counts_only and part.status in {Status.OK, Status.NOT_APPLICABLE}:
            return part.numerator
        return readable(part)

    def _longest(self) -> float:
        values = [self._value(part) or 0.0 for part in self.found]
        is_of_hundred = self.unit is Unit.PERCENT and not self.is_share
        return max([100.0 if is_of_hundred else 0.0, *values])

    def _group(self, name: str, part: Figure, longest: float | None) -> Group:
        value = self._value(part)
        few = value is not None and self._is_few(part)
        bar = 0.0 if not longest or value is None else round(100 * max(value, 0.0) / longest, 1)
        return Group(
            name=name,
            shown=self._shown(part, value),
            parts="" if value is None or self.counts_only else self._parts(part),
            bar=None if longest is None or value is None or few else bar,
            is_too_few=few,
            is_whole=longest is None,
            value=getattr(part, "breakdown_value", "") if longest is not None else "",
            relative="" if longest is None or few else self._relative(part),
        )

    def _relative(self, part: Figure) -> str:
        """Beside all others, whoever they are: '1.40 (1.10 to 1.78), higher'."""
        if self.unit is not Unit.PERCENT or self.is_share or self.counts_only:
            return ""
        one, whole = _counted(part), _counted(self.whole)
        if one is None or whole is None:
            return ""
        others = Counted(whole.numerator - one.numerator, whole.denominator - one.denominator)
        found = compare_relative(one, others)
        if found.answer is None or found.interval is None:
            return ""
        ratio = (one.numerator / one.denominator) / (others.numerator / others.denominator)
        low, high = found.interval.low, found.interval.high
        differs = "" if found.answer is Compared.SIMILAR else f", {found.answer.value}"
        return f"{ratio:.2f} ({low:.2f} to {high:.2f}){differs}"

    def _is_few(self, part: Figure) -> bool:
        if self.counts_only or self.indicator.form in _WITHOUT_WHOLE:
            return False
        return part.denominator is not None and part.denominator < FEWEST

    def _shown(self, part: Figure, value: float | None) -> str:
        if value is None:
            return part.status.in_words
        said = shown.whole_or_parts(value) if self.counts_only else cell(value, self.unit)
        return said + (" (provisional)" if part.status is Status.PROVISIONAL else "")

    def _parts(self, part: Figure) -> str:
        return parts(part.numerator, part.denominator, self.unit)

    def _notes(self) -> Iterable[str]:
        if self.is_rate:
            yield "Rates are of the whole authority only; these are the numbers counted."
        if self._overlaps:
            yield "Several may be named at once, so the shares add up to more than 100%."
