"""Wrenshire's plan comes in from its own file and lives through two quarters."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sightline.apps.plan.models import FixedPlan, Plan, TimescaleChange
from sightline.apps.plan.queries import plan_data
from sightline.demo.plan import plan_csv, reported
from sightline.documents.plan import Brag
from sightline.intake.plan_tables import guess, open_plan, read_plan
from sightline.vocabulary.timescales import TimescaleForm, read_timescale
from sightline.web.demo.plan import ensure_plan

AT = datetime(2026, 10, 31, 9, 0, tzinfo=UTC)


def test_wrenshires_plan_lives_through_two_quarters_and_is_made_once(
    analyst: Any, wrenshire: Path
) -> None:
    ensure_plan(AT)
    ensure_plan(AT)
    plan = Plan.objects.get()
    data = plan_data(plan)
    assert len([area for area in data.areas if not area.holds_completed]) == 6
    actions = [action for area in data.areas[:6] for action in area.actions]
    assert [each.completed_number for each in actions if each.is_completed] == ["CA 3"]
    assert len(actions) == 24
    assert {line.brag for _, _, line in data.lines} == set(Brag)
    assert FixedPlan.objects.filter(plan=plan).count() == 2
    assert TimescaleChange.objects.count() == 2


def test_wrenshires_plan_has_every_kind_of_timescale_and_a_line_for_each_report() -> None:
    file = open_plan("plan.csv", plan_csv())
    read = read_plan(file, guess(file.headings))
    lines = [(action, each) for _, action in read.actions for each in action.milestones]
    span = {"plan_from": date(2026, 4, 1), "plan_to": date(2027, 3, 31)}
    forms = {read_timescale(each.timescale, **span).form for _, each in lines}
    assert forms == set(TimescaleForm)
    assert (read.aside, read.remarks) == ((), ())
    known = {each.number for _, each in lines} | {"EH 4", "CL 2.3"}
    assert {each.line for each in reported()} <= known
