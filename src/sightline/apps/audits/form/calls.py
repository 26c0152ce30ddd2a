"""How the calls to a family stand: who is to be asked, who was reached, why somebody was not."""

from dataclasses import dataclass

from sightline.apps.audits.form.rules import CallOutcome
from sightline.apps.audits.models import Audit, CallTry
from sightline.vocabulary.audit_tools.model import AnswerType, Respondent, Section, Tool


@dataclass(frozen=True)
class Standing:
    """`is_there`: whether the child has such a person; None: the auditor has not said yet."""

    who: Respondent
    is_there: bool | None
    tries: tuple[CallTry, ...]

    @property
    def was_reached(self) -> bool:
        return any(each.outcome == CallOutcome.MADE for each in self.tries)

    @property
    def is_waived(self) -> bool:
        return any(each.outcome == CallOutcome.NOT_MADE for each in self.tries)

    @property
    def is_settled(self) -> bool:
        return self.is_there is False or self.was_reached or self.is_waived

    @property
    def wanted(self) -> str:
        if self.is_there is None:
            return "say whether there is one to be asked."
        if self.tries:
            return "nobody was there when you called: try again, or say why no call is made."
        return "call, or say why no call is made."


def section_of(tool: Tool) -> Section | None:
    """Where people are phoned; None where the tool phones nobody."""
    if not tool.calls:
        return None
    asks = (each for each in tool.sections if any(map(_is_feedback, each.questions)))
    return next(asks, None)


def respondents(tool: Tool) -> tuple[Respondent, ...]:
    asked = {who for question in tool.questions for who in question.asked_of}
    return tuple(who for who in Respondent if who in asked)


def fact_of(who: Respondent) -> str:
    return f"has_{who.value}"


def standing(audit: Audit, tool: Tool) -> dict[Respondent, Standing]:
    tries = list(audit.calls.all())
    return {
        who: Standing(who, _is_there(audit, who), tuple(t for t in tries if t.respondent == who))
        for who in respondents(tool)
    }


def _is_there(audit: Audit, who: Respondent) -> bool | None:
    """The child themselves always; foster carers where the records say looked after, and so on."""
    if who is Respondent.CHILD:
        return True
    said = audit.facts.get(fact_of(who))
    if said is None and who is Respondent.FOSTER_CARER and audit.facts.get("looked_after") is False:
        return False
    return said if isinstance(said, bool) else None


def _is_feedback(question: object) -> bool:
    return getattr(question, "type", None) is AnswerType.FEEDBACK
