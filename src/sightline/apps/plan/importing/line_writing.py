"""One milestone written as a file says it, and put back as it was."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sightline.apps.events.models import Import
from sightline.apps.events.row_history import delete_as
from sightline.apps.events.rules import ImportState
from sightline.apps.plan import actions
from sightline.apps.plan.actions.recurring import plan_days_anew, read_for
from sightline.apps.plan.actions.writing import keep
from sightline.apps.plan.importing.rows import NEW_LINE, Row, as_day, as_text, line_row
from sightline.apps.plan.models import Milestone, MilestoneTarget, PlanAction, TimescaleChange
from sightline.documents.plan import Brag

_NOTHING = "Nothing to report: "
__all__ = ["Writer", "line_row", "take_back_line", "write_line"]


@dataclass(frozen=True)
class Writer:
    by: Any
    at: datetime
    of: Import

    @property
    def is_taking_back(self) -> bool:
        return self.of.state == ImportState.UNDONE

    @property
    def who(self) -> dict[str, Any]:
        return {"by": self.by, "at": self.at}

    @property
    def said(self) -> str:
        return f"As the file “{self.of.source}” says."

    @property
    def reason(self) -> str:
        what = "taken back" if self.is_taking_back else "written"
        return f"The file “{self.of.source[:60]}” was {what}"


def write_line(action: PlanAction, there: Milestone | None, line: Row, writer: Writer) -> None:
    """`there`: the milestone that the line is; None makes a new one."""
    now = _now(there) if there else NEW_LINE
    if there is None:
        milestone = actions.add_milestone(
            action=action, text=line["text"], number=line["number"], timescale=line["timescale"],
            due_on=_due(action, line["timescale"]), new_in=as_day(line["new_in"]),
            replaces=_numbered(action, line["replaces"]), **writer.who,
        )  # fmt: skip
    else:
        milestone = _changed(there, line, writer)
    if line["leads"] != now["leads"]:
        actions.set_leads(milestone=milestone, leads=line["leads"], **writer.who)
    if (line["brag"], line["rated_on"]) != (now["brag"], now["rated_on"]):
        actions.rate(
            milestone=milestone, brag=Brag(line["brag"]), on=as_day(line["rated_on"]),
            why=writer.said, evidence=writer.said, of_import=writer.of, **writer.who,
        )  # fmt: skip
    if (line["progress"], line["quarter"]) != (now["progress"], now["quarter"]):
        _report(milestone, line, writer)
    _outcome_and_targets(milestone, line, now, writer)


def _changed(there: Milestone, line: Row, writer: Writer) -> Milestone:
    values = {"number": line["number"], "text": line["text"], "new_in": as_day(line["new_in"])}
    if any(getattr(there, name) != value for name, value in values.items()):
        there = actions.change_milestone(
            milestone=there, values=values, read=there.version, **writer.who
        )
    if there.timescale != line["timescale"]:
        actions.change_timescale(
            milestone=there, wanted=line["timescale"], reason=writer.said,
            wanted_due_on=_due(there.action, line["timescale"]), **writer.who,
        )  # fmt: skip
    return there


def _due(action: PlanAction, timescale: str) -> date | None:
    return read_for(action.area.plan, timescale).due_on


def _report(milestone: Milestone, line: Row, writer: Writer) -> None:
    quarter = as_day(line["quarter"])
    assert quarter is not None
    text = line["progress"]
    nothing = text.removeprefix(_NOTHING) if text.startswith(_NOTHING) else ""
    actions.report(
        milestone=milestone, quarter=quarter, text="" if nothing else text,
        nothing_because=nothing[:300], of_import=writer.of, **writer.who,
    )  # fmt: skip


def _outcome_and_targets(milestone: Milestone, line: Row, now: Row, writer: Writer) -> None:
    keys = ("outcome", "came_out", "withdrawn")
    if any(line[key] != now[key] for key in keys):
        milestone.outcome, milestone.came_out = line["outcome"], line["came_out"]
        milestone.withdrawn_because = line["withdrawn"]
        keep(milestone, reason=writer.reason, **writer.who)
    for what, value, unit, by_on, indicator in line["targets"]:
        if [what, value, unit, by_on, indicator] in now["targets"]:
            continue
        actions.set_target(
            milestone=milestone, what=what, value=value, unit=unit, by_on=as_day(by_on),
            indicator=indicator, **writer.who,
        )  # fmt: skip


def _numbered(action: PlanAction, number: str) -> Milestone | None:
    """A milestone is named by its number, or where it has none by its words."""
    if not number:
        return None
    own = action.milestones.filter(number=number) | action.milestones.filter(text=number)
    return own.first()


def _now(milestone: Milestone) -> Row:
    """What of it a file may change, as it stands."""
    last = milestone.notes.last()
    told = f"{_NOTHING}{last.nothing_because}" if last and not last.text else ""
    return {
        "leads": [each.as_written for each in milestone.leads.all()],
        "brag": milestone.brag,
        "rated_on": milestone.rated_on.isoformat() if milestone.rated_on else "",
        "progress": (last.text or told) if last else "",
        "quarter": last.quarter.isoformat() if last else "",
        "outcome": milestone.outcome,
        "came_out": milestone.came_out,
        "withdrawn": milestone.withdrawn_because,
        "targets": [_target(each) for each in milestone.targets.all()],
    }


def _target(row: MilestoneTarget) -> list[str]:
    value = f"{float(row.value):.10g}"
    return [row.what, value, row.unit, as_text(row.by_on), row.indicator]


def take_back_line(there: Milestone, line: Row, writer: Writer) -> None:
    """As it was before: the row itself, and what the file added beside it. Notes and ratings of
    the file need no step; they no longer count."""
    values = {key: line[key] for key in ("number", "text", "timescale", "brag", "outcome")}
    change = TimescaleChange.objects.filter(milestone=there, asked_at=writer.of.applied_at).first()
    if change is not None:
        values["due_on"] = change.was_due_on
        change.delete()
    for target in there.targets.all():
        if _target(target) not in line["targets"]:
            delete_as(target, by=writer.by, at=writer.at, reason=writer.reason)
    if [each.as_written for each in there.leads.all()] != line["leads"]:
        actions.set_leads(milestone=there, leads=line["leads"], **writer.who)
    values |= {key: as_day(line[key]) for key in ("rated_on", "new_in")}
    values |= {"came_out": line["came_out"], "withdrawn_because": line["withdrawn"]}
    if any(getattr(there, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(there, name, value)
        there.version += 1
        keep(there, reason=writer.reason, **writer.who)
        if change is not None:
            plan_days_anew(there, **writer.who)
