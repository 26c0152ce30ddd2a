"""Three months of the demonstration: targets, cards, words, discrepancies, actions, the Board, its
packs, what councillors were told; the plan, its quarterly report, and the committee that asks about
it. In this order, as each stands on the ones before."""

from collections.abc import Callable
from datetime import datetime

from sightline.web.demo.actions import ensure_actions
from sightline.web.demo.board import ensure_board
from sightline.web.demo.cards import ensure_cards
from sightline.web.demo.committee import ensure_committee
from sightline.web.demo.cover_reports import ensure_cover_reports
from sightline.web.demo.discrepancies import ensure_discrepancies
from sightline.web.demo.pack import ensure_pack
from sightline.web.demo.plan import ensure_plan
from sightline.web.demo.promises import ensure_promises
from sightline.web.demo.reports import ensure_reports
from sightline.web.demo.targets import ensure_targets
from sightline.web.demo.words import ensure_words

PARTS: tuple[Callable[[datetime], None], ...] = (
    ensure_targets, ensure_words, ensure_cards, ensure_discrepancies, ensure_actions,
    ensure_board, ensure_pack, ensure_reports, ensure_plan, ensure_cover_reports, ensure_committee,
    ensure_promises,
)  # fmt: skip


def ensure_month(at: datetime) -> None:
    """Once, on first use; each part sees for itself whether it is there. Everybody must be there:
    see `demo.people`."""
    for ensure in PARTS:
        ensure(at)
