"""What an audit still lacks before it is handed in, each with the place to put it right."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from sightline.apps.audits.form import calls, rules
from sightline.apps.audits.form.rules import Applies
from sightline.apps.audits.form.values import is_whole
from sightline.apps.audits.models import Answer, Audit
from sightline.apps.audits.tools.queries import tool_of
from sightline.vocabulary.audit_tools.model import (
    AnswerType,
    Question,
    Respondent,
    Section,
    Tool,
)
from sightline.vocabulary.not_allowed import NotAllowed


@dataclass(frozen=True)
class Missing:
    """`section`: its key, "overall" for the whole. `place`: the id of what is missing there."""

    section: str
    said: str
    address: str

    @classmethod
    def at(cls, audit: Audit, section: str, place: str, said: str) -> "Missing":
        page = reverse("audits:section", args=[audit.pk, section])
        return cls(section, said, f"{page}#{place}")


class NotComplete(NotAllowed):
    def __init__(self, missing: tuple[Missing, ...]) -> None:
        count = len(missing)
        what = "one thing is" if count == 1 else f"{count} things are"
        super().__init__(f"The audit can’t be handed in yet: {what} missing.")
        self.missing = missing


def missing(audit: Audit) -> tuple[Missing, ...]:
    tool = tool_of(audit.tool)
    answers = {each.question: each for each in audit.answers.all()}
    found = [
        lack
        for section in tool.sections
        for question in section.questions
        for lack in _of_question(audit, section, question, answers)
    ]
    found += _of_calls(audit, tool, answers)
    found += _of_judgements(audit, tool)
    order = [key for key, _ in tool.dimensions]
    return tuple(sorted(found, key=lambda each: order.index(each.section)))


def check(audit: Audit) -> None:
    found = missing(audit)
    if found:
        raise NotComplete(found)


def _of_question(
    audit: Audit, section: Section, question: Question, answers: dict[str, Answer]
) -> Iterator[Missing]:
    place, name = f"q-{question.key}", f"Question {question.key}"
    if rules.facts_to_ask(question, audit.facts):
        yield Missing.at(audit, section.key, place, f"{name}: say first whether it applies.")
        return
    is_asked = rules.applies(question.applies, audit.facts) is Applies.YES
    if not is_asked or question.type is AnswerType.FEEDBACK:
        return
    kept = answers.get(question.key)
    value, evidence = (kept.value, kept.evidence) if kept else (None, "")
    if not is_whole(question, value, audit.facts):
        yield Missing.at(audit, section.key, place, f"{name} is not answered.")
    elif must_not_be_waived(question, audit) and value == "not_applicable":
        said = "the records show a risk of exploitation, so it applies."
        yield Missing.at(audit, section.key, place, f"{name}: {said}")
    if not evidence.strip():
        yield Missing.at(audit, section.key, place, f"{name}: say what shows it.")


def must_not_be_waived(question: Question, audit: Audit) -> bool:
    """Where a risk of exploitation is recorded its assessment is not a matter of opinion."""
    return "exploitation" in question.rule and audit.facts.get("exploitation_risk") is True


def _of_calls(audit: Audit, tool: Tool, answers: dict[str, Answer]) -> Iterator[Missing]:
    """Each person asked, or a reason why not; and whoever was reached has said something."""
    section = calls.section_of(tool)
    if section is None:
        return
    standing = calls.standing(audit, tool)
    for who, state in standing.items():
        if not state.is_settled:
            said = f"{who.in_words}: {state.wanted}"
            yield Missing.at(audit, section.key, f"call-{who}", said)
    for question in section.questions:
        for who in question.asked_of:
            if who in standing and standing[who].was_reached:
                yield from _of_feedback(audit, section, question, who, answers)


def _of_feedback(
    audit: Audit, section: Section, question: Question, who: Respondent,
    answers: dict[str, Answer],
) -> Iterator[Missing]:  # fmt: skip
    kept = answers.get(question.key)
    said = ((kept.value if kept else None) or {}).get(who, {})
    if not (said.get("words", "").strip() and said.get("rating")):
        words = f"Question {question.key}, {who.in_words.lower()}: their words and your rating."
        yield Missing.at(audit, section.key, f"q-{question.key}", words)


def _of_judgements(audit: Audit, tool: Tool) -> Iterator[Missing]:
    if not tool.judges:
        return
    kept = {each.dimension: each for each in audit.judgements.all()}
    for key, title in tool.dimensions:
        judged = kept.get(key)
        if judged is None or judged.grade is None:
            yield Missing.at(audit, key, f"g-{key}", f"{title}: choose a grade.")
        elif not judged.reasons.strip():
            yield Missing.at(audit, key, f"g-{key}", f"{title}: give the reasons for the grade.")
