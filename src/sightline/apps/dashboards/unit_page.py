"""The live page of a unit: headlines, trends, the way children go, caseloads, what waits.

Everything here is a figure: no child is shown, and every number leads to where it opens.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sightline.apps.dashboards import rules
from sightline.apps.dashboards.caseload import caution
from sightline.apps.dashboards.flow import Stage, flow_of, flow_table
from sightline.apps.dashboards.waiting import Bands, waiting_in
from sightline.apps.figures import queries
from sightline.apps.figures.explain_page import address_of
from sightline.apps.figures.queries import Asked, Source
from sightline.apps.figures.rules import FigureKey
from sightline.documents.cells import cell
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.scorecard import ScorecardRow
from sightline.documents.small_chart import small_chart
from sightline.documents.source import rows_for
from sightline.documents.sparkline import sparkline
from sightline.judgement.polarity import Judgement
from sightline.measures.figures.figures import Figure
from sightline.vocabulary.months import months_back
from sightline.vocabulary.words import Level

_MOODS = {Judgement.BETTER: "good", Judgement.WORSE: "concern"}


# A row, where its figure opens, its sparkline, and the tile's mood.
Headline = tuple[ScorecardRow, str, str, str]


@dataclass(frozen=True)
class Trend:
    row: ScorecardRow
    picture: str
    address: str


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
    flow = tuple(flow_of(source, asked, figures))
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
        flow_table=flow_table(flow),
        caseload=caseload if caseload and caseload.is_readable else None,
        caseload_address=_address(asked, caseload) if caseload else "",
        caseload_caution=caution(caseload),
        waiting=tuple(waiting_in(source, asked)),
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
