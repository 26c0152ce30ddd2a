"""Three months of the demonstration: targets, cards, words, discrepancies, actions, the Board, its
packs, and what councillors were told. In this order, as each stands on the ones before."""

from collections.abc import Callable
from datetime import datetime

from sightline.web.demo_actions import ensure_actions
from sightline.web.demo_board import ensure_board
from sightline.web.demo_cards import ensure_cards
from sightline.web.demo_discrepancies import ensure_discrepancies
from sightline.web.demo_pack import ensure_pack
from sightline.web.demo_reports import ensure_reports
from sightline.web.demo_targets import ensure_targets
from sightline.web.demo_words import ensure_words

PARTS: tuple[Callable[[datetime], None], ...] = (
    ensure_targets, ensure_words, ensure_cards, ensure_discrepancies, ensure_actions,
    ensure_board, ensure_pack, ensure_reports,
)  # fmt: skip


def ensure_month(at: datetime) -> None:
    """Once, on first use; each part sees for itself whether it is there. Everybody must be there:
    see `demo_people`."""
    for ensure in PARTS:
        ensure(at)
