"""Every write of the check: run it, accept what it found, take that back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.cover_reports.checking import queries, rules
from sightline.apps.cover_reports.checking.gathering import papers_of
from sightline.apps.cover_reports.checking.models import CheckDecision, CheckFinding, CheckRun
from sightline.apps.cover_reports.checking.queries import Kept
from sightline.apps.cover_reports.models import CoverReport
from sightline.apps.events.actions import record_event
from sightline.documents.prepublication import Checked, Finding


def run_check(*, by: Any, report: CoverReport, at: datetime) -> CheckRun:
    """Over the papers as they are now. What is no longer found is resolved by that alone."""
    rules.check_is_not_out(report.state)
    papers = papers_of(report)
    now = queries.check_now(papers)
    with transaction.atomic():
        # Two who check at once wait for each other, so that no finding is kept twice.
        CoverReport.objects.select_for_update().get(pk=report.pk)
        run = CheckRun.objects.create(
            report=report,
            papers_sha256=queries.fingerprint(papers),
            rules=_became(now),
            by=by,
            at=at,
        )
        known = {each.key: each for each in report.findings.all()}
        for position, finding in enumerate(now.findings):
            _keep(known.get(finding.key), finding, run, position)
        said = f"“{report}” was checked: {len(now.findings)} found."
        record_event(
            by=by, did="cover_report.compared", to=report, at=at, said=said,
            found=len(now.findings),
        )  # fmt: skip
    return run


def _became(now: Checked) -> list[dict[str, Any]]:
    return [
        {"rule": each.rule.id, "found": each.found, "not_run": each.not_run} for each in now.runs
    ]


def _keep(known: CheckFinding | None, finding: Finding, run: CheckRun, position: int) -> None:
    row = known or CheckFinding(report=run.report, key=finding.key, first_in=run)
    row.rule, row.sentence, row.what_to_do = finding.rule, finding.sentence, finding.what_to_do
    row.sides = [
        {"where": each.where, "said": each.said, "thing": each.thing} for each in finding.sides
    ]
    row.position, row.last_in = position, run
    row.save()


def accept(*, by: Any, kept: Kept, reason: str, at: datetime) -> CheckDecision:
    """It may stand as it is, and why. It comes back when the words of a side change."""
    rules.check_is_not_out(kept.row.report.state)
    rules.check_can_accept(kept.standing, reason)
    return _decide(by, kept, True, reason, at)


def take_back(*, by: Any, kept: Kept, reason: str, at: datetime) -> CheckDecision:
    """It is to be settled after all."""
    rules.check_is_not_out(kept.row.report.state)
    rules.check_can_take_back(kept.standing, reason)
    return _decide(by, kept, False, reason, at)


def _decide(by: Any, kept: Kept, is_accepted: bool, reason: str, at: datetime) -> CheckDecision:
    with transaction.atomic():
        made = CheckDecision.objects.create(
            finding=kept.row, is_accepted=is_accepted, reason=reason.strip(), by=by, at=at
        )
        what = "accepted" if is_accepted else "to be settled after all"
        said = f"A finding of “{kept.rule.title}” is {what}."
        record_event(
            by=by, did="cover_report.finding_decided", to=kept.row.report, at=at, said=said,
            finding=kept.row.pk, accepted=is_accepted,
        )  # fmt: skip
    return made
