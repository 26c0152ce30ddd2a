"""`./run bench [all|NAME …] [--quick]`: see docs/guides/benchmarks.md."""

import argparse
import os
import platform
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

NAMES = ("engine", "growth", "intake", "page", "pack", "plan", "audits", "visitors", "demo")
# With --quick everything is a small fraction of its size: to see that it runs, not how fast.
QUICK = {
    "engine": {"children": 2_000, "repeats": 1},
    "growth": {"children": 500, "authorities": (1, 3)},
    "intake": {"share": 0.02, "repeats": 1},
    "page": {"children": 1_000, "repeats": 2},
    "pack": {"indicators": 8, "repeats": 1},
    "plan": {"milestones": 40, "years": 2, "repeats": 1},
    "audits": {"audits": 60, "years": 2, "repeats": 1},
    "visitors": {"children": 1_000, "visitors": 5, "seconds": 5, "settle": 20},
    "demo": {},
}


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="./run bench", description="Measure speed, as ratios.")
    parser.add_argument("what", nargs="*", choices=[*NAMES, "all"], default=["all"])
    parser.add_argument("--quick", action="store_true", help="small sizes: does it run at all?")
    asked = parser.parse_args(arguments)
    names = NAMES if "all" in asked.what else asked.what
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}.")
    print("Seconds are this machine's, and of whatever else it was doing; ratios travel.")
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as folder:
        for name in names:
            run: Callable[..., None] = import_module(f"bench.{name}").run
            run(Path(folder), **(QUICK[name] if asked.quick else {}))


if __name__ == "__main__":
    main()
