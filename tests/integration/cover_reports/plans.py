"""A small live plan with a little of everything, and a cover report begun about it."""

from datetime import UTC, date, datetime
from typing import Any

from sightline.apps.board.models import Body
from sightline.apps.cover_reports import actions, queries
from sightline.apps.cover_reports.models import CoverReport
from sightline.apps.cover_reports.rules import Sample
from sightline.apps.people.authority import authority_code
from sightline.apps.plan import actions as planning
from sightline.apps.plan.models import Plan, ReportCadence
from sightline.documents.plan import Brag

AT = datetime(2026, 10, 12, 9, tzinfo=UTC)
QUARTER = date(2026, 9, 30)
START = date(2026, 7, 1)


def body(title: str, kind: str = "scrutiny_panel") -> Body:
    made, _ = Body.objects.get_or_create(
        authority=authority_code(), title=title,
        defaults={"kind": kind, "started_on": date(2010, 1, 1)},
    )  # fmt: skip
    return made


def a_plan(by: Any) -> Plan:
    """Two areas, one for an inspection; blue, green, amber, red; one new action; one missed."""
    plan = planning.begin_plan(
        by=by, title="Improvement plan", years="2026-2027", from_on=date(2026, 4, 1),
        to_on=date(2027, 3, 31), owner=by, at=AT, purpose="Better help, sooner.",
        caveat="Figures of the first year are still settling.",
    )  # fmt: skip
    help_early = planning.add_area(by=by, plan=plan, code="EH", name="Early help", at=AT)
    looked = planning.add_area(
        by=by, plan=plan, code="Insp", name="Inspection", at=AT, is_inspection=True
    )
    _line(by, help_early, "EH 1", "Families meet one worker", Brag.GREEN, "Pairs are at work.")
    _line(by, help_early, "EH 2", "A room is found", Brag.RED, "No room was free.",
          new_in=date(2026, 9, 1))  # fmt: skip
    _line(by, looked, "Insp 1", "Managers write down why", Brag.BLUE, "Done in every team.")
    _line(by, looked, "Insp 2", "Visits are in time", Brag.AMBER, "78 of 100 were.")
    planning.approve_plan(by=by, plan=plan, body=body("Board of directors"),
                          on=date(2026, 4, 20), at=AT)  # fmt: skip
    for title, months, why in (("Scrutiny panel", 3, ""), ("Partnership", 6, "it meets less")):
        ReportCadence.objects.create(
            plan=plan, body=body(title), every_months=months, from_on=date(2026, 4, 1), why=why
        )
    return plan


def _line(by: Any, area: Any, number: str, title: str, brag: Brag, told: str, **more: Any) -> None:
    action = planning.add_action(by=by, area=area, number=number, title=title, at=AT, **more)
    step = planning.add_milestone(
        by=by, action=action, number=f"{number}.1", text=f"{title}, everywhere", at=AT,
        timescale="30th September 2026", due_on=QUARTER,
    )  # fmt: skip
    planning.rate(by=by, milestone=step, brag=brag, at=AT, why="As told.", evidence="A list.")
    planning.report(by=by, milestone=step, quarter=QUARTER, text=told, at=AT)


def begun(by: Any, plan: Plan | None = None, **more: Any) -> CoverReport:
    """With its plan fixed for the quarter."""
    plan = plan or a_plan(by)
    planning.fix_plan(by=by, plan=plan, quarter_end=QUARTER, at=AT)
    block = {
        "body": body("Scrutiny panel"), "meeting_on": date(2026, 11, 4),
        "cabinet_member": "Cabinet member for children", "director": "Director",
        "service": "Children’s services", "employees": "A. Writer; Head of quality; 0123; a@b.org",
        "recommendations": "1. Look at what is at risk.\n2. Say what else is wanted.",
    }  # fmt: skip
    return actions.begin_report(
        by=by, plan=plan, title="Improvement plan: quarter two", from_on=START,
        quarter_end=QUARTER, at=AT, block=block, **more,
    )  # fmt: skip


def finished(by: Any, report: CoverReport) -> CoverReport:
    """Written, answered, signed off, with the suggested lists: ready to be checked."""
    for line in queries.part_lines(report):
        is_nothing = line.section.is_implication
        text = "" if is_nothing else line.part.text or "Nothing more."
        actions.write_part(
            by=by, part=line.part, text=text, is_nothing=is_nothing, read=line.part.version, at=AT
        )
        if line.section.is_signed:
            actions.sign_off(by=by, part=line.part, code="[AB/08102026/Z]", who="Solicitor", at=AT)
    for sample in Sample:
        actions.take_suggestion(by=by, report=report, sample=sample, at=AT)
    return report
