"""Pack in ten minutes: from verified cards to a frozen pack in every kind of file."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bench.timing import Row, Took, best, show, times, took

AUTHORITY, MONTH = "999", date(2026, 10, 31)
SERVICES = ("front_door", "assessment", "care", "practice")
INDICATORS = 60
EMPTY = "an empty page as PDF"


def run(folder: Path, *, indicators: int = INDICATORS, repeats: int = 3) -> None:
    """Four services share the indicators. In a process of its own, on a database of its own."""
    command = [
        sys.executable,
        "-m",
        "bench.pack",
        str(folder / "pack"),
        str(indicators),
        str(repeats),
    ]
    said = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    spent = {name: Took(*each) for name, each in said.items()}
    empty = spent.pop(EMPTY)
    whole = sum(each.seconds for each in spent.values())
    total = Took(whole, sum(each.processor for each in spent.values()))
    rows = [Row(EMPTY, empty)]
    rows += [Row(name, each, f"{times(each / empty)} empty PDF") for name, each in spent.items()]
    what = f"the whole: {len(SERVICES)} services, {indicators} indicators"
    rows.append(Row(what, total, f"{times(total / empty)} empty PDF", "60 s"))
    show("Pack: from verified cards to a frozen pack", rows)


def measure(folder: Path, indicators: int, repeats: int) -> dict[str, Took]:
    """What each step took: everything a person waits for after the last service verified."""
    pack, director = _ready(folder, indicators)
    from sightline.apps.pack import actions
    from sightline.apps.papers.actions import write_file
    from sightline.apps.papers.queries import latest
    from sightline.documents.exports import FORMATS, to_pdf
    from sightline.documents.model import Document, Paragraph

    at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    page = Document("Empty", (), (Paragraph("Nothing."),))
    spent = {EMPTY: best(lambda: to_pdf(page), repeats)}
    spent["assemble"] = took(lambda: actions.ask_to_freeze(by=director, pack=pack, at=at))
    spent["freeze"] = took(lambda: actions.freeze_pack(id=pack.pk, at=at, writes_files=False))
    version = latest(pack)
    assert version is not None
    for ending in FORMATS:
        spent[ending] = took(lambda ending=ending: write_file(version, ending, at=at))
    return spent


def _ready(folder: Path, indicators: int) -> tuple[Any, Any]:
    """A pack that is complete: cards verified, everything brought."""
    folder.mkdir(parents=True)
    services = "\n".join(
        f'[{key}]\ntitle = "{key.title()}"\nareas = ["{key}"]\nunit = ""\nanswers = "director"\n'
        for key in SERVICES
    )
    (folder / "scorecards.toml").write_text(services, encoding="utf-8")
    from sightline.web.serve import prepare

    prepare(folder)
    from django.conf import settings

    settings.SIGHTLINE_AUTHORITY = AUTHORITY
    from bench.pack_made import director_and_pack

    return director_and_pack(SERVICES, indicators, MONTH)


if __name__ == "__main__":
    where, count, again = sys.argv[1:]
    found = measure(Path(where), int(count), int(again))
    print(json.dumps({name: (each.seconds, each.processor) for name, each in found.items()}))
