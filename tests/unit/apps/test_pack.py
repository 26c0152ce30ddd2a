from datetime import date

import pytest

from sightline.apps.pack import rules
from sightline.apps.pack.rules import Standing
from sightline.apps.people.reach import Access, Hold
from sightline.apps.people.rules import Right
from sightline.documents.pack_inputs import pack_inputs
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.reporting_services import reporting_services
from sightline.vocabulary.working_days import WorkingDays


@pytest.mark.parametrize("chosen", [[], ["a"], ["a", "b"], ["a", "", "b"]])
def test_fewer_than_three_need_a_reason(chosen: list[str]) -> None:
    with pytest.raises(NotAllowed, match="three are asked for"):
        rules.check_three("Improved", chosen, " ")
    rules.check_three("Improved", chosen, "Nothing else is settled.")


def test_three_are_enough_and_four_are_refused_whatever_the_reason() -> None:
    rules.check_three("Improved", ["a", "b", "c"], "")
    with pytest.raises(NotAllowed, match="here are 4"):
        rules.check_three("Improved", ["a", "b", "c", "d"], "There was so much.")


def test_an_indicator_stands_once_in_a_list_and_in_one_list_alone() -> None:
    with pytest.raises(NotAllowed, match="twice"):
        rules.check_three("Improved", ["a", "a", "b"], "A reason.")
    with pytest.raises(NotAllowed, match="one of the two"):
        rules.check_not_both(["a", "b"], ["b"])
    rules.check_not_both(["a", ""], ["b", ""])


def test_a_pack_is_complete_when_nothing_is_left_and_else_names_what_is() -> None:
    there = Standing("card:a", "Scorecard: A", "Head", True, "Verified")
    missing = Standing("report:a", "Report: A", "Head", False, "Due")
    rules.check_complete([("Cards", [there])])
    with pytest.raises(NotAllowed, match="Report: A still to come"):
        rules.check_complete([("Cards", [there]), ("Reports", [missing])])


def test_it_is_late_from_the_next_working_day_on() -> None:
    friday, calendar = date(2026, 11, 20), WorkingDays()
    days = {22: 0, 23: 1, 24: 2}
    found = {day: rules.late_by(friday, None, date(2026, 11, day), calendar) for day in days}
    assert found == days
    assert rules.late_by(friday, friday, date(2026, 12, 20), calendar) == 0


def test_each_line_that_says_something_is_to_be_explored() -> None:
    assert rules.points("- Why?\n\n  • And why not?  \n") == ("Why?", "And why not?")


def _access(role: str, *rights: Right, unit: str = "") -> Access:
    held = Hold(role, "x", frozenset(rights), everything=not unit, services=frozenset({unit}))
    return Access(1, (held,))


def test_a_service_is_written_of_by_those_whose_unit_it_is() -> None:
    services = reporting_services()
    own = services["assessment_and_safeguarding"]
    head = _access("head_of_service", Right.VERIFY_CARDS, unit=own.unit)
    written = [key for key, each in services.items() if rules.can_write(head, each)]
    assert written == [own.key]
    everywhere = _access("director", Right.VERIFY_CARDS)
    assert all(rules.can_write(everywhere, each) for each in services.values())


def test_a_part_is_brought_by_its_role_and_read_by_it_alone_of_those_without_the_board() -> None:
    parts = pack_inputs().parts
    human_resources = _access("hr_contributor", Right.BRING_REPORTS)
    seen = [key for key, each in parts.items() if rules.can_read_part(human_resources, each)]
    assert seen == ["hr"]
    manager = _access("team_manager", Right.BRING_REPORTS, Right.SEE_BOARD)
    assert rules.can_read_part(manager, parts["hr"]) and not rules.can_bring(manager, parts["hr"])
