"""differences, withdrawn: where sources disagree, and rows a later extract no longer has."""

import csv
import sys
from typing import Annotated

import typer

from sightline.cli import screen
from sightline.cli.options import DEFAULT_DATA, AsJson, Authority, Data, one_authority
from sightline.cli.usage import AskedWrongly
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.reconciling import Row, differences_between_sources, withdrawn_rows
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.problems import did_you_mean

_MOST = 100
Table = Annotated[str, typer.Option(help="One record table only, such as cp_plans.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print every row as CSV.")]


def differences(
    table: Table = "",
    csv_out: AsCsv = False,
    authority: Authority = "",
    json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """List where two sources say different things of the same row; the first named is used."""
    snapshot = _snapshot(data, authority, table)
    rows = differences_between_sources(snapshot, table)
    _print(rows, csv_out, json, "The sources agree wherever two hold the same row.")


def withdrawn(
    table: Table = "",
    csv_out: AsCsv = False,
    authority: Authority = "",
    json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """List rows that a later extract should still hold and does not: kept, but not counted."""
    snapshot = _snapshot(data, authority, table)
    rows = withdrawn_rows(snapshot, table)
    _print(rows, csv_out, json, "No row has been withdrawn.")


def _snapshot(data: Data, authority: str, table: str) -> Snapshot:
    records = declared_records()
    if table and table not in records:
        hint = did_you_mean(table, records.tables)
        raise AskedWrongly(f"There is no record table “{table}”.{hint}")
    folder = DataFolder(data)
    code = one_authority(folder, authority)
    snapshot = folder.store.authority(code).published()
    if snapshot is None:
        raise AskedWrongly(f"Authority {code} has no records yet.")
    return snapshot


def _print(rows: list[Row], csv_out: bool, json: bool, none: str) -> None:
    if json:
        screen.as_json(rows)
    elif csv_out and rows:
        writer = csv.DictWriter(sys.stdout, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    elif not rows:
        screen.say(none)
    else:
        columns = [name.replace("_", " ").capitalize() for name in rows[0]]
        screen.table("", columns, (list(row.values()) for row in rows[:_MOST]))
        if len(rows) > _MOST:
            screen.say(f"… and {len(rows) - _MOST:,} more; --csv prints them all.")


COMMANDS = (differences, withdrawn)
