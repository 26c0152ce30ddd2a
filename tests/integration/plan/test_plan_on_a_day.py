"""The plan as it stood on a day is what was shown on that day, whatever happened after."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.integration.plan.making_plans import BEGUN, Small

from sightline.apps.plan import actions
from sightline.apps.plan.models import LeadName
from sightline.apps.plan.queries import plan_data
from sightline.documents.plan import Brag

pytestmark = pytest.mark.django_db


class _Acting:
    """One thing after another is done to the plan, chosen by a seed."""

    def __init__(self, small: Small, by: Any, seed: int) -> None:
        self.small, self.by, self.random = small, by, Random(seed)
        self.at = BEGUN

    def something(self) -> None:
        deeds: list[Callable[..., Any]] = [
            self.add, self.rate, self.report, self.reword, self.lead, self.merge, self.ask,
            self.decide, self.move, self.escalate, self.wait, self.area, self.withdraw, self.target,
            self.plan,
        ]  # fmt: skip
        self.random.choice(deeds)(by=self.by, at=self.at)

    @property
    def one(self) -> Any:
        found = list(self.small.action.milestones.order_by("pk"))
        return self.random.choice(found)

    def word(self) -> str:
        return self.random.choice(["green", "slow", "better", "again", "draft"])

    def add(self, **who: Any) -> None:
        number = f"EH 1.{self.small.action.milestones.count() + 1}"
        text = f"Make it {self.word()}"
        actions.add_milestone(
            action=self.small.action, number=number, text=text, timescale="Monthly", **who
        )

    def rate(self, **who: Any) -> None:
        brag = self.random.choice([Brag.BLUE, Brag.GREEN, Brag.AMBER])
        actions.rate(milestone=self.one, brag=brag, why=self.word(), evidence="It is seen", **who)

    def report(self, **who: Any) -> None:
        end = self.random.choice([date(2026, 3, 31), date(2026, 6, 30)])
        actions.report(milestone=self.one, quarter=end, text=self.word(), **who)

    def reword(self, **who: Any) -> None:
        one = self.one
        values = {"text": f"Make it {self.word()}", "position": self.random.randint(1, 5)}
        actions.change_milestone(milestone=one, values=values, read=one.version, **who)

    def lead(self, **who: Any) -> None:
        leads = self.random.sample(["Head", "Heads", "Adviser (health)", "Lead"], k=2)
        actions.set_leads(milestone=self.one, leads=leads, **who)

    def merge(self, **who: Any) -> None:
        heads = LeadName.objects.filter(name="Heads").first()
        head = LeadName.objects.filter(name="Head", same_as=None).first()
        if heads and head:
            done = actions.part_leads if heads.same_as else actions.merge_leads
            done(name=heads, **({} if heads.same_as else {"same_as": head}), **who)

    def ask(self, **who: Any) -> None:
        one = self.one
        if not one.timescale_changes.filter(state="asked for").exists():
            actions.ask_timescale(
                milestone=one, wanted=f"{self.random.randint(1, 28)}th May 2026",
                wanted_due_on=date(2026, 5, 28), reason="It takes longer now", **who,
            )  # fmt: skip

    def decide(self, **who: Any) -> None:
        for asked in self.one.timescale_changes.filter(state="asked for"):
            make = self.random.random() < 0.6
            actions.decide_timescale(change=asked, make=make, why="It has to hold", **who)

    def move(self, **who: Any) -> None:
        action = self.small.action
        action.refresh_from_db()
        if action.completed_number:
            actions.take_back_completed(action=action, **who)
        elif not action.milestones.exclude(brag="blue").filter(withdrawn_because="").exists():
            actions.move_to_completed(action=action, number="CA 1", month=self.at.date(), **who)

    def escalate(self, **who: Any) -> None:
        one = self.one
        for each in one.escalations.filter(ended_on=None):
            return actions.end_escalation(escalation=each, came_of="It moved", **who)
        actions.escalate(milestone=one, to="The board", why="It waits too long", **who)

    def wait(self, **who: Any) -> None:
        one = self.one
        for each in one.dependencies.filter(ended_on=None):
            return actions.end_waiting(dependency=each, **who)
        actions.wait_for(milestone=one, on_what="The new system", **who)

    def area(self, **who: Any) -> None:
        area = self.small.area
        area.refresh_from_db()
        actions.change_area(area=area, values={"name": self.word()}, read=area.version, **who)

    def withdraw(self, **who: Any) -> None:
        one = self.one
        if one.withdrawn_because:
            return actions.bring_back(milestone=one, **who)
        actions.withdraw(milestone=one, because="It is done elsewhere", **who)

    def target(self, **who: Any) -> None:
        one = self.one
        actions.set_target(
            milestone=one, what="Children", value=self.random.randint(1, 9),
            target=one.targets.first(), **who,
        )  # fmt: skip

    def plan(self, **who: Any) -> None:
        plan = self.small.plan
        plan.refresh_from_db()
        values = {"caveat": self.word()}
        actions.change_plan(plan=plan, values=values, read=plan.version, **who)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_plan_on_a_past_day_is_what_was_shown_that_day(small, quality_officer, seed):
    acting, shown = _Acting(small, quality_officer, seed), {}
    for number in range(14):
        acting.at = BEGUN + timedelta(days=number, hours=2)
        acting.something()
        acting.something()
        shown[acting.at.date()] = plan_data(small.plan)
    assert len(set(map(repr, shown.values()))) > 8, "something happened on most days"
    for day, then in shown.items():
        assert plan_data(small.plan, on=day) == replace(then, as_at=day), day


def test_before_it_was_begun_the_plan_holds_nothing(small):
    assert plan_data(small.plan, on=date(2026, 3, 31)).areas == ()


@pytest.mark.parametrize("on", [None, date(2026, 12, 31)])
def test_the_picture_takes_as_many_queries_however_long_the_plan(small, quality_officer, on):
    with CaptureQueriesContext(
        connection,
    ) as few:
        plan_data(small.plan, on=on)
    at = datetime.fromisoformat("2026-05-01T09:00+00:00")
    for number in range(20):
        made = actions.add_milestone(
            by=quality_officer, action=small.action, text=f"Step {number}", at=at
        )
        actions.set_leads(by=quality_officer, milestone=made, leads=[f"Lead {number}"], at=at)
    with CaptureQueriesContext(connection) as many:
        plan_data(small.plan, on=on)
    assert len(many) == len(few) <= 16
