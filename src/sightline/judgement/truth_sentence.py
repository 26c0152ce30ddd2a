"""The truth sentence: what a chart says, in at most three short sentences made by rule.

The same text is the chart's alternative text, the table's caption, the e-mail and the slide note.
First the number in natural words; then which way is better, what is usual and the target; then the
comparators and how much history there is. What is not known is left out or said to be unknown.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from sightline.judgement import phrases
from sightline.judgement.beside import Beside
from sightline.judgement.direction import Reading
from sightline.judgement.intervals import TOO_FEW, Counted
from sightline.judgement.rag import Rag
from sightline.judgement.shown import number, rounded, say, whole_or_parts
from sightline.judgement.verdict import Speaker, Verdict
from sightline.vocabulary.periods import Period
from sightline.vocabulary.words import Basis, Polarity, Status, Unit

TITLE_WORDS: Final = 10
WHOLE: Final = "Look at its parts: the whole itself is neither better nor worse."
_READABLE = {Status.OK, Status.PROVISIONAL, Status.NEW}
_RATES = {Unit.RATE_PER_1000, Unit.RATE_PER_10000, Unit.RATE_PER_100000}


@dataclass(frozen=True)
class Facts:
    """All a truth sentence may draw on. Only title, unit, polarity and reading are needed.

    `noun` and `which` put a figure in natural words: 'referrals', 'were made again'. `which` is in
    the past tense and has no plural after 'were', as one 'was made again'; where the numerator is
    no part of the denominator it says where that goes, as in 'suspensions', 'were given to {all}
    pupils'. `per_whom` is who a rate is counted per.
    `splits_whole` is a numerator that is always the whole, as its parts are what is told.
    `counted` is the numerator and denominator; for a plain count leave it out. `months` of data
    are held; `months_needed` is set where a figure lacks history; `points_are` is the basis of the
    chart's points.
    """

    title: str
    unit: Unit
    polarity: Polarity
    reading: Reading
    period: Period | None = None
    counted: Counted | None = None
    noun: str = ""
    which: str = ""
    per_whom: str = ""
    splits_whole: bool = False
    verdict: Verdict | None = None
    rag: Rag | None = None
    comparators: tuple[Beside, ...] = ()
    months: int | None = None
    months_needed: int | None = None
    expected_on: date | None = None
    points_are: Basis = Basis.MONTH
    decimals: int | None = None

    @property
    def shown(self) -> str:
        value = self.reading.value
        return "" if value is None else say(value, self.unit, self.decimals)

    @property
    def few(self) -> float | None:
        """The denominator, where it is too small to judge by. Rates stand on whole populations."""
        if self.counted is None or self.unit in _RATES or self.unit is Unit.COUNT:
            return None
        return self.counted.denominator if self.counted.denominator < TOO_FEW else None

    @property
    def has_value(self) -> bool:
        return self.reading.value is not None and self.reading.status in _READABLE


def truth_sentence(facts: Facts) -> str:
    """One to three sentences; never a number that may not be read as one."""
    if not facts.has_value:
        return " ".join(part for part in _without_value(facts) if part)
    if facts.splits_whole:
        said = [_value_sentence(facts), WHOLE]
    elif facts.few is not None:
        said = [_value_sentence(facts), _too_few_sentence(facts), _history_sentence(facts)]
    else:
        said = [_value_sentence(facts), _judged_sentence(facts), _beside_sentence(facts)]
    return " ".join(part for part in said if part)


def title_sentence(facts: Facts) -> str:
    """At most ten words for a chart's title or a mail's subject; the fullest that fits."""
    if not facts.has_value:
        state = _state_words(facts)
        return _first_that_fits(f"{facts.title}: {state}", phrases.capital(state))
    if facts.splits_whole:
        return _first_that_fits(facts.title, facts.shown)
    verdict = "" if facts.verdict is None else phrases.short_verdict(facts.verdict)
    if facts.few is not None:
        verdict = "too few to judge"
    said = f"{facts.shown}, {verdict}" if verdict else facts.shown
    return _first_that_fits(f"{facts.title}: {said}", said, facts.shown)


def _first_that_fits(*candidates: str) -> str:
    return next((text for text in candidates if len(text.split()) <= TITLE_WORDS), candidates[-1])


def _value_sentence(facts: Facts) -> str:
    said = f"{_value_words(facts)} {phrases.when(facts.period)}"
    if facts.reading.status is Status.PROVISIONAL:
        said = f"{said.strip()} (provisional)"
    if facts.reading.status is Status.NEW:
        said = f"{said.strip()} (a new indicator)"
    return phrases.sentence(said)


def _value_words(facts: Facts) -> str:
    if facts.noun and facts.which and (said := _natural_words(facts)):
        return said
    counted = facts.counted
    if counted is not None and facts.unit is Unit.PERCENT and "{all}" not in facts.which:
        parts = f"{whole_or_parts(counted.numerator)} of {whole_or_parts(counted.denominator)}"
        return f"{facts.title}: {facts.shown} ({f'{parts} {facts.noun}'.strip()})"
    if counted is not None and facts.unit in _RATES:
        number = whole_or_parts(counted.numerator)
        return f"{facts.title}: {facts.shown} ({number} {facts.noun or 'counted'})"
    return f"{facts.title}: {facts.shown}"


def _natural_words(facts: Facts) -> str:
    """'19 of 100 referrals were repeats (19.0%)'; '' where these words would not fit."""
    counted, value = facts.counted, facts.reading.value or 0.0
    if facts.unit is Unit.PERCENT and counted is not None:
        return _share_words(facts, counted)
    if facts.unit in _RATES and counted is not None:
        rate = f"{facts.shown} {facts.per_whom}".strip()
        said = _number_words(counted.numerator, facts)
        return f"{said} ({rate})" if said else ""
    if facts.unit is Unit.FTE and rounded(value, 1):
        full_time = f"{number(value, 1)} full-time {facts.noun}"
        return f"the equivalent of {full_time} {facts.which}"
    return _number_words(value, facts) if facts.unit in {Unit.COUNT, Unit.CASES, Unit.FTE} else ""


def _share_words(facts: Facts, counted: Counted) -> str:
    some, every = whole_or_parts(counted.numerator), whole_or_parts(counted.denominator)
    if "{all}" in facts.which:
        said = _number_words(counted.numerator, facts)
        return f"{said.replace('{all}', every)} ({facts.shown})" if said else ""
    if facts.splits_whole:
        return f"{some} {facts.noun} {facts.which}"
    which = re.sub(r"^were\b", "was", facts.which) if some == "1" else facts.which
    parts = f"{some} of {every}"
    if counted.denominator > 1 and float(counted.denominator).is_integer():
        parts = {every: f"all {every}", "0": f"none of {every}"}.get(some, parts)
    return f"{parts} {facts.noun} {which} ({facts.shown})"


def _number_words(value: float, facts: Facts) -> str:
    """'No children waited', '25 children waited'; one stands under its title, nouns are plural."""
    shown = whole_or_parts(value)
    if shown == "1":
        return ""
    return f"{'no' if shown == '0' else shown} {facts.noun} {facts.which}"


def _too_few_sentence(facts: Facts) -> str:
    few = whole_or_parts(facts.few or 0)
    noun = "" if "{all}" in facts.which else f" {facts.noun or 'cases'}"
    counted = "1 was" if few == "1" else f"{few}{noun} were"
    return phrases.sentence(f"Only {counted} counted, too few to judge")


def _judged_sentence(facts: Facts) -> str:
    """'Lower is better; this is within our usual range, and it misses the local target of 18%.'"""
    clauses = [part for part in (_verdict_words(facts), _target_words(facts)) if part]
    if _judged_by_parts(facts):
        clauses.reverse()  # the target is about the whole figure, so it comes before its months
    if facts.verdict is not None and facts.verdict.speaker is Speaker.NOBODY:
        clauses.append("we cannot tell whether it has really changed")
    said = phrases.polarity_words(facts.polarity)
    return phrases.sentence(f"{said}; {', and '.join(clauses)}" if clauses else said)


def _target_words(facts: Facts) -> str:
    if facts.rag is None or facts.rag.target_value is None:
        return ""
    aim = say(facts.rag.target_value, facts.unit, facts.decimals)
    return phrases.target_words(facts.rag, aim)


def _verdict_words(facts: Facts) -> str:
    if facts.verdict is None:
        return ""
    word = phrases.period_word(facts.points_are)
    return phrases.verdict_words(facts.verdict, word, alone=_judged_by_parts(facts))


def _judged_by_parts(facts: Facts) -> bool:
    """A year's figure that was judged by its months must not be called usual itself."""
    by_usual = facts.verdict is not None and facts.verdict.speaker is Speaker.SPC
    return by_usual and facts.period is not None and facts.period.basis is not facts.points_are


