"""The truth sentence: what a chart says, in at most three short sentences made by rule.

The same text is the chart's alternative text, the table's caption, the e-mail and the slide note.
First the number in natural words; then which way is better, what is usual and the target; then the
comparators and how much history there is. What is not known is left out or said to be unknown.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sightline.judgement import phrases
from sightline.judgement.beside import Beside
from sightline.judgement.direction import Reading
from sightline.judgement.intervals import TOO_FEW, Counted
from sightline.judgement.rag import Rag
from sightline.judgement.shown import say, whole_or_parts
from sightline.judgement.verdict import Speaker, Verdict
from sightline.vocabulary.periods import Period
from sightline.vocabulary.words import Basis, Polarity, Status, Unit

TITLE_WORDS: Final = 10
_READABLE = {Status.OK, Status.PROVISIONAL, Status.NEW}
_RATES = {Unit.RATE_PER_1000, Unit.RATE_PER_10000, Unit.RATE_PER_100000}


@dataclass(frozen=True)
class Facts:
    """All a truth sentence may draw on. Only title, unit, polarity and reading are needed.

    `noun` and `which` put a share or count in natural words: 'referrals', 'were repeats'.
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
    if facts.few is not None:
        said = [_value_sentence(facts), _too_few_sentence(facts), _history_sentence(facts)]
    else:
        said = [_value_sentence(facts), _judged_sentence(facts), _beside_sentence(facts)]
    return " ".join(part for part in said if part)


def title_sentence(facts: Facts) -> str:
    """At most ten words for a chart's title or a mail's subject; the fullest that fits."""
    if not facts.has_value:
        state = _state_words(facts)
        return _first_that_fits(f"{facts.title}: {state}", phrases.capital(state))
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
    counted = facts.counted
    natural = bool(facts.noun and facts.which)
    if facts.unit is Unit.PERCENT and counted is not None:
        parts = f"{whole_or_parts(counted.numerator)} of {whole_or_parts(counted.denominator)}"
        if natural:
            return f"{parts} {facts.noun} {facts.which} ({facts.shown})"
        return f"{facts.title}: {facts.shown} ({f'{parts} {facts.noun}'.strip()})"
    if facts.unit is Unit.COUNT and natural:
        return f"{facts.shown} {facts.noun} {facts.which}"
    if facts.unit in _RATES and counted is not None:
        number = whole_or_parts(counted.numerator)
        return f"{facts.title}: {facts.shown} ({number} {facts.noun or 'counted'})"
    return f"{facts.title}: {facts.shown}"


def _too_few_sentence(facts: Facts) -> str:
    few = whole_or_parts(facts.few or 0)
    counted = "1 was" if few == "1" else f"{few} {facts.noun or 'cases'} were"
    return phrases.sentence(f"Only {counted} counted, too few to judge")


def _judged_sentence(facts: Facts) -> str:
    """'Lower is better; this is within our usual range and it misses the local target of 18.0%.'"""
    words = _verdict_words(facts)
    clauses = [f"this is {words}"] if words else _no_verdict(facts)
    if facts.rag is not None and facts.rag.target_value is not None:
        aim = say(facts.rag.target_value, facts.unit, facts.decimals)
        clauses += [part for part in [phrases.target_words(facts.rag, aim)] if part]
    said = phrases.polarity_words(facts.polarity)
    return phrases.sentence(f"{said}; {phrases.joined(clauses)}" if clauses else said)


def _no_verdict(facts: Facts) -> list[str]:
    if facts.verdict is None or facts.verdict.speaker is not Speaker.NOBODY:
        return []
    return ["there is too little history to judge change"]


def _verdict_words(facts: Facts) -> str:
    if facts.verdict is None:
        return ""
    return phrases.verdict_words(facts.verdict, phrases.period_word(facts.points_are))


def _beside_sentence(facts: Facts) -> str:
    beside = [phrases.beside_comparator(c.answer, c.name, c.label) for c in facts.comparators[:2]]
    if not beside:
        return _history_sentence(facts)
    said = f"It is {phrases.joined(beside)}"
    if facts.months is not None:
        said = f"{said}; {phrases.history_words(facts.months)}"
    return phrases.sentence(said)


def _history_sentence(facts: Facts) -> str:
    if facts.months is None:
        return ""
    return phrases.sentence(phrases.history_words(facts.months, facts.months_needed))


def _without_value(facts: Facts) -> list[str]:
    state = f"{facts.title}: {_state_words(facts)}"
    if facts.reading.status is Status.SHORT_HISTORY:
        how_short = f" ({facts.reading.reason})" if facts.reading.reason else ""
        return [phrases.sentence(state + how_short), _history_sentence(facts)]
    said = [phrases.sentence(state)]
    if facts.reading.reason:
        said.append(phrases.sentence(facts.reading.reason))
    if facts.expected_on is not None:
        said.append(phrases.sentence(f"Expected on {phrases.day_words(facts.expected_on)}"))
    return said


def _state_words(facts: Facts) -> str:
    """Why there is no number, in lower case as it follows the title."""
    if facts.reading.status in _READABLE:
        none_counted = facts.counted is not None and facts.counted.denominator == 0
        return f"no {facts.noun or 'cases'} to count" if none_counted else "no value"
    return {
        Status.SHORT_HISTORY: "not enough history yet",
        Status.NOT_YET_AVAILABLE: "not yet available",
        Status.TO_BE_CONFIRMED: "to be confirmed",
        Status.NOT_APPLICABLE: "does not apply here",
        Status.NOT_MEASURED_LOCALLY: "not measured locally",
        Status.SUPPRESSED: "not shown, to protect the people counted",
    }[facts.reading.status]
