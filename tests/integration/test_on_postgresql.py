"""What the database itself must hold to, once more on PostgreSQL: locks, refusals, undo."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
AGAIN = [
    "events",
    "work/test_running.py",
    "thread",
    "attachments",
    "notices",
    "digests",
    "loads/test_actions.py",
]


def test_the_shared_parts_hold_on_postgresql_as_on_sqlite(postgresql_url: str) -> None:
    folders = [str(HERE / name) for name in AGAIN if (HERE / name).exists()]
    again = [sys.executable, "-m", "pytest", "-q", "-x", "-m", "not browser", *folders]
    environment = {**os.environ, "DATABASE_URL": postgresql_url, "SIGHTLINE_NO_SKIPS": ""}
    done = subprocess.run(
        again, env=environment, cwd=HERE.parents[1], capture_output=True, text=True, timeout=500
    )
    assert done.returncode == 0, done.stdout[-3000:]
