"""The quarters of all authorities, drawn behind the lines of a chart of published years.

Told apart by their edges and letters, not by shade alone.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sightline.documents import colours
from sightline.documents.chart_frame import TEXT_SIZE, Frame, Row, iso
from sightline.judgement.quartile import CutOffs

_INNER = ((1, colours.BAND), (2, colours.BAND_TWO))
_Edges = tuple[date, tuple[float, ...]]


def quartile_bands(
    quartiles: Sequence[tuple[date, CutOffs]], letters: str, frame: Frame
) -> list[Any]:
    """The outer quarters end at the frame, so that one far value does not flatten every line."""
    if len(quartiles) < 2:
        return []
    low, high = frame.domain
    edges = [(day, (low, *cut.values[1:4], high)) for day, cut in quartiles]
    layers = [_area(edges, band, shade, frame) for band, shade in _INNER]
    layers += [_edge(edges, number, frame) for number in (1, 2, 3)]
    return [*layers, _letters(edges[0], letters, frame)] if letters else layers


def _area(edges: Sequence[_Edges], band: int, shade: str, frame: Frame) -> Any:
    rows: list[Row] = [
        {"day": iso(day), "value": at[band + 1], "low": at[band]} for day, at in edges
    ]
    made = frame.chart(rows).mark_area(color=shade, opacity=1)
    return made.encode(x=frame.x, y=frame.y, y2="low:Q")


def _edge(edges: Sequence[_Edges], number: int, frame: Frame) -> Any:
    rows: list[Row] = [{"day": iso(day), "value": at[number]} for day, at in edges]
    line = frame.chart(rows).mark_line(color=colours.QUIET_TEXT, strokeWidth=1, strokeDash=[1, 3])
    return line.encode(x=frame.x, y=frame.y)


def _letters(first: _Edges, letters: str, frame: Frame) -> Any:
    """At the left edge, in the middle of each band; none where a band is too thin to hold one."""
    day, at = first
    rows: list[Row] = [
        {"day": iso(day), "value": (at[n] + at[n + 1]) / 2, "letter": letter}
        for n, letter in enumerate(letters)
        if at[n + 1] - at[n] >= frame.label_step * 0.8
    ]
    text = frame.chart(rows).mark_text(
        color=colours.QUIET_TEXT, fontSize=TEXT_SIZE, fontWeight="bold", align="right", dx=-4
    )
    return text.encode(x=frame.x, y=frame.y, text="letter:N")
