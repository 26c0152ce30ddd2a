"""A month of audits in the demonstration: waiting, given to somebody, being written, handed in."""

from datetime import datetime, timedelta
from typing import Any

from sightline.apps.audits.form import actions
from sightline.apps.audits.form.borrowed import tool_of
from sightline.apps.audits.form.calls import fact_of, respondents
from sightline.apps.audits.form.rules import CallOutcome, NoCall, facts_to_ask, items_of
from sightline.apps.audits.models import Audit, ToolVersion
from sightline.apps.audits.tools.actions import keep_versions
from sightline.apps.audits.tools.queries import newest
from sightline.apps.children.queries import holdings
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.vocabulary.audit_tools.model import OVERALL, AnswerType, Question, Subject

_AUDITORS = ("group.manager", "head.of.safeguarding", "principal.social.worker", "head.of.service")
_TEAMS = {
    "Assessment Team 3": "Assessment and Safeguarding",
    "Assessment Team 1": "Assessment and Safeguarding",
    "Children in Care Team 1": "Children in Care and Leaving Care",
}
_GRADES = (2, 3, 2, 4, 1)  # of those handed in
_STARTED, _GIVEN, _MADE = 8, 12, 14
_EVIDENCE = "Case note and plan on file, read for this audit."
_CONCERN = "No visit is on the file since the last meeting, and nobody at home was reached."


def ensure_audits(at: datetime) -> None:
    """Idempotent: nothing happens once there is an audit."""
    held = holdings()
    if held is None or Audit.objects.filter(authority=authority_code()).exists():
        return
    keep_versions(at=at)
    tool, people = newest("case_file"), User.objects.filter(is_active=True)
    auditors = [each for key in _AUDITORS for each in people.filter(email__startswith=f"{key}@")]
    if tool is None or not auditors:
        return
    workers = {child: name for name, children in held.by_worker.items() for child in children}
    for number in range(_MADE):
        team = list(_TEAMS)[number % len(_TEAMS)]
        children = sorted(held.by_team.get(team, frozenset()) - held.restricted)
        if number < len(children):
            child = children[number]
            audit = _made(tool, child, team, workers.get(child, ""), at - timedelta(days=30))
            _go_on(audit, number, auditors[number % len(auditors)], at)


def _made(tool: ToolVersion, child: str, team: str, worker: str, at: datetime) -> Audit:
    return actions.create_audit(
        tool=tool, subject=Subject.FILE, child_id=child, service=_TEAMS[team], team=team,
        worker=worker, by=None, at=at,
    )  # fmt: skip


def _go_on(audit: Audit, number: int, auditor: User, at: datetime) -> None:
    if number >= _GIVEN:
        return
    given = at - timedelta(days=25)
    actions.moved(audit, "allocate", by=None, at=given, auditor=auditor)
    who = {"by": auditor, "access": access_of(auditor, at), "at": at - timedelta(days=6)}
    if number < len(_GRADES):
        _write(audit, _GRADES[number], who)
        actions.hand_in(audit=audit, **who)
    elif number < _STARTED:
        actions.start(audit=audit, **who)
        first = tool_of(audit.tool).questions[0]
        _answer(audit, first, who)
    if number == len(_GRADES):
        actions.raise_concern(audit=audit, said=_CONCERN, **(who | {"at": at}))


def _write(audit: Audit, grade: int, who: dict[str, Any]) -> None:
    tool = tool_of(audit.tool)
    facts = {fact for each in tool.questions for fact in facts_to_ask(each, audit.facts)}
    for fact in sorted(facts | {fact_of(each) for each in respondents(tool)}):
        actions.say_fact(audit=audit, fact=fact, holds=False, **who)
    for question in tool.questions:
        if question.type is not AnswerType.FEEDBACK:
            _answer(audit, question, who)
    for respondent in respondents(tool):
        actions.try_call(
            audit=audit, respondent=respondent, outcome=CallOutcome.NOT_MADE,
            reason=NoCall.LITIGIOUS, **who,
        )  # fmt: skip
    for key, _ in tool.dimensions:
        reasons = "Weighed over all that was read." if key == OVERALL else _EVIDENCE
        value = {"dimension": key, "grade": grade, "reasons": reasons, "read": 0}
        actions.judge(audit=audit, **value, **who)


def _answer(audit: Audit, question: Question, who: dict[str, Any]) -> None:
    value: Any = {
        AnswerType.YES_NO: "yes",
        AnswerType.ITEMS: {key: "yes" for key, _ in items_of(question, audit.facts)},
        AnswerType.CHOICES: [key for key, _ in question.choices[:1]],
        AnswerType.DATES: [audit.window_to.isoformat()],
    }.get(question.type)
    given = {"question": question.key, "value": value, "evidence": _EVIDENCE, "read": 0}
    actions.answer(audit=audit, **given, **who)
