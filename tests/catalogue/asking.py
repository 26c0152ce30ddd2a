"""Asks a shipped indicator about a handful of rows, as its worked examples do."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sightline.measures.figures.examples import example_figure
from sightline.measures.language.catalogue import Catalogue, load_catalogue
from sightline.measures.model.indicator import Example

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def counted(
    name: str,
    rows: Rows,
    as_at: str = "2024-03-31",
    *,
    way: str | None = None,
    breakdown: tuple[str, str] | None = None,
) -> tuple[float, float]:
    """The numerator and denominator of the indicator on the day, by its first way or the named."""
    indicator = catalogue()[name]
    example = Example(
        title="",
        as_at=date.fromisoformat(as_at),
        rows={table: tuple(listed) for table, listed in rows.items()},
        way=way or indicator.ways[0].label or None,
        breakdown=breakdown,
    )
    figure = example_figure(catalogue(), indicator, example)
    return (figure.numerator or 0, figure.denominator or 0) if figure else (0, 0)
