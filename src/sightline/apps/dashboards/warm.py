"""Makes the pages most people open before they ask: after a start, and after each publication.

Everything made here is kept per snapshot by what makes it, and is the same for all who may see it.
"""

import logging
import threading
from collections.abc import Callable

from django.db import close_old_connections

from sightline.apps.children.queries import holdings
from sightline.apps.dashboards.home_page import stands_out
from sightline.apps.dashboards.unit_page import headlines_of
from sightline.apps.dashboards.views import kept_page
from sightline.apps.data_quality import queries as data_quality
from sightline.apps.figures import queries
from sightline.apps.figures import views as figures
from sightline.apps.figures.queries import Source
from sightline.apps.worklists import queries as worklists
from sightline.vocabulary.words import Level

_log = logging.getLogger(__name__)
LOOK_EVERY = 60.0
# An authority of hundreds of teams would keep a processor busy for a minute.
MOST_UNITS = 60


def keep_warm(stop: threading.Event) -> None:
    """Until stopped: warm now, and again whenever another snapshot is published."""
    done = ""
    while not stop.is_set():
        try:
            source = queries.source()
            if source is not None and source.snapshot != done:
                done = source.snapshot
                warm(source, stop)
        except Exception:
            # It only costs time: whoever opens the page is told what is wrong.
            _log.warning("pages could not be made beforehand", exc_info=True)
        close_old_connections()
        stop.wait(LOOK_EVERY)


def warm(source: Source, stop: threading.Event | None = None) -> None:
    for make in _makers(source):
        if stop is not None and stop.is_set():
            return
        make()


def _makers(source: Source) -> list[Callable[[], object]]:
    """What most people open comes first."""
    file = queries.figures_file(source)
    units = [(Level.AUTHORITY, "")]
    units += [(level, name) for level in (Level.SERVICE, Level.TEAM) for name in file.units(level)]
    return [
        figures.warm,
        worklists.current,
        holdings,
        _findings,
        *(lambda unit=unit: _unit(source, *unit) for unit in units[:MOST_UNITS]),
    ]


def _findings() -> None:
    if known := data_quality.found():
        known.of_unit(Level.AUTHORITY, "")


def _unit(source: Source, level: Level, unit: str) -> None:
    kept_page(source, level, unit)
    headlines_of(source, level, unit)
    stands_out(source, level, unit)
