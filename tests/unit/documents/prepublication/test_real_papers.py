"""The check over one real quarter: a plan, its cover report and its performance report."""

from collections import Counter
from pathlib import Path

import pytest
from tests.unit.documents.prepublication.real_papers import real_papers

from sightline.documents.prepublication import Checked, Finding, checked

# What people found in these papers by reading, and what must be found without them: the rule, and
# words of both sides.
CONTRADICTIONS = {
    "a step that the plan does not have": ("reference_unknown", "EI 1.4", "EI 4.1"),
    "a number that is another step’s": ("reference_fits_another", "Ofsted 7.2", "Ofsted 7.1"),
    "a team around whom": ("named_otherwise", "Team Around the Child", "team around the family"),
    "a centre for or of": ("named_otherwise", "Centre for Excellence", "Centre of Excellence"),
    "two days of one meeting": ("dates_differ", "6 September 2017", "4th September 2017"),
    "two dates of one approval": ("dates_differ", "in June", "19th July 2017"),
    "two out-turns": ("out_turn_differs", "Outturn at 59%", "2016-17 57%"),
    "the same in the narrative": ("out_turn_differs", "outturn was 59%", "2016-17 57%"),
    "plans that were counted": ("available_here_only", "787 pupils", "Not Yet Available"),
    "training that was counted": ("available_here_only", "– 155", "being acquired"),
    "families to reach": ("target_differs", "engaged: 739", "952"),
    "families turned around": ("target_differs", "390 by October 2017", "20% - 190"),
    "a target of last year": ("target_differs", "(63%)", "no target"),
    "a target of this year": ("target_differs", "(80%)", "no target"),
    "every first visit": ("target_differs", "100% of first visits", "no target"),
    "privately fostered children": ("counts_contradict", "from 2 to 4", "out-turn 4, Q1 4, →"),
    "days beside a percentage": ("comparator_in_another_unit", "Wolves - 242", "70%"),
    "188 of 643": ("share_does_not_fit", "30% (188)", "112 (643)"),
    "fallen and level": ("analysis_against_arrow", "has fallen", "➔"),
    "the team of the figures": ("one_body_two_names", "Business Intelligence", "Insight and Inte"),
    "the same team, third name": ("one_body_two_names", "Business Intelligence", "Insight and Pe"),
    "board or panel": ("one_body_two_names", "Scrutiny Panel", "Scrutiny Board"),
    "strategic or strategy": (
        "one_body_two_names", "Strategic Management Arrangements", "Strategy Management Group",
    ),
    "a day that is none": ("impossible_date", "31st September 2017", "31st September 2017"),
}  # fmt: skip
# Besides those: right as well, though nobody had listed them.
OTHERS = {
    "arrow_without_value": 1,  # an arrow beside “To be confirmed”
    "arrow_against_numbers": 1,  # 574 days, then 603, and an arrow down
    "as_above": 6,
    "due_before_its_words": 1,  # due in March 2017 with words about March 2018
    "one_person_two_names": 2,  # a surname in two spellings; “all” heads of service or not
}


@pytest.fixture(scope="module")
def real(shared_data: Path) -> Checked:
    return checked(real_papers(shared_data))


def _says(finding: Finding, words: str) -> bool:
    return any(words in f"{side.where} {side.said}" for side in finding.sides)


@pytest.mark.parametrize("named", CONTRADICTIONS)
def test_it_finds_by_itself(real: Checked, named: str) -> None:
    rule, here, there = CONTRADICTIONS[named]
    found = [each for each in real.findings if each.rule == rule]
    assert any(_says(each, here) and _says(each, there) for each in found), found


def test_it_raises_no_false_alarm_in_the_real_papers(real: Checked) -> None:
    listed = Counter(rule for rule, _, _ in CONTRADICTIONS.values())
    # Two lines of the table are one finding with three sides, twice.
    listed.subtract({"out_turn_differs": 1, "one_body_two_names": 1})
    assert Counter(each.rule for each in real.findings) == listed + Counter(OTHERS)


def test_what_could_not_be_compared_is_not_run_and_says_why(real: Checked) -> None:
    not_run = {each.rule.id: each.not_run for each in real.runs if each.not_run}
    assert not_run == {"was_printed_otherwise": "there are no earlier papers to compare"}
