"""The live page of a unit: headlines, trends, the way children go, caseloads, what waits.

Everything here is a figure: no child is shown, and every number leads to where it opens.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sightline.apps.dashboards import rules
from sightline.apps.figures import queries
from sightline.apps.figures.explain_page import address_of
from sightline.apps.figures.explaining import Opened, opened, steps_below
from sightline.apps.figures.queries import Asked, Source
from sightline.apps.figures.rules import FigureKey
from sightline.documents.cells import cell
from sightline.documents.inputs import Kind
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.scorecard import ScorecardRow
from sightline.documents.small_chart import bars, small_chart
from sightline.documents.source import published, rows_for
from sightline.documents.sparkline import sparkline
from sightline.judgement.polarity import Judgement
from sightline.measures.figures.figures import Figure
from sightline.vocabulary.months import months_back
from sightline.vocabulary.words import Level, Unit

_MOODS = {Judgement.BETTER: "good", Judgement.WORSE: "concern"}


# A row, where its figure opens, its sparkline, and the tile's mood.
Headline = tuple[ScorecardRow, str, str, str]


@dataclass(frozen=True)
class Trend:
    row: ScorecardRow
    picture: str
    address: str


@dataclass(frozen=True)
class Stage:
    """A step of the flow. `of_before`: of each 100 of the step before; `beside` says others'."""

    title: str
    number: str
    address: str
    bar: str
    of_before: str
    beside: str


@dataclass(frozen=True)
class Bands:
    """Work by how long it has waited: a bar and a number for each band."""

    title: str
    sentence: str
    bands: tuple[tuple[str, int, str], ...]
    address: str
    total: int


@dataclass(frozen=True)
class UnitPage:
    level: Level
    unit: str
    name: str
    as_at: date
    data_as_at: date | None
    headlines: tuple[Headline, ...]
    trends: tuple[Trend, ...]
    trends_table: PageTable | None
    flow: tuple[Stage, ...]
    flow_table: PageTable | None
    caseload: ScorecardRow | None
    caseload_address: str
    caseload_caution: str
    waiting: tuple[Bands, ...]


def unit_page(source: Source, level: Level, unit: str) -> UnitPage:
    newest = queries.newest(source)
    asked = Asked(level, unit, newest)
    figures = _by_id(source, asked)
    names = _indicators(source, asked, figures)
    rows = rows_for(source, asked, [*names, "sw_caseload"])
    first, rest = names[: rules.HEADLINES], names[rules.HEADLINES :][: rules.TRENDS]
    trends = tuple(_trend(asked, rows[name]) for name in rest if name in rows)
    flow = tuple(_flow(source, asked, figures))
    caseload = rows.get("sw_caseload")
    return UnitPage(
        level=level,
        unit=unit,
        name=unit or queries.authority_name(source),
        as_at=newest,
        data_as_at=queries.figures_file(source).data_as_at,
        headlines=tuple(_headline(asked, rows[name]) for name in first if name in rows),
        trends=trends,
        trends_table=_trends_table(asked, trends),
        flow=flow,
        flow_table=_flow_table(flow),
        caseload=caseload if caseload and caseload.is_readable else None,
        caseload_address=_address(asked, caseload) if caseload else "",
        caseload_caution=_caution(caseload),
        waiting=tuple(_waiting(source, asked)),
    )


@lru_cache(maxsize=256)
def headlines_of(source: Source, level: Level, unit: str) -> tuple[Headline, ...]:
    """A unit's six headline figures alone, for the home page."""
    asked = Asked(level, unit, queries.newest(source))
    names = _indicators(source, asked, _by_id(source, asked))[: rules.HEADLINES]
    rows = rows_for(source, asked, names)
    return tuple(_headline(asked, rows[name]) for name in names if name in rows)


def _by_id(source: Source, asked: Asked) -> dict[str, Figure]:
    """The unit's figures of the day on each indicator's headline basis."""
    known = queries.catalogue(source)
    return {
        each.indicator: each
        for each in queries.figures_for(source, asked.level, asked.unit)
        if each.as_at == asked.as_at
        and each.indicator in known
        and each.basis is known[each.indicator].headline
    }


def _indicators(source: Source, asked: Asked, figures: Mapping[str, Figure]) -> list[str]:
    whole = _by_id(source, Asked(Level.AUTHORITY, "", asked.as_at))

    def share(gauge: str) -> float:
        of = _size(whole.get(gauge))
        return _size(figures.get(gauge)) / of if of else 0.0

    def has_figure(name: str) -> bool:
        found = figures.get(name)
        return found is not None and found.value is not None and _size(found) > 0

    return rules.dealt(rules.own_kinds(share), has_figure)


