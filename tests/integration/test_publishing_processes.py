"""Two readers and one publisher at once: nobody ever sees a half-published snapshot.

Real processes. Each snapshot has as many plans as its only figure says, so that a reader who met
the records of one and the figures of another, or records without figures, would notice.
"""

import json
import os
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from tests.integration.store.extracts import extract

ROOT = Path(__file__).resolve().parents[2]
SECONDS, LOADS = 60, 8

READER = """
import json, sys, time
from pathlib import Path
from sightline.documents.source import figures_file, source_of
from sightline.pipeline.folder import DataFolder
from sightline.vocabulary.words import Level

data, stop = Path(sys.argv[1]), Path(sys.argv[2])
seen, looks = {}, 0
while not stop.exists():
    source = source_of(data)                # what every page begins with
    if source is None:
        assert not seen, "published records vanished"
        continue
    folder = DataFolder(data)
    snapshot = folder.store.authority("999").snapshot(source.snapshot)
    assert folder.has_figures(snapshot), "records without figures"
    figures = folder.figures(snapshot)
    value = figures.table["value"][0].as_py()
    plans = len(snapshot.arrow("cp_plans"))
    assert plans == value == snapshot.manifest.tables["cp_plans"], (plans, value)
    # And the way the store itself gives it: the pointer never names what is not whole.
    published = folder.store.authority("999").published()
    assert published is not None and folder.has_figures(published)
    seen[snapshot.id] = plans
    looks += 1
print(json.dumps({"seen": sorted(seen.values()), "looks": looks}))
"""

PUBLISHER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
import pyarrow as pa
from dataclasses import asdict
from tests.integration.test_publishing_processes import LOADS, load
from tests.made_figures import Figure, INDICATORS, LAST, R12
from sightline.measures.figures.figures import SCHEMA, Figures
from sightline.pipeline.folder import DataFolder

data = DataFolder(Path(sys.argv[1]))
place = data.store.authority("999")
for number in range(1, LOADS + 1):
    candidate = place.add(load(number), publish=False)
    plans = float(len(candidate.arrow("cp_plans")))
    row = asdict(Figure(INDICATORS[0].id, R12, LAST, plans, plans))
    table = pa.Table.from_pylist([row], schema=SCHEMA)
    Figures(table, {"queries": []}).write(data.figures_folder(candidate))
    now = datetime.now(UTC)
    place.publish(candidate.id, by="publisher", at=now)
    if number % 3 == 0:
        place.unpublish(by="publisher", at=now, reason="To see that going back is whole as well.")
        place.publish(candidate.id, by="publisher", at=now)
"""


def load(number: int):
    day = date(2024, 1, 31) + timedelta(days=number)
    plans = [{"child_id": f"c{n}", "started_on": "2024-01-10"} for n in range(number)]
    return extract(day.isoformat(), cp_plans=plans)


def started(program: str, *arguments: object) -> "subprocess.Popen[str]":
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": paths},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_readers_and_one_publisher_never_see_a_half_published_snapshot(tmp_path):
    data, stop = tmp_path / "data", tmp_path / "stop"
    readers = [started(READER, data, stop) for _ in range(2)]
    publisher = started(PUBLISHER, data)
    _, fault = publisher.communicate(timeout=SECONDS)
    time.sleep(0.5)  # each reader sees the last one too
    stop.touch()
    told = [reader.communicate(timeout=SECONDS) for reader in readers]
    assert publisher.returncode == 0, fault
    for reader, (said, fault) in zip(readers, told, strict=True):
        assert reader.returncode == 0, fault
        seen = json.loads(said)
        assert seen["looks"] > len(seen["seen"]) > 2, "the readers looked while it was published"
        assert seen["seen"][-1] == LOADS


def test_the_readers_of_that_test_would_notice(tmp_path):
    """A pointer that moves before the figures are there is what they look for."""
    data, stop = tmp_path / "data", tmp_path / "stop"
    step = '    place.publish(candidate.id, by="publisher", at=now)\n'
    early = "    import time; now = datetime.now(UTC)\n" + step + "    time.sleep(0.5)\n"
    wrong = PUBLISHER.replace(step, "", 1).replace("    row = asdict", early + "    row = asdict")
    reader = started(READER, data, stop)
    publisher = started(wrong, data)
    _, of_publisher = publisher.communicate(timeout=SECONDS)
    stop.touch()
    _, fault = reader.communicate(timeout=SECONDS)
    assert publisher.returncode == 0, of_publisher
    assert reader.returncode != 0
    assert "AssertionError" in fault
