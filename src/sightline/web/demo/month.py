"""Three months of the demonstration: targets, cards, words, discrepancies, actions, the Board, its
packs, and what councillors were told. In this order, as each stands on the ones before."""

from collections.abc import Callable
from datetime import datetime

from sightline.web.demo.actions import ensure_actions
from sightline.web.demo.board import ensure_board
from sightline.web.demo.cards import ensure_cards
from sightline.web.demo.discrepancies import ensure_discrepancies
from sightline.web.demo.pack import ensure_pack
from sightline.web.demo.reports import ensure_reports
from sightline.web.demo.targets import ensure_targets
from sightline.web.demo.words import ensure_words

PARTS: tuple[Callable[[datetime], None], ...] = (
    ensure_targets, ensure_words, ensure_cards, ensure_discrepancies, ensure_actions,
    ensure_board, ensure_pack, ensure_reports,
)  # fmt: skip


def ensure_month(at: datetime) -> None:
    """Once, on first use; each part sees for itself whether it is there. Everybody must be there:
    see `demo.people`."""
    for ensure in PARTS:
        ensure(at)
