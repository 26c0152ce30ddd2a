"""The printed codes of a whole scorecard: a card on paper can be opened figure by figure."""

from datetime import datetime

from sightline.apps.figures.actions import codes_for
from sightline.apps.figures.queries import Source
from sightline.documents.scorecard import Scorecard


def codes_on(source: Source, card: Scorecard, at: datetime) -> dict[str, str]:
    """By indicator. What was typed in has none: its page is the entry's own."""
    rows = {row.indicator: row for row in card.rows if row.is_readable and row.typed is None}
    made = codes_for(scope=card.scope, rows=list(rows.values()), snapshot=source.snapshot, at=at)
    return {code.indicator: code.code or "" for code in made}
