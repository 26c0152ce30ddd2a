"""explain: open one figure down to the rows behind it."""

from dataclasses import replace
from typing import Annotated

import typer

from sightline.cli import screen
from sightline.cli.explained import Kept, as_dict, show, write_csv
from sightline.cli.options import (
    DEFAULT_DATA,
    AsJson,
    Authority,
    Data,
    basis_of,
    level_of,
    one_authority,
    period_of,
)
from sightline.cli.usage import AskedWrongly
from sightline.documents.figures_file import FiguresFile
from sightline.measures.figures.explain import Asking, Explanation
from sightline.measures.figures.explain import explain as opened
from sightline.measures.figures.figures import Figure
from sightline.measures.language.catalogue import Catalogue
from sightline.measures.model.indicator import Indicator
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.stored import stored_figure
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.problems import did_you_mean
from sightline.vocabulary.words import Level
from sightline.vocabulary.working_days import WorkingDays


def explain(
    indicator: Annotated[str, typer.Argument(help="An indicator’s id; see “catalogue list”.")],
    period: Annotated[
        str, typer.Option(help="The day, or a label such as “Mar 2026”; else the extract day.")
    ] = "",
    unit: Annotated[str, typer.Option(help="A service, team or worker by name.")] = "",
    level: Annotated[str, typer.Option(help="authority, service, team or worker.")] = "",
    basis: Annotated[str, typer.Option(help="Not the headline basis, but e.g. month.")] = "",
    breakdown: Annotated[str, typer.Option(help="Such as sex=F or age_band=Under 1.")] = "",
    child: Annotated[str, typer.Option(help="One child only, by the case system’s id.")] = "",
    csv_out: Annotated[bool, typer.Option("--csv", help="Print every row as CSV.")] = False,
    authority: Authority = "",
    json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Open a figure down to the rows behind it.

    The rows counted, the rows left out, and why; they add up to the figure. They are about
    children: they are shown here, to whoever may read the data folder, and on no web page.

    \b
    Examples:
      sightline explain assessments_45wd_pct
      sightline explain rereferrals_12m_pct --period 'Mar 2026' --breakdown sex=F
      sightline explain cpp_visits_in_time_pct --unit 'Safeguarding Team 1' --csv > visits.csv
    """
    folder = DataFolder(data)
    code = one_authority(folder, authority)
    snapshot = folder.store.authority(code).published()
    if snapshot is None:
        raise AskedWrongly(f"Authority {code} has no records yet.")
    catalogue = folder.catalogue()
    asking = Asking(
        indicator=_counted(catalogue, indicator).id,
        as_at=period_of(period, snapshot.manifest.data_as_at),
        basis=basis_of(basis),
        level=_level(folder, code, level, unit),
        unit=unit,
        **_split(catalogue[indicator], breakdown),
        child=child or None,
    )
    settings = folder.settings(catalogue)
    found = opened(
        snapshot,
        catalogue,
        asking,
        settings=settings.changes,
        calendar=settings.calendars.get(code, WorkingDays()),
    )
    kept = _kept(folder, snapshot, asking)
    if json:
        screen.as_json(as_dict(found, kept))
    elif csv_out:
        write_csv(found)
    else:
        scope = ", ".join(filter(None, (unit, breakdown, child and f"child {child}")))
        show(found, scope, kept, one_child=bool(child))


def _counted(catalogue: Catalogue, name: str) -> Indicator:
    if name not in catalogue:
        hint = did_you_mean(name, catalogue.indicators)
        raise AskedWrongly(f"There is no indicator “{name}”.{hint}")
    indicator = catalogue[name]
    if indicator.collected:
        raise AskedWrongly(f"“{name}” is typed in, not counted: there are no rows behind it.")
    return indicator


def _level(folder: DataFolder, code: str, level: str, unit: str) -> Level:
    """The level asked for, once its unit is known to exist wherever figures were counted."""
    chosen = level_of(level, unit)
    if chosen is not Level.AUTHORITY and not unit:
        raise AskedWrongly(f"Say which {chosen} with --unit.")
    figures = FiguresFile.published(folder.path, code)
    if unit and figures is not None and unit not in (units := figures.units(chosen)):
        raise AskedWrongly(f"There is no {chosen} “{unit}”.{did_you_mean(unit, units)}")
    return chosen


def _split(indicator: Indicator, written: str) -> dict[str, str]:
    """sex=F as the breakdown and its value."""
    if not written:
        return {}
    name, sign, value = written.partition("=")
    if not sign:
        raise AskedWrongly(f"Write a breakdown with its value, such as sex=F, not “{written}”.")
    shared = [way.share_by for way in indicator.ways if way.share_by]
    known = (*indicator.breakdowns, *shared)
    if name not in known:
        hint = did_you_mean(name, known) or f" It has: {', '.join(known) or 'none'}."
        raise AskedWrongly(f"“{indicator.id}” has no breakdown “{name}”.{hint}")
    return {"breakdown": name, "breakdown_value": value}


def _kept(folder: DataFolder, snapshot: Snapshot, asking: Asking) -> Kept:
    def kept(found: Explanation) -> Figure | None:
        return stored_figure(folder, snapshot, found.indicator, replace(asking, basis=found.basis))

    return kept
