"""One, ten, a hundred authorities in one store: time for each event, and the memory it takes."""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from bench.events import LAST, event_count, load_events, make_events
from bench.timing import Row, Took, show
from sightline.measures.figures.compute import compute_figures
from sightline.measures.language.catalogue import load_catalogue
from sightline.store.store import Store

CHILDREN, MONTHS = 4_000, 12


def run(
    folder: Path, *, children: int = CHILDREN, authorities: tuple[int, ...] = (1, 10, 100)
) -> None:
    """The same store grows; each size is counted in a process of its own, for its memory alone."""
    store, made = Store(folder / "growth"), make_events(children)
    rows: list[Row] = []
    first = 0.0
    for count in authorities:
        for number in range(len(store.authorities()), count):
            load_events(store, f"{100 + number}", made, (LAST,))
        events = event_count(made) * count
        seconds, megabytes = _in_a_process_of_its_own(store.folder)
        first = first or seconds / events
        ratio = seconds / events / first
        memory = f"{megabytes:,} MB at most, {1e6 * seconds / events:,.0f} µs an event"
        reach = "1.5 ×" if rows else ""
        rows.append(Row(f"{count} × {events // count:,} events", Took(seconds),
                        f"{ratio:.2f} × per event", reach, memory))  # fmt: skip
    show(f"Growth: every indicator × {MONTHS} months for all authorities at once", rows)


def _in_a_process_of_its_own(folder: Path) -> tuple[float, int]:
    command = [sys.executable, "-m", "bench.growth", str(folder)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, megabytes = json.loads(said)
    return seconds, megabytes


def count_all(folder: Path) -> tuple[float, int]:
    """Seconds for the figures of every authority of the store, and this process's most memory."""
    store, catalogue = Store(folder), load_catalogue()
    published = [store.authority(code).published() for code in store.authorities()]
    start = time.perf_counter()
    compute_figures(
        [snapshot for snapshot in published if snapshot], catalogue, months=MONTHS, breakdowns=()
    )
    seconds = time.perf_counter() - start
    return seconds, most_memory()


def most_memory() -> int:
    """Megabytes this process held at most.

    Linux lets a process begin with its parent's mark in getrusage, so its own is read first.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        (peak,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) // 1024
    # Bytes on macOS.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024**2


if __name__ == "__main__":
    print(json.dumps(count_all(Path(sys.argv[1]))))
