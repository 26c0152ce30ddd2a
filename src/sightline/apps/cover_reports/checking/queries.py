"""What the check says of a report now, and what became of what it found."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import Prefetch

from sightline.apps.cover_reports.checking.gathering import papers_of
from sightline.apps.cover_reports.checking.models import CheckDecision, CheckFinding, CheckRun
from sightline.apps.cover_reports.checking.rules import Standing, standing_of
from sightline.apps.cover_reports.models import CoverReport
from sightline.documents.prepublication import (
    Checked,
    CheckRule,
    Papers,
    Severity,
    Side,
    check_rules,
    checked,
)
from sightline.documents.prepublication.alike import alike


@dataclass(frozen=True)
class Kept:
    """A finding with how it stands and everything that was decided on it, latest last."""

    row: CheckFinding
    rule: CheckRule
    standing: Standing
    decisions: tuple[CheckDecision, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        return tuple(Side(**each) for each in self.row.sides)

    @property
    def accepted(self) -> CheckDecision | None:
        return self.decisions[-1] if self.standing is Standing.ACCEPTED else None


@dataclass(frozen=True)
class Ran:
    """What became of one rule when the check ran last."""

    rule: CheckRule
    found: int
    not_run: str


def rules_here() -> Mapping[str, CheckRule]:
    return check_rules(Path(settings.SIGHTLINE_DATA))


def check_now(papers: Papers) -> Checked:
    return checked(papers, rules_here(), alike(Path(settings.SIGHTLINE_DATA)))


def fingerprint(papers: Papers) -> str:
    """Changes when a word of the papers does, or a rule."""
    said = repr((papers, sorted(rules_here().items())))
    return hashlib.sha256(said.encode()).hexdigest()


def open_findings(report: CoverReport) -> list[str]:
    """What the papers as they are at this moment still contradict, but for what was accepted: each
    in a sentence. What the newest check found is believed as long as not a word has changed."""
    papers, found, run = papers_of(report), kept(report), newest_run(report)
    if run is not None and run.papers_sha256 == fingerprint(papers):
        return [each.row.sentence for each in found if each.standing is Standing.OPEN]
    accepted = {each.row.key for each in found if each.decisions and each.decisions[-1].is_accepted}
    return [each.sentence for each in check_now(papers).findings if each.key not in accepted]


def newest_run(report: CoverReport) -> CheckRun | None:
    return report.check_runs.select_related("by").first()


def is_stale(report: CoverReport, run: CheckRun) -> bool:
    """Whether the papers or the rules changed since."""
    return run.papers_sha256 != fingerprint(papers_of(report))


def kept(report: CoverReport) -> list[Kept]:
    """Everything that was ever found, in the order of the list."""
    run, known = newest_run(report), rules_here()
    decisions = Prefetch("decisions", CheckDecision.objects.select_related("by"))
    rows = report.findings.select_related("first_in", "last_in").prefetch_related(decisions)
    return [
        Kept(row, known.get(row.rule) or _gone(row.rule), _standing(row, run), _decisions(row))
        for row in rows
    ]


def _decisions(row: CheckFinding) -> tuple[CheckDecision, ...]:
    return tuple(row.decisions.all())


def _standing(row: CheckFinding, run: CheckRun | None) -> Standing:
    decided = _decisions(row)
    return standing_of(
        is_found=run is not None and row.last_in_id == run.pk,
        is_accepted=bool(decided) and decided[-1].is_accepted,
    )


def find_kept(report: CoverReport, id: int) -> Kept | None:
    return next((each for each in kept(report) if each.row.pk == id), None)


def ran(run: CheckRun) -> list[Ran]:
    known = rules_here()
    return [
        Ran(known.get(each["rule"]) or _gone(each["rule"]), each["found"], each["not_run"])
        for each in run.rules
    ]


def counts(found: Sequence[Kept]) -> dict[Standing, int]:
    return {each: sum(one.standing is each for one in found) for each in Standing}


def _gone(id: str) -> CheckRule:
    """A rule that an authority took out of its own file since."""
    return CheckRule(id, id.replace("_", " ").capitalize(), "", Severity.DOUBT, "", ())
