"""The way children go through a unit: each step's number, of each hundred before, elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sightline.apps.dashboards import rules
from sightline.apps.figures.explain_page import address_of
from sightline.apps.figures.queries import Asked, Source
from sightline.apps.figures.rules import FigureKey
from sightline.documents.inputs import Kind
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.small_chart import bars
from sightline.documents.source import published
from sightline.measures.figures.figures import Figure
from sightline.vocabulary.words import Level


@dataclass(frozen=True)
class Stage:
    """A step of the flow. `of_before`: of each 100 of the step before; `beside` says others'."""

    title: str
    number: str
    address: str
    bar: str
    of_before: str
    beside: str


def flow_of(source: Source, asked: Asked, figures: Mapping[str, Figure]) -> list[Stage]:
    counted = [(step, _count(figures.get(step.indicator))) for step in rules.shown().steps]
    if sum(count is not None and count > 0 for _, count in counted) < 2:
        return []
    drawn = bars([count or 0.0 for _, count in counted])
    stages = []
    for number, (step, count) in enumerate(counted):
        before = counted[number - 1][1] if number else None
        ours = _of_before(count, before)
        figure = figures.get(step.indicator)
        key = figure and FigureKey(
            step.indicator, figure.basis, asked.as_at, asked.level, asked.unit
        )
        stages.append(
            Stage(
                step.title,
                "–" if count is None else f"{count:,.0f}",
                address_of(key) if key else "",
                drawn[number],
                ours,
                _beside(source, asked, rules.shown().steps[number - 1 : number + 1]),
            )
        )
    return stages


def _of_before(count: float | None, before: float | None) -> str:
    """For each 100 of the step before; of a unit that hardly does that step it means nothing."""
    if count is None or not before or before < rules.FEWEST_BEFORE or count > 2 * before:
        return ""
    return f"{100 * count / before:.0f}"


def _count(figure: Figure | None) -> float | None:
    """How many, also of a rate: its numerator."""
    if figure is None:
        return None
    return figure.numerator if figure.numerator is not None else figure.value


def _beside(source: Source, asked: Asked, pair: Sequence[rules.FlowStep]) -> str:
    """'England 41, neighbours 44': from published rates of both steps, of the same year."""
    if asked.level is not Level.AUTHORITY or len(pair) < 2 or not all(s.rate for s in pair):
        return ""
    sets = published(source, asked.as_at)
    said = []
    for kind, name in ((Kind.ENGLAND, "England"), (Kind.NEIGHBOUR_MEAN, "neighbours")):
        before, now = (sets[step.rate].of(kind) if step.rate in sets else None for step in pair)
        if before and now and before.value and now.value is not None and before.year == now.year:
            said.append(f"{name} {100 * now.value / before.value:.0f}")
    return ", ".join(said)


def flow_table(flow: Sequence[Stage]) -> PageTable | None:
    if not flow:
        return None
    headings = (
        Heading("Step"), Heading("In 12 months", is_number=True),
        Heading("For each 100 of the step before", is_number=True), Heading("Elsewhere"),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(each.title), Cell(each.number, is_number=True),
            Cell(each.of_before or "–", is_number=True), Cell(each.beside or "–"),
        )
        for each in flow
    )  # fmt: skip
    return PageTable("The way through the service", headings, rows)
