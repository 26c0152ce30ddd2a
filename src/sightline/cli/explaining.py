"""explain: open one figure down to the rows behind it."""

import csv
import sys
from typing import Annotated

import typer

from sightline.cli import screen
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
from sightline.judgement.shown import say as shown
from sightline.measures.figures.explain import Asking, ExplainedRow, Explanation, Outcome
from sightline.measures.figures.explain import explain as opened
from sightline.measures.language.catalogue import Catalogue
from sightline.pipeline.folder import DataFolder
from sightline.vocabulary.working_days import WorkingDays

_MOST = 50


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
    """Open a figure: the rows counted, the rows left out and why; they add up to the figure.

    The rows are about children. They are shown here, to whoever may read the data folder, and
    nowhere on the web pages.
    """
    folder = DataFolder(data)
    code = one_authority(folder, authority)
    snapshot = folder.store.authority(code).published()
    if snapshot is None:
        raise AskedWrongly(f"Authority {code} has no records yet.")
    catalogue = folder.catalogue()
    if indicator not in catalogue:
        raise AskedWrongly(_no_such(catalogue, indicator))
    settings = folder.settings(catalogue)
    split, _, value = breakdown.partition("=")
    asking = Asking(
        indicator=indicator,
        as_at=period_of(period, snapshot.manifest.data_as_at),
        basis=basis_of(basis),
        level=level_of(level, unit),
        unit=unit,
        breakdown=split,
        breakdown_value=value,
        child=child or None,
    )
    found = opened(
        snapshot,
        catalogue,
        asking,
        settings=settings.changes,
        calendar=settings.calendars.get(code, WorkingDays()),
    )
    if json:
        screen.as_json(_as_dict(found))
    elif csv_out:
        _write_csv(found)
    else:
        _show(found)


def _no_such(catalogue: Catalogue, name: str) -> str:
    try:
        catalogue[name]
    except KeyError as error:
        return str(error.args[0])
    return ""


def _show(found: Explanation) -> None:
    indicator = found.indicator
    day = f"{found.as_at.day} {found.as_at:%B %Y}"
    screen.say(f"{indicator.title}, {found.basis.in_words}, {day}")
    for part in found.parts:
        screen.say("")
        _show(part)
    if found.parts:
        return
    screen.say(_figure(found), *_how(found))
    for outcome in Outcome:
        rows = found.with_outcome(outcome)
        if rows:
            screen.say("", f"{outcome.in_words}: {len(rows):,}")
            _rows(rows)


def _figure(found: Explanation) -> str:
    if found.numerator is None:
        return "There is nothing to count."
    if found.denominator is None:
        return f"{found.numerator:,g}"
    figure = f"{found.numerator:,g} of {found.denominator:,g}"
    if found.denominator and found.indicator.form == "percent":
        share = 100 * found.numerator / found.denominator
        figure += f": {shown(share, found.indicator.shown_as)}"
    return figure


def _how(found: Explanation) -> list[str]:
    if found.chosen.way is None:
        return [found.chosen.reason]
    way = found.indicator.ways[found.chosen.way]
    lines = [f"Counted from {way.table}" + (f" ({way.label})" if way.label else "")]
    return lines + [f"  {key}: {' '.join(text.split())}" for key, text in way.written.items()]


def _rows(rows: tuple[ExplainedRow, ...]) -> None:
    facts = list(rows[0].facts)
    columns = ("Child", *facts, "Team", "Worker", "Reason")
    screen.table("", columns, (_line(row, facts) for row in rows[:_MOST]))
    if len(rows) > _MOST:
        screen.say(f"… and {len(rows) - _MOST:,} more; --csv prints them all.")


def _line(row: ExplainedRow, facts: list[str]) -> list[str]:
    known = [_cell(row.facts.get(fact)) for fact in facts]
    return [row.child_id or "", *known, row.team, row.worker, row.reason]


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _flat(found: Explanation) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for part in found.parts or (found,):
        rows += [
            {
                "indicator": part.indicator.id,
                "outcome": row.outcome,
                "child_id": row.child_id,
                **{name: _cell(value) for name, value in row.facts.items()},
                "value": row.value,
                "service": row.service,
                "team": row.team,
                "worker": row.worker,
                "reason": row.reason,
            }
            for row in part.rows
        ]
    return rows


def _write_csv(found: Explanation) -> None:
    rows = _flat(found)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(sys.stdout, columns)
    writer.writeheader()
    writer.writerows(rows)


def _as_dict(found: Explanation) -> dict[str, object]:
    return {
        "indicator": found.indicator.id,
        "as_at": found.as_at,
        "basis": found.basis,
        "numerator": found.numerator,
        "denominator": found.denominator,
        "rows": _flat(found),
        "sql": found.sql,
    }
