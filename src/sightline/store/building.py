"""From all loads of an authority to one finished snapshot folder, not yet in its place."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sightline.store.accumulate import accumulate
from sightline.store.built import build_filled
from sightline.store.connection import enclosed
from sightline.store.coverage import coverage, known
from sightline.store.loads import LoadRecord
from sightline.store.organisation import read_organisation
from sightline.store.publish import seal, write_manifest, write_records
from sightline.vocabulary.declared import declared_records

Progress = Callable[[str, float], None]  # a sentence of what is being done, and how far: 0 to 1


def build_snapshot(
    place: Path, authority: str, loads: Sequence[LoadRecord], working: Path, progress: Progress
) -> str:
    """Make `working/snapshot` of these loads, in their order, and return the snapshot's id."""
    telling = _Telling(progress)
    organisation = read_organisation(place)
    folder = working / "snapshot"
    with enclosed(place, working / "spill") as connection:
        warnings = accumulate(connection, authority, loads, telling.accumulating, organisation)
        empty = build_filled(
            connection,
            authority=authority,
            known=known(coverage(loads)),
            told=telling.building,
        )
        telling.say("Writing the snapshot", 0.8)
        counts = write_records(connection, folder, empty)
    name = write_manifest(
        folder,
        authority=authority,
        created_at=datetime.now(UTC),
        loads=loads,
        tables=counts,
        warnings=warnings,
        organisation=organisation.hash,
    )
    seal(folder)
    return name


class _Telling:
    """Turns the tables' names into sentences with a fraction."""

    def __init__(self, progress: Progress) -> None:
        self.say = progress
        self.titles = {table.name: table.title for table in declared_records()}
        self.done = 0

    def accumulating(self, table: str) -> None:
        self._next(f"Bringing together: {self.titles[table]}", 0.0)

    def building(self, table: str) -> None:
        self._next(f"Working out: {self.titles[table]}", 0.4)

    def _next(self, sentence: str, after: float) -> None:
        self.done += 1
        part = 0.4 * (self.done % len(self.titles)) / len(self.titles)
        self.say(sentence, after + part)
