"""A load in the background outlives its worker: real processes, one of them killed, on both
databases.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from tests.database_once import MigratedOnce
from tests.integration.loads.conftest import CENSUS

ROOT = Path(__file__).resolve().parents[3]
ASK = """
import sys
from pathlib import Path
import django
django.setup()
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.personas import person
from sightline.apps.loads import actions
file = Path(sys.argv[1])
given = SimpleUploadedFile(file.name, file.read_bytes())
actions.upload(by=person("analyst"), authority="999", files=[given], publishes=True,
               at=timezone.now())
"""
WORK = """
import sys, time
from datetime import timedelta
from pathlib import Path
import django
django.setup()
from sightline.apps.work import registry, rules
from sightline.apps.work.loop import WorkLoop
from sightline.pipeline import publishing
registry.find_due_work()
registry._all.clear()
rules.HEARTBEAT, rules.GONE_AFTER = timedelta(seconds=0.3), timedelta(seconds=2)
note, hangs = Path(sys.argv[1]), sys.argv[2] == "hangs"
whole = publishing.count_figures

def count(data, snapshot, **more):
    note.write_text("counting")
    if hangs:
        time.sleep(120)
    return whole(data, snapshot, **{**more, "months": 1})

publishing.count_figures = count
WorkLoop().once()
"""
LOOK = """
import json
import django
django.setup()
from sightline.apps.loads.actions.files import data
from sightline.apps.loads.models import Preparation
made = Preparation.objects.get()
place = data().store.authority("999")
now = place.published()
print(json.dumps({"state": made.state, "loads": len(place.loads()),
                  "published": bool(now and data().has_figures(now))}))
"""
Environment = dict[str, str]


@pytest.fixture(params=["sqlite", "postgresql"])
def environment(
    request: pytest.FixtureRequest, tmp_path: Path, migrated_once: MigratedOnce
) -> Iterator[Environment]:
    changed = {
        **os.environ,
        "SIGHTLINE_DATA": str(tmp_path / "data"),
        "SIGHTLINE_AUTHORITY": "999",
        "DJANGO_SETTINGS_MODULE": "sightline.web.settings",
        "DATABASE_URL": "",
        "PYTHONPATH": str(ROOT),
    }
    if request.param == "postgresql":
        server = request.getfixturevalue("postgresql_url")
        name = re.sub(r"\W", "_", f"loads_{tmp_path.name}_{os.getpid()}").lower()[:60]
        with psycopg.connect(server, autocommit=True) as connection:
            template = migrated_once.on_postgresql(server)
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        changed["DATABASE_URL"] = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    else:
        migrated_once.into(tmp_path / "data")
    yield changed
    if request.param == "postgresql":
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def run(program: str, environment: Environment, *arguments: object) -> str:
    given = [sys.executable, "-c", program, *map(str, arguments)]
    done = subprocess.run(given, env=environment, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_the_load_of_a_killed_worker_is_finished_by_the_next(environment, files, tmp_path):
    note = tmp_path / "note"
    run(ASK, environment, files / CENSUS)
    killed = subprocess.Popen([sys.executable, "-c", WORK, str(note), "hangs"], env=environment)
    until = time.monotonic() + 90
    while not note.exists():
        assert killed.poll() is None
        assert time.monotonic() < until
        time.sleep(0.1)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    left = json.loads(run(LOOK, environment))
    assert left == {"state": "under way", "loads": 1, "published": False}
    time.sleep(2.5)  # until it counts as gone
    run(WORK, environment, note, "works")
    done = json.loads(run(LOOK, environment))
    assert done == {"state": "published", "loads": 1, "published": True}
