"""What doctor looks at: the store, definitions, settings, figures, comparators, paper."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sightline.documents.exports import why_no_pdf
from sightline.pipeline.alarms import Alarms
from sightline.pipeline.folder import DataFolder
from sightline.store.doctor import Check, check_store
from sightline.vocabulary.problems import ProblemsFound


def all_checks(data: DataFolder) -> list[Check]:
    checks = [*check_store(data.path), *_definitions(data), *_authorities(data)]
    return [*checks, _published(data), _paper()]


def _definitions(data: DataFolder) -> Iterator[Check]:
    try:
        catalogue = data.catalogue()
        data.settings(catalogue)
    except ProblemsFound as found:
        for problem in found.problems:
            yield Check(False, str(problem))
        return
    yield Check(True, f"{len(catalogue)} indicators and the settings file can be read.")


def _authorities(data: DataFolder) -> Iterator[Check]:
    try:
        alarms = data.settings().alarms
    except ProblemsFound:  # told among the definitions
        alarms = Alarms()
    for code in data.store.authorities():
        snapshot = data.store.authority(code).published()
        if snapshot is None:
            continue
        if data.figures(snapshot) is None:
            sentence = f"Authority {code} has records but no figures: run sightline compute."
            yield Check(False, sentence)
        age = (datetime.now(UTC).date() - snapshot.manifest.data_as_at).days
        fresh = age <= alarms.load_days
        yield Check(
            fresh,
            f"Authority {code}: the latest extract was drawn {age} days ago"
            + ("." if fresh else "; load a newer one."),
        )


def _published(data: DataFolder) -> Check:
    if data.comparators() is None:
        return Check(
            False,
            "No published statistics are loaded, so figures stand alone: "
            "sightline comparators load FOLDER.",
        )
    return Check(True, "Published statistics are loaded.")


def _paper() -> Check:
    """Sound without: all but PDF works, and whoever asks for one is told the same sentence."""
    return Check(True, why_no_pdf() or "PDF files can be made.")


def application_checks(data: Path) -> list[Check]:
    """Those of the web application, asked of it in a process of its own; none before it ran once.

    The command line knows nothing of the application but how to start it.
    """
    if not (data / "application.sqlite3").is_file() and not os.environ.get("DATABASE_URL"):
        return []
    asked = subprocess.run(
        [sys.executable, "-m", "sightline.web", "doctor"],
        env={**os.environ, "SIGHTLINE_DATA": str(data.resolve())},
        capture_output=True,
        text=True,
        timeout=120,
    )
    if asked.returncode:
        lines = asked.stderr.strip().splitlines() or ["it says nothing"]
        return [Check(False, f"The web application does not start: {lines[-1]}")]
    return [Check(**found) for found in json.loads(asked.stdout)]
