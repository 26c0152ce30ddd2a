"""The self-assessment as a document: each judgement beside last year's, then its words."""

from sightline.apps.learning.models import Assessment, AssessmentSection
from sightline.apps.learning.own import shape
from sightline.documents.model import (
    Block,
    Column,
    Document,
    Facts,
    FreeText,
    Heading,
    Paragraph,
    Table,
)


def document_of(assessment: Assessment) -> Document:
    sections = {each.key: each for each in assessment.sections.all()}
    before = year_before(assessment)
    blocks: list[Block] = [
        Paragraph(truth(sections, before), is_lead=True), _judgements(sections, before)
    ]  # fmt: skip
    for each in shape().sections:
        if section := sections.get(each.key):
            blocks += _section(each.title, section)
    if assessment.challenge:
        blocks += [Heading("What the regional challenge said"), FreeText(assessment.challenge)]
    return Document(
        f"Self-assessment {assessment.year}",
        (f"Edition {assessment.edition}", _signed(assessment)), tuple(blocks),
        name=f"self-assessment-{assessment.year}", data_as_at=assessment.signed_on,
    )  # fmt: skip


def year_before(assessment: Assessment) -> dict[str, AssessmentSection]:
    """Last year's sections by key; empty where there is none."""
    found = Assessment.objects.filter(
        authority=assessment.authority, year=assessment.year - 1
    ).first()
    return {each.key: each for each in found.sections.all()} if found else {}


def judged(section: AssessmentSection | None) -> str:
    key = section.judgement if section else ""
    return shape().judgements.get(key, key) or "–"


def truth(sections: dict[str, AssessmentSection], before: dict[str, AssessmentSection]) -> str:
    """How many sections are judged better or worse than last year."""
    order = list(shape().judgements)
    moved = [
        order.index(before[key].judgement) - order.index(section.judgement)
        for key, section in sections.items()
        if key in before and section.judgement in order and before[key].judgement in order
    ]
    if not moved:
        written = sum(bool(each.judgement) for each in sections.values())
        return f"{written} of {len(sections)} sections are judged; there is no year to compare."
    up, down = sum(by > 0 for by in moved), sum(by < 0 for by in moved)
    return f"Of {len(moved)} sections judged both years, {up} went up and {down} went down."


def _judgements(
    sections: dict[str, AssessmentSection], before: dict[str, AssessmentSection]
) -> Table:
    columns = (
        Column("section", "Section", wide=True), Column("now", "Judgement"),
        Column("before", "Last year"),
    )  # fmt: skip
    rows = tuple(
        (each.title, judged(sections.get(each.key)), judged(before.get(each.key)))
        for each in shape().sections
    )
    return Table("Judgements", columns, rows, name="judgements", heads_rows=True, is_section=True)


def _section(title: str, section: AssessmentSection) -> list[Block]:
    found: list[Block] = [Heading(title), Facts((("Judgement", judged(section)),))]
    parts = (
        ("What we know", section.said), ("Evidence", section.evidence),
        ("What has to get better", section.finding),
    )  # fmt: skip
    for heading, text in parts:
        if text.strip():
            found += [Heading(heading, 3), FreeText(text)]
    return found


def _signed(assessment: Assessment) -> str:
    if assessment.signed_by is None or assessment.signed_on is None:
        return "Not signed off yet"
    day = f"{assessment.signed_on.day} {assessment.signed_on:%B %Y}"
    return f"Signed off by {assessment.signed_by.name} on {day}"
