"""Each rule as a picture: papers that contradict, and the same papers put right."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.unit.documents.plan_pictures import led_by
from tests.unit.documents.prepublication.pictures import (
    found_by,
    plan_of,
    quoting,
    report_of,
    saying,
)

from sightline.documents.prepublication import (
    Earlier,
    Narrative,
    Papers,
    Row,
    Section,
    check,
    check_rules,
    checked,
)
from sightline.documents.prepublication.checking import LOOKS
from sightline.vocabulary.problems import ProblemsFound

PLAN = plan_of(
    ("EH 1.1", "Start the advice line for parents", "Opened by the board on 4 May 2026."),
    ("EH 1.2", "Train health visitors in the new assessment", "Two courses were held."),
)


def test_a_reference_that_is_not_in_the_plan_is_answered_by_the_step_it_is_worded_like() -> None:
    written = quoting("EH 2.1", "Training of health visitors in the new assessment")
    (finding,) = found_by("reference_unknown", narrative=written, plan=PLAN)
    assert "By its wording it is EH 1.2" in finding.sentence
    assert finding.sides[1].thing.startswith("milestone:")
    nothing_like_it = quoting("EH 9", "Repair the roof")
    (finding,) = found_by("reference_unknown", narrative=nothing_like_it, plan=PLAN)
    assert len(finding.sides) == 1


def test_a_reference_worded_like_a_whole_action_is_answered_by_its_number() -> None:
    plan = plan_of(("EH 1.1", "Open a desk", ""), title="A better welcome for families")
    written = quoting("EH 9", "Better welcome of families")
    (finding,) = found_by("reference_unknown", narrative=written, plan=plan)
    assert finding.what_to_do.startswith("Write EH 1,")


def test_a_reference_is_looked_up_however_its_spaces_are_written() -> None:
    plan = plan_of(("CiN/CP 1.1", "Visit within five days", ""))
    assert not found_by("reference_unknown", narrative=quoting("cin / cp 1.1:", "X"), plan=plan)


def test_wording_of_another_step_is_told_from_shorter_wording_of_the_same() -> None:
    written = quoting("EH 1.1", "Training of health visitors in the new assessment")
    (finding,) = found_by("reference_fits_another", narrative=written, plan=PLAN)
    assert "EH 1.2" in finding.sentence
    own = quoting("EH 1.1", "The advice line")
    assert not found_by("reference_fits_another", narrative=own, plan=PLAN)


@pytest.mark.parametrize(
    ("here", "there", "is_found"),
    [
        ("Open a House of Welcome", "Open the house for welcome", True),
        ("Open a House of Welcome", "Open the house of welcome", False),
        ("Review the Circle Around the School", "Review the circle around the family", True),
        ("Review the Circle Around the Family", "Review the circle around the family", False),
        ("Capacity in the Front Door", "Enough staff in the front door", False),
    ],
)
def test_a_name_with_one_other_word_is_found(here: str, there: str, is_found: bool) -> None:
    papers = {"narrative": quoting("A 1.1", here), "plan": plan_of(("A 1.1", there, ""))}
    assert bool(found_by("named_otherwise", **papers)) is is_found


@pytest.mark.parametrize(
    ("said", "is_found"),
    [
        ("The advice line was opened by the board on 6 May 2026.", True),
        ("The advice line was opened by the board in June.", True),
        ("The advice line was opened by the board in May.", False),
        ("The advice line was opened by the board on 4th May.", False),
        ("A leaflet follows on 9 July 2026.", False),
    ],
)
def test_dates_of_one_event_must_be_able_to_be_one_day(said: str, is_found: bool) -> None:
    written = quoting("EH 1.1", "Start the advice line", said)
    assert bool(found_by("dates_differ", narrative=written, plan=PLAN)) is is_found


@pytest.mark.parametrize(
    ("said", "is_found"),
    [
        ("Three courses for health visitors were held.", True),
        ("Two courses for health visitors were held.", False),
        ("The hall holds 80 people.", False),
        ("Within three weeks courses were held.", False),
    ],
)
def test_a_number_of_the_narrative_stands_in_the_step_it_quotes(said: str, is_found: bool) -> None:
    written = quoting("EH 1.2", "Training", said)
    assert bool(found_by("number_differs", narrative=written, plan=PLAN)) is is_found


def test_out_turns_of_the_same_year_differ() -> None:
    plan = plan_of(("YJ 1.1", "Young offenders in education or work", "Outturn at 59%."))
    row = Row("Young offenders in education or work", out_turn="2024-25 59% 2025-26 57%")
    (finding,) = found_by("out_turn_differs", plan=plan, report=report_of(row))
    assert [side.said for side in finding.sides] == ["Outturn at 59%.", row.out_turn]
    same = replace(row, out_turn="2024-25 57% 2025-26 59%")
    assert not found_by("out_turn_differs", plan=plan, report=report_of(same))


def test_a_figure_that_the_report_has_not_yet_is_found_in_the_plan() -> None:
    plan = plan_of(
        ("S 1.1", "Move children to plans", "787 children have an education, health and care plan.")
    )
    row = Row("Number of education, health and care plans", out_turn="Not yet available")
    (finding,) = found_by("available_here_only", plan=plan, report=report_of(row))
    assert "gives 787" in finding.sentence
    there = replace(row, out_turn="787")
    assert not found_by("available_here_only", plan=plan, report=report_of(there))


@pytest.mark.parametrize(
    ("target", "is_found"), [("", True), ("952", True), ("739", False), ("739 by March", False)]
)
def test_a_target_of_the_plan_stands_in_the_report(target: str, is_found: bool) -> None:
    plan = plan_of(("F 1.1", "Families identified, target 739", ""))
    report = report_of(Row("Number of families identified", target=target))
    assert bool(found_by("target_differs", plan=plan, report=report)) is is_found


def test_what_rose_in_the_plan_is_not_level_in_the_report() -> None:
    plan = plan_of(("C 1.1", "Private fostering known", "Numbers increased from 2 to 4."))
    row = Row("Privately fostered children known", out_turn="4", quarters=("4",), direction="→")
    assert found_by("counts_contradict", plan=plan, report=report_of(row))
    rose = replace(row, out_turn="2", direction="↑")
    assert not found_by("counts_contradict", plan=plan, report=report_of(rose))


@pytest.mark.parametrize(
    ("cell", "is_found"), [("30% (188)", True), ("29% (188)", False), ("29.2% (188)", False)]
)
def test_a_share_fits_the_number_of_whom_its_section_is_about(cell: str, is_found: bool) -> None:
    rows = (Row("Number of children in care", out_turn="643"), Row("In-house", out_turn=cell))
    assert bool(found_by("share_does_not_fit", report=report_of(*rows))) is is_found


def test_a_share_in_words_fits_its_count() -> None:
    wrong = saying("Of visits, 30% (188) of 643 were late; 41 of 52 (79%) were not.")
    (finding,) = found_by("share_does_not_fit", narrative=wrong)
    assert finding.sentence == "188 of 643 is 29%, not 30%."


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (Row("Share", "Ours – 242", "66%", ("70%",)), "comparator_in_another_unit"),
        (Row("Share", "Ours 242 is in another unit.", "66%"), "comparator_in_another_unit"),
        (Row("Waiting", "", "56", ("To be confirmed",), "", "→"), "arrow_without_value"),
        (Row("Days", "", "574 days", ("603 days",), "", "↓"), "arrow_against_numbers"),
        (Row("Days", "", "100", ("150",), "", "→"), "arrow_against_numbers"),
    ],
)
def test_a_row_contradicts_itself(row: Row, rule: str) -> None:
    about = {each.rule for each in check(Papers(report=report_of(row)))}
    assert about == {rule}


@pytest.mark.parametrize(
    ("analysis", "is_found"),
    [
        ("The share of reviews on time has fallen.", True),
        ("The share of reviews on time is unchanged.", False),
        ("The share of reviews on time fell, then rose.", False),
        ("Staff have fallen ill.", False),
    ],
)
def test_the_analysis_and_the_arrow_say_the_same(analysis: str, is_found: bool) -> None:
    row = Row("Reviews on time", "", "82%", ("81%",), "", "→")
    report = report_of(row, analysis=analysis)
    assert bool(found_by("analysis_against_arrow", report=report)) is is_found


def test_an_empty_section_is_found_and_one_that_answers_is_not() -> None:
    sections = (Section("5.0", "Financial implications"), Section("6.0", "Legal", "None."))
    (finding,) = found_by("section_without_words", narrative=Narrative("Cover report", sections))
    assert "5.0 Financial implications" in finding.sentence


@pytest.mark.parametrize(
    ("here", "there", "bodies", "are_two_names"),
    [
        ("the Scrutiny Panel", "the Scrutiny Board", None, True),
        ("the Scrutiny Panel", "the Scrutiny Board", ("Scrutiny Panel", "Scrutiny Board"), False),
        ("Business Intelligence", "the Insight and Intelligence team", None, True),
        ("the Joint Strategic Care Group", "the Joint Strategy Care Group", None, True),
        ("the Care Strategic Board", "the Care Executive Board", None, False),
        ("the Adoption Panel", "the Fostering Panel", None, False),
    ],
)
def test_names_that_may_be_one_body(
    here: str, there: str, bodies: tuple[str, ...] | None, are_two_names: bool
) -> None:
    papers = {
        "narrative": saying(f"It went to {here} first."),
        "plan": plan_of(("A 1.1", "Write it", f"Then it went to {there}.")),
        "bodies": bodies,
    }
    assert bool(found_by("one_body_two_names", **papers)) is are_two_names


def test_the_register_says_which_name_is_right() -> None:
    papers = {"narrative": saying("To the Scrutiny Board."), "bodies": ("Scrutiny Panel",)}
    (finding,) = found_by("one_body_two_names", **papers)
    assert finding.what_to_do == "Write “Scrutiny Panel”, as the register has it."


def test_lines_of_the_plan_that_lead_nowhere() -> None:
    plan = plan_of(("A 1.1", "Write", "Drafted."), ("A 1.2", "Print by May 2019", "As above."))
    found = {each.rule for each in check(Papers(plan=plan))}
    assert found == {"as_above", "due_before_its_words"}
    spelt = plan_of(("A 1.1", "Write", "On 31 June."), leads=led_by("Ann Haughton", "Ann Houghton"))
    assert {each.rule for each in check(Papers(plan=spelt))} == {
        "impossible_date", "one_person_two_names",
    }  # fmt: skip


def test_a_past_figure_that_was_printed_otherwise() -> None:
    now = report_of(Row("Visits", out_turn="81%", quarters=("79%",)))
    before = report_of(Row("Visits", out_turn="83%", quarters=("",)))
    earlier = (Earlier("Report of quarter 1", report=before),)
    (finding,) = found_by("was_printed_otherwise", report=now, earlier=earlier)
    assert "83% then, 81% now" in finding.sentence


def test_a_key_stays_until_the_words_of_a_side_change() -> None:
    def key(said: str, more: str = "") -> str:
        written = quoting("EH 1.1", "Start the advice line", f"{said} {more}")
        (finding,) = found_by("dates_differ", narrative=written, plan=PLAN)
        return finding.key

    said = "The advice line was opened by the board on 6 May 2026."
    assert key(said) == key(said, "Much else goes on.")
    assert key(said) != key(said.replace("6 May", "7 May"))


def test_a_rule_that_lacks_its_papers_is_not_run_and_never_passed() -> None:
    runs = {each.rule.id: each for each in checked(Papers(report=report_of())).runs}
    assert runs["dates_differ"].not_run == "there is no narrative and is no plan to compare"
    assert not runs["arrow_without_value"].not_run
    assert {each.not_run for each in checked(Papers()).runs} >= {"there is no plan to compare"}
    assert all(each.not_run for each in checked(Papers()).runs)


def test_every_rule_is_declared_and_every_declared_rule_is_known() -> None:
    assert set(check_rules()) == set(LOOKS)


def test_an_authoritys_own_rules_are_read_or_refused_with_all_their_problems(
    tmp_path: Path,
) -> None:
    own = tmp_path / "prepublication"
    own.mkdir()
    (own / "report.toml").write_text('[[rule]]\nid = "a"\ncolour = "red"\n\n[[rule]]\nid = "b"\n')
    with pytest.raises(ProblemsFound) as refused:
        check_rules(tmp_path)
    assert len(refused.value.problems) == 2


def test_the_guide_lists_every_rule_with_its_meaning() -> None:
    root = Path(__file__).resolve().parents[4]
    guide = (root / "docs/guides/pre-publication-check.md").read_text(encoding="utf-8")
    for rule in check_rules().values():
        assert f"| {rule.title} | {rule.meaning} |" in guide
