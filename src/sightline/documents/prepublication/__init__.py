"""What must be settled before papers are released: where they contradict the plan, each other,
earlier papers, or themselves.

`check(papers)` compares what is there. What a rule means, how grave it is and its numbers are data
(`catalogue/prepublication/`); how it looks is a small function here, one module for each noun.
Nothing is put right: a finding says both sides and where they stand. A rule that lacks one of its
papers is not run, and says so; it never counts as passed. Pages, decisions and files are elsewhere.
"""

from sightline.documents.prepublication.checking import Checked, RuleRun, check, checked
from sightline.documents.prepublication.findings import Finding, Side
from sightline.documents.prepublication.papers import (
    Earlier,
    Item,
    Narrative,
    Papers,
    Report,
    ReportPart,
    Row,
    Section,
)
from sightline.documents.prepublication.rules import CheckRule, Severity, check_rules

__all__ = [
    "CheckRule",
    "Checked",
    "Earlier",
    "Finding",
    "Item",
    "Narrative",
    "Papers",
    "Report",
    "ReportPart",
    "Row",
    "RuleRun",
    "Section",
    "Severity",
    "Side",
    "check",
    "check_rules",
    "checked",
]
