"""The pieces a truth sentence is put together from: one small function per piece.

Plain English, no guesses: a piece that is not known is left out, never filled in.
"""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from sightline.judgement.beside import Beside
from sightline.judgement.intervals import Compared
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Change, Judgement
from sightline.judgement.rag import Rag
from sightline.judgement.signals import SHIFT_POINTS, TREND_POINTS, Rule
from sightline.judgement.verdict import Speaker, Verdict
from sightline.vocabulary.periods import Period
from sightline.vocabulary.words import Basis, Polarity

_MEANS = {
    Judgement.BETTER: ", an improvement",
    Judgement.WORSE: ", a concern",
    Judgement.NEUTRAL: "",
    Judgement.LEVEL: "",
}
_BESIDE = {
    Compared.SIMILAR: "similar to",
    Compared.HIGHER: "higher than",
    Compared.LOWER: "lower than",
}


def joined(parts: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Capital first, one full stop last."""
    return f"{capital(text.strip()).rstrip('.')}."


def polarity_words(polarity: Polarity) -> str:
    return {
        Polarity.HIGHER: "higher is better",
        Polarity.LOWER: "lower is better",
        Polarity.NEITHER: "neither higher nor lower is better",
    }[polarity]


def verdict_words(verdict: Verdict, period_word: str, *, alone: bool = False) -> str:
    """'this is within our usual range', 'this is above our usual range, a concern', …

    `alone` where the figure shown covers more than one of the periods that were judged, such as a
    year judged by its months: then it is those periods that the words are about.
    """
    if verdict.change is None or verdict.judgement is None:
        return ""
    if verdict.speaker is Speaker.TWO_PERIODS:
        said = f"this is {_beside_earlier(verdict.change, verdict.compared_with)}"
    else:
        said = _beside_usual(verdict.change, verdict.rule, period_word, alone)
    return said + _MEANS[verdict.judgement]


def short_verdict(verdict: Verdict) -> str:
    """The verdict for a title: 'higher than usual, a concern', 'within our usual range'."""
    if verdict.change is None or verdict.judgement is None:
        return ""
    if verdict.speaker is Speaker.TWO_PERIODS:
        return _beside_earlier(verdict.change, verdict.compared_with) + _MEANS[verdict.judgement]
    if verdict.change is Change.LEVEL:
        return "within our usual range"
    return _beside_earlier(verdict.change, "usual") + _MEANS[verdict.judgement]


def _beside_usual(change: Change, rule: Rule | None, word: str, alone: bool) -> str:
    up = change is Change.UP
    side, way, edge = ("above", "risen", "top") if up else ("below", "fallen", "bottom")
    newest = f"the newest {word} alone" if alone else "this"
    lately = f"{word} by {word} this" if alone else "this"
    if rule is Rule.OUTSIDE:
        return f"{newest} is {side} our usual range"
    if rule is Rule.TREND:
        return f"{lately} has {way} {TREND_POINTS} {word}s in a row"
    if rule is Rule.SHIFT:
        return f"{lately} has been {side} our average for {SHIFT_POINTS} {word}s or more"
    if rule is Rule.TWO_OF_THREE:
        where = f"near the {edge} of our usual range"
        return f"{lately} has been {where} in two of the last three {word}s"
    return f"{newest} is within our usual range"


def _beside_earlier(change: Change, earlier: str) -> str:
    word = {Change.UP: "higher than", Change.DOWN: "lower than", Change.LEVEL: "similar to"}
    return f"{word[change]} {earlier}"


def target_words(rag: Rag | None, shown_target: str) -> str:
    """'meets the adopted …': nothing where no target rated it."""
    if rag is None or rag.rating is None or rag.target is None:
        return ""
    said = {Rating.GREEN: "meets", Rating.AMBER: "is close to", Rating.RED: "misses"}[rag.rating]
    return f"it {said} the {rag.target.in_words} of {shown_target}"


def beside_comparators(comparators: Sequence[Beside]) -> str:
    """'similar to England (year to March 2025) and our neighbours (mean of 10, …)'.

    Where they differ each has its own word: 'higher than England and similar to our neighbours'.
    """
    said = []
    for answer, found in groupby(comparators, key=lambda beside: beside.answer):
        names = [f"{each.name} ({each.label})" if each.label else each.name for each in found]
        said.append(f"{_BESIDE[answer]} {joined(names)}")
    return joined(said)


def history_words(months: int, of_needed: int | None = None) -> str:
    """'we have 26 months of data', or how much of what is needed."""
    if of_needed is not None:
        return f"we have {months} of the {of_needed} months needed"
    return f"we have {months} {'month' if months == 1 else 'months'} of data"


def period_word(basis: Basis) -> str:
    """What one point of a chart is: 'month' or 'quarter'."""
    return "quarter" if basis is Basis.QUARTER else "month"


def when(period: Period | None) -> str:
    """'in the year to 31 March 2025', 'on 31 March 2025', 'in March 2025', or ''."""
    if period is None:
        return ""
    last = day_words(period.last)
    return {
        Basis.AT_DATE: f"on {last}",
        Basis.MONTH: f"in {period.last:%B %Y}",
        Basis.QUARTER: f"in the quarter to {last}",
        Basis.YEAR_TO_DATE: f"from {day_words(period.first)} to {last}",
        Basis.ACADEMIC_YEAR: _school_year(period),
        Basis.ROLLING_12_MONTHS: f"in the year to {last}",
        Basis.ROLLING_24_MONTHS: f"in the two years to {last}",
        Basis.ROLLING_36_MONTHS: f"in the three years to {last}",
    }[period.basis]


def _school_year(period: Period) -> str:
    """A school year is whole on 31 August only; before, it is said from when to when."""
    last = day_words(period.last)
    if (period.last.month, period.last.day) == (8, 31):
        return f"in the school year to {last}"
    return f"from {day_words(period.first)} to {last}"


def day_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
