"""What the pages of the form show: where one stands, each question with what is kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from sightline.apps.audits.afterwards.queries import last_time
from sightline.apps.audits.form import calls, complete, rules
from sightline.apps.audits.form.rules import Applies, Rated
from sightline.apps.audits.form.values import YES_NO, holds_numbers
from sightline.apps.audits.models import Answer, Audit
from sightline.vocabulary.audit_tools.model import (
    OVERALL,
    AnswerType,
    Grade,
    Question,
    Section,
    Tool,
)

FACTS = {
    "closed_case": "Is the case closed?",
    "care_leaver": "Is this young person a care leaver?",
    "looked_after": "Is the child looked after?",
    "cp_plan": "Is the child on a child protection plan?",
    "in_statutory_process": "Is the child in a statutory process?",
    "exploitation_risk": "Is a risk of exploitation recorded?",
}
BOXES = {
    "reflection": "Your comments and reflections",
    "good_practice": "What was done well",
    "to_improve": "What should be better",
}


@dataclass(frozen=True)
class Choice:
    value: str
    words: str
    is_chosen: bool
    name: str = ""


@dataclass(frozen=True)
class Item:
    name: str
    words: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Asked:
    """One question on the page. `record`: what the records say; `facts`: to be said first."""

    question: Question
    block: str
    is_asked: bool
    facts: tuple[tuple[str, str], ...]
    record: Mapping[str, Any] | None
    version: int
    evidence: str
    choices: tuple[Choice, ...] = ()
    items: tuple[Item, ...] = ()
    dates: tuple[str, ...] = ()
    people: tuple[dict[str, Any], ...] = ()
    no_numbers: bool = False
    must: bool = False
    last: str = ""

    @property
    def type(self) -> str:
        return self.question.type.value


@dataclass(frozen=True)
class Stop:
    """A section in the list of sections; `missing`: how many things it still lacks."""

    key: str
    title: str
    address: str
    missing: int
    grade: str

    @property
    def is_done(self) -> bool:
        return self.missing == 0


def stops(audit: Audit, tool: Tool) -> list[Stop]:
    lacks = [each.section for each in complete.missing(audit)]
    return [
        Stop(
            key, title, reverse("audits:section", args=[audit.pk, key]), lacks.count(key),
            graded.get(key, ""),
        )
        for graded in [grades_of(audit, tool)]
        for key, title in tool.dimensions
    ]  # fmt: skip


def grades_of(audit: Audit, tool: Tool) -> dict[str, str]:
    """What the auditor chose, section by section, in words."""
    found = audit.judgements.filter(grade__isnull=False)
    return {each.dimension: tool.scale[each.grade].title for each in found if each.grade}


def asked_in(audit: Audit, section: Section) -> list[Asked]:
    kept = {each.question: each for each in audit.answers.all()}
    last = last_time(audit)
    return [_asked(audit, each, kept.get(each.key), last) for each in section.questions]


def _asked(audit: Audit, question: Question, kept: Answer | None, last: Mapping[str, str]) -> Asked:
    block, value = f"q-{question.key}", kept.value if kept else None
    unknown = rules.facts_to_ask(question, audit.facts)
    return Asked(
        question, block,
        is_asked=rules.applies(question.applies, audit.facts) is Applies.YES,
        facts=tuple((fact, FACTS.get(fact, fact.replace("_", " "))) for fact in unknown),
        record=_record(audit, question),
        version=kept.version if kept else 0, evidence=kept.evidence if kept else "",
        no_numbers=holds_numbers(question), must=complete.must_not_be_waived(question, audit),
        last=last.get(question.key, ""),
        **_shown(question, block, value, audit),
    )  # fmt: skip


def _record(audit: Audit, question: Question) -> Mapping[str, Any] | None:
    """What the records said; that they say nothing is said too, never left blank."""
    if not question.prefill:
        return None
    found = audit.records.get(question.prefill)
    if not found:
        return {"known": False}
    day = found.get("as_at")
    return {**found, "as_at": date.fromisoformat(day) if day else None}


def _shown(question: Question, block: str, value: Any, audit: Audit) -> dict[str, Any]:
    if question.type is AnswerType.YES_NO:
        return {"choices": _yes_no(value)}
    if question.type is AnswerType.CHOICES:
        chosen = value or []
        return {"choices": tuple(Choice(k, words, k in chosen) for k, words in question.choices)}
    if question.type is AnswerType.ITEMS:
        said = value or {}
        return {
            "items": tuple(
                Item(f"{block}:item:{key}", words, _yes_no(said.get(key)))
                for key, words in rules.items_of(question, audit.facts)
            )
        }
    if question.type is AnswerType.DATES:
        days = list(value or [])
        return {"dates": tuple(days + [""] * max(1, question.how_many - len(days)))}
    if question.type is AnswerType.FEEDBACK:
        return {"people": tuple(_said_by(question, block, value or {}))}
    return {}


def _yes_no(value: Any) -> tuple[Choice, ...]:
    return tuple(Choice(key, words, key == value) for key, words in YES_NO.items())


def _said_by(question: Question, block: str, value: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "who": who.in_words,
            "name": f"{block}:{who.value}",
            "words": said.get("words", ""),
            "summary": said.get("summary", ""),
            "ratings": [Choice(r, r.in_words, r == said.get("rating")) for r in Rated],
        }
        for who in question.asked_of
        for said in [value.get(who.value, {})]
    ]


def boxes_of(audit: Audit, section: Section) -> list[dict[str, Any]]:
    kept = {each.box: each for each in audit.words.filter(section=section.key)}
    return [
        {
            "block": f"w-{section.key}-{box}",
            "title": title,
            "text": kept[box].text if box in kept else "",
            "version": kept[box].version if box in kept else 0,
        }
        for box, title in BOXES.items()
    ]


def judged(audit: Audit, tool: Tool, dimension: str) -> dict[str, Any]:
    """The four grades with what each means; none is chosen before the auditor does."""
    kept = audit.judgements.filter(dimension=dimension).first()
    chosen = kept.grade if kept else None
    grades: list[tuple[Grade, bool]] = [(g, g.value == chosen) for g in tool.scale.grades]
    return {
        "block": f"g-{dimension}",
        "grades": grades,
        "reasons": kept.reasons if kept else "",
        "version": kept.version if kept else 0,
        "is_overall": dimension == OVERALL,
    }


def called(audit: Audit, tool: Tool, section: Section | None) -> list[calls.Standing]:
    """Who is to be phoned, where this section is the one that asks them."""
    if section is None or calls.section_of(tool) != section:
        return []
    return list(calls.standing(audit, tool).values())
