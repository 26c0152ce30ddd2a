"""Cold start: the made-up authority from nothing to its figures, in a process of its own."""

import subprocess
import sys
from pathlib import Path

from bench.timing import Row, show, times, took


def run(folder: Path) -> None:
    starting = took(lambda: _python("import sightline.cli"))
    whole = took(
        lambda: _python(
            "from sightline.cli import main; main()", "demo", "--no-serve",
            "--data", str(folder / "demo"),
        )
    )  # fmt: skip
    rows = [
        Row("starting the program", starting),
        Row("sightline demo --no-serve", whole, f"{times(whole / starting)} the starting",
            "60 s, with the first page"),
    ]  # fmt: skip
    show("Demo: from nothing to figures", rows)


def _python(*arguments: str) -> None:
    subprocess.run([sys.executable, "-c", *arguments], check=True, capture_output=True)
