"""Figures by area, counted when asked for; and which areas children live in.

No indicator stores its figures by locality or ward: most authorities keep no such list, and a table
of every area would be the largest there is. The compiler that makes the stored figures makes these.
"""

from collections.abc import Iterable
from datetime import date

import pyarrow.parquet as pq

from sightline.measures.figures.compute import compute_figures
from sightline.measures.figures.figures import Figure
from sightline.measures.language.catalogue import Catalogue
from sightline.pipeline.figures import populations
from sightline.pipeline.folder import DataFolder
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.words import Level

AREAS = ("locality", "ward")


def areas_of(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    """Localities, each with its wards, by name; none where no list of homes was ever loaded."""
    path = snapshot.path("children")
    if not path.is_file() or not set(AREAS) <= set(pq.read_schema(path).names):
        return {}
    table = pq.read_table(path, columns=list(AREAS)).group_by(list(AREAS)).aggregate([])
    found: dict[str, set[str]] = {}
    for row in table.to_pylist():
        if row["locality"]:
            wards = found.setdefault(row["locality"], set())
            wards |= {row["ward"]} - {None, ""}
    return {locality: tuple(sorted(found[locality])) for locality in sorted(found)}


def figures_by_area(
    data: DataFolder,
    snapshot: Snapshot,
    catalogue: Catalogue,
    indicators: Iterable[str],
    as_at: date,
) -> tuple[Figure, ...]:
    """Of the whole authority: undivided, by locality and by ward, on every declared basis."""
    settings = data.settings(catalogue)
    made = compute_figures(
        [snapshot],
        catalogue,
        populations=populations(data),
        settings=settings.changes,
        calendars=settings.calendars,
        indicators=list(indicators),
        breakdowns=AREAS,
        days=[as_at],
    )
    return tuple(made.rows(level=Level.AUTHORITY.value))
