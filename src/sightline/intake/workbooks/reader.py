"""Starts the process that opens a workbook, and reads what it wrote."""

import json
import signal
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from sightline.intake.grids import ErrorCell, Grid, RawCell, RawColumn
from sightline.intake.limits import Limits
from sightline.intake.refusal import IntakeRefused
from sightline.intake.sources import SourceFile
from sightline.intake.words import column_letters

_CHILD = Path(__file__).with_name("child.py")
_SENTENCES = {
    "password": "“{}” is protected by a password: save it without one and load it again.",
    "damaged": "“{}” is no workbook that can be read: it is damaged, was cut off, or is of another "
    "kind. Save it again as .xlsx, and check that the upload finishes.",
    "memory": "“{}” needs more memory than a return should: delete empty rows and columns, unused "
    "sheets and pictures, and save it again.",
    "bomb": "“{}” unpacks to far more than a return can hold, as files made to do harm do. "
    "If it is yours, delete empty rows and unused sheets and save it again.",
    "time": "“{}” takes longer to open than a return should: delete empty rows and unused sheets, "
    "and save it again.",
}


def read_workbook(file: SourceFile, limits: Limits) -> list[Grid]:
    """Every sheet of the workbook. Raises IntakeRefused where it can't be read."""
    answer = _run(file, limits)
    header, _, body = answer.partition(b"\n")
    # A process stopped half-way has said nothing, or not all.
    told: dict[str, Any] = json.loads(header) if header.endswith(b"}") else {"refused": "memory"}
    if "refused" in told:
        raise IntakeRefused(_sentence(file.name, told["refused"]))
    positions = np.frombuffer(body, dtype=np.int32)
    if len(positions) != sum(sheet["height"] * len(sheet["columns"]) for sheet in told["sheets"]):
        raise IntakeRefused(_sentence(file.name, "memory"))
    grids, start = [], 0
    for sheet in told["sheets"]:
        columns = []
        for cells in sheet["columns"]:
            at = positions[start : start + sheet["height"]]
            columns.append(RawColumn(tuple(map(_cell, cells)), at))
            start += sheet["height"]
        grids.append(
            Grid(
                name=sheet["name"],
                file=file.name,
                columns=tuple(columns),
                errors=tuple(ErrorCell(*error) for error in sheet["errors"]),
                merged=tuple(_range(*corners) for corners in sheet["merged"]),
            )
        )
    return grids


def _run(file: SourceFile, limits: Limits) -> bytes:
    numbers = (limits.memory, limits.seconds, limits.cells, limits.unpacked)
    command = [sys.executable, "-I", str(_CHILD), *map(str, numbers)]
    try:
        done = subprocess.run(
            command, input=file.content, capture_output=True, timeout=limits.seconds, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise IntakeRefused(_sentence(file.name, "time")) from late
    if done.returncode == -signal.SIGXCPU:
        raise IntakeRefused(_sentence(file.name, "time"))
    return done.stdout


def _sentence(name: str, refused: str) -> str:
    if refused.startswith("stray|"):
        _, sheet, cell = refused.split("|")
        where = f"a stray cell far outside its table ({cell})" if cell else "far too many cells"
        return (
            f"Sheet “{sheet}” of “{name}” has {where}: delete the empty rows and columns "
            "beyond the table and save it again."
        )
    return _SENTENCES[refused].format(name)


def _cell(tagged: Any) -> RawCell:
    if isinstance(tagged, list):
        kind, text = tagged
        return datetime.fromisoformat(text) if kind == "t" else date.fromisoformat(text)
    assert isinstance(tagged, str | bool | float | int)
    return tagged


def _range(top: int, left: int, bottom: int, right: int) -> tuple[int, int, str]:
    first = f"{column_letters(left)}{top + 1}"
    return top + 1, bottom + 1, f"{first}:{column_letters(right)}{bottom + 1}"
