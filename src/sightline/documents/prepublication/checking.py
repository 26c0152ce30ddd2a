"""All rules over the papers: what was found, and which rules could not run."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sightline.documents.prepublication import (
    as_above,
    bodies,
    earlier,
    event_dates,
    figures,
    people,
    quoted_numbers,
    references,
    report_rows,
    sections,
    shares,
    targets,
    things_named,
)
from sightline.documents.prepublication.alike import Alike, alike
from sightline.documents.prepublication.compared import Compared
from sightline.documents.prepublication.findings import Finding
from sightline.documents.prepublication.papers import Papers
from sightline.documents.prepublication.rules import CheckRule, Severity, check_rules

Look = Callable[[Compared, CheckRule], Iterable[Finding]]
# What each rule of the catalogue does.
LOOKS: Mapping[str, Look] = {
    "reference_unknown": references.unknown,
    "reference_fits_another": references.fits_another,
    "named_otherwise": things_named.otherwise,
    "dates_differ": event_dates.differ,
    "number_differs": quoted_numbers.differ,
    "out_turn_differs": figures.out_turns,
    "available_here_only": figures.available_here_only,
    "target_differs": targets.differ,
    "counts_contradict": figures.counts,
    "was_printed_otherwise": earlier.printed_otherwise,
    "share_does_not_fit": shares.do_not_fit,
    "comparator_in_another_unit": report_rows.comparators,
    "arrow_without_value": report_rows.arrow_without_value,
    "arrow_against_numbers": report_rows.arrow_against_numbers,
    "analysis_against_arrow": report_rows.analysis,
    "section_without_words": sections.without_words,
    "one_body_two_names": bodies.two_names,
    "one_person_two_names": people.two_spellings,
    "as_above": as_above.hanging,
    "impossible_date": event_dates.impossible,
    "due_before_its_words": event_dates.due_before_its_words,
}
_NAMES = {
    "narrative": "is no narrative",
    "plan": "is no plan",
    "report": "is no performance report",
    "earlier": "are no earlier papers",
    "bodies": "is no register of bodies",
}


@dataclass(frozen=True)
class RuleRun:
    """`not_run`: why it could not run; '' where it did."""

    rule: CheckRule
    found: int = 0
    not_run: str = ""


@dataclass(frozen=True)
class Checked:
    findings: tuple[Finding, ...]
    runs: tuple[RuleRun, ...]


def check(
    papers: Papers, rules: Mapping[str, CheckRule] | None = None, names: Alike | None = None
) -> tuple[Finding, ...]:
    """What the papers contradict each other, or themselves, in."""
    return checked(papers, rules, names).findings


def checked(
    papers: Papers, rules: Mapping[str, CheckRule] | None = None, names: Alike | None = None
) -> Checked:
    """What `check` finds, contradictions before doubts, with what became of each rule."""
    compared = Compared(papers, names or alike())
    findings: dict[str, Finding] = {}
    runs = []
    for rule in (rules if rules is not None else check_rules()).values():
        if lacking := _lacking(papers, rule):
            runs.append(RuleRun(rule, not_run=lacking))
            continue
        new = {each.key: each for each in LOOKS[rule.id](compared, rule)}
        runs.append(RuleRun(rule, len(new)))
        findings |= new
    grave = {run.rule.id: run.rule.severity is Severity.CONTRADICTION for run in runs}
    return Checked(tuple(sorted(findings.values(), key=lambda f: not grave[f.rule])), tuple(runs))


def _lacking(papers: Papers, rule: CheckRule) -> str:
    if rule.id not in LOOKS:
        return "nothing here knows how to look for it"
    if any(all(getattr(papers, part) is not None for part in group) for group in rule.needs):
        return ""
    least = min(rule.needs, key=lambda group: sum(getattr(papers, p) is None for p in group))
    missing = [_NAMES[part] for part in least if getattr(papers, part) is None]
    return f"there {' and '.join(missing)} to compare"
