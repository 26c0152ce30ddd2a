"""What a chart says, in at most three short sentences: every pattern, as it is read."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.judgement.beside import Beside
from sightline.judgement.direction import Reading, Tolerance
from sightline.judgement.intervals import Compared, Counted
from sightline.judgement.polarity import Change, judge
from sightline.judgement.rag import rag
from sightline.judgement.signals import Rule
from sightline.judgement.targets import Target, TargetKind, TargetPoint, TargetState
from sightline.judgement.truth_sentence import Facts, title_sentence, truth_sentence
from sightline.judgement.verdict import Speaker, Verdict
from sightline.vocabulary.periods import period_ending
from sightline.vocabulary.words import Basis, Polarity, Status, Unit

ON = date(2025, 3, 31)
YEAR = period_ending(ON, Basis.ROLLING_12_MONTHS)
HIGHER, LOWER, NEITHER = Polarity.HIGHER, Polarity.LOWER, Polarity.NEITHER
UP, DOWN, LEVEL = Change.UP, Change.DOWN, Change.LEVEL
SIMILAR = Compared.SIMILAR
NEIGHBOURS = Beside("our neighbours", SIMILAR, "mean of 10", "year to March 2025")
ENGLAND = Beside("England", Compared.HIGHER, period="year to March 2024")
REPEATS = Facts(
    title="Repeat referrals",
    unit=Unit.PERCENT,
    polarity=LOWER,
    reading=Reading(19.0),
    period=YEAR,
    counted=Counted(19, 100),
    noun="referrals",
    which="were repeats",
)
IN_CARE = Facts(
    title="Children looked after",
    unit=Unit.RATE_PER_10000,
    polarity=NEITHER,
    reading=Reading(112.04),
    period=period_ending(ON, Basis.AT_DATE),
    counted=Counted(643, 57_390),
    noun="children",
    points_are=Basis.AT_DATE,
)
ADOPTION = Facts(
    title="From entering care to moving in",
    unit=Unit.DAYS,
    polarity=LOWER,
    reading=Reading(426.4),
    period=period_ending(ON, Basis.ROLLING_36_MONTHS),
    counted=Counted(12_792, 30),
    noun="children",
)
FEW = {"counted": Counted(2, 7), "reading": Reading(28.6), "months": 26}


def spc(change=LEVEL, rule=None, polarity=LOWER):
    return Verdict(Speaker.SPC, change, judge(change, polarity), "", rule, points=26)


def beside_year_before(change, polarity=LOWER):
    judgement = judge(change, polarity)
    return Verdict(Speaker.TWO_PERIODS, change, judgement, "", compared_with="the year before")


NOBODY = Verdict(Speaker.NOBODY, None, None, "")


def rated(facts, aim, kind=TargetKind.LOCAL, state=TargetState.ADOPTED, amber=0.0):
    target = Target(kind, state, (TargetPoint(ON, aim),), amber=Tolerance(amber))
    rating = rag(facts.reading, [target], on=ON, polarity=facts.polarity, unit=facts.unit)
    return replace(facts, rag=rating)


def no_value(status, reason="", **more):
    return replace(REPEATS, reading=Reading(None, status, reason), counted=None, **more)


N = "19 of 100 referrals were repeats (19.0%) in the year to 31 March 2025."

PATTERNS = [
    # the number in natural words
    (REPEATS, f"{N} Lower is better."),
    (replace(REPEATS, counted=Counted(437, 2302), reading=Reading(18.98)),
     "437 of 2,302 referrals were repeats (19.0%) in the year to 31 March 2025. Lower is better."),
    (replace(REPEATS, which=""),
     "Repeat referrals: 19.0% (19 of 100 referrals) in the year to 31 March 2025. "
     "Lower is better."),
    (replace(REPEATS, noun="", which=""),
     "Repeat referrals: 19.0% (19 of 100) in the year to 31 March 2025. Lower is better."),
    (replace(REPEATS, counted=None, noun="", which=""),
     "Repeat referrals: 19.0% in the year to 31 March 2025. Lower is better."),
    (replace(REPEATS, period=None), "19 of 100 referrals were repeats (19.0%). Lower is better."),
    (Facts("Referrals", Unit.COUNT, NEITHER, Reading(1145), YEAR, noun="referrals",
           which="were received"),
     "1,145 referrals were received in the year to 31 March 2025. "
     "Neither higher nor lower is better."),
    (Facts("Children adopted", Unit.COUNT, HIGHER, Reading(31), YEAR),
     "Children adopted: 31 in the year to 31 March 2025. Higher is better."),
    (IN_CARE,
     "Children looked after: 112.0 per 10,000 (643 children) on 31 March 2025. "
     "Neither higher nor lower is better."),
    (ADOPTION,
     "From entering care to moving in: 426 days in the three years to 31 March 2025. "
     "Lower is better."),
    (Facts("Agency staff", Unit.FTE, LOWER, Reading(12.5)),
     "Agency staff: 12.5 full-time equivalent. Lower is better."),
    (replace(REPEATS, which="were made again", counted=Counted(1, 40), reading=Reading(2.5)),
     "1 of 40 referrals was made again (2.5%) in the year to 31 March 2025. Lower is better."),
    (replace(REPEATS, counted=Counted(40, 40), reading=Reading(100.0)),
     "All 40 referrals were repeats (100.0%) in the year to 31 March 2025. Lower is better."),
    (replace(REPEATS, counted=Counted(0, 40), reading=Reading(0.0)),
     "None of 40 referrals were repeats (0.0%) in the year to 31 March 2025. Lower is better."),
    (replace(REPEATS, noun="suspensions", which="were given to {all} pupils",
             counted=Counted(812, 40_600), reading=Reading(2.0)),
     "812 suspensions were given to 40,600 pupils (2.0%) in the year to 31 March 2025. "
     "Lower is better."),
    (replace(REPEATS, noun="suspensions", which="were given to {all} pupils",
             counted=Counted(2, 7), reading=Reading(28.6)),
     "2 suspensions were given to 7 pupils (28.6%) in the year to 31 March 2025. "
     "Only 7 were counted, too few to judge."),
    (replace(REPEATS, noun="suspensions", which="were given to {all} pupils",
             counted=Counted(1, 40), reading=Reading(2.5)),
     "Repeat referrals: 2.5% in the year to 31 March 2025. Lower is better."),
    (replace(REPEATS, counted=Counted(0, 40.5), reading=Reading(0.0)),
     "0 of 40.5 referrals were repeats (0.0%) in the year to 31 March 2025. Lower is better."),
    (replace(REPEATS, counted=Counted(1, 1), reading=Reading(100.0), which="were closed"),
     "1 of 1 referrals was closed (100.0%) in the year to 31 March 2025. "
     "Only 1 was counted, too few to judge."),
    (Facts("Agency staff", Unit.FTE, LOWER, Reading(0.0), noun="agency workers", which="worked"),
     "No agency workers worked. Lower is better."),
    (Facts("Waiting for a home", Unit.COUNT, LOWER, Reading(0), noun="children", which="waited"),
     "No children waited. Lower is better."),
    (Facts("Waiting for a home", Unit.COUNT, LOWER, Reading(1), noun="children", which="waited"),
     "Waiting for a home: 1. Lower is better."),
    (replace(IN_CARE, which="were looked after", per_whom="children"),
     "643 children were looked after (112.0 per 10,000 children) on 31 March 2025. "
     "Neither higher nor lower is better."),
    (Facts("Agency staff", Unit.FTE, LOWER, Reading(12.5), noun="agency workers",
           which="were at work"),
     "The equivalent of 12.5 full-time agency workers were at work. Lower is better."),
    (Facts("Cases held", Unit.CASES, NEITHER, Reading(2087.0), noun="cases", which="were held"),
     "2,087 cases were held. Neither higher nor lower is better."),
    (Facts("Children by need", Unit.PERCENT, NEITHER, Reading(100.0), counted=Counted(643, 643),
           noun="children", which="were sorted by need", splits_whole=True, verdict=spc()),
     "643 children were sorted by need. "
     "Look at its parts: the whole itself is neither better nor worse."),
    # the period
    (replace(REPEATS, period=period_ending(ON, Basis.MONTH)),
     "19 of 100 referrals were repeats (19.0%) in March 2025. Lower is better."),
    (replace(REPEATS, period=period_ending(ON, Basis.QUARTER)),
     "19 of 100 referrals were repeats (19.0%) in the quarter to 31 March 2025. "
     "Lower is better."),
    (replace(REPEATS, period=period_ending(date(2025, 6, 30), Basis.YEAR_TO_DATE)),
     "19 of 100 referrals were repeats (19.0%) from 1 April 2025 to 30 June 2025. "
     "Lower is better."),
    (replace(REPEATS, period=period_ending(ON, Basis.ACADEMIC_YEAR)),
     "19 of 100 referrals were repeats (19.0%) from 1 September 2024 to 31 March 2025. "
     "Lower is better."),
    (replace(REPEATS, period=period_ending(date(2025, 8, 31), Basis.ACADEMIC_YEAR)),
     "19 of 100 referrals were repeats (19.0%) in the school year to 31 August 2025. "
     "Lower is better."),
    (replace(REPEATS, period=period_ending(ON, Basis.ROLLING_24_MONTHS)),
     "19 of 100 referrals were repeats (19.0%) in the two years to 31 March 2025. "
     "Lower is better."),
    # provisional and new
    (replace(REPEATS, reading=Reading(19.0, Status.PROVISIONAL)),
     "19 of 100 referrals were repeats (19.0%) in the year to 31 March 2025 (provisional). "
     "Lower is better."),
    (replace(REPEATS, reading=Reading(19.0, Status.NEW)),
     "19 of 100 referrals were repeats (19.0%) in the year to 31 March 2025 (a new indicator). "
     "Lower is better."),
    # usual, changed
    (replace(REPEATS, verdict=spc()),
     f"{N} Lower is better; the newest month alone is within our usual range."),
    (replace(REPEATS, verdict=spc(UP, Rule.OUTSIDE)),
     f"{N} Lower is better; the newest month alone is above our usual range, a concern."),
    (replace(REPEATS, verdict=spc(DOWN, Rule.OUTSIDE)),
     f"{N} Lower is better; the newest month alone is below our usual range, an improvement."),
    (replace(REPEATS, verdict=spc(UP, Rule.SHIFT)),
     f"{N} Lower is better; month by month this has been above our average for 7 months or more, "
     "a concern."),
    (replace(REPEATS, verdict=spc(DOWN, Rule.TREND)),
     f"{N} Lower is better; month by month this has fallen 7 months in a row, an improvement."),
    (replace(REPEATS, verdict=spc(UP, Rule.TWO_OF_THREE)),
     f"{N} Lower is better; month by month this has been near the top of our usual range in two "
     "of the last three months, a concern."),
    (replace(REPEATS, verdict=spc(DOWN, Rule.SHIFT), points_are=Basis.QUARTER),
     f"{N} Lower is better; quarter by quarter this has been below our average for 7 quarters or "
     "more, an improvement."),
    (replace(REPEATS, verdict=spc(), period=period_ending(ON, Basis.MONTH)),
     "19 of 100 referrals were repeats (19.0%) in March 2025. "
     "Lower is better; this is within our usual range."),
    (replace(REPEATS, verdict=spc(), period=period_ending(ON, Basis.QUARTER)),
     "19 of 100 referrals were repeats (19.0%) in the quarter to 31 March 2025. "
     "Lower is better; the newest month alone is within our usual range."),
    (replace(IN_CARE, verdict=spc(UP, Rule.OUTSIDE, NEITHER)),
     "Children looked after: 112.0 per 10,000 (643 children) on 31 March 2025. "
     "Neither higher nor lower is better; this is above our usual range."),
    (replace(IN_CARE, verdict=spc(DOWN, Rule.TWO_OF_THREE, NEITHER)),
     "Children looked after: 112.0 per 10,000 (643 children) on 31 March 2025. "
     "Neither higher nor lower is better; this has been near the bottom of our usual range in two "
     "of the last three months."),
    (replace(REPEATS, verdict=beside_year_before(LEVEL)),
     f"{N} Lower is better; this is similar to the year before."),
    (replace(REPEATS, verdict=beside_year_before(UP)),
     f"{N} Lower is better; this is higher than the year before, a concern."),
    (replace(REPEATS, verdict=beside_year_before(DOWN)),
     f"{N} Lower is better; this is lower than the year before, an improvement."),
    (replace(REPEATS, verdict=NOBODY),
     f"{N} Lower is better; we cannot tell whether it has really changed."),
    # the target
    (rated(REPEATS, 20), f"{N} Lower is better; it meets the local target of 20.0%."),
    (rated(REPEATS, 18, amber=2),
     f"{N} Lower is better; it is close to the local target of 18.0%."),
    (rated(replace(REPEATS, verdict=spc()), 18),
     f"{N} Lower is better; it misses the local target of 18.0%, and the newest month alone is "
     "within our usual range."),
    (rated(replace(REPEATS, verdict=spc(), points_are=Basis.ROLLING_12_MONTHS), 18),
     f"{N} Lower is better; this is within our usual range, and it misses the local target of "
     "18.0%."),
    (rated(replace(REPEATS, verdict=NOBODY), 18, TargetKind.MID_WAY, TargetState.PROPOSED),
     f"{N} Lower is better; it misses the proposed mid-way target of 18.0%, and we cannot tell "
     "whether it has really changed."),
    (rated(ADOPTION, 426, TargetKind.STATUTORY),
     "From entering care to moving in: 426 days in the three years to 31 March 2025. "
     "Lower is better; it meets the statutory target of 426 days."),
    (rated(IN_CARE, 100),
     "Children looked after: 112.0 per 10,000 (643 children) on 31 March 2025. "
     "Neither higher nor lower is better."),
    # comparators and history
    (replace(REPEATS, comparators=(NEIGHBOURS,)),
     f"{N} Lower is better. It is similar to our neighbours (mean of 10, year to March 2025)."),
    (replace(REPEATS, comparators=(NEIGHBOURS, ENGLAND), months=26),
     f"{N} Lower is better. It is similar to our neighbours (mean of 10, year to March 2025) and "
     "higher than England (year to March 2024); we have 26 months of data."),
    (replace(REPEATS, comparators=(Beside("the West Midlands", Compared.LOWER),)),
     f"{N} Lower is better. It is lower than the West Midlands."),
    (replace(REPEATS, months=26), f"{N} Lower is better. We have 26 months of data."),
    (replace(REPEATS, months=1), f"{N} Lower is better. We have 1 month of data."),
    (replace(REPEATS, verdict=spc(), comparators=(NEIGHBOURS,), months=26),
     f"{N} Lower is better; the newest month alone is within our usual range. It is similar to our "
     "neighbours (mean of 10, year to March 2025); we have 26 months of data."),
    (replace(REPEATS, comparators=(NEIGHBOURS, replace(ENGLAND, answer=SIMILAR))),
     f"{N} Lower is better. It is similar to our neighbours (mean of 10, year to March 2025) and "
     "England (year to March 2024)."),
    # too few
    (replace(REPEATS, **FEW),
     "2 of 7 referrals were repeats (28.6%) in the year to 31 March 2025. "
     "Only 7 referrals were counted, too few to judge. We have 26 months of data."),
    (rated(replace(REPEATS, verdict=spc(UP, Rule.OUTSIDE), comparators=(NEIGHBOURS,), **FEW), 18),
     "2 of 7 referrals were repeats (28.6%) in the year to 31 March 2025. "
     "Only 7 referrals were counted, too few to judge. We have 26 months of data."),
    (replace(ADOPTION, counted=Counted(426, 1), noun=""),
     "From entering care to moving in: 426 days in the three years to 31 March 2025. "
     "Only 1 was counted, too few to judge."),
    # no number
    (no_value(Status.SHORT_HISTORY, months=4, months_needed=12),
     "Repeat referrals: not enough history yet. We have 4 of the 12 months needed."),
    (no_value(Status.SHORT_HISTORY, "4 of 12 months"),
     "Repeat referrals: not enough history yet (4 of 12 months)."),
    (no_value(Status.NOT_YET_AVAILABLE, "the youth justice return comes later",
              expected_on=date(2025, 7, 31)),
     "Repeat referrals: not yet available. The youth justice return comes later. "
     "Expected on 31 July 2025."),
    (no_value(Status.NOT_YET_AVAILABLE), "Repeat referrals: not yet available."),
    (no_value(Status.TO_BE_CONFIRMED), "Repeat referrals: to be confirmed."),
    (no_value(Status.NOT_APPLICABLE), "Repeat referrals: does not apply here."),
    (no_value(Status.NOT_MEASURED_LOCALLY), "Repeat referrals: not measured locally."),
    (no_value(Status.SUPPRESSED), "Repeat referrals: not shown, to protect the people counted."),
    (no_value(Status.OK), "Repeat referrals: no value."),
    (replace(REPEATS, reading=Reading(None), counted=Counted(0, 0)),
     "Repeat referrals: no referrals to count in the year to 31 March 2025."),
    (replace(no_value(Status.NOT_APPLICABLE, "nothing to count"), counted=Counted(0, 0)),
     "Repeat referrals: no referrals to count in the year to 31 March 2025."),
    (replace(no_value(Status.NOT_APPLICABLE), counted=Counted(0, 0), which="in {all} schools"),
     "Repeat referrals: nothing to count in the year to 31 March 2025."),
    (replace(REPEATS, reading=Reading(4.0, Status.SUPPRESSED)),
     "Repeat referrals: not shown, to protect the people counted."),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "sentence"), PATTERNS)
def test_each_pattern_reads_as_written(facts, sentence):
    assert truth_sentence(facts) == sentence


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        (REPEATS, "Repeat referrals: 19.0%"),
        (replace(REPEATS, verdict=spc()), "Repeat referrals: 19.0%, within our usual range"),
        (replace(REPEATS, verdict=NOBODY), "Repeat referrals: 19.0%"),
        (replace(REPEATS, verdict=spc(UP, Rule.OUTSIDE)),
         "Repeat referrals: 19.0%, higher than usual, a concern"),
        (replace(REPEATS, verdict=spc(DOWN, Rule.TREND)),
         "Repeat referrals: 19.0%, lower than usual, an improvement"),
        (replace(REPEATS, verdict=beside_year_before(LEVEL)),
         "Repeat referrals: 19.0%, similar to the year before"),
        (replace(ADOPTION, verdict=spc(UP, Rule.SHIFT)), "426 days, higher than usual, a concern"),
        (replace(ADOPTION, title="Time " * 9, verdict=None), "426 days"),
        (replace(REPEATS, **FEW), "Repeat referrals: 28.6%, too few to judge"),
        (no_value(Status.NOT_YET_AVAILABLE), "Repeat referrals: not yet available"),
        (no_value(Status.SUPPRESSED, title="Referrals within twelve months of an earlier one"),
         "Not shown, to protect the people counted"),
    ],
)  # fmt: skip
def test_a_title_has_at_most_ten_words(facts, title):
    assert title_sentence(facts) == title
    assert len(title.split()) <= 10


WORDS = st.sampled_from(["", "referrals"])
ANY_FACTS = st.builds(
    Facts,
    title=st.sampled_from(["Repeat referrals", "From entering care to moving in with a family"]),
    unit=st.sampled_from(list(Unit)),
    polarity=st.sampled_from(list(Polarity)),
    reading=st.builds(
        Reading,
        value=st.none() | st.floats(0, 1e5),
        status=st.sampled_from(list(Status)),
        reason=st.sampled_from(["", "The return is late."]),
    ),
    period=st.none() | st.sampled_from([period_ending(ON, basis) for basis in Basis]),
    counted=st.none() | st.builds(Counted, st.integers(0, 300), st.integers(0, 300)),
    noun=WORDS,
    which=st.sampled_from(["", "were repeats"]),
    verdict=st.none()
    | st.just(NOBODY)
    | st.builds(spc, st.sampled_from([UP, DOWN]), st.sampled_from(list(Rule)))
    | st.builds(beside_year_before, st.sampled_from(list(Change))),
    comparators=st.sampled_from([(), (NEIGHBOURS,), (NEIGHBOURS, ENGLAND), (ENGLAND,) * 5]),
    months=st.none() | st.integers(0, 60),
    expected_on=st.none() | st.just(date(2025, 7, 31)),
    points_are=st.sampled_from([Basis.MONTH, Basis.QUARTER, Basis.AT_DATE]),
)


def sentences(text: str) -> list[str]:
    return [part for part in text.replace(". ", ".\n").split("\n") if part]


@given(ANY_FACTS)
def test_whatever_is_known_it_is_one_to_three_short_sentences(facts):
    said = sentences(truth_sentence(facts))
    assert 1 <= len(said) <= 3
    assert all(len(part.split()) <= 30 for part in said)
    assert all(part[0] == part[0].upper() and part.endswith(".") for part in said)
    assert "  " not in truth_sentence(facts)
    assert "None" not in truth_sentence(facts)
    assert 1 <= len(title_sentence(facts).split()) <= 10


@given(ANY_FACTS)
def test_a_number_that_may_not_be_read_as_one_is_never_said(facts):
    if facts.reading.status not in {Status.OK, Status.PROVISIONAL, Status.NEW}:
        hidden = replace(facts, reading=replace(facts.reading, value=98765.0))
        assert "98,765" not in truth_sentence(hidden) + title_sentence(hidden)


@given(ANY_FACTS)
def test_too_few_are_never_called_better_or_worse(facts):
    if facts.few is not None:
        said = truth_sentence(facts) + title_sentence(facts)
        assert "concern" not in said and "improvement" not in said and "target" not in said
