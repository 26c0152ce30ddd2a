"""The one way to published figures: load, candidate, figures, publish.

Figures are counted while the snapshot is still a candidate, so a reader never meets records
without figures. A fault in the catalogue or a crash leaves a candidate; the same call finishes it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sightline.intake.limits import Limits
from sightline.intake.load import LoadOutcome, load_files
from sightline.pipeline.figures import MONTHS, NothingPublished, count_figures
from sightline.pipeline.folder import DataFolder
from sightline.store.publications import Publication
from sightline.store.snapshots import Snapshot

Progress = Callable[[str, float], None]
_LOADED, _COUNTED = 0.6, 0.98


@dataclass(frozen=True)
class Loaded:
    """What came of loading. `held_back` says in a sentence why it is prepared, not published."""

    outcome: LoadOutcome
    snapshot: Snapshot
    is_published: bool
    held_back: str = ""


def load_and_publish(
    data: DataFolder,
    paths: Path | str | Iterable[Path | str],
    *,
    by: str,
    at: datetime,
    authority: str | None = None,
    kind: str | None = None,
    extract_on: date | None = None,
    instead_of: str = "",
    publish: bool = True,
    count: bool = True,
    limits: Limits | None = None,
    prepared: Callable[[LoadOutcome], None] | None = None,
    progress: Progress | None = None,
) -> Loaded:
    """Load the files, count every indicator of the candidate, publish it.

    `prepared` is told the outcome before figures are counted: a fault in the catalogue does not
    undo the load. Files loaded before are taken from where they stopped. After something was
    unpublished nothing is published by itself: somebody has to say that it is right now.
    Raises IntakeRefused, StoreError, ProblemsFound; each leaves what is published.
    """
    tell = progress or (lambda sentence, share: None)
    outcome = load_files(
        data.store, paths, authority=authority, kind=kind, extract_on=extract_on, loaded_by=by,
        loaded_at=at, limits=limits, publish=False, instead_of=instead_of,
        progress=lambda sentence, share: tell(sentence, share * _LOADED),
    )  # fmt: skip
    if prepared:
        prepared(outcome)
    snapshot = outcome.snapshot
    if snapshot is None:
        raise NothingPublished("There are no records yet. Load an extract first.")
    code = snapshot.manifest.authority
    place = data.store.authority(code)
    published = place.published()
    if published and published.id == snapshot.id:
        if count:
            prepare_figures(data, snapshot, progress=_after(tell, _LOADED, 1.0))
        return Loaded(outcome, snapshot, is_published=True)
    withdrawn = place.withdrawn()
    if not count:
        return Loaded(outcome, snapshot, is_published=False, held_back=_NOT_COUNTED)
    prepare_figures(data, snapshot, progress=_after(tell, _LOADED, _COUNTED))
    if not publish or withdrawn:
        why = _after_going_back(withdrawn) if publish and withdrawn else ""
        return Loaded(outcome, snapshot, is_published=False, held_back=why)
    place.publish(snapshot.id, by=by, at=at, only_newest=True)
    tell("Published", 1.0)
    return Loaded(outcome, snapshot, is_published=True)


def publish_candidate(
    data: DataFolder,
    authority: str,
    *,
    by: str,
    at: datetime,
    snapshot_id: str = "",
    reason: str = "",
    months: int = MONTHS,
    progress: Progress | None = None,
) -> Snapshot:
    """Publish the newest snapshot, or the one named, once its figures are counted.

    Raises NothingPublished where there is none, StoreError where it is published already.
    """
    tell = progress or (lambda sentence, share: None)
    place = data.store.authority(authority)
    snapshot = place.snapshot(snapshot_id) if snapshot_id else place.newest()
    if snapshot is None:
        raise NothingPublished(
            f"Authority {authority} has no records yet. Load an extract first: sightline load FILE."
        )
    prepare_figures(data, snapshot, months=months, progress=_after(tell, 0.0, _COUNTED))
    place.publish(snapshot.id, by=by, at=at, reason=reason, only_newest=not snapshot_id)
    tell("Published", 1.0)
    return snapshot


def prepare_figures(
    data: DataFolder, snapshot: Snapshot, *, months: int = MONTHS, progress: Progress | None = None
) -> None:
    """Count the figures of a snapshot unless they are there."""
    tell = progress or (lambda sentence, share: None)
    if not data.has_figures(snapshot):
        count_figures(
            data,
            snapshot,
            months=months,
            progress=lambda done, of, what: tell(f"Counting {what}", done / max(of, 1)),
        )


_NOT_COUNTED = "Neither counted nor published, as asked: sightline publish does both."


def _after_going_back(withdrawn: Publication | None) -> str:
    if withdrawn is None:
        return ""
    return (
        f"Not published: on {withdrawn.at:%d/%m/%Y} the records before were taken off "
        f"(“{withdrawn.reason}”). Look at what has changed, then publish."
    )


def _after(tell: Progress, first: float, last: float) -> Progress:
    """A later part of the whole way."""
    return lambda sentence, share: tell(sentence, first + share * (last - first))
