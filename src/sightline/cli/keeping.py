"""retention, hold, erase, rectify: records kept no longer than they may be, and kept right."""

import getpass
from datetime import UTC, datetime
from typing import Annotated

import typer

from sightline.cli import screen
from sightline.cli.demonstration import hand_to_web
from sightline.cli.options import DEFAULT_DATA, AsJson, Authority, Data, one_authority
from sightline.cli.usage import AskedWrongly
from sightline.pipeline.folder import DataFolder
from sightline.store.errors import StoreError
from sightline.store.keeping import holds
from sightline.store.keeping.keep import finish_erasing, out_of_date, purge
from sightline.store.keeping.rectify import Rectification
from sightline.store.keeping.rectify import rectify as put_right
from sightline.store.keeping.rewrite import Rewritten
from sightline.vocabulary.declared import declared_records

Reason = Annotated[str, typer.Option(help="On what ground; kept in the log. Name no child.")]
Child = Annotated[str, typer.Argument(help="The child's identifier in the case system.")]


def retention(
    take_out: Annotated[
        bool, typer.Option("--take-out", help="Take these rows out of everything, for good.")
    ] = False,
    authority: Authority = "",
    json: AsJson = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """How many rows are past the years they may be kept.

    The years are those of the shipped schedule, or of [[retention]] in settings.toml. Children
    whose case is open, and those under legal hold, keep theirs.

    \b
    Examples:
      sightline retention
      sightline retention --take-out
    """
    folder = DataFolder(data)
    code = one_authority(folder, authority)
    kept, years = folder.store.authority(code), folder.settings().retention.get(code, {})
    finish_erasing(kept)
    today = datetime.now(UTC).date()
    past = out_of_date(kept, today, years)
    if json:
        screen.as_json(past)
    elif not past:
        screen.say("No row is past its years.")
    for table, rows in ({} if json else past).items():
        screen.say(f"{declared_records()[table].title}: {rows:,}")
    if take_out and past:
        with screen.progress() as tell:
            found = purge(kept, today, at=datetime.now(UTC), years=years, tell=tell)
        screen.say(_taken(found))


def hold(
    child: Child,
    reason: Reason,
    lift: Annotated[bool, typer.Option("--lift", help="Lift the hold that stands.")] = False,
    authority: Authority = "",
    data: Data = DEFAULT_DATA,
) -> None:
    """Set a legal hold: nothing takes the child's records out until it is lifted.

    \b
    Examples:
      sightline hold W0012345 --reason "Public inquiry"
      sightline hold W0012345 --reason "Inquiry ended" --lift
    """
    folder = DataFolder(data)
    kept = folder.store.authority(one_authority(folder, authority))
    if not lift:
        wanted = holds.Hold(child, reason, getpass.getuser(), datetime.now(UTC))
        holds.set_hold(kept.folder, wanted)
        screen.say("The hold stands.")
    elif holds.lift_hold(kept.folder, child):
        screen.say("The hold is lifted.")
    else:
        raise StoreError("There is no hold on this child.")


def erase(child: Child, reason: Reason, data: Data = DEFAULT_DATA) -> None:
    """Take a child's records out of all loads and snapshots, for good.

    Figures stay as they were counted. Original files that held the child are removed.

    \b
    Examples:
      sightline erase W0012345 --reason "Request of 2 November, upheld"
    """
    hand_to_web(data, "erase", child, "--reason", reason)


def rectify(
    table: Annotated[str, typer.Argument(help="The record table, such as cp_plans.")],
    key: Annotated[list[str], typer.Option(help="Of the row's key: child_id=W0012345.")],
    column: Annotated[str, typer.Option(help="The column that is wrong.")],
    value: Annotated[str, typer.Option(help="The right value; empty: blank.")] = "",
    authority: Authority = "",
    data: Data = DEFAULT_DATA,
) -> None:
    """Put one value right in every load and snapshot, where the case system can't deliver it anew.

    What is worked out from it follows with the next snapshot: run “rebuild --no-read” afterwards.

    \b
    Examples:
      sightline rectify cp_plans --key child_id=W0012345 --key started_on=2026-01-10
        --column ended_on --value 2026-04-02
    """
    pairs = [each.partition("=") for each in key]
    if not all(sign for _, sign, _ in pairs):
        raise AskedWrongly("Write the key as column=value, as in --key child_id=W0012345.")
    folder = DataFolder(data)
    kept = folder.store.authority(one_authority(folder, authority))
    names = {name: text for name, _, text in pairs}
    wanted = Rectification(table, names, column, value or None)
    found = put_right(kept, wanted, at=datetime.now(UTC))
    screen.say(
        f"Put right in {found.snapshots} snapshots and {found.loads} loads. Now run: "
        "sightline rebuild --no-read"
    )


def _taken(found: Rewritten) -> str:
    return (
        f"{found.rows:,} rows were taken out of {found.snapshots} snapshots and {found.loads} "
        f"loads; {found.originals} original files were removed."
    )
