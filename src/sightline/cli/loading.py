"""load, loads, quarantine, template: files in, what was set aside, what to fill in by hand."""

import csv
import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from sightline.cli import screen
from sightline.cli.options import (
    DEFAULT_DATA,
    AsJson,
    Authority,
    Data,
    day_of,
    one_authority,
)
from sightline.cli.usage import AskedWrongly
from sightline.intake.load import LoadOutcome
from sightline.intake.returns.local import local_template
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.publishing import load_and_publish
from sightline.quality.publish import keep_findings
from sightline.store.loads import LoadRecord, Source
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.problems import did_you_mean


def load(
    paths: Annotated[list[Path], typer.Argument(help="Files, a folder of them, or a zip.")],
    authority: Authority = "",
    kind: Annotated[
        str, typer.Option(help=f"Overrides what the file is taken for: {', '.join(Source)}.")
    ] = "",
    as_at: Annotated[
        str, typer.Option(help="The day the extract was drawn, where the file does not say.")
    ] = "",
    publish: Annotated[
        bool, typer.Option(help="Publish at once; or only prepare, to look at “changes” first.")
    ] = True,
    compute: Annotated[
        bool, typer.Option(help="Count the figures; without them nothing is published.")
    ] = True,
    instead_of: Annotated[
        str, typer.Option(help="A load that this one takes back; see “loads”.")
    ] = "",
    json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Load extracts, count every indicator, publish.

    Annex A, children-in-need census, SSDA903, workforce census or local lists: what a file is, is
    seen from what is in it.

    Everything that can be read is accepted; every other row or cell is set aside with its reason
    (see “quarantine”). A file that cannot be read at all changes nothing. Loading the same file
    twice is noticed.

    \b
    Examples:
      sightline load annex_a.xlsx --authority 336 --as-at 2026-10-31
      sightline load ssda903_2026/ --authority 336
      sightline load return_interviews.csv cp_visits.csv --authority 336
      sightline load annex_a.xlsx --authority 336 --no-publish
    """
    if kind and kind not in set(Source):
        raise AskedWrongly(f"“{kind}” is no kind of extract.{did_you_mean(kind, Source)}")
    folder = DataFolder(data)
    extract_on = day_of(as_at)
    # Said before the figures are counted: a fault in the catalogue does not undo the load.
    outcomes: list[LoadOutcome] = []
    try:
        with screen.progress(quiet=json) as tell:
            loaded = load_and_publish(
                folder,
                paths,
                by=getpass.getuser(),
                at=datetime.now(UTC),
                authority=authority or None,
                kind=kind or None,
                extract_on=extract_on,
                instead_of=instead_of,
                publish=publish,
                count=compute,
                prepared=outcomes.append,
                progress=tell,
            )
    finally:
        for outcome in outcomes:
            screen.as_json(_outcome(outcome)) if json else _show(outcome)
    if loaded.is_published:
        keep_findings(folder, loaded.snapshot.manifest.authority)
    elif not json:
        screen.say(loaded.held_back or _ONLY_PREPARED)


_ONLY_PREPARED = "Prepared, not published: see sightline changes, then sightline publish."


def _show(outcome: LoadOutcome) -> None:
    screen.say(*outcome.lines)
    if outcome.snapshot and outcome.is_new:
        screen.say(*(f"Note: {warning}" for warning in outcome.snapshot.manifest.warnings))


def loads(authority: Authority = "", json: AsJson = False, data: Data = DEFAULT_DATA) -> None:
    """List every load: what, when, how many rows.

    A load's name is what “quarantine --load” asks for.
    """
    folder = DataFolder(data)
    place = folder.store.authority(one_authority(folder, authority))
    found = place.loads()
    if json:
        screen.as_json([_record(record) for record in found])
        return
    screen.table(
        "",
        ("Load", "Kind", "Extract day", "Loaded", "By", "Files", "Accepted#", "Set aside#"),
        (
            (
                r.id,
                r.kind,
                f"{r.extract_on:%d/%m/%Y}",
                f"{r.loaded_at:%d/%m/%Y %H:%M}",
                r.loaded_by,
                r.file_names[0] + (f" +{len(r.file_names) - 1}" if len(r.file_names) > 1 else ""),
                f"{sum(c.accepted for c in r.counts):,}",
                f"{sum(c.quarantined for c in r.counts):,}",
            )
            for r in found
        ),
    )
    for gone, mark in place.taken_back():
        day = f"{datetime.fromisoformat(mark.at):%d/%m/%Y}"
        screen.say(f"Taken back on {day} by {mark.by}: {gone.id}. {mark.reason}")


def quarantine(
    load_id: Annotated[str, typer.Option("--load", help="One load only; see “loads”.")] = "",
    csv_out: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    authority: Authority = "",
    json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """List what was set aside: where it stood, what, and why.

    Where “whole row” says no, only that cell was set aside and the row counts without it.
    Correct it in the case system, draw the extract again and load it.

    \b
    Examples:
      sightline quarantine --load 2026-10-31-annex-a-a2d2e2392fec
      sightline quarantine --csv > to-correct.csv
    """
    folder = DataFolder(data)
    found = folder.store.authority(one_authority(folder, authority)).quarantined(load_id or None)
    rows = found.to_pylist()
    if json:
        screen.as_json(rows)
    elif csv_out:
        writer = csv.DictWriter(sys.stdout, found.column_names)
        writer.writeheader()
        writer.writerows(rows)
    elif not rows:
        screen.say("Nothing was set aside.")
    else:
        columns = ("Load", "Sheet", "Row#", "Column", "What stood there", "Why", "Whole row")
        screen.table("", columns, (_aside(row) for row in rows))


def template(
    table: Annotated[str, typer.Argument(help="A record table, such as return_interviews.")],
) -> None:
    """Print an empty local list: its columns, ready to fill in.

    What each column holds is in docs/reference/local-lists.md (see “catalogue docs”).

    \b
    Examples:
      sightline template return_interviews > return_interviews.csv
    """
    records = declared_records()
    if table not in records or records[table].built:
        loadable = [each.name for each in records if not each.built]
        hint = did_you_mean(table, loadable) or f" There are: {', '.join(sorted(loadable))}."
        raise AskedWrongly(f"“{table}” is no local list.{hint}")
    sys.stdout.write(local_template(table))


def _aside(row: dict[str, object]) -> tuple[object, ...]:
    keys = ("load_id", "sheet", "row", "column", "raw", "reason")
    return (*(row[key] for key in keys), "yes" if row["whole_row"] else "no")


def _record(record: LoadRecord) -> dict[str, object]:
    return {
        "load": record.id,
        "kind": record.kind,
        "extract_on": record.extract_on,
        "loaded_at": record.loaded_at,
        "loaded_by": record.loaded_by,
        "files": record.file_names,
        "sha256": record.sha256,
        "counts": [vars(count) for count in record.counts],
        "warnings": record.warnings,
    }


def _outcome(outcome: LoadOutcome) -> dict[str, object]:
    snapshot = outcome.snapshot
    return {
        "new": outcome.is_new,
        "snapshot": snapshot.id if snapshot else None,
        "lines": outcome.lines,
        "warnings": snapshot.manifest.warnings if snapshot else (),
    }
