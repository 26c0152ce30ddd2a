"""Wrenshire from nothing to figures: makes its files, then loads them as anybody's are loaded."""

from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

from sightline.comparators import load_comparators
from sightline.demo.make_files import DemoFiles, make_files
from sightline.demo.world import AUTHORITY, AUTHORITY_NAME, DATA_AS_AT
from sightline.intake.load import load_files
from sightline.pipeline.figures import publish_figures
from sightline.pipeline.folder import DataFolder

Progress = Callable[[str, float], None]
LOADED_BY = "Demonstration"


def build_demo(data: DataFolder, files: Path, progress: Progress | None = None) -> DemoFiles:
    """Fills an empty data folder with Wrenshire. Says what it does as (sentence, share done)."""
    tell = progress or (lambda sentence, share: None)
    made = make_files(files, lambda sentence, share: tell(sentence, share * 0.25))
    data.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    data.settings_file.write_text(
        f'[authorities]\n{AUTHORITY} = "{AUTHORITY_NAME}"\n', encoding="utf-8"
    )
    tell("Loading the made-up comparators", 0.25)
    load_comparators(made.published, data.path, made_up=True)
    for number, extract in enumerate(made.extracts):
        tell(f"Loading {extract.path.name}", 0.3 + 0.6 * number / len(made.extracts))
        load_files(
            data.store,
            [extract.path],
            authority=AUTHORITY,
            kind=extract.kind,
            extract_on=extract.extract_on,
            loaded_by=LOADED_BY,
            loaded_at=datetime.combine(extract.extract_on, time(18), UTC),
        )
    tell("Counting every indicator for three years", 0.92)
    publish_figures(data, AUTHORITY)
    tell(f"Wrenshire is ready, as at {DATA_AS_AT:%d %B %Y}", 1.0)
    return made
