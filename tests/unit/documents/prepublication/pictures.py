"""Small papers for tests: a narrative of one item, a plan of few steps, a report of few rows."""

from typing import Any

from tests.unit.documents.plan_pictures import action, plan, step

from sightline.documents.plan import PlanData
from sightline.documents.prepublication import (
    Finding,
    Item,
    Narrative,
    Papers,
    Report,
    ReportPart,
    Row,
    Section,
    check,
)


def quoting(reference: str, title: str, words: str = "It goes on.") -> Narrative:
    item = Item(reference, title, words, "cover_item:1")
    return Narrative("Cover report", (Section("4.2", "Progress", items=(item,)),))


def saying(words: str) -> Narrative:
    return Narrative("Cover report", (Section("1.0", "Purpose", words),))


def plan_of(*texts: tuple[str, str, str], title: str = "Do it well", **more: Any) -> PlanData:
    """Steps of one action as (number, milestone, progress)."""
    steps = [step(number, text=text, progress=said, **more) for number, text, said in texts]
    return plan(action(*steps, number=texts[0][0].split(".")[0], title=title))


def report_of(*rows: Row, title: str = "Children in care", analysis: str = "As it is.") -> Report:
    return Report("Performance report", (ReportPart(title, rows, (analysis,)),))


def found_by(rule: str, **papers: Any) -> list[Finding]:
    return [each for each in check(Papers(**papers)) if each.rule == rule]