def _size(figure: Figure | None) -> float:
    if figure is None:
        return 0.0
    return figure.denominator or figure.numerator or 0.0


def _key(asked: Asked, row: ScorecardRow) -> FigureKey:
    return FigureKey(row.indicator, row.period.basis, asked.as_at, asked.level, asked.unit)


def _address(asked: Asked, row: ScorecardRow) -> str:
    return address_of(_key(asked, row))


def _headline(asked: Asked, row: ScorecardRow) -> Headline:
    mood = _MOODS.get(row.direction.judgement, "") if row.direction.judgement else ""
    return row, _address(asked, row), sparkline(row.recent), mood


def _trend(asked: Asked, row: ScorecardRow) -> Trend:
    return Trend(row, small_chart(row.recent), _address(asked, row))


def _trends_table(asked: Asked, trends: Sequence[Trend]) -> PageTable | None:
    """Every small chart's line, newest month first."""
    longest = max((len(each.row.recent) for each in trends), default=0)
    if not longest:
        return None
    headings = (Heading("Month to"), *(Heading(t.row.title, is_number=True) for t in trends))
    rows = []
    for back in range(longest):
        day = months_back(asked.as_at, back)
        cells = [Cell(f"{day:%b %Y}")]
        for each in trends:
            values = each.row.recent
            value = values[-1 - back] if back < len(values) else None
            cells.append(Cell(cell(value, each.row.unit), is_number=True))
        rows.append(tuple(cells))
    return PageTable("Trends, month by month", headings, tuple(rows))


def _flow(source: Source, asked: Asked, figures: Mapping[str, Figure]) -> list[Stage]:
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


def _flow_table(flow: Sequence[Stage]) -> PageTable | None:
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


def _caution(row: ScorecardRow | None) -> str:
    if row is None or row.denominator is None or row.denominator >= rules.FEWEST_WORKERS:
        return ""
    return "Fewer than ten workers: one more or one less moves the average much."


def _waiting(source: Source, asked: Asked) -> list[Bands]:
    """Open work by its age, from the rows that were counted."""
    found = []
    for name, title, edges in _OPEN_WORK:
        if name not in queries.catalogue(source):
            continue
        key = FigureKey(
            name, queries.catalogue(source)[name].headline, asked.as_at, asked.level, asked.unit
        )
        bands = _by_age(opened(source, key), title, edges)
        if bands:
            found.append(bands)
    return found


_OPEN_WORK = (
    ("assessments_open", "Open assessments, by days since they began", (10, 25, 45, 63)),
    ("cpp_count", "Protection plans, by days open", (91, 182, 365, 730)),
    ("cin_plan_count", "Child in need plans, by days open", (91, 182, 365, 730)),
)


def _by_age(found: Opened, title: str, edges: Sequence[int]) -> Bands | None:
    days = [
        (found.key.as_at - began).days
        for row in found.rows
        if row.outcome.value == "counted" and isinstance(began := _began(row.facts), date)
    ]
    if not days:
        return None
    bands = rules.in_bands(days, edges)
    drawn = bars([float(count) for _, count in bands])
    lines = tuple((name, count, bar) for (name, count), bar in zip(bands, drawn, strict=True))
    sentence = f"{len(days):,} open; {bands[-1][1]:,} for over {edges[-1]} days."
    return Bands(title, sentence, lines, address_of(found.key), len(days))


def _began(facts: Mapping[str, object]) -> object:
    return facts.get("started_on")


def workers_table(source: Source, page: UnitPage, may_see: set[str]) -> PageTable | None:
    """Children held by each worker of a team, those alone whose figures may be seen."""
    if page.level is not Level.TEAM or not may_see:
        return None
    found = opened(source, FigureKey(
        "sw_cases_held", queries.catalogue(source)["sw_cases_held"].headline, page.as_at,
        page.level, page.unit,
    ))  # fmt: skip
    rows = tuple(
        (
            Cell(step.unit, address_of(FigureKey(
                "sw_cases_held", found.key.basis, page.as_at, Level.WORKER, step.unit))),
            Cell(cell(step.numerator, Unit.COUNT), is_number=True),
        )
        for step in sorted(steps_below(found), key=lambda each: -(each.numerator or 0))
        if step.unit in may_see
    )  # fmt: skip
    headings = (Heading("Worker"), Heading("Children", is_number=True))
    return PageTable("Children held by each worker", headings, rows) if rows else None
