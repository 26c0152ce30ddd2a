"""The frame all layers of a chart share: axes, sizes, type, and the names at the ends of lines."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import altair as alt

from sightline.documents import colours
from sightline.judgement import shown
from sightline.judgement.limits import bounds_of
from sightline.vocabulary.words import Unit

FONT = "Helvetica Neue, Arial, sans-serif"
TEXT_SIZE = 16
MOST_LABELS = 9

Row = dict[str, Any]
Level = tuple[str, float, str]
"""A name, the value it stands at, its colour."""


@dataclass(frozen=True)
class Size:
    width: int = 720
    height: int = 300


class Frame:
    """The axes all layers of one chart share."""

    def __init__(
        self, unit: Unit, domain: tuple[float, float], days: Sequence[date], axis: str
    ) -> None:
        self.unit, self.domain, self.size = unit, domain, Size()
        ordered = sorted(set(days))
        self.days = (ordered[0], ordered[-1])
        yearly = len({(day.month, day.day) for day in ordered}) == 1 and len(ordered) > 1
        self.x = alt.X(
            "day:T",
            title=None,
            scale=alt.Scale(domain=[vega_day(day) for day in self.days], padding=14),
            axis=alt.Axis(
                format="%Y" if yearly else "%b %y",
                values=[vega_day(day) for day in labelled_days(ordered)],
                grid=False,
            ),
        )
        suffix = " + '%'" if unit is Unit.PERCENT else ""
        self.y = alt.Y(
            "value:Q",
            title=axis,
            scale=alt.Scale(domain=list(domain), zero=False, nice=False),
            axis=alt.Axis(tickCount=5, labelExpr=f"format(datum.value, ',~f'){suffix}"),
        )

    def chart(self, rows: Sequence[Row]) -> Any:
        return alt.Chart(alt.InlineData(values=list(rows)))

    def layered(self, layers: Sequence[Any]) -> Row:
        room = {"left": 4, "right": 4, "top": 26, "bottom": 4}
        made = (
            alt.layer(*layers)
            .properties(width=self.size.width, height=self.size.height, padding=room)
            .configure(font=FONT, background=colours.PAPER)
            .configure_view(stroke=None)
            .configure_axis(
                labelFontSize=TEXT_SIZE,
                labelColor=colours.QUIET_TEXT,
                gridColor=colours.GRID,
                domainColor=colours.QUIET_TEXT,
                tickColor=colours.QUIET_TEXT,
                labelPadding=6,
            )
            .configure_axisX(labelFlush=False)
            .configure_axisY(
                titleFontSize=TEXT_SIZE,
                titleFontWeight="normal",
                titleColor=colours.QUIET_TEXT,
                titleAngle=0,
                titleAlign="left",
                titleAnchor="start",
                titleX=-48,
                titleY=-18,
                domain=False,
                ticks=False,
            )
        )
        spec: Row = made.to_dict(validate=False)
        return _without_counted_names(spec)

    @property
    def label_step(self) -> float:
        """How far apart two labels must be, in the value's unit."""
        return (self.domain[1] - self.domain[0]) * (TEXT_SIZE + 3) / self.size.height


def _without_counted_names(spec: Row) -> Row:
    """Altair numbers its views from a counter of the process; the same chart must be the same."""
    text = json.dumps(spec)
    found = json.loads(text)
    for number, layer in enumerate(found.get("layer", [])):
        if "name" in layer:
            layer["name"] = f"layer_{number}"
    return dict(found)


def labelled_days(days: Sequence[date]) -> list[date]:
    """Every so many-th of the days, counted from the newest, which always has its label."""
    every = -(-len(days) // MOST_LABELS)
    if len(days) > 14:  # months: steps that a reader counts in
        every = next((step for step in (1, 2, 3, 6, 12, 24) if step >= every), every)
    return list(reversed(list(reversed(days))[::every]))


def vega_day(day: date) -> Row:
    return {"year": day.year, "month": day.month, "date": day.day}


def iso(day: date) -> str:
    return f"{day.isoformat()}T00:00:00"


def domain_of(values: Sequence[float], unit: Unit) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = (high - low or abs(high) or 1.0) * 0.08
    floor, ceiling = bounds_of(unit)
    low, high = low - room, high + room
    low = low if floor is None else max(floor, low)
    high = high if ceiling is None else min(ceiling, high)
    return (low, high) if high > low else (low - 1, high + 1)


def end_labels(levels: Sequence[Level], frame: Frame) -> Any:
    """Names at the right end of their lines, pushed apart where they would touch."""
    rows = []
    places = _spread([value for _, value, _ in levels], frame.label_step)
    for (name, value, colour), place in zip(levels, places, strict=True):
        figure = shown.number(value, frame.unit.decimals)
        sign = "%" if frame.unit is Unit.PERCENT else ""
        row = {"day": iso(frame.days[1]), "value": place, "name": f"{name} {figure}{sign}"}
        rows.append(row | {"colour": colour})
    return (
        frame.chart(rows)
        .mark_text(align="left", dx=14, fontSize=TEXT_SIZE, clip=False)
        .encode(
            x=frame.x,
            y=frame.y,
            text="name:N",
            color=alt.Color("colour:N", scale=None, legend=None),
        )
    )


def _spread(values: Sequence[float], step: float) -> list[float]:
    """The values moved apart to at least `step`, order kept, each as near its own as may be."""
    order = sorted(range(len(values)), key=lambda index: values[index])
    places = [values[index] for index in order]
    for _ in range(60):
        moved = False
        for left in range(len(places) - 1):
            lack = step - (places[left + 1] - places[left])
            if lack > step * 1e-6:
                places[left] -= lack / 2
                places[left + 1] += lack / 2
                moved = True
        if not moved:
            break
    spread = [0.0] * len(values)
    for index, place in zip(order, places, strict=True):
        spread[index] = place
    return spread
