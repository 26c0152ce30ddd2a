"""How a plan stands: what is overdue, counts, the quarter that is asked for, the filter."""

from datetime import date

import pytest

from sightline.documents.plan.choosing import Chosen, chosen_part
from sightline.documents.plan.data import (
    ActionData,
    AreaData,
    Brag,
    LeadData,
    MilestoneData,
    PlanData,
)
from sightline.documents.plan.key import colours
from sightline.documents.plan.standing import (
    by_area,
    by_lead,
    is_overdue,
    quarter_asked,
    quarter_before,
    quarter_words,
)

TODAY, QUARTER = date(2026, 11, 2), date(2026, 9, 30)
ANN, BEN = LeadData("Head of care", "Head of care"), LeadData("All heads", "All heads")


def line(
    id: int,
    due: date | None = None,
    brag: Brag = Brag.UNKNOWN,
    text: str = "Do it",
    progress: date | None = None,
    leads: tuple[LeadData, ...] = (),
    why: str = "",
) -> MilestoneData:
    return MilestoneData(
        id, f"EI 1.{id}", text, "", due, leads, brag, progress_quarter=progress,
        withdrawn_because=why,
    )  # fmt: skip


def plan(*areas: tuple[str, tuple[MilestoneData, ...]]) -> PlanData:
    made = tuple(
        AreaData(n, code, code.title(), (ActionData(n, f"{code} 1", "Act", lines),))
        for n, (code, lines) in enumerate(areas, start=1)
    )
    return PlanData(1, "Plan", "2026-27", TODAY, made)


PAST, AHEAD = date(2026, 11, 1), date(2026, 11, 30)
PLAN = plan(
    ("EI", (line(1, PAST, Brag.AMBER, leads=(ANN, BEN)), line(2, PAST, Brag.BLUE, leads=(ANN,)))),
    ("LAC", (line(3, AHEAD, Brag.GREEN, progress=QUARTER), line(4, PAST, why="Merged"))),
    ("COM", (line(5, TODAY, text=""),)),
)


def test_what_is_past_its_day_and_neither_blue_nor_withdrawn_is_overdue() -> None:
    assert [each.id for *_, each in PLAN.lines if is_overdue(each, TODAY)] == [1]


def test_counts_leave_out_what_was_withdrawn_and_lines_without_a_milestone() -> None:
    found = {
        area.code: (each.total, each.overdue, each.silent)
        for area, each in by_area(PLAN, TODAY, QUARTER)
    }
    assert found == {"EI": (2, 1, 1), "LAC": (1, 0, 0), "COM": (0, 0, 0)}


def test_a_milestone_with_two_leads_stands_with_each() -> None:
    found = [(name, each.total) for name, each in by_lead(PLAN, TODAY, QUARTER)]
    assert found[:2] == [("Head of care", 2), ("All heads", 1)]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, [1, 2, 3, 4, 5]),
        ({"area": 1}, [1, 2]),
        ({"rating": Brag.GREEN}, [3]),
        ({"lead": "All heads"}, [1]),
        ({"due_from": TODAY}, [3, 5]),
        ({"due_to": TODAY, "area": 1}, [1, 2]),
        ({"only": "overdue"}, [1]),
        ({"only": "silent"}, [1, 5]),
        ({"words": "HEAD care"}, [1, 2]),
    ],
)
def test_a_filter_keeps_the_lines_it_names_and_drops_what_is_left_empty(
    asked: dict[str, object], ids: list[int]
) -> None:
    part = chosen_part(PLAN, Chosen(TODAY, QUARTER, **asked))  # type: ignore[arg-type]
    assert [each.id for *_, each in part.lines] == ids
    assert all(action.milestones for action in part.actions)


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        (date(2026, 9, 29), date(2026, 9, 30)),
        (date(2026, 9, 30), date(2026, 9, 30)),
        (date(2026, 10, 28), date(2026, 9, 30)),
        (date(2026, 10, 29), date(2026, 12, 31)),
    ],
)
def test_progress_is_asked_for_the_quarter_that_ended_until_twenty_working_days_after_it(
    day: date, asked: date
) -> None:
    assert quarter_asked(day) == asked


def test_quarters_follow_each_other() -> None:
    ends = [date(2026, 12, 31)]
    for _ in range(4):
        ends.append(quarter_before(ends[-1]))
    assert [(end.month, end.day) for end in ends] == [(12, 31), (9, 30), (6, 30), (3, 31), (12, 31)]
    assert quarter_words(date(2026, 3, 31)) == "January to March 2026"


def test_no_two_colours_share_a_mark_or_a_title() -> None:
    made = colours().values()
    assert len({each.mark for each in made}) == len({each.title for each in made}) == len(Brag)
