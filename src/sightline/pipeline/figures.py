"""From a snapshot to its figures, with everything the data folder says of them."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from sightline.measures.figures.compute import compute_figures
from sightline.measures.figures.figures import Figures
from sightline.pipeline.folder import DataFolder
from sightline.store.snapshots import Snapshot

Progress = Callable[[int, int, str], None]
MONTHS = 36


class NothingPublished(Exception):
    """Raised with a sentence where an authority has no records to count."""


def publish_figures(
    data: DataFolder, authority: str, *, months: int = MONTHS, progress: Progress | None = None
) -> Figures:
    """Count the figures of what is published again, as after a changed definition or setting.

    Raises NothingPublished, or ProblemsFound for a faulty catalogue or settings file.
    """
    place = data.store.authority(authority)
    snapshot = place.published()
    if snapshot is None:
        raise NothingPublished(_nothing(authority, prepared=place.newest() is not None))
    return count_figures(data, snapshot, months=months, progress=progress)


def count_figures(
    data: DataFolder,
    snapshot: Snapshot,
    *,
    months: int = MONTHS,
    breakdowns: tuple[str, ...] | None = None,
    progress: Progress | None = None,
) -> Figures:
    """Compute and keep the figures of a snapshot, published or not. Raises ProblemsFound.

    `breakdowns`: () for none; None for those that the indicators declare.
    """
    catalogue = data.catalogue()
    settings = data.settings(catalogue)
    figures = compute_figures(
        [snapshot],
        catalogue,
        months=months,
        breakdowns=breakdowns,
        populations=populations(data),
        settings=settings.changes,
        calendars=settings.calendars,
        progress=progress,
    )
    figures.write(data.figures_folder(snapshot))
    return figures


def _nothing(authority: str, *, prepared: bool) -> str:
    if prepared:
        return f"Authority {authority} has records that are not published: sightline publish."
    return f"Authority {authority} has no records yet. Load an extract first: sightline load FILE."


def populations(data: DataFolder) -> pa.Table | None:
    """Published mid-year estimates, as measures want them; None while none are loaded."""
    comparators = data.comparators()
    if comparators is None:
        return None
    published: Any = comparators.populations()
    return pa.table(
        {
            "authority": published["area"],
            "year": published["year"],
            "aged_0_17": published["aged_0_17"],
        }
    )
