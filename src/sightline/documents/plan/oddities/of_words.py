"""What notes and milestones say in words that the plan does not hold yet as data."""

import re
from collections.abc import Iterator
from datetime import date

from sightline.documents.plan.as_above import AsAbove, as_above
from sightline.documents.plan.data import ActionData, MilestoneData, Outcome, PlanData
from sightline.documents.plan.oddities.found import Oddity, OddityKind, at_line
from sightline.documents.plan.oddities.saying import (
    begin,
    open_lines,
    says_done,
    sentence_with,
    shortened,
)
from sightline.vocabulary.timescales import dates_in

_TO_BE_CHANGED = re.compile(
    r"\b(?:timescales?|deadlines?|dates?)\s+(?:(?:is|are|needs?|will|should|has|have)\s+)?to be "
    r"(?:changed|adjusted|extended|amended|revised|moved)",
    re.I,
)
_CHANGED = re.compile(
    r"\b(?:timescales?|deadlines?)\b(?:\s+\w+){0,6}?\s+"
    r"(?:changed|adjusted|extended|amended|revised|moved)\b",
    re.I,
)
_NEW = re.compile(r"\bnew (?P<what>action|milestone)\b[\s:–—-]*", re.I)
_MISSED = re.compile(
    r"\btargets? (?:was|were|has|have)\s?(?:not|n['’]t)(?: been)? (?:met|reached|achieved)"
    r"|\b(?:missed|did not (?:meet|reach|achieve)) (?:the |its |our )?targets?",
    re.I,
)
_ESCALATED = re.compile(r"\b(?:was|were|is|has been|have been|be|being)\s+escalated\b", re.I)
_REVERSED = re.compile(
    r"\b(?:agreed|decided)\b[^.]{0,90}\b(?:instead of|rather than|not to)\b", re.I
)
_WAITS = re.compile(
    r"\b(?:part of|due to|until|in line with|once)\b[^.]{0,60}"
    r"\b(?:migration|implementation of|roll[ -]?out|goes live|is live|new forms)\b"
    r"|\b(?:awaiting|dependent (?:on|upon)|delay in|hampered by|is required (?:to|by)|requires)\b"
    r"[^.]{0,60}\b(?:information|guidance|data|capability|decision|system|prioriti[sz]ation)\b"
    r"|\b(?:planned|following|new) (?:migration|system)\b",
    re.I,
)
_PERCENT = re.compile(r"[0-9]+(?:\.[0-9]+)?\s?%")
_TARGET = re.compile(
    r"\btargets?\b[^.;]{0,80}?(?<![0-9/])(?!(?:19|20)[0-9]{2}\b)[0-9]{2,}(?![0-9]*[/–-][0-9]|[0-9])"
    r"|\b(?:support|recruit|reach|train|deliver) [0-9]{2,} ",
    re.I,
)


def of_words(plan: PlanData, today: date) -> Iterator[Oddity]:
    above = as_above(plan)
    for action, line in open_lines(plan):
        for kind, question, ending in _QUESTIONS:
            if said_so := question(action, line):
                yield _odd(kind, action, line, said_so, ending)
        if line.asked_timescale:
            yield _asked(action, line)
        if pointing := above.get(line.id):
            yield _above(action, line, pointing)


def says_missed(line: MilestoneData) -> bool:
    return line.outcome is Outcome.MISSED or bool(_MISSED.search(line.progress))


def _in(text: str, pattern: re.Pattern[str]) -> str:
    """The sentence that the pattern is found in; '' where it is not."""
    match = pattern.search(text)
    return sentence_with(text, match) if match else ""


def _to_be_changed(_: ActionData, line: MilestoneData) -> str:
    return "" if line.asked_timescale else _in(line.progress, _TO_BE_CHANGED)


def _changed(_: ActionData, line: MilestoneData) -> str:
    note = _TO_BE_CHANGED.sub("", line.progress)
    return "" if line.asked_timescale else _in(note, _CHANGED)


