"""Charts as SVG: control chart and trend beside others. Drawn once, kept by their content's hash.

The same data gives the same bytes. All text is text (12 point), every series is told apart by
shape, dash or label as well as by colour, and a chart's name is its truth sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt

from sightline.documents import colours
from sightline.documents.chart_frame import TEXT_SIZE, Frame, Level, Row, domain_of, end_labels, iso
from sightline.documents.drawing import Drawing, Words
from sightline.documents.quartile_bands import quartile_bands
from sightline.judgement import spc
from sightline.judgement.limits import Rebase
from sightline.judgement.polarity import Judgement, judge
from sightline.judgement.quartile import CutOffs
from sightline.vocabulary.words import Polarity, Unit


@dataclass(frozen=True)
class Line:
    """One line of a trend chart; `is_own` is drawn bold, the others dashed, each with its name."""

    name: str
    points: tuple[tuple[date, float | None], ...]
    is_own: bool = False


@dataclass(frozen=True)
class Event:
    """Something that happened on a day; `mark` is the number it is found under."""

    on: date
    mark: str


@dataclass(frozen=True)
class Target:
    name: str
    value: float


def spc_chart(
    chart: spc.Chart,
    *,
    unit: Unit,
    polarity: Polarity,
    words: Words,
    target: Target | None = None,
    events: Sequence[Event] = (),
) -> Drawing:
    """A control chart: values, average, limits, and special-cause points by shape and colour.

    An event is marked by its number at the top; what happened stands in words under the chart.
    """
    ends = [point.day for point in chart.points if point.value is not None]
    if not ends:
        raise ValueError("A chart needs at least one value.")
    levels = _spc_levels(chart, target)
    values = [p.value for p in chart.points if p.value is not None]
    # Limits of earlier stretches have no name at their end, but are drawn as well.
    drawn = [e for s in chart.stretches for e in (s.drawn_lower, s.drawn_upper) if e is not None]
    domain = domain_of([*values, *drawn, *(level for _, level, _ in levels)], unit)
    base = Frame(unit, domain, ends, words.axis)
    layers = [
        *_limits(chart, base),
        *([_rule_at(target.value, base)] if target else []),
        _value_line([_point_row(p, polarity) for p in chart.points], base),
        _points([_point_row(p, polarity) for p in chart.points if p.value is not None], base),
        end_labels(levels, base),
    ]
    if marks := [stretch.rebase for stretch in chart.stretches if stretch.rebase]:
        layers.append(_rebases(marks, base))
    if inside := [event for event in events if ends[0] <= event.on <= ends[-1]]:
        layers += _events(inside, base)
    return Drawing(base.layered(layers), words)


def trend_chart(
    lines: Sequence[Line],
    *,
    unit: Unit,
    words: Words,
    quartiles: Sequence[tuple[date, CutOffs]] = (),
    letters: str = "",
) -> Drawing:
    """Our own line bold among comparators, told apart by dash and by the name at its end.

    `quartiles` are drawn behind as bands, `letters` name them from the lowest up.
    """
    known = [(d, v) for line in lines for d, v in line.points if v is not None]
    if not known:
        raise ValueError("A chart needs at least one value.")
    days = [day for day, _ in known]
    inside = [(day, cut) for day, cut in quartiles if min(days) <= day <= max(days)]
    parted = [value for _, cut in inside for value in cut.values[1:4]]
    domain = domain_of([*(value for _, value in known), *parted], unit)
    base = Frame(unit, domain, days, words.axis)
    dashes = iter([[2, 3], [8, 4], [12, 3, 2, 3], [4, 2], [1, 2], [16, 4]] * 4)
    layers = quartile_bands(inside, letters, base)
    layers += [_line(line, [] if line.is_own else next(dashes), base) for line in lines]
    layers += [_dots(line, base) for line in lines if line.is_own]
    levels = [_end(line, unit) for line in lines]
    layers.append(end_labels([level for level in levels if level], base))
    return Drawing(base.layered(layers), words)


def _point_row(point: spc.Point, polarity: Polarity) -> Row:
    row: Row = {"day": iso(point.day), "value": point.value, "kind": "usual"}
    if point.speaks:
        change = point.speaks[1]
        row["kind"] = f"{_KINDS[judge(change, polarity)]} {change.value}"
    return row


_KINDS = {
    Judgement.BETTER: "improvement",
    Judgement.WORSE: "concern",
    Judgement.NEUTRAL: "unusual",
    Judgement.LEVEL: "unusual",
}
_LOOK = ("shape", "fill", "edge", "size")
_LOOKS: dict[str, tuple[str, str, str, int]] = {
    "usual": ("circle", colours.PAPER, colours.COMMON, 46),
    "improvement up": ("triangle-up", colours.OWN, colours.OWN, 130),
    "improvement down": ("triangle-down", colours.OWN, colours.OWN, 130),
    "concern up": ("triangle-up", colours.CONCERN, colours.CONCERN_EDGE, 130),
    "concern down": ("triangle-down", colours.CONCERN, colours.CONCERN_EDGE, 130),
    "unusual up": ("diamond", colours.NEUTRAL, colours.NEUTRAL, 120),
    "unusual down": ("diamond", colours.NEUTRAL, colours.NEUTRAL, 120),
}


def _points(rows: Sequence[Row], frame: Frame) -> Any:
    dressed = [row | dict(zip(_LOOK, _LOOKS[row["kind"]], strict=True)) for row in rows]
    return (
        frame.chart(dressed)
        .mark_point(filled=True, strokeWidth=1.6, opacity=1)
        .encode(
            x=frame.x,
            y=frame.y,
            shape=alt.Shape("shape:N", scale=None, legend=None),
            fill=alt.Fill("fill:N", scale=None, legend=None),
            stroke=alt.Stroke("edge:N", scale=None, legend=None),
            size=alt.Size("size:Q", scale=None, legend=None),
        )
    )


def _value_line(rows: Sequence[Row], frame: Frame) -> Any:
    line = frame.chart(rows).mark_line(color=colours.COMMON, strokeWidth=1.8, strokeJoin="round")
    return line.encode(x=frame.x, y=frame.y)


def _limits(chart: spc.Chart, frame: Frame) -> list[Any]:
    layers: list[Any] = []
    for stretch in chart.stretches:
        if stretch.mean is None or stretch.drawn_lower is None or stretch.drawn_upper is None:
            continue
        ends = [iso(stretch.first), iso(stretch.last)]
        band = [
            {"day": day, "value": stretch.drawn_upper, "low": stretch.drawn_lower} for day in ends
        ]
        layers.append(
            frame.chart(band)
            .mark_area(color=colours.BAND, opacity=1)
            .encode(x=frame.x, y=frame.y, y2="low:Q")
        )
        for level, dash in (
            (stretch.drawn_upper, [5, 4]),
            (stretch.drawn_lower, [5, 4]),
            (stretch.mean, []),
        ):
            layers.append(_level_line(ends, level, dash, frame))
    return layers


def _level_line(ends: Sequence[str], level: float, dash: list[int], frame: Frame) -> Any:
    rows = [{"day": day, "value": level} for day in ends]
    line = frame.chart(rows).mark_line(color=colours.OWN, strokeWidth=1.2, strokeDash=dash)
    return line.encode(x=frame.x, y=frame.y)


def _rule_at(level: float, frame: Frame) -> Any:
    rows = [{"day": iso(day), "value": level} for day in frame.days]
    line = frame.chart(rows).mark_line(
        color=colours.NEUTRAL, strokeWidth=1.8, strokeDash=[10, 3, 2, 3]
    )
    return line.encode(x=frame.x, y=frame.y)


def _rebases(rebases: Sequence[Rebase], frame: Frame) -> Any:
    rows = [{"day": iso(rebase.on), "name": rebase.reason} for rebase in rebases]
    return frame.chart(rows).mark_rule(color=colours.COMMON, strokeDash=[2, 2]).encode(x=frame.x)


def _events(events: Sequence[Event], frame: Frame) -> list[Any]:
    rows = [{"day": iso(event.on), "mark": event.mark} for event in events]
    rule = frame.chart(rows).mark_rule(color=colours.NEUTRAL, strokeDash=[6, 3], strokeWidth=1.4)
    text = frame.chart(rows).mark_text(
        color=colours.NEUTRAL, fontSize=TEXT_SIZE, fontWeight="bold", align="left", dx=4, dy=8
    )
    return [
        rule.encode(x=frame.x),
        text.encode(x=frame.x, y=alt.value(0), text="mark:N"),
    ]


def _spc_levels(chart: spc.Chart, target: Target | None) -> list[Level]:
    levels: list[Level] = []
    last = chart.last_stretch
    if last and last.mean is not None and last.drawn_upper is not None:
        levels.append(("Upper limit", last.drawn_upper, colours.OWN))
        levels.append(("Average", last.mean, colours.OWN))
    if last and last.drawn_lower is not None:
        levels.append(("Lower limit", last.drawn_lower, colours.OWN))
    if target:
        levels.append((target.name, target.value, colours.NEUTRAL))
    return levels


def _end(line: Line, unit: Unit) -> Level | None:
    known = [value for _, value in line.points if value is not None]
    colour = colours.OWN if line.is_own else colours.COMMON
    return (line.name, known[-1], colour) if known else None


def _line(line: Line, dash: list[int], frame: Frame) -> Any:
    rows = [{"day": iso(day), "value": value} for day, value in line.points]
    mark = {"color": colours.OWN, "strokeWidth": 3.2} if line.is_own else _OTHER
    made = frame.chart(rows).mark_line(strokeDash=dash, strokeJoin="round", **mark)
    return made.encode(x=frame.x, y=frame.y)


_OTHER = {"color": colours.COMMON, "strokeWidth": 1.8}


def _dots(line: Line, frame: Frame) -> Any:
    rows = [{"day": iso(d), "value": v} for d, v in line.points if v is not None]
    return (
        frame.chart(rows)
        .mark_point(filled=True, fill=colours.OWN, stroke=colours.OWN, opacity=1, size=50)
        .encode(x=frame.x, y=frame.y)
    )
