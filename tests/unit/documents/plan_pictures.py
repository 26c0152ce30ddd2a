"""Small plans for tests, and the real one where there is one: as an import would hold it."""

import csv
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from sightline.documents.plan import ActionData, AreaData, LeadData, MilestoneData, PlanData
from sightline.vocabulary.timescales import read_timescale

FROM, TO = date(2017, 4, 1), date(2018, 3, 31)
_ids = iter(range(1, 1_000_000))


def step(number: str = "A 1.1", timescale: str = "31st March 2018", **more: Any) -> MilestoneData:
    """A milestone as it was written, its day read from its timescale."""
    due_on = read_timescale(timescale, plan_from=FROM, plan_to=TO).due_on
    usual = MilestoneData(next(_ids), number, "Write a policy", timescale, due_on, led_by("Dana"))
    return replace(usual, **more)


def led_by(*names: str) -> tuple[LeadData, ...]:
    return tuple(LeadData(each, each.split(" (")[0]) for each in names)


def action(*steps: MilestoneData, number: str = "A 1", **more: Any) -> ActionData:
    return replace(ActionData(next(_ids), number, "Do it well", steps), **more)


def plan(*actions: ActionData) -> PlanData:
    area = AreaData(next(_ids), "A", "Area", actions)
    return PlanData(1, "Plan", "2017–18", FROM, (area,), from_on=FROM, to_on=TO)


def real_plan(shared_data: Path) -> PlanData:
    with (shared_data / "seeds" / "plan_wolverhampton.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    by_area = groupby(rows, key=lambda row: (row["area_code"], row["area_name"]))
    areas = tuple(
        AreaData(next(_ids), code, name, _actions(list(found)), holds_completed=code == "CA")
        for (code, name), found in by_area
    )
    return PlanData(1, "Plan", "2017–18", FROM, areas, from_on=FROM, to_on=TO)


def _actions(rows: list[dict[str, str]]) -> tuple[ActionData, ...]:
    by_action = groupby(rows, key=lambda row: (row["action_number"], row["action"]))
    return tuple(_action(number, title, list(found)) for (number, title), found in by_action)


def _action(number: str, title: str, rows: list[dict[str, str]]) -> ActionData:
    is_completed = rows[0]["is_completed_action_table"] == "true"
    numbers = {"completed_number": number, "number": ""} if is_completed else {"number": number}
    return action(*map(_step, rows), title=title, **numbers)


def _step(row: dict[str, str]) -> MilestoneData:
    leads = [each.strip() for each in row["lead_officers"].split(";") if each.strip()]
    return step(
        row["milestone_number"], row["timescale_text"], text=row["milestone"],
        leads=led_by(*leads), progress=row["progress"],
    )  # fmt: skip
