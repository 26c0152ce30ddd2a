"""Wrenshire's improvement plan: brought in from its file, rated and reported for two quarters,
fixed at the end of each, and changed in between as plans are."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sightline.apps.board.models import Body
from sightline.apps.board.queries import bodies
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.plan import actions
from sightline.apps.plan.importing.deeds import look_at, upload_plan, write_upload
from sightline.apps.plan.models import LeadName, Milestone, Plan, PlanAction
from sightline.demo.plan import Reported, plan_csv, reported
from sightline.documents.plan import Brag
from sightline.vocabulary.months import month_end

_SPRING, _SUMMER = date(2026, 6, 30), date(2026, 9, 30)
# Which role a lead's title stands for; `True`: everybody who holds it.
_ROLES = {
    "Head of service": ("head_of_service", False),
    "All heads of service": ("head_of_service", True),
    "All team managers": ("team_manager", True),
    "Head of safeguarding and quality assurance": ("head_of_safeguarding", False),
    "Principal social worker": ("principal_social_worker", False),
    "Performance analyst": ("performance_analyst", False),
    "Director of children's services": ("director", False),
    "Commissioning officer": ("commissioning_officer", False),
    "Virtual school head": ("virtual_school_head", False),
    "Youth justice service manager": ("youth_justice_manager", False),
    "Independent reviewing officers": ("independent_reviewing_officer", True),
}
_INDICATORS = {
    "HP 1": ["assessments_45wd_pct"],
    "HP 2": ["rereferrals_12m_pct"],
    "WF 1": ["sw_agency_pct"],
    "CL 2": ["cl_eet_19_21_pct"],
}
_TARGETS = (
    ("HP 1.1", "Assessments within 45 working days", 90, "%", "assessments_45wd_pct"),
    ("HP 2.2", "Re-referrals within twelve months", 18, "%", "rereferrals_12m_pct"),
    ("CIC 1.2", "New fostering households", 20, "households", ""),
    ("WF 1.1", "Agency workers", 10, "%", "sw_agency_pct"),
)


@dataclass(frozen=True)
class _Told:
    """`by` keeps the plan; `board` is told of it, where the demonstration has one."""

    by: Any
    plan: Plan
    board: Body | None
    at: datetime

    def on(self, day: date) -> dict[str, Any]:
        at = self.at.replace(year=day.year, month=day.month, day=day.day, hour=10, minute=30)
        return {"by": self.by, "at": at}

    def line(self, number: str) -> Milestone:
        """By its number, or the line of the action that has no milestone."""
        found = Milestone.objects.filter(action__area__plan=self.plan)
        there = found.filter(number=number).first()
        return there or found.get(action__number=number, text="")

    def action(self, number: str) -> PlanAction:
        return PlanAction.objects.get(area__plan=self.plan, number=number)


def ensure_plan(at: datetime) -> None:
    """Once, on first use. Everybody must be there: see `demo.people`."""
    here = authority_code()
    people = {each.email.partition("@")[0]: each for each in User.objects.all()}
    if not here or "analyst" not in people or Plan.objects.filter(authority=here).exists():
        return
    board = bodies().filter(ended_on=None, kind="performance_board").first()
    told = _begun(people["analyst"], board, at)
    _bring_in(told)
    _name_leads(told)
    _report(told, _SPRING, date(2026, 7, 6))
    actions.fix_plan(plan=told.plan, quarter_end=_SPRING, **told.on(date(2026, 7, 8)))
    _change(told)
    _report(told, _SUMMER, date(2026, 10, 6))
    _ask_and_escalate(told)
    actions.fix_plan(plan=told.plan, quarter_end=_SUMMER, **told.on(date(2026, 10, 9)))
    _go_on(told)


def _begun(by: Any, board: Body | None, at: datetime) -> _Told:
    began = at.replace(year=2026, month=4, day=1, hour=9, minute=0)
    plan = actions.begin_plan(
        by=by, title="Children’s services improvement plan", years="2026-2027",
        from_on=date(2026, 4, 1), to_on=date(2027, 3, 31), owner=by, at=began,
        purpose="What Wrenshire does to help children earlier and better, and who answers for it.",
        caveat="The plan is worked on all year; what stands here is as it was on its day.",
    )  # fmt: skip
    return _Told(by, plan, board, at)


def _bring_in(told: _Told) -> None:
    """As anybody does: uploaded, looked at, written."""
    when = told.on(date(2026, 4, 13))
    upload = upload_plan(
        plan=told.plan, name="Improvement plan 2026-27.csv", content=plan_csv(), quarter=_SPRING,
        **when,
    )  # fmt: skip
    look_at(upload=upload, mapping=upload.mapping, **when)
    write_upload(upload=upload, **when)
    for number, indicators in _INDICATORS.items():
        action = told.action(number)
        values = {"indicators": indicators}
        actions.change_action(action=action, values=values, read=action.version, **when)
    for number, what, value, unit, indicator in _TARGETS:
        actions.set_target(
            milestone=told.line(number), what=what, value=value, unit=unit, indicator=indicator,
            by_on=told.plan.to_on, **when,
        )  # fmt: skip
    if told.board:
        day = date(2026, 4, 22)
        actions.approve_plan(plan=told.plan, body=told.board, on=day, **told.on(day))


def _name_leads(told: _Told) -> None:
    for name in LeadName.objects.filter(name__in=_ROLES):
        role, is_group = _ROLES[name.name]
        actions.link_lead(name=name, role=role, is_group=is_group, **told.on(date(2026, 4, 14)))


def _report(told: _Told, quarter: date, day: date) -> None:
    """What each lead said and how they rated it; what is done is not rated again."""
    for each in reported():
        if each.quarter != quarter or (each.line == "CL 2.3" and not _is_there(told, each.line)):
            continue
        line = told.line(each.line)
        if each.progress:
            actions.report(milestone=line, quarter=quarter, text=each.progress, **told.on(day))
        if each.rating and line.brag != Brag.BLUE:
            _rate(told, line, each, day)


def _is_there(told: _Told, number: str) -> bool:
    return Milestone.objects.filter(action__area__plan=told.plan, number=number).exists()


def _rate(told: _Told, line: Milestone, each: Reported, day: date) -> None:
    brag = Brag(each.rating)
    evidence = each.progress if brag is Brag.BLUE else ""
    why = each.progress or "As in the quarter before."
    actions.rate(
        milestone=line, brag=brag, on=each.quarter, why=why, evidence=evidence, **told.on(day)
    )


def _change(told: _Told) -> None:
    """In July: a missed target is followed by a new one, and an action is added."""
    when = told.on(date(2026, 7, 15))
    actions.replace_missed(
        milestone=told.line("CL 2.2"), number="CL 2.3",
        text="66% of care leavers aged 19 to 21 in education, employment or training",
        came_out="59% on 31 March 2026; 63% were aimed at.", timescale="31st March 2027",
        due_on=date(2027, 3, 31), **when,
    )  # fmt: skip
    added = actions.add_action(
        area=told.action("EH 3").area, number="EH 4", title="Prepare the next early help strategy",
        new_in=date(2026, 7, 1), **when,
    )  # fmt: skip
    line = actions.add_milestone(
        action=added, text="", timescale="March 2027", due_on=month_end(2027, 3), **when
    )
    actions.set_leads(milestone=line, leads=["Early help manager"], **when)


def _ask_and_escalate(told: _Told) -> None:
    """What stands in the way, taken to the Board; one new timescale asked for, one made."""
    when = told.on(date(2026, 10, 7))
    actions.escalate(
        milestone=told.line("HP 4.1"), body=told.board, to="Children’s Performance Board",
        why="Reviews have been late for two quarters and no more workers can be found.", **when,
    )  # fmt: skip
    form = told.line("EH 2.3")
    actions.wait_for(
        milestone=form, on_what="The case system’s next release",
        why="It brings the partners’ form.", expected_on=date(2027, 2, 15), **when,
    )  # fmt: skip
    actions.ask_timescale(
        milestone=form, wanted="31st March 2027", wanted_due_on=date(2027, 3, 31),
        reason="The release with the form was put off to February 2027.", **when,
    )  # fmt: skip
    actions.change_timescale(
        milestone=told.line("INS 1.3"), wanted="31st January 2027",
        wanted_due_on=date(2027, 1, 31), reason="The last two courses are in January.", **when,
    )  # fmt: skip
    actions.promise(
        milestone=told.line("INS 4.2"), what="How many actions of audits are closed in time",
        due_on=date(2026, 11, 18), as_written="18 November 2026", body=told.board, **when,
    )  # fmt: skip


def _go_on(told: _Told) -> None:
    """After the quarter: one action is done as a whole, one decision takes a part back."""
    when = told.on(date(2026, 10, 14))
    actions.move_to_completed(
        action=told.action("HP 5"), number="CA 3", month=date(2026, 10, 1), **when
    )
    actions.decide(
        action=told.action("CIC 4"), on=date(2026, 10, 14), body=told.board,
        text="Minutes are written as letters from the second review on.",
        reverses="The first review of a child keeps its minutes.", **when,
    )  # fmt: skip
