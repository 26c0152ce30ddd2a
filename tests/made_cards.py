"""Cards made by hand, for tests of what is said of them."""

from datetime import date
from typing import Any

from sightline.documents.card import CardData, CardRow
from sightline.judgement.polarity import Change, Judgement
from sightline.vocabulary.periods import period_ending
from sightline.vocabulary.words import Basis, Polarity, Status, Unit

OCTOBER = date(2026, 10, 31)
_SIGNALS = {"better": (Judgement.BETTER, Change.UP), "worse": (Judgement.WORSE, Change.DOWN)}


def row(indicator: str, *, signal: str = "", compared: str = "", **more: Any) -> CardRow:
    """`signal` of a control chart or `compared` with a year earlier: 'better' or 'worse'."""
    judged, change = _SIGNALS.get(signal, (None, None))
    given: dict[str, Any] = {
        "indicator": indicator,
        "title": indicator.replace("_", " ").capitalize(),
        "area": "assessment",
        "unit": Unit.PERCENT,
        "polarity": Polarity.HIGHER,
        "period": period_ending(OCTOBER, Basis.ROLLING_12_MONTHS),
        "shown": "81.0%",
        "value": 81.0,
        "status": Status.OK,
        "numerator": 81,
        "denominator": 100,
        "headline": "81.0%, as said",
        "signal": judged,
        "signal_change": change,
        "compared": Judgement(compared) if compared else None,
        "change_why": "It is known.",
        "code": f"R-2610-{indicator[:3].upper()}",
        "definition_hash": "0123456789abcdef",
    }
    return CardRow(**given | more)


def card(*rows: CardRow, service: str = "assessment_and_safeguarding", **more: Any) -> CardData:
    given: dict[str, Any] = {
        "authority": "999",
        "authority_name": "Wrenshire",
        "service": service,
        "title": service.replace("_", " ").capitalize(),
        "month": OCTOBER,
        "snapshot": "made-by-hand",
        "data_as_at": OCTOBER,
        "areas": (("assessment", "Assessment"),),
        "rows": rows,
        "unit": "Assessment and Safeguarding",
    }
    return CardData(**given | more)
