"""Wrenshire's boards, panels and groups: those that stand, and those that came before."""

from datetime import date, datetime, time
from typing import Any

from sightline.apps.board import actions, schedule
from sightline.apps.board.models import Body, Meeting
from sightline.apps.people.models import User

FIRST_MEETING, SECOND_MEETING = date(2026, 9, 23), date(2026, 10, 28)
_SERVICES = (
    "Front Door and Early Help", "Assessment and Safeguarding", "Children in Care and Leaving Care",
)  # fmt: skip
_IMPROVEMENT, _LEADERSHIP, _BOARD = date(2021, 5, 1), date(2023, 12, 1), date(2024, 3, 1)


def make_bodies(by: User, authority: str, at: datetime) -> Body:
    """All of them, with their history; gives back the Performance Board."""
    of: dict[str, Any] = {"by": by, "authority": authority, "at": at}
    improvement = actions.start_body(
        kind="improvement_board", title="Improvement Board", started_on=_IMPROVEMENT,
        purpose="Watched over the improvement plan after the last inspection, with an independent "
        "chair, until its actions were done.", **of,
    )  # fmt: skip
    actions.add_seat(by=by, body=improvement, called="Independent chair", is_chair=True,
                     from_on=_IMPROVEMENT, at=at)  # fmt: skip
    leadership = actions.start_body(
        kind="leadership_team", title="Leadership meeting on performance", started_on=_LEADERSHIP,
        purpose="Director and assistant directors with senior managers and the head of "
        "performance, while the Performance Board was prepared.", **of,
    )  # fmt: skip
    board = _performance_board(of)
    actions.end_body(by=by, body=improvement, ended_on=date(2023, 11, 30), followed_by=leadership,
                     at=at)  # fmt: skip
    actions.end_body(by=by, body=leadership, ended_on=date(2024, 2, 29), followed_by=board, at=at)
    _others(of)
    return board


def _performance_board(of: dict[str, Any]) -> Body:
    board = actions.start_body(
        kind="performance_board", title="Children’s Performance Board", started_on=_BOARD,
        purpose="Looks at every service’s month, holds managers to account and agrees what is "
        "done. Chaired by the director.",
        recurrence="FREQ=MONTHLY;INTERVAL=1;BYDAY=+4WE", recurs_from=_BOARD, starts_at=time(9, 30),
        minutes_long=150, place="Committee room 2", quorum_number=4, papers_before=5, **of,
    )  # fmt: skip
    since: dict[str, Any] = {"by": of["by"], "body": board, "from_on": _BOARD, "at": of["at"]}
    actions.add_seat(role="director", is_chair=True, **since)
    for unit in _SERVICES:
        actions.add_seat(role="head_of_service", unit=unit, **since)
    for role in ("assistant_director", "head_of_safeguarding", "principal_social_worker"):
        actions.add_seat(role=role, **since)
    actions.add_seat(role="performance_analyst", counts=False, **since)
    actions.add_seat(called="Designated nurse, integrated care board", counts=False, **since)
    former = actions.add_seat(called="Head of performance (post ended)", **since)
    actions.end_seat(by=of["by"], seat=former, to_on=date(2025, 8, 31), at=of["at"])
    return board


def _others(of: dict[str, Any]) -> None:
    began = date(2018, 5, 1)
    parenting = actions.start_body(
        kind="corporate_parenting_board", title="Corporate Parenting Board", started_on=began,
        purpose="Councillors and officers answer together for children in care and care leavers.",
        recurrence="FREQ=MONTHLY;INTERVAL=2;BYDAY=+2TU", recurs_from=began, quorum_percent=50,
        services=["care_and_leaving_care"], starts_at=time(17, 0), **of,
    )  # fmt: skip
    since: dict[str, Any] = {"by": of["by"], "body": parenting, "from_on": began, "at": of["at"]}
    actions.add_seat(role="lead_member", is_chair=True, **since)
    actions.add_seat(role="director", **since)
    actions.add_seat(role="virtual_school_head", **since)
    actions.add_seat(called="Two members of the children in care council", **since)
    partnership = actions.start_body(
        kind="safeguarding_partnership", title="Wrenshire Safeguarding Children Partnership",
        started_on=date(2019, 9, 29), purpose="The council, the health board and the police.",
        recurrence="FREQ=MONTHLY;INTERVAL=3;BYDAY=+1TH", recurs_from=date(2019, 10, 1), **of,
    )  # fmt: skip
    actions.add_seat(by=of["by"], body=partnership, called="Independent scrutineer", is_chair=True,
                     counts=False, from_on=date(2019, 9, 29), at=of["at"])  # fmt: skip
    actions.start_body(
        kind="operational_group", title="Front door partners’ group", started_on=date(2022, 1, 10),
        purpose="Managers of the front door with schools, health and police, every two weeks.",
        recurrence="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", recurs_from=date(2022, 1, 10), **of,
    )  # fmt: skip


def make_meetings(by: User, board: Body, at: datetime) -> tuple[Meeting, Meeting]:
    """A year of them from September 2026 on; gives back those about August and September."""
    days = schedule.coming(board, date(2026, 9, 1), count=14)
    actions.make_meetings(by=by, body=board, days=days, at=at)
    parenting = Body.objects.get(authority=board.authority, kind="corporate_parenting_board")
    later = schedule.coming(parenting, date(2026, 11, 1), count=6)
    actions.make_meetings(by=by, body=parenting, days=later, at=at)
    first, second = (board.meetings.get(held_on=day) for day in (FIRST_MEETING, SECOND_MEETING))
    return first, second
