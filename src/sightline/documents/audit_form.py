"""An audit tool on paper: every question with room for the answer, grades, guidance."""

from sightline.documents.model import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Table,
)
from sightline.vocabulary.audit_tools import AnswerType, Question, Section, Tool

_COLUMNS = (
    Column("question", "Question", share=52),
    Column("answer", "Answer", share=18),
    Column("evidence", "What shows it", share=30),
)
BOXES = (
    "Reflections of the auditor", "Good practice", "What could be better",
    "Words of the case-holder and managers",
)  # fmt: skip


def audit_form(tool: Tool, *, version: str = "") -> Document:
    """Landscape; `version` stands under the title."""
    blocks: list[Block] = [Paragraph(tool.purpose, is_lead=True)] if tool.purpose else []
    blocks += _guidance(tool)
    for section in tool.sections:
        blocks += _section(section)
    blocks += _judgement(tool)
    about = (version,) if version else ()
    return Document(
        tool.title, about, tuple(blocks), name=tool.key.replace("_", "-"), is_landscape=True
    )


def _guidance(tool: Tool) -> list[Block]:
    found: list[Block] = [Heading("Before you begin")] if tool.guidance else []
    found += [Listing(tool.guidance)] if tool.guidance else []
    grades = tuple((f"{each.value} {each.title}", each.descriptor) for each in tool.scale.grades)
    return [*found, Heading("Grades"), Facts(grades)]


def _section(section: Section) -> list[Block]:
    named = f"{section.key} {section.title}"
    rows = tuple((_asked(each), answers_of(each), "") for each in section.questions)
    found: list[Block] = [Heading(named)]
    found += [Paragraph(section.help)] if section.help else []
    found.append(Table(f"Questions of section {section.key}", _COLUMNS, rows))
    boxes = Table(
        f"Comments on section {section.key}",
        (Column("box", "Comments", share=30), Column("said", "Write here", share=70)),
        tuple((box, "") for box in BOXES), heads_rows=True,
    )  # fmt: skip
    return [*found, boxes]


def _asked(question: Question) -> str:
    lines = [f"{question.key} {question.text}"]
    lines += [question.help] if question.help else []
    if question.applies:
        lines.append(f"Only where it applies: {', '.join(map(fact_said, question.applies))}.")
    lines += [f"☐ {words}" for _, words in (*question.items, *question.choices)]
    for fact, items in question.more_items:
        lines.append(f"Also, {fact_said(fact)}:")
        lines += [f"☐ {words}" for _, words in items]
    return "\n".join(lines)


def answers_of(question: Question) -> str:
    """What may be answered, in words."""
    if question.type is AnswerType.FEEDBACK:
        asked = ", ".join(each.in_words.lower() for each in question.asked_of)
        return f"Their own words ({asked}); better than good, good, or not good enough"
    if question.type is AnswerType.DATES:
        return f"{question.how_many or 'Any number of'} days"
    return {
        AnswerType.YES_NO: "Yes, no, not applicable",
        AnswerType.ITEMS: "Yes, no, not applicable for each",
        AnswerType.CHOICES: "All that apply",
    }.get(question.type, "In words")


_FACTS = {
    "closed_case": "a closed case",
    "care_leaver": "a care leaver",
    "looked_after": "a looked-after child",
    "cp_plan": "a child with a protection plan",
    "in_statutory_process": "a child in statutory processes",
    "exploitation_risk": "a child at risk of exploitation",
}


def fact_said(fact: str) -> str:
    return _FACTS.get(fact, fact.replace("_", " "))


def _judgement(tool: Tool) -> list[Block]:
    if not tool.judges:
        return []
    rows = tuple((title, "", "") for _, title in tool.dimensions)
    columns = (
        Column("of", "Of what", share=25), Column("grade", "Grade", share=15),
        Column("reasons", "Reasons", share=60),
    )  # fmt: skip
    actions = (Column("action", "What must be done", share=70), Column("by", "By when", share=30))
    return [
        Heading("Judgement"),
        Paragraph("Every line is filled in. No grade is worked out from the answers."),
        Table("Judgement", columns, rows, heads_rows=True),
        Table("What must be done", actions, (("", ""),) * 4),
    ]
