"""Every write of findings: confirming one, taking it back, forgetting what was said of a child."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.audits.findings import rules
from sightline.apps.audits.findings.linked import REPORT
from sightline.apps.audits.findings.periods import Period
from sightline.apps.audits.findings.report import report as report_of
from sightline.apps.audits.findings.suggesting import Suggestion
from sightline.apps.audits.findings.themes import themes
from sightline.apps.audits.models import Audit, Finding
from sightline.apps.audits.rules import check_may_run
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.events.actions import record_event
from sightline.apps.good_practice.actions import forget_words_from, put_forward
from sightline.apps.good_practice.models import GoodPractice
from sightline.apps.papers.actions import freeze
from sightline.apps.papers.models import PaperVersion
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed


def confirm(
    *, audit: Audit, theme: str, section: str, is_good: bool, by: User, access: Access,
    at: datetime, question: str = "", said: str = "",
) -> Finding:  # fmt: skip
    """A person says that the audit found this; confirmed twice, it stands once."""
    said = said.strip()
    rules.check_can_confirm(access, audit.now)
    rules.check_theme(theme, themes())
    rules.check_sentence(said, audit.child_id)
    if section not in {each.key for each in tool_of(audit.tool).sections}:
        raise NotAllowed("Choose one of the tool’s sections.")
    with transaction.atomic():
        finding, is_new = Finding.objects.get_or_create(
            audit=audit, theme=theme, section=section, question=question, is_good=is_good,
            taken_back_at=None, defaults={"said": said, "by": by, "at": at},
        )  # fmt: skip
        if is_new:
            record_event(by=by, did="audit_finding.confirmed", to=audit, at=at, theme=theme)
    return finding


def confirm_all(
    *, audit: Audit, chosen: Iterable[Suggestion], by: User, access: Access, at: datetime
) -> list[Finding]:
    """All that was ticked, or nothing."""
    with transaction.atomic():
        return [
            confirm(
                audit=audit, theme=each.theme, section=each.section, question=each.question,
                is_good=each.is_good, by=by, access=access, at=at,
            )
            for each in chosen
        ]  # fmt: skip


def share(*, finding: Finding, by: User, access: Access, at: datetime) -> GoodPractice:
    """Good practice goes on without the child, the worker or the team."""
    rules.check_can_confirm(access, finding.audit.now)
    if not (finding.is_good and finding.said) or finding.taken_back_at is not None:
        raise NotAllowed("Good practice is shared once it is said in a sentence that names nobody.")
    title = themes()[finding.theme].title if finding.theme in themes() else finding.theme
    return put_forward(
        by=by,
        access=access,
        title=f"From audits: {title}",
        what=finding.said,
        why="An audit found it, and the finding was confirmed.",
        at=at,
        source=finding,
    )


def take_back(*, finding: Finding, by: User, access: Access, at: datetime) -> None:
    rules.check_can_confirm(access, finding.audit.now)
    with transaction.atomic():
        there = Finding.objects.select_for_update().get(pk=finding.pk)
        if there.taken_back_at is not None:
            return
        there.taken_back_at = at
        there.save(update_fields=["taken_back_at"])
        record_event(
            by=by, did="audit_finding.taken_back", to=finding.audit, at=at, theme=finding.theme
        )


def freeze_report(
    *, period: Period, by: User, access: Access, at: datetime, changes: str = ""
) -> PaperVersion:
    """The report of all audits of these months as a paper, once for each content."""
    check_may_run(access)
    today = timezone.localdate(at)
    if period.last >= today:
        raise NotAllowed("These months are not over: the report is frozen once they are.")
    about = (REPORT, period.key)
    with transaction.atomic():
        made = freeze(
            by=by, about=about, document=report_of(access, period, today), at=at, changes=changes
        )
        record_event(by=by, did="audit_report.frozen", to=about, at=at, version=made.number)
    return made


def forget_child(*, authority: str, child_id: str, at: datetime) -> None:
    """Themes are the authority's own; the sentences go with the child, also where one was put
    forward as good practice."""
    found = Finding.objects.filter(audit__authority=authority, audit__child_id=child_id)
    for finding in found:
        forget_words_from(finding)
    found.update(said="")