def _beside_sentence(facts: Facts) -> str:
    if not facts.comparators:
        return _history_sentence(facts)
    said = f"It is {phrases.beside_comparators(facts.comparators[:2])}"
    if facts.months is not None:
        said = f"{said}; {phrases.history_words(facts.months)}"
    return phrases.sentence(said)


def _history_sentence(facts: Facts) -> str:
    if facts.months is None:
        return ""
    return phrases.sentence(phrases.history_words(facts.months, facts.months_needed))


def _without_value(facts: Facts) -> list[str]:
    state = f"{facts.title}: {_state_words(facts)}"
    if _none_counted(facts):
        return [phrases.sentence(f"{state} {phrases.when(facts.period)}")]
    if facts.reading.status is Status.SHORT_HISTORY:
        how_short = f" ({facts.reading.reason})" if facts.reading.reason else ""
        return [phrases.sentence(state + how_short), _history_sentence(facts)]
    said = [phrases.sentence(state)]
    if facts.reading.reason:
        said.append(phrases.sentence(facts.reading.reason))
    if facts.expected_on is not None:
        said.append(phrases.sentence(f"Expected on {phrases.day_words(facts.expected_on)}"))
    return said


def _none_counted(facts: Facts) -> bool:
    """A share of nobody, which is neither 0% nor 'does not apply here'."""
    nobody = facts.counted is not None and facts.counted.denominator == 0
    return nobody and facts.reading.status in _READABLE | {Status.NOT_APPLICABLE}


def _state_words(facts: Facts) -> str:
    """Why there is no number, in lower case as it follows the title."""
    if _none_counted(facts):
        is_noun_of_all = facts.noun and "{all}" not in facts.which
        return f"no {facts.noun} to count" if is_noun_of_all else "nothing to count"
    if facts.reading.status in _READABLE:
        return "no value"
    return {
        Status.SHORT_HISTORY: "not enough history yet",
        Status.NOT_YET_AVAILABLE: "not yet available",
        Status.TO_BE_CONFIRMED: "to be confirmed",
        Status.NOT_APPLICABLE: "does not apply here",
        Status.NOT_MEASURED_LOCALLY: "not measured locally",
        Status.SUPPRESSED: "not shown, to protect the people counted",
        Status.QUALITATIVE: "described in words, not counted",
        Status.SOURCE_TO_BE_IDENTIFIED: "its source is still to be identified",
        Status.DELIBERATELY_BLANK: "left blank on purpose",
    }[facts.reading.status]
