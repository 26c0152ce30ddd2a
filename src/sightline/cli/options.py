"""Options that several commands share, each said once."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from sightline.pipeline.folder import DataFolder

DATA_ENVIRONMENT = "SIGHTLINE_DATA"
DEFAULT_DATA = Path("var/data")

Data = Annotated[
    Path,
    typer.Option(
        "--data",
        envvar=DATA_ENVIRONMENT,
        help="The data folder.",
        show_default=True,
    ),
]
Authority = Annotated[
    str,
    typer.Option(
        "--authority",
        "-a",
        envvar="SIGHTLINE_AUTHORITY",
        help="DfE number of the authority, such as 336; needed only where the folder holds several.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


class AskedWrongly(typer.BadParameter):
    """A bad argument: the sentence is shown with the command's usage, and the exit code is 2."""


def day_of(text: str | None) -> date | None:
    """2026-10-31 or 31/10/2026 as a day; None for none."""
    if not text:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a calendar day has no zone
        except ValueError:
            continue
    raise AskedWrongly(f"“{text}” is no day. Write it as 2026-10-31 or 31/10/2026.")


def one_authority(data: DataFolder, code: str) -> str:
    """The authority asked for, or the only one the folder holds."""
    held = data.store.authorities()
    if code:
        if code not in held:
            known = f" It holds {', '.join(held)}." if held else ""
            raise AskedWrongly(f"The folder {data.path} holds no authority {code}.{known}")
        return code
    if not held:
        raise AskedWrongly(
            f"The folder {data.path} holds no records yet. Load an extract first: "
            "sightline load FILE."
        )
    if len(held) > 1:
        raise AskedWrongly(f"Say which authority with --authority: {', '.join(held)}.")
    return held[0]
