"""Audits to take away: one whole, marked confidential; a list, which names no child."""

from collections.abc import Iterable, Iterator
from datetime import date

from sightline.apps.audits.form import tables
from sightline.apps.audits.form.rules import Rated
from sightline.apps.audits.form.values import YES_NO
from sightline.apps.audits.models import Audit
from sightline.apps.audits.tools.queries import tool_of
from sightline.documents.model import Block, Column, Document, Heading, Paragraph, Table
from sightline.vocabulary.audit_tools.model import AnswerType, Question, Respondent, Section

_LIST = (
    Column("audit", "Audit", wide=True),
    Column("subject", "What is looked at"),
    Column("team", "Team"),
    Column("auditor", "Auditor"),
    Column("state", "State"),
    Column("due_on", "Due"),
    Column("late", "Late"),
    Column("grade", "Grade"),
)
_JUDGED = (Column("of", "Of what"), Column("grade", "Grade"), Column("why", "Reasons", wide=True))
_ANSWERS = (
    Column("number", "No."),
    Column("question", "Question", wide=True),
    Column("answer", "Answer"),
    Column("evidence", "What shows it", wide=True),
)


def list_of(found: Iterable[Audit], today: date) -> Document:
    rows = tuple(_row(each, today) for each in found)
    about = (f"As it stood on {today.day} {today:%B %Y}",)
    table = Table("Audits", _LIST, rows, about=about, name="audits", sheet="Audits")
    said = Paragraph(f"{len(rows)} audits.", is_lead=True)
    blocks: tuple[Block, ...] = (said, table) if rows else (said,)
    return Document(
        "Audits", about, blocks, name="audits", data_as_at=today, is_landscape=True, data=(table,)
    )


def _row(audit: Audit, today: date) -> tuple[str | date | None, ...]:
    return (
        str(audit), audit.get_subject_display(), audit.team or audit.service,
        audit.auditor.name if audit.auditor else "", audit.now.in_words, audit.due_on,
        tables.late_words(audit, today), tables.grade_words(audit),
    )  # fmt: skip


def document_of(audit: Audit) -> Document:
    """The finished audit: header, summary from the judgements, then section by section."""
    tool, judged = tool_of(audit.tool), _judged(audit)
    about = ("Confidential: about one child", *_header(audit))
    blocks: list[Block] = [judged]
    if audit.history_said:
        blocks += [Heading("Earlier themes and audits"), Paragraph(audit.history_said)]
    for section in tool.sections:
        blocks += _of_section(audit, section)
    return Document(
        str(audit), about, tuple(blocks), name=f"audit-{audit.pk}", data_as_at=audit.window_to,
        is_landscape=True, data=(judged,),
    )  # fmt: skip


def _header(audit: Audit) -> tuple[str, ...]:
    return (
        f"Child: {audit.child_id or '–'}",
        f"Case-holder: {audit.worker or '–'}. Team: {audit.team or audit.service or '–'}",
        f"Legal status: {audit.legal_status or 'not in the extract'}",
        f"Auditor: {audit.auditor.name if audit.auditor else '–'}. {audit.now.in_words}",
        f"Work from {audit.window_from:%d/%m/%Y} to {audit.window_to:%d/%m/%Y}",
    )


def _judged(audit: Audit) -> Table:
    tool, kept = tool_of(audit.tool), {each.dimension: each for each in audit.judgements.all()}
    rows = tuple(
        (title, tool.scale[each.grade].title if each and each.grade else "–",
         each.reasons if each else "")
        for key, title in tool.dimensions for each in [kept.get(key)]
    )  # fmt: skip
    return Table("Judgements", _JUDGED, rows, name="judgements", sheet="Judgements")


def _of_section(audit: Audit, section: Section) -> Iterator[Block]:
    kept = {each.question: each for each in audit.answers.all()}
    yield Heading(section.title)
    rows = tuple(
        (question.key, question.text, said(question, kept[question.key].value),
         kept[question.key].evidence)
        for question in section.questions if question.key in kept
    )  # fmt: skip
    if rows:
        yield Table(section.title, _ANSWERS, rows, name=f"section-{section.key}")
    for words in audit.words.filter(section=section.key).exclude(text=""):
        yield Paragraph(f"{_BOXES.get(words.box, words.box)}: {words.text}")
    for each in audit.comments.filter(section=section.key).exclude(text="").select_related("by"):
        yield Paragraph(f"The worker and managers: {each.text} ({each.by.name})")


_BOXES = {
    "reflection": "The auditor’s reflections",
    "good_practice": "What was done well",
    "to_improve": "What should be better",
}


def said(question: Question, value: object) -> str:
    """An answer in words, by its type."""
    if question.type is AnswerType.CHOICES and isinstance(value, list):
        return ", ".join(words for key, words in question.choices if key in value)
    if question.type is AnswerType.FEEDBACK and isinstance(value, dict):
        return "\n".join(_one_said(who, each) for who, each in value.items())
    if isinstance(value, list):
        return ", ".join(f"{date.fromisoformat(day):%d/%m/%Y}" for day in value)
    if isinstance(value, dict):
        every = [*question.items, *(i for _, items in question.more_items for i in items)]
        return "\n".join(f"{words}: {YES_NO[value[k]]}" for k, words in every if k in value)
    return YES_NO.get(str(value), "")


def _one_said(who: str, said: dict[str, str]) -> str:
    rating = f" ({Rated(said['rating']).in_words})" if said.get("rating") else ""
    words = f"{Respondent(who).in_words}: “{said.get('words', '')}”{rating}"
    return f"{words} {said.get('summary', '')}".strip()