def _done(action: ActionData, line: MilestoneData) -> str:
    """A completed action's are told together."""
    if line.is_done or action.is_completed or not says_done(line):
        return ""
    return shortened(line.progress or line.text)


def _missed(_: ActionData, line: MilestoneData) -> str:
    recorded = line.outcome in {Outcome.MISSED, Outcome.PARTLY}
    return "" if recorded else _in(line.progress, _MISSED)


def _new(action: ActionData, line: MilestoneData) -> str:
    """A month that stands in the plan already is no oddity; “new action planning” names none."""
    match = _NEW.search(line.progress)
    if match is None:
        return ""
    rest = line.progress[match.end() :]
    named = {(each.year, each.month) for each in dates_in(rest[:20])}
    recorded = {(each.year, each.month) for each in (line.new_in, action.new_in) if each}
    is_told = named & recorded or (not named and (recorded or rest.strip()))
    return "" if is_told else sentence_with(line.progress, match)


def _escalated(_: ActionData, line: MilestoneData) -> str:
    return "" if line.escalated_to else _in(line.progress, _ESCALATED)


def _reversed(action: ActionData, line: MilestoneData) -> str:
    return "" if action.decisions else _in(line.progress, _REVERSED)


def _waits(_: ActionData, line: MilestoneData) -> str:
    return "" if line.waits_for else _in(line.progress, _WAITS)


def _number(_: ActionData, line: MilestoneData) -> str:
    if line.targets:
        return ""
    return _in(line.text, _PERCENT) or _in(line.text, _TARGET) or _in(line.progress, _TARGET)


_QUESTIONS = (
    (OddityKind.TO_BE_CHANGED, _to_be_changed, "but no change of its timescale has been asked for"),
    (OddityKind.CHANGED_IN_WORDS, _changed, "but not what the timescale was before"),
    (OddityKind.DONE_IN_WORDS, _done, "but it is not rated Blue"),
    (OddityKind.MISSED_IN_WORDS, _missed, "but no missed outcome is recorded"),
    (OddityKind.NEW_IN_WORDS, _new, "but no such month is recorded"),
    (OddityKind.ESCALATED_IN_WORDS, _escalated, "but no escalation is recorded"),
    (OddityKind.REVERSED_IN_WORDS, _reversed, "but no decision is recorded"),
    (OddityKind.WAITS_IN_WORDS, _waits, "but nothing that it waits for is recorded"),
    (OddityKind.NUMBER_IN_WORDS, _number, "but no target with a number is recorded"),
)


def _odd(
    kind: OddityKind, action: ActionData, line: MilestoneData, said_so: str, ending: str
) -> Oddity:
    where = at_line(action, line)
    sentence = f"{begin(where.number)} says “{said_so}”, {ending}."
    return Oddity(kind, where, sentence, f"{line.text}\n{line.progress}")


def _above(action: ActionData, line: MilestoneData, pointing: AsAbove) -> Oddity:
    where, target = at_line(action, line), pointing.stands_for
    note = f"{begin(where.number)} says “{shortened(line.progress)}”"
    if target is None:
        sentence = f"{note}, and nothing above it in {action.shown_number} says anything."
        return Oddity(OddityKind.HANGING, where, sentence, line.progress)
    sentence = f"{note}, which points to {target.number or shortened(target.text)}."
    words = f"{line.progress}\n{target.progress}"
    return Oddity(OddityKind.AS_ABOVE, where, sentence, words)


def _asked(action: ActionData, line: MilestoneData) -> Oddity:
    where = at_line(action, line)
    asked, now = f"“{line.asked_timescale}”", f"“{line.timescale}”"
    words = f"{begin(where.number)}: {asked} is asked for in place of {now}, and not decided."
    return Oddity(OddityKind.TO_BE_CHANGED, where, words, line.asked_timescale)
