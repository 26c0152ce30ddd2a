"""The second source's plan as plain data, read from its tables; no sentence of it is kept here."""

import csv
import re
from datetime import date
from pathlib import Path

from sightline.documents.plan import ActionData, AreaData, LeadData, MilestoneData, PlanData

QUARTER = date(2017, 6, 30)


def seed_plan(shared_data: Path) -> PlanData:
    """Uncoloured, as its text came. Completed actions stand in the area that holds only those."""
    areas: dict[str, dict[str, list[dict[str, str]]]] = {}
    names = {}
    for row in seed_rows(shared_data, "plan_wolverhampton"):
        names[row["area_code"]] = row["area_name"]
        of_area = areas.setdefault(row["area_code"], {})
        of_area.setdefault(row["action_number"], []).append(row)
    success = seed_rows(shared_data, "success_wolverhampton")
    measures = seed_rows(shared_data, "measures_wolverhampton")
    return PlanData(
        1, "Improvement Plan", "2017-2018", QUARTER,
        tuple(
            AreaData(n, code, names[code], tuple(map(_action, actions.values())),
                     is_inspection=code.upper() == "OFSTED")
            for n, (code, actions) in enumerate(areas.items(), start=1)
        ),
        success=tuple((each["audience"], each["what_success_looks_like"]) for each in success),
        measures=tuple((each["area"], each["measure"]) for each in measures),
    )  # fmt: skip


def seed_rows(shared_data: Path, name: str) -> list[dict[str, str]]:
    with (shared_data / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _action(rows: list[dict[str, str]]) -> ActionData:
    first = rows[0]
    is_completed = first["is_completed_action_table"] == "true"
    number = first["action_number"]
    return ActionData(
        int(re.split(r"\D", first["source_lines"])[0]), "" if is_completed else number,
        first["action"], tuple(map(_milestone, rows)),
        completed_number=number if is_completed else "",
    )  # fmt: skip


def _milestone(row: dict[str, str]) -> MilestoneData:
    leads = [each.strip() for each in row["lead_officers"].split(";") if each.strip()]
    return MilestoneData(
        0, row["milestone_number"], row["milestone"], row["timescale_text"], None,
        leads=tuple(LeadData(each, each) for each in leads), progress=row["progress"],
        progress_quarter=QUARTER,
    )  # fmt: skip
