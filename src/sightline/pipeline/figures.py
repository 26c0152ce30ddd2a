"""From a published snapshot to its figures, with everything the data folder says of them."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from sightline.measures.figures.compute import compute_figures
from sightline.measures.figures.figures import Figures
from sightline.pipeline.folder import DataFolder

Progress = Callable[[int, int, str], None]
MONTHS = 36


class NothingPublished(Exception):
    """Raised with a sentence where an authority has no records to count."""


def publish_figures(
    data: DataFolder, authority: str, *, months: int = MONTHS, progress: Progress | None = None
) -> Figures:
    """Compute and keep the figures of the authority's published snapshot.

    Raises NothingPublished, or ProblemsFound for a faulty catalogue or settings file.
    """
    snapshot = data.store.authority(authority).published()
    if snapshot is None:
        raise NothingPublished(
            f"Authority {authority} has no records yet. Load an extract first: sightline load FILE."
        )
    catalogue = data.catalogue()
    settings = data.settings(catalogue)
    figures = compute_figures(
        [snapshot],
        catalogue,
        months=months,
        populations=populations(data),
        settings=settings.changes,
        calendars=settings.calendars,
        progress=progress,
    )
    figures.write(data.figures_folder(snapshot))
    return figures


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
