"""The value of an answer, by the type of its question: what may stand there, and what is whole."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sightline.apps.audits.form.rules import (
    Facts,
    Rated,
    check_no_numbers,
    check_respondent,
    items_of,
)
from sightline.vocabulary.audit_tools.model import AnswerType, Question, Respondent
from sightline.vocabulary.not_allowed import NotAllowed

YES_NO = {"yes": "Yes", "no": "No", "not_applicable": "Not applicable"}
FEEDBACK_PARTS = ("words", "rating", "summary")
MOST_DATES = 12
_NUMBERS_OF = ("insurance", "passport", "bank", "account")
_ODD = NotAllowed("That is no answer to this question.")


def check_value(question: Question, value: Any, evidence: str, facts: Facts) -> None:
    """A half-finished answer may be kept; one that can't be an answer may not."""
    if holds_numbers(question):
        check_no_numbers(evidence)
    if value is not None:
        _CHECKS[question.type](question, value)


def holds_numbers(question: Question) -> bool:
    """Whether part of its list asks after a number that must not be written down."""
    every = [*question.items, *(item for _, items in question.more_items for item in items)]
    return any(part in f"{key} {words}".lower() for key, words in every for part in _NUMBERS_OF)


def is_whole(question: Question, value: Any, facts: Facts) -> bool:
    """Whether nothing of the answer itself is missing; its evidence is asked for beside."""
    if question.type is AnswerType.WORDS:
        return True
    if question.type is AnswerType.YES_NO:
        return value in YES_NO
    if question.type is AnswerType.ITEMS:
        return all((value or {}).get(key) in YES_NO for key, _ in items_of(question, facts))
    return bool(value)


def _yes_no(question: Question, value: Any) -> None:
    if value not in YES_NO:
        raise _ODD


def _items(question: Question, value: Any) -> None:
    every = {key for key, _ in question.items}
    every |= {key for _, items in question.more_items for key, _ in items}
    if not isinstance(value, dict) or not value.keys() <= every:
        raise _ODD
    for each in value.values():
        _yes_no(question, each)


def _choices(question: Question, value: Any) -> None:
    if not isinstance(value, list) or not set(value) <= {key for key, _ in question.choices}:
        raise _ODD


def _dates(question: Question, value: Any) -> None:
    if not isinstance(value, list) or len(value) > MOST_DATES:
        raise _ODD
    for each in value:
        try:
            date.fromisoformat(each)
        except (TypeError, ValueError):
            raise NotAllowed("Enter each day such as 31/01/2027.") from None


def _words(question: Question, value: Any) -> None:
    raise _ODD


def _feedback(question: Question, value: Any) -> None:
    if not isinstance(value, dict):
        raise _ODD
    for who, said in value.items():
        if who not in set(Respondent) or not set(said) <= set(FEEDBACK_PARTS):
            raise _ODD
        check_respondent(question, Respondent(who))
        if said.get("rating") and said["rating"] not in set(Rated):
            raise _ODD


_CHECKS: dict[AnswerType, Callable[[Question, Any], None]] = {
    AnswerType.YES_NO: _yes_no,
    AnswerType.ITEMS: _items,
    AnswerType.CHOICES: _choices,
    AnswerType.DATES: _dates,
    AnswerType.WORDS: _words,
    AnswerType.FEEDBACK: _feedback,
}
