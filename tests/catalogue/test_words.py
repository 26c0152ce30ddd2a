"""Every shipped figure can be told to a councillor: its words, and the sentences they make."""

import re
from dataclasses import replace

import pytest
from tests.made_figures import LAST, MONTHS, Figure

from sightline.documents.inputs import Provenance, Scope
from sightline.documents.scorecard import ScorecardRow, scorecard
from sightline.measures.figures.figures import Figure as StoredFigure
from sightline.measures.language.catalogue import Catalogue, load_catalogue
from sightline.measures.model.indicator import Form, Indicator
from sightline.vocabulary.words import Level, Status, Unit

CATALOGUE = load_catalogue()
RATES = {Unit.RATE_PER_1000, Unit.RATE_PER_10000, Unit.RATE_PER_100000}
TOLD_IN_WORDS = RATES | {Unit.PERCENT, Unit.COUNT, Unit.FTE}
PRESENT_TENSE = re.compile(r"^(is|are|has|have|was)\b")
UNNATURAL = ("  ", "%%", "{", "}", "..", ",.", " .", "0 of 0", "were was")
COUNTED = [
    (0, 40),
    (1, 40),
    (40, 40),
    (1, 1),
    (2, 7),
    (7, 6),
    (19, 100),
    (4.2, 131.2),
    (812, 40600),
]


def made(indicator: Indicator, numerator: float, denominator: float) -> list[StoredFigure]:
    """Three years of the same figure, on each basis the indicator has."""
    value = numerator if indicator.form in {Form.COUNT, Form.SUM} else 0.0
    if indicator.form is Form.RATE or indicator.shown_as in RATES:
        value = indicator.per * numerator / denominator
    elif indicator.shown_as is Unit.PERCENT:
        value = 100 * numerator / denominator
    elif indicator.form in {Form.MEAN, Form.MEDIAN, Form.RATIO}:
        value = numerator / denominator
    return [
        Figure(indicator.id, basis, day, value, numerator, denominator)
        for basis in indicator.bases
        for day in MONTHS
    ]


def rows(figures: list[StoredFigure], level: Level = Level.AUTHORITY) -> list[ScorecardRow]:
    scope = Scope("999", "Wrenshire", LAST, level)
    return list(scorecard(CATALOGUE, figures, scope=scope, provenance=Provenance("s", LAST)).rows)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=\.) (?=[A-Z])", text)


def check_reads_well(row: ScorecardRow) -> None:
    said = row.truth
    assert not [wrong for wrong in UNNATURAL if wrong in said], f"{row.indicator}: {said}"
    assert not re.search(r"\b(None(?! of )|nan|inf)\b", said), f"{row.indicator}: {said}"
    assert len(sentences(said)) <= 3, f"{row.indicator}: {said}"
    assert said[0] == said[0].upper() and said.endswith("."), f"{row.indicator}: {said}"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return CATALOGUE


def test_every_share_rate_and_count_has_its_words(catalogue: Catalogue) -> None:
    wanted = [i for i in catalogue if i.shown_as in TOLD_IN_WORDS]
    assert [i.id for i in wanted if not (i.noun and i.which)] == []


def test_words_go_into_the_middle_of_a_sentence_in_the_past_tense(catalogue: Catalogue) -> None:
    for indicator in catalogue:
        for words in (indicator.noun, indicator.which):
            assert words == words.strip(" .,;:"), f"{indicator.id}: “{words}”"
        assert not PRESENT_TENSE.match(indicator.which), f"{indicator.id}: {indicator.which}"
        assert not re.match(r"[A-Z][a-z]", indicator.noun), f"{indicator.id}: {indicator.noun}"


def test_a_share_that_divides_two_indicators_says_how_they_belong(catalogue: Catalogue) -> None:
    """A numerator that is no part of its denominator must not be told as ‘of’."""
    beside = {"icpc_per_s47_pct", "sw_turnover_pct", "suspension_rate_pct"}
    beside |= {"perm_exclusion_rate_pct"}
    assert {i.id for i in catalogue if "{all}" in i.which} == beside


@pytest.mark.parametrize(("numerator", "denominator"), COUNTED)
def test_every_sentence_of_a_made_up_authority_reads_well(
    numerator: float, denominator: float
) -> None:
    told = rows([f for each in CATALOGUE for f in made(each, numerator, denominator)])
    assert len(told) == len(CATALOGUE)
    for row in told:
        check_reads_well(row)


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.OK])
def test_a_sentence_without_a_number_reads_well_too(status: Status) -> None:
    nothing = [
        replace(figure, status=status, reason="nothing to count", value=None)
        for each in CATALOGUE
        for figure in made(each, 0, 40)
    ]
    nobody = [replace(figure, numerator=0, denominator=0) for figure in nothing]
    for row in [*rows(nothing), *rows(nobody)]:
        check_reads_well(row)


def test_the_parts_of_a_whole_are_neither_judged_nor_said_to_be_all_of_it() -> None:
    told = {row.indicator: row for row in rows([f for i in CATALOGUE for f in made(i, 60, 60)])}
    split = [i for i in CATALOGUE if any(way.share_by for way in i.ways)]
    assert split
    for indicator in split:
        truth = told[indicator.id].truth
        assert "100.0%" not in truth and "usual range" not in truth, truth


def test_what_is_said_of_referrals_is_what_a_councillor_would_say() -> None:
    indicator = CATALOGUE["rereferrals_12m_pct"]
    (row,) = rows(made(indicator, 19, 100))
    first = "19 of 100 referrals followed another about the same child within 12 months (19.0%)"
    assert row.truth.startswith(f"{first} in the year to 30 September 2026. Lower is better")
