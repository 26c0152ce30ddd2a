"""Audits of the demonstration: some to be written, some handed in over three months with grades
from outstanding to inadequate, one with an immediate concern. After `demo.audit_programme`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sightline.apps.audits.form import actions
from sightline.apps.audits.form.calls import fact_of, respondents
from sightline.apps.audits.form.rules import CallOutcome, NoCall, facts_to_ask, items_of
from sightline.apps.audits.models import Audit
from sightline.apps.audits.programme.allocating import allocate
from sightline.apps.audits.tools.queries import newest, tool_of
from sightline.apps.children.queries import authority_code, holdings
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.vocabulary.audit_tools import AnswerType, Question, Respondent, Tool
from sightline.vocabulary.not_allowed import NotAllowed

_AUDITORS = (
    "principal.social.worker", "head.of.safeguarding", "group.manager", "team.manager",
    "assistant.manager",
)  # fmt: skip
_NOT_CALLED = {Respondent.PARENT: NoCall.LITIGIOUS, Respondent.CHILD: NoCall.AGE}
_EVIDENCE = "Case notes and the plan of this spring, read for this audit."
_WEAK = "Not on the record for the last four months, and the worker could not say why."
_STEADY = "The work is steady, and the child is in all of it."


@dataclass(frozen=True)
class _Line:
    """One audit: its tool, the team, how many days ago it was set, its grade once handed in."""

    tool: str
    team: str
    days: int
    grade: int | None = None
    concern: str = ""


_LINES = (
    _Line("case_file", "Assessment Team 3", 88, 2),
    _Line("cp_plan", "Assessment Team 3", 80, 3),
    _Line("neglect", "Assessment Team 1", 75, 3),
    _Line("exploitation_and_missing", "Children in Care Team 1", 70, 2),
    _Line("cp_plan", "Safeguarding Team 3", 50, 4, "An adult said to be gone comes back at night."),
    _Line("domestic_abuse", "Assessment Team 1", 48, 3),
    _Line("placed_at_a_distance", "Children in Care Team 1", 45, 1),
    _Line("neglect", "Assessment Team 3", 24, 2),
    _Line("cp_plan", "Assessment Team 3", 22, 3),
    _Line("case_file", "Safeguarding Team 3", 9),
    _Line("case_file", "Children in Care Team 1", 9),
    _Line("neglect", "Assessment Team 3", 30),
)


def ensure_audits(at: datetime) -> None:
    """Once, on first use."""
    people = User.objects.filter(is_active=True)
    there = [each for key in _AUDITORS for each in people.filter(email__startswith=f"{key}@")]
    begun = Audit.objects.filter(authority=authority_code(), handed_in_at__isnull=False)
    if holdings() is None or not there or begun.exists():
        return
    for number, line in enumerate(_LINES):
        day = at - timedelta(days=line.days)
        audit = _made(line, number, day)
        auditor = audit and _allocated(audit, there, number, day)
        if audit and auditor and line.grade:
            _written(audit, line, auditor, day + timedelta(days=6), now=at)
        elif audit and auditor and number % 2:
            _begun(audit, auditor, at - timedelta(hours=5))


def _made(line: _Line, number: int, at: datetime) -> Audit | None:
    held, version = holdings(), newest(line.tool)
    open_to = sorted(held.by_team.get(line.team, frozenset()) - held.restricted) if held else []
    if not held or not open_to or version is None:
        return None
    child = open_to[(number * 7) % len(open_to)]
    services = [name for name, children in held.by_service.items() if child in children]
    workers = [name for name, children in held.by_worker.items() if child in children]
    return actions.create_audit(
        tool=version, subject=tool_of(version).subjects[0], child_id=child, team=line.team,
        service=min(services, default=""), worker=min(workers, default=""), by=None, at=at,
    )  # fmt: skip


def _allocated(audit: Audit, people: list[User], number: int, at: datetime) -> User | None:
    """To the first, from the turn's on, who is a peer."""
    for step in range(len(people)):
        person = people[(number + step) % len(people)]
        try:
            allocate(audit=audit, auditor=person, by=None, at=at)
        except NotAllowed:
            continue
        return person
    return None


def _about(person: User, at: datetime) -> dict[str, Any]:
    return {"by": person, "access": access_of(person, at), "at": at}


def _begun(audit: Audit, auditor: User, at: datetime) -> None:
    usual = _about(auditor, at)
    actions.start(audit=audit, **usual)
    for question in tool_of(audit.tool).questions[:2]:
        if question.type is AnswerType.YES_NO and not facts_to_ask(question, audit.facts):
            _answered(audit, question, is_weak=False, usual=usual)


def _written(audit: Audit, line: _Line, auditor: User, at: datetime, *, now: datetime) -> None:
    usual, tool = _about(auditor, at), tool_of(audit.tool)
    weak = (line.grade or 2) > 2
    actions.start(audit=audit, **usual)
    if line.concern:
        # Whoever is told holds the role since today.
        actions.raise_concern(audit=audit, said=line.concern, **usual | {"at": now})
    for number, question in enumerate(tool.questions):
        for fact in facts_to_ask(question, audit.facts):
            actions.say_fact(audit=audit, fact=fact, holds=False, **usual)
        if question.type is not AnswerType.FEEDBACK:
            _answered(audit, question, is_weak=weak and number % 3 == 1, usual=usual)
    _called(audit, tool, usual)
    for key, _ in tool.dimensions:
        reasons = _WEAK if weak else _STEADY
        actions.judge(
            audit=audit, dimension=key, grade=line.grade, read=0, reasons=reasons, **usual
        )
    actions.hand_in(audit=audit, **usual)


def _called(audit: Audit, tool: Tool, usual: dict[str, Any]) -> None:
    for who in respondents(tool) if tool.calls else ():
        actions.say_fact(audit=audit, fact=fact_of(who), holds=who in _NOT_CALLED, **usual)
        if who in _NOT_CALLED:
            actions.try_call(
                audit=audit, respondent=who, outcome=CallOutcome.NOT_MADE,
                reason=_NOT_CALLED[who].value, **usual,
            )  # fmt: skip


def _answered(audit: Audit, question: Question, *, is_weak: bool, usual: dict[str, Any]) -> None:
    value: Any = {
        AnswerType.YES_NO: "no" if is_weak else "yes",
        AnswerType.ITEMS: {key: "yes" for key, _ in items_of(question, audit.facts)},
        AnswerType.CHOICES: [key for key, _ in question.choices[:1]],
        AnswerType.DATES: [audit.window_to.isoformat()],
    }.get(question.type)
    evidence = _WEAK if is_weak else _EVIDENCE
    actions.answer(
        audit=audit, question=question.key, value=value, evidence=evidence, read=0, **usual
    )
