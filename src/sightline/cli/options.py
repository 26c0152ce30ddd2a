"""Options that several commands share, each said once."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from sightline.cli.usage import AskedWrongly
from sightline.pipeline.folder import DataFolder
from sightline.vocabulary.periods import read_period_label
from sightline.vocabulary.problems import did_you_mean
from sightline.vocabulary.words import Basis, Level

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
        help="DfE number, such as 336; may be left out where it is plain which one is meant.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


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


def period_of(text: str, default: date) -> date:
    """A day, or the last day of what a label such as “Q2 2026/27” or “Mar 2026” names."""
    if not text:
        return default
    try:
        return read_period_label(text).last
    except ValueError as error:
        raise AskedWrongly(str(error)) from None


def basis_of(text: str) -> Basis | None:
    if text and text not in set(Basis):
        raise AskedWrongly(f"“{text}” is no basis.{did_you_mean(text, Basis)}")
    return Basis(text) if text else None


def level_of(text: str, unit: str) -> Level:
    """The level named; a team where only a unit is named."""
    if text and text not in set(Level):
        raise AskedWrongly(f"“{text}” is no level.{did_you_mean(text, Level)}")
    if text:
        return Level(text)
    return Level.TEAM if unit else Level.AUTHORITY
