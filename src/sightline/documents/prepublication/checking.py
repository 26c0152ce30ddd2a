"""All rules over the papers: what was found, and which rules could not run."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sightline.documents.prepublication.findings import Finding
from sightline.documents.prepublication.papers import Papers
from sightline.documents.prepublication.rules import CheckRule, check_rules

Look = Callable[[Papers, CheckRule], Iterable[Finding]]
LOOKS: Mapping[str, Look] = {}
_NAMES = {
    "narrative": "a narrative",
    "plan": "a plan",
    "report": "a performance report",
    "earlier": "earlier papers",
    "bodies": "the register of bodies",
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


def check(papers: Papers, rules: Mapping[str, CheckRule] | None = None) -> tuple[Finding, ...]:
    """What the papers contradict each other in."""
    return checked(papers, rules).findings


def checked(papers: Papers, rules: Mapping[str, CheckRule] | None = None) -> Checked:
    """What `check` finds, with what became of each rule."""
    findings: dict[str, Finding] = {}
    runs = []
    for rule in (rules if rules is not None else check_rules()).values():
        if lacking := _lacking(papers, rule):
            runs.append(RuleRun(rule, not_run=lacking))
            continue
        new = {each.key: each for each in LOOKS[rule.id](papers, rule)}
        runs.append(RuleRun(rule, len(new)))
        findings |= new
    return Checked(tuple(findings.values()), tuple(runs))


def _lacking(papers: Papers, rule: CheckRule) -> str:
    if rule.id not in LOOKS:
        return "nothing here knows how to look for it"
    if any(all(getattr(papers, part) is not None for part in group) for group in rule.needs):
        return ""
    least = min(rule.needs, key=lambda group: sum(getattr(papers, p) is None for p in group))
    missing = [_NAMES[part] for part in least if getattr(papers, part) is None]
    return f"there is no {' and no '.join(each.removeprefix('a ') for each in missing)} to compare"
