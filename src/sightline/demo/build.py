"""Wrenshire from nothing to figures: makes its files, then loads them as anybody's are loaded."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time
from pathlib import Path

from sightline.comparators import load_comparators
from sightline.demo.make_files import DemoFiles, make_files
from sightline.demo.world import AUTHORITY, AUTHORITY_NAME, DATA_AS_AT
from sightline.intake.read import read_files
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.publishing import publish_candidate
from sightline.quality.publish import keep_findings
from sightline.store.files import write_text
from sightline.store.loads import NewLoad

Progress = Callable[[str, float], None]
LOADED_BY = "Demonstration"


def build_demo(data: DataFolder, files: Path, progress: Progress | None = None) -> DemoFiles:
    """Fills an empty data folder with Wrenshire. Says what it does as (sentence, share done)."""
    tell = progress or (lambda sentence, share: None)
    made = make_files(files, lambda sentence, share: tell(sentence, share * 0.35))
    data.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_text(data.settings_file, f'[authorities]\n{AUTHORITY} = "{AUTHORITY_NAME}"\n')
    tell("Loading the made-up comparators", 0.36)
    load_comparators(made.published, data.path, made_up=True)
    data.store.authority(AUTHORITY).add_all(
        _loads(made, lambda sentence, share: tell(sentence, 0.4 + share * 0.35)),
        lambda sentence, share: tell(sentence, 0.75 + share * 0.15),
        publish=False,
    )
    _set_targets(data)
    publish_candidate(
        data,
        AUTHORITY,
        by=LOADED_BY,
        at=datetime.combine(DATA_AS_AT, time(19), UTC),
        progress=lambda sentence, share: tell("Counting every indicator", 0.9 + 0.1 * share),
    )
    keep_findings(data, AUTHORITY)
    tell(f"Wrenshire is ready, as at {DATA_AS_AT:%d %B %Y}", 1.0)
    return made


def _loads(made: DemoFiles, tell: Progress) -> Iterator[NewLoad]:
    for number, extract in enumerate(made.extracts):
        tell(f"Reading {extract.path.name}", number / len(made.extracts))
        yield read_files(
            [extract.path],
            AUTHORITY,
            extract.kind,
            extract.extract_on,
            loaded_by=LOADED_BY,
            loaded_at=datetime.combine(extract.extract_on, time(18), UTC),
        )


def _set_targets(data: DataFolder) -> None:
    place = data.path / "authorities" / AUTHORITY
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    targets = Path(__file__).with_name("targets.toml").read_text(encoding="utf-8")
    write_text(place / "targets.toml", targets)
