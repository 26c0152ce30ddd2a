"""The definition hash: changes when, and only when, what is counted changes.

Texts for people are not in it; settings, and an authority's changes to them, are.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from sightline.measures.figures.settings import Settings
from sightline.measures.model.indicator import Calculation, Indicator

LANGUAGE_VERSION = 1


def definition_hash(
    indicator: Indicator,
    indicators: Mapping[str, Indicator],
    settings: Settings | None = None,
    authority: str = "",
) -> str:
    """Sixteen hexadecimal digits."""
    meaning = _meaning(indicator, indicators, settings or Settings(), authority)
    text = json.dumps(meaning, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _meaning(
    indicator: Indicator, indicators: Mapping[str, Indicator], settings: Settings, authority: str
) -> dict[str, Any]:
    changes = settings.of(indicator, authority)
    return {
        "language": LANGUAGE_VERSION,
        "id": indicator.id,
        "form": indicator.form,
        "bases": indicator.bases,
        "ways": [_way(way) for way in indicator.ways],
        "divides": [
            _meaning(indicators[part], indicators, settings, authority)
            for part in indicator.divides or ()
        ],
        "per": indicator.per,
        "population": indicator.population,
        "needs_months": indicator.needs_months,
        "breakdowns": indicator.breakdowns,
        "settings": dict(indicator.settings),
        "changes": [(change.name, change.value, change.from_on) for change in changes],
        "collected": indicator.collected,
    }


def _way(way: Calculation) -> dict[str, Any]:
    return {
        "label": way.label,
        "needs": way.needs,
        "counts": way.table,
        "view": [way.view.kind, *way.view.columns],
        "form": way.form,
        "once_per": way.once_per,
        "share_by": way.share_by,
        "written": dict(way.written),
    }
