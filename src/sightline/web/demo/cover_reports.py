"""The quarter to 30 September in Wrenshire: the plan fixed, its cover report on its way."""

from datetime import date, datetime
from typing import Any

from sightline.apps.board.models import Body
from sightline.apps.board.queries import bodies
from sightline.apps.cover_reports import actions, queries
from sightline.apps.cover_reports.models import CoverReport
from sightline.apps.cover_reports.rules import Sample
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.plan.actions import fix_plan
from sightline.apps.plan.models import Plan
from sightline.vocabulary.not_allowed import NotAllowed

_QUARTER, _START, _MEETING = date(2026, 9, 30), date(2026, 7, 1), date(2026, 11, 12)
_COVER = {
    "cabinet_member": "Cabinet member for children and young people",
    "director": "Director of children’s services",
    "service": "Children’s services",
    "employees": "Demo analyst; Head of quality and improvement; 01632 960 001; "
    "quality@wrenshire.example",
    "recommendations": "Look at what is at risk, and say what it wants to hear more about.\n"
    "Agree to have the next quarter’s update in writing, between its meetings.",
}
_FINANCIAL = (
    "What the plan costs is within the budget of children’s services.\n\nThe agency workers of one "
    "assessment team are paid from vacant posts until the end of March."
)
_CODES = {"financial": ("RO/08102026/F", "Finance business partner"),
          "legal": ("HS/09102026/L", "Children’s solicitor")}  # fmt: skip


def ensure_cover_reports(at: datetime) -> None:
    """Once, when there is a live plan and the quarter is over."""
    plan = Plan.objects.filter(authority=authority_code(), state="live").order_by("pk").first()
    analyst = User.objects.filter(email="analyst@wrenshire.example").first()
    is_there = CoverReport.objects.filter(plan__authority=authority_code()).exists()
    if plan is None or analyst is None or is_there or at.date() <= _QUARTER:
        return
    try:
        if queries.newest_fixed(plan, _QUARTER) is None:
            fix_plan(by=analyst, plan=plan, quarter_end=_QUARTER, at=at)
        _write(analyst, _begun(analyst, plan, at), at)
    except NotAllowed:  # a plan of another shape than the demonstration's own
        return


def _begun(by: Any, plan: Plan, at: datetime) -> CoverReport:
    here = list(bodies().filter(ended_on=None))
    report = actions.begin_report(
        by=by, plan=plan, title=f"{plan.title}: update on progress, quarter two of 2026-27",
        from_on=_START, quarter_end=_QUARTER, at=at,
        block=_COVER | {"body": _scrutiny(here), "meeting_on": _MEETING},
    )  # fmt: skip
    for body in here[:1]:
        actions.add_stop(by=by, report=report, body=body, on=date(2026, 10, 21), at=at)
    return report


def _scrutiny(here: list[Body]) -> Body | None:
    named = (each for each in here if "scrutiny" in each.title.casefold())
    return next(named, here[-1] if here else None)


def _write(by: Any, report: CoverReport, at: datetime) -> None:
    """Everything but the check: whoever visits finds what is left to do."""
    for sample in Sample:
        actions.take_suggestion(by=by, report=report, sample=sample, at=at)
    for line in queries.part_lines(report):
        part, key = line.part, line.section.key
        if part is None:
            continue
        text = _FINANCIAL if key == "financial" else part.text
        is_nothing = line.section.is_implication and not text
        if text or is_nothing:
            actions.write_part(
                by=by, part=part, text=text, is_nothing=is_nothing, read=part.version, at=at
            )
        if key in _CODES:
            code, who = _CODES[key]
            actions.sign_off(by=by, part=part, code=code, who=who, at=at)
