"""rebuild, backup, restore, doctor: keeping an installation sound."""

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from sightline.cli import screen
from sightline.cli.checks import all_checks, application_checks
from sightline.cli.options import DEFAULT_DATA, AsJson, Authority, Data, one_authority
from sightline.intake.load import read_again
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.publishing import publish_candidate
from sightline.store import backup as backups

DATABASE = "application.sqlite3"


def rebuild(
    authority: Authority = "",
    read: Annotated[
        bool, typer.Option(help="Read the original files again, as after an upgrade.")
    ] = True,
    data: Data = DEFAULT_DATA,
) -> None:
    """Make all records anew from every load, count again, publish.

    After an upgrade. The published records serve until the new ones are whole. What was unpublished
    is not published by this: “publish” does that.
    """
    folder = DataFolder(data)
    code = one_authority(folder, authority)
    place = folder.store.authority(code)
    with screen.progress() as tell:
        made = place.rebuild(
            read_again if read else None,
            lambda sentence, share: tell(sentence, share * 0.8),
            publish=False,
        )
        if place.withdrawn():
            screen.say(f"Authority {code} is rebuilt: snapshot {made.id}, not published.")
            return
        snapshot = publish_candidate(
            folder,
            code,
            by=getpass.getuser(),
            at=datetime.now(UTC),
            reason="Rebuilt.",
            progress=lambda sentence, share: tell(sentence, 0.8 + 0.2 * share),
        )
    screen.say(f"Authority {code} is rebuilt: snapshot {snapshot.id}.")


def backup(
    to: Annotated[Path, typer.Argument(help="The file to write, such as sightline.tar.")],
    data: Data = DEFAULT_DATA,
) -> None:
    """Put everything into one file. Keep it encrypted.

    Records, original files, figures, comparators, settings, targets, local indicators, and the
    accounts where they are kept in the data folder.

    \b
    Examples:
      sightline backup /mnt/encrypted/sightline-2026-11-01.tar
    """
    database = data / DATABASE
    made = backups.backup(data, to, database if database.is_file() else None)
    screen.say(f"{len(made.files):,} files are kept in {made.path}. It holds children's records.")


def restore(
    backup_file: Annotated[Path, typer.Argument(help="A file that “backup” wrote.")],
    data: Data = DEFAULT_DATA,
) -> None:
    """Put a backup into an empty data folder.

    Each file is checked against the backup's list first.

    \b
    Examples:
      sightline restore sightline-2026-11-01.tar --data var/restored
    """
    found = backups.restore(backup_file, data)
    made = f"{found.made_at:%d/%m/%Y %H:%M} UTC"
    screen.say(f"{len(found.files):,} files are restored to {data}, as they were on {made}.")


def doctor(json: AsJson = False, data: Data = DEFAULT_DATA) -> None:
    """Look whether this installation is sound.

    Exit code 1 where something needs doing; the sentence says what.
    """
    checks = [*all_checks(DataFolder(data)), *application_checks(data)]
    if json:
        screen.as_json([vars(check) for check in checks])
    else:
        for check in checks:
            screen.say(f"{'✔' if check.ok else '✘'} {check.sentence}")
    if not all(check.ok for check in checks):
        raise typer.Exit(1)
