"""Assurance: would the process, as it is, meet the target? Limits first, polarity last."""

from dataclasses import dataclass
from enum import StrEnum

from sightline.judgement.polarity import Change, Judgement, judge
from sightline.judgement.spc import Chart
from sightline.vocabulary.words import Polarity


class Assurance(StrEnum):
    """Named after the three icons of NHS Making Data Count."""

    ALWAYS_MET = "always_met"
    NEVER_MET = "never_met"
    HIT_AND_MISS = "hit_and_miss"

    @property
    def in_words(self) -> str:
        return {
            Assurance.ALWAYS_MET: "As things are, the target will always be met",
            Assurance.NEVER_MET: "As things are, the target will never be met",
            Assurance.HIT_AND_MISS: "As things are, the target will be met or missed by chance",
        }[self]


@dataclass(frozen=True)
class AssuranceAnswer:
    """The answer, or None and the reason in a sentence."""

    answer: Assurance | None
    reason: str = ""


def assurance(chart: Chart, target: float | None, polarity: Polarity) -> AssuranceAnswer:
    """The target beside the limits of the last stretch only (NHSRplotthedots#172).

    A target on a limit is inside it, so that it is met or missed by chance.
    """
    limits = chart.last_stretch
    if target is None:
        return AssuranceAnswer(None, "There is no target.")
    if polarity is Polarity.NEITHER:
        return AssuranceAnswer(None, f"{polarity.in_words}.")
    if limits is None or limits.is_trial or limits.lower is None or limits.upper is None:
        return AssuranceAnswer(None, chart.why_not)
    if limits.lower <= target <= limits.upper:
        return AssuranceAnswer(Assurance.HIT_AND_MISS)
    from_target = Change.UP if target < limits.lower else Change.DOWN
    met = judge(from_target, polarity) is Judgement.BETTER
    return AssuranceAnswer(Assurance.ALWAYS_MET if met else Assurance.NEVER_MET)
