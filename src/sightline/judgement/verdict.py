"""One verdict speaks. SPC, a two-period comparison, RAG and the trend test can differ; this says
which one is believed, and why, in one sentence each.

SPC speaks from 13 separate points, as it alone knows what is usual here. Else a comparison of two
periods speaks, if it has an interval. Else nobody: too few to judge is an answer.
"""

from dataclasses import dataclass
from enum import StrEnum

from sightline.judgement.intervals import Compared, Comparison
from sightline.judgement.limits import ENOUGH_POINTS
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Change, Judgement, judge
from sightline.judgement.rag import Rag
from sightline.judgement.signals import Rule
from sightline.judgement.spc import Chart
from sightline.judgement.trend import Trend
from sightline.vocabulary.words import Basis, Polarity


class Speaker(StrEnum):
    """Who gives the verdict."""

    SPC = "spc"
    TWO_PERIODS = "two_periods"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Verdict:
    """Change LEVEL means usual, or similar to the earlier period; None means nobody can say.

    `rule` is the SPC rule that spoke; `why` why this speaker; `differences` one sentence for each
    other answer that points elsewhere; `points` and `compared_with` feed the truth sentence.
    """

    speaker: Speaker
    change: Change | None
    judgement: Judgement | None
    why: str
    rule: Rule | None = None
    differences: tuple[str, ...] = ()
    points: int = 0
    compared_with: str = ""


def one_verdict(
    *,
    polarity: Polarity,
    chart: Chart | None = None,
    comparison: Comparison | None = None,
    compared_with: str = "the earlier period",
    rag: Rag | None = None,
    trend: Trend | None = None,
) -> Verdict:
    """The verdict on the newest period. `compared_with` names the earlier period in words.

    SPC is silent where the chart's newest period has no value: its last point is then old news.
    """
    points = _points(chart)
    speaker, change, rule, why = _speaker(chart, comparison, compared_with, points)
    judgement = None if change is None else judge(change, polarity)
    differences = (
        *_rag_differs(judgement, rag),
        *_trend_differs(change, trend),
        *_comparison_differs(speaker, change, comparison, compared_with),
    )
    return Verdict(
        speaker,
        change,
        judgement,
        why,
        rule,
        differences if speaker is not Speaker.NOBODY else (),
        points,
        compared_with,
    )


def _points(chart: Chart | None) -> int:
    stretch = chart.last_stretch if chart else None
    return stretch.points if stretch else 0


def _speaker(
    chart: Chart | None, comparison: Comparison | None, compared_with: str, points: int
) -> tuple[Speaker, Change | None, Rule | None, str]:
    words = "quarter" if chart is not None and chart.basis is Basis.QUARTER else "month"
    if chart is not None and chart.can_be_judged and chart.points[-1].value is not None:
        signal = chart.points[-1].speaks
        why = f"We know what is usual here from {points} {words}s, and judge the newest by that."
        if signal is None:
            return Speaker.SPC, Change.LEVEL, None, why
        rule, change = signal
        return Speaker.SPC, change, rule, why
    short = _why_no_usual_range(chart, points, words)
    if comparison is not None and comparison.answer is not None:
        why = f"This is compared with {compared_with} only, as {short}."
        return Speaker.TWO_PERIODS, _as_change(comparison.answer), None, why
    reason = comparison.reason if comparison and comparison.reason else "Nothing to compare with."
    why = f"We cannot tell whether this has really changed, as {short}. {reason}"
    return Speaker.NOBODY, None, None, why


def _why_no_usual_range(chart: Chart | None, points: int, words: str) -> str:
    if chart is None:
        return "there are no single months or quarters to tell what is usual here"
    if chart.can_be_judged:
        return f"the newest {words} has no value"
    if points >= ENOUGH_POINTS:
        return f"no two {words}s in a row have a value"
    since = " since our usual range was last set" if len(chart.stretches) > 1 else ""
    return f"we have {points} of the {ENOUGH_POINTS} {words}s that show what is usual here{since}"


def _as_change(compared: Compared) -> Change:
    return {
        Compared.HIGHER: Change.UP,
        Compared.LOWER: Change.DOWN,
        Compared.SIMILAR: Change.LEVEL,
    }[compared]


def _rag_differs(judgement: Judgement | None, rag: Rag | None) -> tuple[str, ...]:
    """RAG asks whether the target is met, the verdict whether anything changed: say both."""
    if rag is None or rag.rating is None or judgement is None:
        return ()
    missed = rag.rating is Rating.RED
    word = rag.mark.word
    if missed and judgement is Judgement.BETTER:
        return (f"{word}, yet this is improving: there is further to go.",)
    if missed and judgement is Judgement.LEVEL:
        return (f"{word}, and nothing unusual happened: this is what usually happens.",)
    if rag.rating is Rating.GREEN and judgement is Judgement.WORSE:
        return (f"{word}, yet this is getting worse: look before it is missed.",)
    return ()


def _trend_differs(change: Change | None, trend: Trend | None) -> tuple[str, ...]:
    if trend is None or trend.change is None or change is None or trend.change is change:
        return ()
    says = {
        Change.UP: "is rising",
        Change.DOWN: "is falling",
        Change.LEVEL: "shows no significant change",
    }[trend.change]
    return (f"The trend over the newest five points {says}; it looks at fewer points.",)


def _comparison_differs(
    speaker: Speaker, change: Change | None, comparison: Comparison | None, compared_with: str
) -> tuple[str, ...]:
    if speaker is not Speaker.SPC or comparison is None or comparison.answer is None:
        return ()
    if _as_change(comparison.answer) is change:
        return ()
    said = {
        Compared.HIGHER: "higher than",
        Compared.LOWER: "lower than",
        Compared.SIMILAR: "similar to",
    }[comparison.answer]
    return (f"It is {said} {compared_with}; two periods alone say less than the whole history.",)
