"""Cold start: the made-up authority from nothing to its figures, in a process of its own."""

import subprocess
import sys
import time
from pathlib import Path

from bench.timing import Row, show


def run(folder: Path) -> None:
    python = [sys.executable, "-c"]
    start = time.perf_counter()
    subprocess.run([*python, "import sightline.cli"], check=True, capture_output=True)
    starting = time.perf_counter() - start
    start = time.perf_counter()
    command = [*python, "from sightline.cli import main; main()", "demo", "--no-serve"]
    subprocess.run([*command, "--data", str(folder / "demo")], check=True, capture_output=True)
    seconds = time.perf_counter() - start
    rows = [
        Row("starting the program", starting),
        Row("sightline demo --no-serve", seconds, f"{seconds / starting:,.0f} × the starting",
            "60 s, with the first page"),
    ]  # fmt: skip
    show("Demo: from nothing to figures", rows)
