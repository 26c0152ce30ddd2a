from collections.abc import Iterable

from django.urls import reverse

from sightline.apps.audits.models import ToolVersion
from sightline.apps.audits.tools.queries import tool_of
from sightline.documents.audit_form import answers_of, audit_form, fact_said
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.version_changes import Change, changes_between
from sightline.vocabulary.audit_tools import Question, Section


def of_tools(found: Iterable[ToolVersion]) -> PageTable:
    names = ("Tool", "Looks at", "Questions", "Graded on", "Version")
    return PageTable("Tools in use", tuple(map(Heading, names)), tuple(map(_row, found)))


def _row(version: ToolVersion) -> tuple[Cell, ...]:
    tool = tool_of(version)
    subjects = ", ".join(each.in_words for each in tool.subjects)
    return (
        Cell(tool.title, reverse("audits:tool", args=[tool.key]), under=tool.purpose),
        Cell(subjects),
        Cell(str(len(tool.questions)), is_number=True),
        Cell(tool.scale.title),
        Cell(f"{version.number}", under=f"since {version.at.day} {version.at:%B %Y}"),
    )


def of_section(section: Section) -> PageTable:
    headings = tuple(map(Heading, ("Question", "Answered by", "Asked")))
    rows = tuple(map(_question, section.questions))
    return PageTable(f"Questions of section {section.key}", headings, rows, caption_is_hidden=True)


def _question(asked: Question) -> tuple[Cell, ...]:
    listed = "; ".join(words for _, words in (*asked.items, *asked.choices))
    when = f"Of {' or '.join(map(fact_said, asked.applies))}" if asked.applies else "Always"
    return (
        Cell(f"{asked.key} {asked.text}", under=asked.help),
        Cell(answers_of(asked), under=listed),
        Cell(when),
    )


def of_versions(found: list[ToolVersion]) -> PageTable:
    headings = tuple(map(Heading, ("Version", "Since", "By", "Why", "Audits")))
    rows = tuple(
        (
            Cell(str(each.number), f"?version={each.number}"),
            Cell(f"{each.at.day} {each.at:%B %Y}"),
            Cell(each.by.name if each.by else "The catalogue"),
            Cell(each.why or "–"),
            Cell(str(each.audits.count()), is_number=True),
        )
        for each in found
    )
    return PageTable("Versions", headings, rows)


def changes_since(before: ToolVersion, after: ToolVersion) -> list[Change]:
    return changes_between(audit_form(tool_of(before)), audit_form(tool_of(after)))


def of_changes(found: list[Change], before: ToolVersion) -> PageTable:
    headings = tuple(map(Heading, ("Where", f"In version {before.number}", "Now")))
    rows = tuple((Cell(each.where), Cell(each.before), Cell(each.after)) for each in found)
    return PageTable(f"What is different from version {before.number}", headings, rows)
