"""Sections that say nothing."""

from collections.abc import Iterator

from sightline.documents.prepublication.compared import Compared
from sightline.documents.prepublication.findings import Finding, Side, found
from sightline.documents.prepublication.rules import CheckRule


def without_words(compared: Compared, rule: CheckRule) -> Iterator[Finding]:
    for where, title, thing in _empty(compared):
        sentence = f"“{title}” says nothing."
        yield found(rule.id, sentence, [Side(where, "nothing is written", thing)], rule.what_to_do)


def _empty(compared: Compared) -> Iterator[tuple[str, str, str]]:
    narrative, report = compared.papers.narrative, compared.papers.report
    for section in narrative.sections if narrative else ():
        if section.needs_words and not section.text.strip() and not section.items:
            title = f"{section.number} {section.title}"
            yield f"{narrative.title if narrative else ''}, {title}", title, section.thing
    for part in report.parts if report else ():
        if not any(text.strip() for text in part.analysis):
            title = f"{part.title}: analysis"
            yield f"{report.title if report else ''}, {part.title}", title, part.thing
