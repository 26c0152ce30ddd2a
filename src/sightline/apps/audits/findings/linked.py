"""What findings and themes are called where others link to them, and who may see them."""

from typing import Any

from django.urls import reverse

from sightline.apps.audits.findings.periods import read_period
from sightline.apps.audits.findings.themes import themes
from sightline.apps.audits.models import Audit, Finding
from sightline.apps.audits.panels import Panel, Way
from sightline.apps.audits.queries import find_audit
from sightline.apps.audits.rules import FINISHED, may_run
from sightline.apps.papers.registry import register as register_paper
from sightline.apps.people.rules import Right
from sightline.apps.thread.registry import register

THEME, REPORT = "audit_theme", "audit_report"


def register_kinds() -> None:
    register(
        Finding.KIND, noun="Finding", title=_title, address=_address, may_see=_may_see,
    )  # fmt: skip
    register(
        THEME, noun="Theme of audits", title=_theme,
        address=lambda id: reverse("audits:theme", args=[id]),
        may_see=lambda access, id: bool(access.may(Right.SEE_AUDITS)),
        is_name=lambda id: id in themes(),
    )  # fmt: skip

    told: dict[str, Any] = {
        "noun": "Report of audits", "title": _report,
        "address": lambda id: reverse("audits:report", args=[id]),
    }  # fmt: skip
    register(REPORT, may_see=_reads_reports, is_name=_is_period, **told)
    register_paper(REPORT, may_read=_reads_reports, **told)


def _is_period(id: str) -> bool:
    return read_period(id) is not None


def _report(id: str) -> str | None:
    found = read_period(id)
    return f"What audits found: {found.in_words}" if found else None


def _reads_reports(access: Any, id: str) -> bool:
    """It is about all audits: those who see them all."""
    return bool(access.may_everywhere(Right.SEE_AUDITS))


def _find(id: str) -> Finding | None:
    return Finding.objects.filter(pk=id).first()


def _title(id: str) -> str | None:
    found = _find(id)
    return str(found) if found else None


def _address(id: str) -> str:
    found = _find(id)
    return found.address if found else reverse("audits:themes")


def _may_see(access: Any, id: str) -> bool:
    found = _find(id)
    if found is None or not may_run(access):
        return False
    return find_audit(found.audit_id, access) is not None


def _theme(id: str) -> str | None:
    return themes()[id].title if id in themes() else None


def panel(audit: Audit, access: Any, today: Any) -> Panel | None:
    """On the audit's own page, for those who say what it found."""
    if audit.now not in FINISHED or not may_run(access):
        return None
    count = audit.findings.filter(taken_back_at__isnull=True).count()
    words = f"{count} confirmed." if count else "Nobody has said yet what it found."
    way = Way("Say what it found", reverse("audits:findings", args=[audit.pk]))
    return Panel("Findings", (words,), ways=(way,))
