"""What each view of a plan shows: table of six columns, board, timeline, leads, areas, honesty."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from sightline.apps.plan.looking import honesty_shown, lines, tables, timeline
from sightline.apps.plan.looking.asked import FilterForm
from sightline.apps.plan.models import Plan
from sightline.apps.plan.queries import key_here
from sightline.documents.on_page import part_of
from sightline.documents.plan import Brag, PlanData
from sightline.documents.plan.choosing import Chosen
from sightline.documents.plan.standing import is_open

ON_BOARD = 40
"""Cards in one column of the board; the table has them all."""


@dataclass(frozen=True)
class Looking:
    """What one look at a plan is made from. `part`: the lines that the filter leaves."""

    plan: Plan
    whole: PlanData
    part: PlanData
    chosen: Chosen
    form: FilterForm
    may_run: bool
    page: str = "1"

    @property
    def today(self) -> date:
        return self.chosen.today

    @property
    def lines(self) -> list[lines.Line]:
        stale = self.plan.stale_after
        return lines.lines_of(self.part, self.today, self.chosen.quarter, stale)


def table(look: Looking) -> dict[str, Any]:
    still, done = lines.open_and_completed(look.lines)
    part = part_of(still, look.page, size=lines.LARGEST, keep=look.form.kept())
    return {
        "part": part, "rows": lines.grouped(part.rows),
        "done": lines.grouped(done) if part.number == part.pages else [],
        "areas": [area for area in look.part.areas if not area.holds_completed],
    }  # fmt: skip


def board(look: Looking) -> dict[str, Any]:
    """Open milestones and those that are Blue, by colour; those due first stand first."""
    by_colour: dict[Brag, list[lines.Line]] = {brag: [] for brag in Brag}
    for each in look.lines:
        if not each.action.is_completed and not each.line.withdrawn_because and each.line.id:
            by_colour[each.line.brag].append(each)
    known = key_here()
    return {
        "columns": [
            (known[brag], sorted(held, key=_by_day)[:ON_BOARD], len(held),
             look.form.query(view="table", rating=brag.value) if len(held) > ON_BOARD else "")
            for brag, held in by_colour.items()
        ]
    }  # fmt: skip


def _by_day(each: lines.Line) -> tuple[date, str]:
    return each.line.due_on or date.max, each.line.number


def on_timeline(look: Looking) -> dict[str, Any]:
    held = [each for each in look.lines if each.line.id and not each.action.is_completed]
    open_ = [each for each in held if is_open(each.line) or each.line.due_on]
    return {"timeline": timeline.drawn(open_, look.today)}


def leads(look: Looking) -> dict[str, Any]:
    return {"leads": tables.leads(look.part, look.chosen, look.form)}


def areas(look: Looking) -> dict[str, Any]:
    return {"counts_table": tables.areas(look.part, look.chosen, look.form)}


def honest(look: Looking) -> dict[str, Any]:
    return honesty_shown.shown(look.part, look.today, with_leads=look.may_run)


@dataclass(frozen=True)
class View:
    key: str
    title: str
    make: Callable[[Looking], dict[str, Any]]

    @property
    def template(self) -> str:
        return f"plan/looking/{self.key}.html"


VIEWS: Mapping[str, View] = {
    view.key: view
    for view in (
        View("table", "Table", table),
        View("board", "Board", board),
        View("timeline", "Timeline", on_timeline),
        View("leads", "Leads", leads),
        View("areas", "Areas", areas),
        View("honesty", "Honesty", honest),
    )
}


def address_of(plan: Plan, form: FilterForm, view: str) -> str:
    """The same filter in another view."""
    return reverse("plan:plan", args=[plan.pk]) + form.query(view="" if view == "table" else view)
