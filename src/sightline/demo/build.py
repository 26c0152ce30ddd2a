"""Wrenshire from nothing to figures: makes its files, then loads them as anybody's are loaded."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from sightline.comparators import load_comparators
from sightline.demo.make_files import DemoFiles, Extract, make_files
from sightline.demo.world import AUTHORITY, AUTHORITY_NAME, DATA_AS_AT, PUBLISHED_DAYS
from sightline.intake.read import read_files
from sightline.pipeline.figures import count_figures
from sightline.pipeline.folder import DataFolder
from sightline.pipeline.publishing import publish_candidate
from sightline.quality.publish import keep_findings
from sightline.store.files import write_text
from sightline.store.loads import NewLoad

Progress = Callable[[str, float], None]
LOADED_BY = "Demonstration"
# Of a snapshot that is not the newest, only what a month's scorecards show.
MONTHS_BEFORE = 25


def build_demo(data: DataFolder, files: Path, progress: Progress | None = None) -> DemoFiles:
    """Fills an empty data folder with Wrenshire. Says what it does as (sentence, share done)."""
    tell = progress or (lambda sentence, share: None)
    made = make_files(files, lambda sentence, share: tell(sentence, share * 0.35))
    data.path.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_text(data.settings_file, f'[authorities]\n{AUTHORITY} = "{AUTHORITY_NAME}"\n')
    tell("Loading the made-up comparators", 0.36)
    load_comparators(made.published, data.path, made_up=True)
    _set_targets(data)
    share = 1 / len(PUBLISHED_DAYS)
    for number, day in enumerate(PUBLISHED_DAYS):
        _publish(data, made, day, _between(tell, 0.4 + 0.6 * number * share, 0.6 * share))
    keep_findings(data, AUTHORITY)
    tell(f"Wrenshire is ready, as at {DATA_AS_AT:%d %B %Y}", 1.0)
    return made


def _publish(data: DataFolder, made: DemoFiles, day: date, tell: Progress) -> None:
    """What was loaded since the last publication, up to this day; the last one with everything."""
    before = [each for each in PUBLISHED_DAYS if each < day]
    since = before[-1] if before else date.min
    new = [each for each in made.extracts if since < each.extract_on <= day]
    place = data.store.authority(AUTHORITY)
    snapshot = place.add_all(
        _loads(new, _between(tell, 0.0, 0.35)), _between(tell, 0.35, 0.25), publish=False
    )
    if day != DATA_AS_AT:
        tell("Counting every indicator", 0.6)
        count_figures(data, snapshot, months=MONTHS_BEFORE, breakdowns=())
    publish_candidate(
        data,
        AUTHORITY,
        by=LOADED_BY,
        at=datetime.combine(day, time(19), UTC),
        progress=lambda sentence, share: tell("Counting every indicator", 0.6 + 0.4 * share),
    )


def _between(tell: Progress, first: float, share_of_all: float) -> Progress:
    """A part of the whole way."""
    return lambda sentence, share: tell(sentence, first + share * share_of_all)


def _loads(extracts: list[Extract], tell: Progress) -> Iterator[NewLoad]:
    for number, extract in enumerate(extracts):
        tell(f"Reading {extract.path.name}", number / len(extracts))
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
