"""A scorecard loads whole: values, states, comparators, targets; contradictions are listed."""

from datetime import date
from pathlib import Path

import pytest

from sightline.intake.collected import ScorecardMapping, read_mapping, read_scorecard
from sightline.intake.collected.scorecard_cells import Area, Beside, read_comparators
from sightline.intake.collected.scorecard_layout import AS_DOCUMENTED
from sightline.intake.refusal import IntakeRefused
from sightline.vocabulary.printed_values.periods import PeriodKind
from sightline.vocabulary.problems import ProblemsFound
from sightline.vocabulary.words import Polarity, Status

HEADINGS = "Section,Indicator,Comparators,Out-turn,Q1,Target,Direction,Reason\n"


def read(*lines: str, mapping: ScorecardMapping = AS_DOCUMENTED):
    return read_scorecard(
        "card.csv", (HEADINGS + "\n".join(lines)).encode(), year=2026, mapping=mapping
    )


def test_a_row_becomes_an_indicator_with_its_values_and_periods() -> None:
    card = read("Care,Visits on time,Eng – 80.5% (2025-26),90%,88% (provis),,↓,")
    (found,) = card.indicators
    assert [each.written.printed for each in found.values] == ["90%", "88% (provis)"]
    assert [each.period.label for each in found.values] == ["2025/26", "Q1 2026/27"]
    assert found.comparators[0].printed == "Eng – 80.5%"
    assert found.comparators[0].period == "2025-26"
    assert not card.doubts and not card.problems


def test_a_blank_has_its_reason_or_is_deliberate() -> None:
    card = read(
        "Care,A,,5,6,,,",
        "Care,B,,,,,,Data will start to become available from December.",
        "Care,C,,,,,,This indicator is not currently measured locally.",
        "Care,D,,,,,,",
    )
    newest = [each.newest for each in card.indicators]
    assert [each.written.status for each in newest if each] == [
        Status.OK,
        Status.NOT_YET_AVAILABLE,
        Status.NOT_MEASURED_LOCALLY,
        Status.DELIBERATELY_BLANK,
    ]
    assert newest[1] is not None and newest[1].expected_on == date(2026, 12, 1)


def test_comparators_name_their_area_and_period() -> None:
    beside, found = read_comparators(
        "Here – 112 (653) WM – 73.0 SN – 82.8 Eng (ave) – 60.0 (2015-16)"
    )
    assert beside is Beside.PUBLISHED
    assert [each.area for each in found] == [
        Area.OWN,
        Area.REGION,
        Area.NEIGHBOURS,
        Area.ENGLAND_MEAN,
    ]
    assert found[0].amount.count == 653
    assert read_comparators("Local Indicator") == (Beside.LOCAL_INDICATOR, ())
    with pytest.raises(ValueError, match="no comparator"):
        read_comparators("about as many as elsewhere")


def test_targets_may_differ_by_date() -> None:
    card = read(
        'Help,Turned around,,17% - 164,18% - 170,"20% - 190 (Sep 26) 40% - 380 (March 27)",,'
    )
    targets = card.indicators[0].targets
    assert [(each.amount.printed, each.due) for each in targets] == [
        ("20% - 190", date(2026, 9, 30)),
        ("40% - 380", date(2027, 3, 31)),
    ]


def test_one_indicator_in_two_sections_is_one_record() -> None:
    card = read("Support,Exclusions,,91,118,,,", "Inclusion,Exclusions,,91,118,,,")
    assert card.rows == 2
    (found,) = card.indicators
    assert found.sections == ("Support", "Inclusion")


def test_two_sections_with_different_values_are_listed() -> None:
    card = read("Support,Exclusions,,91,118,,,", "Inclusion,Exclusions,,91,119,,,")
    assert [problem.line for problem in card.doubts] == [3]


def test_a_percentage_is_held_against_the_indicator_it_is_a_share_of() -> None:
    mapping = ScorecardMapping(counted_of={"In-house": "Looked after"})
    card = read("Care,Looked after,,112 (643),,,,", "Care,In-house,,30% (188),,,,", mapping=mapping)
    assert [problem.sentence for problem in card.doubts] == [
        "In-house: 30% (188): 188 of 643 is 29%."
    ]


def test_a_cell_that_cannot_be_read_is_listed_with_its_line() -> None:
    card = read("Care,A,,rather many,6,,,")
    assert [problem.line for problem in card.problems] == [2]
    assert [each.said for each in card.indicators[0].values] == ["6"]


def test_the_title_says_what_kind_of_period_it_is() -> None:
    card = read(
        "Care,Unallocated (at a point in time),,35,6,,,", "Care,Enquiries (over 12 months),,5,6,,,"
    )
    kinds = [each.newest.period.kind for each in card.indicators if each.newest]
    assert kinds == [PeriodKind.POINT_IN_TIME, PeriodKind.ROLLING_12]


def test_columns_that_are_not_read_are_named() -> None:
    card = read_scorecard("card.csv", b"Indicator,Q1,Colour\nA,5,red\n", year=2026)
    assert card.not_read == ("Colour",)


def test_a_file_without_indicators_is_refused() -> None:
    with pytest.raises(IntakeRefused, match="row of headings"):
        read_scorecard("card.csv", b"a,b\n1,2\n", year=2026)


def test_a_mapping_says_everything_that_is_wrong_with_it(tmp_path: Path) -> None:
    file = tmp_path / "mapping.toml"
    file.write_text('[columns]\noutturns = "X"\n[better]\nA = "up"\n')
    with pytest.raises(ProblemsFound) as found:
        read_mapping(file)
    assert len(found.value.problems) == 2
    file.write_text('[columns]\noutturn = "2025/26"\n[better]\nA = "lower"\n')
    assert read_mapping(file).better == {"A": Polarity.LOWER}


WOLVERHAMPTON = ScorecardMapping(
    columns={
        "outturn": "outturn_text",
        "q1": "q1_text",
        "q2": "q2_text",
        "q3": "q3_text",
        "q4": "q4_text",
        "comparators": "comparators_text",
        "target": "target_text",
        "direction": "direction_raw",
        "reason": "not_available_reason",
    },
    counted_of={
        "Number and proportion of in-house foster placements": (
            "Rate (and number) of looked after children per 10,000 population"
        )
    },
)


def test_a_real_scorecard_loads_whole_and_its_contradictions_are_listed(shared_data: Path) -> None:
    file = shared_data / "seeds" / "scorecard_wolverhampton.csv"
    card = read_scorecard(file.name, file.read_bytes(), year=2017, mapping=WOLVERHAMPTON)
    assert card.rows == 78 and len(card.indicators) == 77  # one stands in two sections
    assert card.problems == ()
    assert all(len(each.values) == 2 for each in card.indicators)
    listed = [problem.sentence for problem in card.doubts]
    assert len(listed) == 11
    for words in (
        "188 of 643 is 29%",
        "Wolves 242 can’t be a percentage",
        "Eng 558 can’t be a percentage",
        "→ is shown without a current value",
        "574 days to 603 days rose",
        "46% guilty, 13% w/drawn add up to 59%",
        "The target 385 has no date",
    ):
        assert any(words in sentence for sentence in listed), words
