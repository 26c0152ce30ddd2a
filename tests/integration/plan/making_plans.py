"""A small plan, made by actions: two areas, actions, milestones."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sightline.apps.board.actions.bodies import start_body
from sightline.apps.people.authority import authority_code
from sightline.apps.plan import actions
from sightline.apps.plan.models import Milestone, Plan, PlanAction, PlanArea

BEGUN = datetime(2026, 4, 1, 9, tzinfo=UTC)


@dataclass
class Small:
    """A plan of the year 2026-27 with one milestone of its own and one that recurs."""

    plan: Plan
    area: PlanArea
    action: PlanAction
    review: Milestone
    audits: Milestone


def small_plan(owner: Any, at: datetime = BEGUN, title: str = "Improvement plan") -> Small:
    plan = actions.begin_plan(
        by=owner, title=title, years="2026-27", from_on=date(2026, 4, 1),
        to_on=date(2027, 3, 31), owner=owner, at=at,
    )  # fmt: skip
    area = actions.add_area(by=owner, plan=plan, code="EH", name="Early help", at=at)
    action = actions.add_action(
        by=owner, area=area, number="EH 1", title="Make early help assessments better", at=at
    )
    review = actions.add_milestone(
        by=owner, action=action, number="EH 1.1", text="Review the assessment form",
        timescale="30th September 2026", due_on=date(2026, 9, 30), at=at,
    )  # fmt: skip
    audits = actions.add_milestone(
        by=owner, action=action, number="EH 1.2", text="Audit a sample", timescale="Quarterly",
        at=at,
    )  # fmt: skip
    return Small(plan, area, action, review, audits)


def a_body(by: Any, title: str = "Strategic board") -> Any:
    return start_body(
        by=by, authority=authority_code(), kind="performance_board", title=title,
        started_on=date(2026, 1, 1), at=BEGUN,
    )  # fmt: skip
