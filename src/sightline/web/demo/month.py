"""Three months of the demonstration: targets, cards, words, discrepancies, actions, the Board, its
packs, what councillors were told; the plan, its quarterly report, and the committee that asks about
it; audits and what follows from them, disputes, supervision, feedback, providers, learning, the QA
year. In this order, as each stands on the ones before."""

from collections.abc import Callable
from datetime import datetime

from sightline.web.demo.actions import ensure_actions
from sightline.web.demo.audit_findings import ensure_audit_findings
from sightline.web.demo.audit_programme import ensure_audit_programme
from sightline.web.demo.audits import ensure_audits
from sightline.web.demo.audits_after import ensure_audits_after
from sightline.web.demo.board import ensure_board
from sightline.web.demo.cards import ensure_cards
from sightline.web.demo.committee import ensure_committee
from sightline.web.demo.cover_reports import ensure_cover_reports
from sightline.web.demo.discrepancies import ensure_discrepancies
from sightline.web.demo.disputes import ensure_disputes
from sightline.web.demo.escalations import ensure_escalations
from sightline.web.demo.feedback import ensure_feedback
from sightline.web.demo.learning import ensure_learning
from sightline.web.demo.pack import ensure_pack
from sightline.web.demo.plan import ensure_plan
from sightline.web.demo.practice import ensure_practice
from sightline.web.demo.promises import ensure_promises
from sightline.web.demo.providers import ensure_providers
from sightline.web.demo.qa_year import ensure_qa_year
from sightline.web.demo.reports import ensure_reports
from sightline.web.demo.targets import ensure_targets
from sightline.web.demo.words import ensure_words

OF_QUALITY: tuple[Callable[[datetime], None], ...] = (
    ensure_audit_programme, ensure_audits, ensure_audits_after, ensure_audit_findings,
    ensure_escalations, ensure_disputes, ensure_practice, ensure_feedback, ensure_providers,
    ensure_learning, ensure_qa_year,
)  # fmt: skip
PARTS: tuple[Callable[[datetime], None], ...] = (
    ensure_targets, ensure_words, ensure_cards, ensure_discrepancies, ensure_actions,
    ensure_board, ensure_pack, ensure_reports, ensure_plan, ensure_cover_reports, ensure_committee,
    ensure_promises, *OF_QUALITY,
)  # fmt: skip


def ensure_month(at: datetime) -> None:
    """Once, on first use; each part sees for itself whether it is there. Everybody must be there:
    see `demo.people`."""
    for ensure in PARTS:
        ensure(at)
