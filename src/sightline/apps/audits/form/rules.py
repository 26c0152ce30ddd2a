"""What may be typed into an audit, and when. Plain Python."""

import re
from enum import StrEnum

from sightline.vocabulary.audit_tools.model import Grade, Question, Respondent, Scale
from sightline.vocabulary.not_allowed import NotAllowed

Facts = dict[str, bool | None]


class Applies(StrEnum):
    """Whether a question is asked of this file; unknown where the auditor must say first."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class CallOutcome(StrEnum):
    MADE = "made"
    NOBODY = "nobody there"
    NOT_MADE = "not made"

    @property
    def in_words(self) -> str:
        return _OUTCOMES[self]


_OUTCOMES = {
    CallOutcome.MADE: "We spoke",
    CallOutcome.NOBODY: "Nobody was there",
    CallOutcome.NOT_MADE: "No call is made",
}


class NoCall(StrEnum):
    """Why somebody is not phoned. Proceedings that may come are no reason by themselves."""

    AGE = "age"
    ENGLISH = "spoken English"
    LITIGIOUS = "litigious"
    PRE_PROCEEDINGS = "pre-proceedings alone"

    @property
    def in_words(self) -> str:
        return _REASONS[self]


_REASONS = {
    NoCall.AGE: "The child is too young to be asked on the phone",
    NoCall.ENGLISH: "Their spoken English is not enough for a call",
    NoCall.LITIGIOUS: "The case is litigious",
    NoCall.PRE_PROCEEDINGS: "The family is in pre-proceedings",
}


def check_call(outcome: CallOutcome, reason: str, interpreter: str) -> None:
    """A call that is not made has one of three reasons."""
    if outcome is not CallOutcome.NOT_MADE:
        return
    if reason == NoCall.PRE_PROCEEDINGS:
        raise NotAllowed(
            "Being in pre-proceedings alone is no reason not to call: these families’ words count "
            "as much. Call, or give another reason."
        )
    if reason not in set(NoCall):
        raise NotAllowed("Say why no call is made.")
    if reason == NoCall.ENGLISH and interpreter not in {"yes", "no"}:
        raise NotAllowed("Say whether an interpreter was offered for the call.")


class Rated(StrEnum):
    """How an answer on the phone measures the work."""

    EXCEEDS = "exceeds"
    MEETS = "meets"
    BELOW = "below"

    @property
    def in_words(self) -> str:
        return _RATED[self]


_RATED = {
    Rated.EXCEEDS: "Better than good",
    Rated.MEETS: "Good",
    Rated.BELOW: "Not good enough",
}


def applies(names: tuple[str, ...], facts: Facts) -> Applies:
    """One fact that holds is enough; what nobody knows must be asked before it can be said no."""
    if not names or any(facts.get(name) is True for name in names):
        return Applies.YES
    if all(facts.get(name) is False for name in names):
        return Applies.NO
    return Applies.UNKNOWN


def items_of(question: Question, facts: Facts) -> tuple[tuple[str, str], ...]:
    """The list to go through, with what is added where a fact holds."""
    more = (items for fact, items in question.more_items if facts.get(fact) is True)
    return (*question.items, *(item for items in more for item in items))


def facts_to_ask(question: Question, facts: Facts) -> list[str]:
    """Facts on which the question or part of its list hangs and which nobody has said yet."""
    asked = list(question.applies) if applies(question.applies, facts) is Applies.UNKNOWN else []
    asked += [fact for fact, _ in question.more_items]
    return [name for name in dict.fromkeys(asked) if facts.get(name) is None]


_NATIONAL_INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2}\s?(\d\s?){6}[A-D]\b", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"(?<!\d)(?:\d[ \-]?){8,10}(?!\d)")
_SORT_CODE = re.compile(r"(?<!\d)\d{2}[- ]\d{2}[- ]\d{2}(?!\d)")
_DATE = re.compile(r"(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))(?!\d)")


def check_no_numbers(text: str) -> None:
    """Whether a passport is recorded is asked, never its number; dates are let through."""
    rest = _DATE.sub(" ", text) if not _SORT_CODE.search(text) else text
    if any(found.search(rest) for found in (_NATIONAL_INSURANCE, _SORT_CODE, _LONG_NUMBER)):
        raise NotAllowed(
            "This looks like a National Insurance, passport or account number. Say only whether "
            "it is recorded; the number itself does not belong here."
        )


def check_grade(scale: Scale, value: int | None) -> Grade | None:
    if value is None:
        return None
    try:
        return scale[value]
    except KeyError:
        raise NotAllowed("That grade is not on this tool’s scale.") from None


def check_respondent(question: Question, respondent: Respondent) -> None:
    if respondent not in question.asked_of:
        raise NotAllowed(f"This question is not asked of this person: {respondent.in_words}.")


def check_reason(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise NotAllowed(sentence)
