"""What Wrenshire has told its councillors: quarterly reports, reports to scrutiny, requests."""

from datetime import date, datetime

from sightline.apps.board.actions import plan_stop, record_stop
from sightline.apps.board.models import Body
from sightline.apps.board.queries import bodies
from sightline.apps.figures.actions import mark_indicator
from sightline.apps.figures.queries import source
from sightline.apps.papers.actions import clear_text, publish
from sightline.apps.papers.models import PaperVersion
from sightline.apps.papers.queries import typed_texts, versions
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.performance_reports import actions as reports
from sightline.apps.performance_reports import queries as report_queries
from sightline.apps.performance_reports.models import PerformanceReport
from sightline.apps.performance_reports.rules import Quarter
from sightline.apps.performance_reports.tables import starting_areas
from sightline.apps.performance_reports.views.shared import document_of
from sightline.apps.scrutiny import actions as scrutiny
from sightline.apps.scrutiny import queries, rules
from sightline.apps.scrutiny.rules import Outcome

_TITLE = "Children’s services performance report"
_OVERVIEW = (
    "This report shows how children’s services did in the quarter and what is being done about "
    "what did not go well.\n\nTargets stand where they are set nationally or were adopted by the "
    "Performance Board. Figures marked provisional may still change."
)
_ANALYSES = {
    "front_door": "Contacts rose with the new school year, as each September. The share that "
    "becomes a referral did not change, so the rise is in what partners send, not in need.",
    "assessment": "One assessment team has half its posts empty, and its assessments take longer. "
    "The other three teams are within the usual range. Agency workers began in September; we "
    "expect the time taken to come down in the next quarter, not before.",
    "child_protection": "Conferences are held in time since diaries are planned eight weeks ahead.",
    "looked_after": "The number of children in our care is steady. Stability of placements is the "
    "Board’s question for the next quarter.",
}
_PARTS = {
    "executive_summary": "How the performance of children’s services is watched over each month, "
    "what the Performance Board challenged in the last half year, and what came of it.",
    "reason_for_scrutiny": "So that the committee can see how services are held to account, and "
    "decide what it wants to look at itself.",
    "recommendations": "That the committee notes how performance is watched over.\n"
    "That it says which indicators it wants to see at each meeting.",
    "citizen_impact": "Children are safer where somebody notices early that a service is slipping.",
    "performance_management": "The indicators of the quarterly report are looked at by the Board "
    "each month; the same indicators will show whether the actions worked.",
    "equality_implications": "Rates by ethnic group and disability are on every scorecard, and the "
    "Board asked why some groups are looked after more often than others.",
    "report": "The monthly cycle begins with a draft in the first week and ends with the Board."
    "\n\nWhat stood out was the time that assessments take in one team. The Board asked twice, and "
    "an action is under way.",
}
_PRIORITIES = {
    "A stable home": ("lac_3plus_placements_pct", "lac_rate_10k"),
    "Ready for adult life": ("cl_suitable_19_21_pct", "cl_eet_19_21_pct"),
}


def ensure_reports(at: datetime) -> None:
    """Once, on first use, after the Board and the cards are there."""
    authority = authority_code()
    analyst = User.objects.filter(email="analyst@wrenshire.example").first()
    if not authority or analyst is None or queries.reports() or report_queries.reports():
        return
    for quarter in (Quarter(2026, 1), Quarter(2026, 2)):
        _performance_report(authority, analyst, quarter, at)
    _mark_priorities(analyst, at)
    _scrutiny(authority, analyst, at)
    _parenting(authority, analyst, at)


def _performance_report(authority: str, by: User, quarter: Quarter, at: datetime) -> None:
    report = reports.start_report(
        by=by, authority=authority, quarter=quarter, title=_TITLE, at=at,
        producer="Performance and insight team", contact="performance@wrenshire.example",
        areas=starting_areas(source()),
    )  # fmt: skip
    is_over = quarter.number == 1
    for section in report_queries.sections_of(report):
        usual = "As in the quarter before; nothing stands out." if is_over else ""
        text = _ANALYSES.get(section.area, usual) if section.area else _OVERVIEW
        if text:
            reports.write_section(by=by, section=section, text=text, read=section.version, at=at)
    if is_over:
        _freeze(by, report, at)


def _freeze(by: User, report: PerformanceReport, at: datetime) -> None:
    """The first quarter's is frozen, its words are cleared, and its public version is out."""
    figures = source()
    reports.move_report(by=by, report=report, move="hand in", at=at)
    version = reports.freeze_report(
        by=by, report=report, document=document_of(report), changes="", at=at,
        snapshot=figures.snapshot if figures else "",
    )  # fmt: skip
    _publish(by, version, at)
    _send_on_its_way(by, version, at)


def _send_on_its_way(by: User, version: PaperVersion, at: datetime) -> None:
    """The Performance Board has considered it; the committee is still to come."""
    days = {"performance_board": date(2026, 10, 28), "scrutiny_committee": date(2026, 12, 8)}
    for body in bodies():
        day = days.get(body.kind)
        if day is None or not body.stands_on(day):
            continue
        stop = plan_stop(by=by, version=version, body=body, planned_on=day, at=at)
        if day < at.date():
            said = "Noted. The Board asks for the reasons behind assessments in one team."
            record_stop(by=by, stop=stop, move="consider", said=said, on=day, at=at)


def _publish(by: User, version: PaperVersion, at: datetime) -> None:
    """Its words looked through, and then for everybody to read."""
    for typed in typed_texts(version):
        clear_text(by=by, version=version, text_sha256=typed.sha256, is_cleared=True, at=at)
    publish(by=by, version=version, at=at)


def _mark_priorities(by: User, at: datetime) -> None:
    for word, indicators in _PRIORITIES.items():
        for indicator in indicators:
            mark_indicator(by=by, indicator=indicator, kind="priority", word=word, at=at)


def _scrutiny(authority: str, by: User, at: datetime) -> None:
    committee = _committee()
    front = {
        "committee": committee, "meeting_on": date(2026, 12, 8), "portfolios": "Children",
        "title": "How the performance of children’s services is watched over",
        "holder_post": "Cabinet member for children", "contact_post": "Assistant director",
        "contact_email": "performance@wrenshire.example", "priorities": list(_PRIORITIES),
    }  # fmt: skip
    report = scrutiny.begin_report(by=by, authority=authority, front=front, at=at)
    for part in queries.parts_of(report):
        text = _PARTS.get(part.heading, "")
        none = not text and rules.headings()[part.heading].may_be_none
        scrutiny.write_part(
            by=by, part=part, text=text, none_arising=none, read=part.version, at=at
        )
    for version in _relied_on():
        scrutiny.add_background(by=by, report=report, version=version, at=at)
    _earlier(authority, by, committee, at)
    _requests(authority, by, committee, at)


def _committee() -> Body | None:
    return next((each for each in bodies() if "scrutiny" in each.kind), None)


def _relied_on() -> list[PaperVersion]:
    """The first quarter's report and whatever else was frozen last."""
    first = report_queries.report_of(authority_code(), Quarter(2026, 1))
    return list(versions(first)[:1]) if first else []


def _earlier(authority: str, by: User, committee: Body | None, at: datetime) -> None:
    """A report that the committee has had, and what it said."""
    front = {
        "committee": committee, "meeting_on": date(2026, 9, 15), "portfolios": "Children",
        "title": "Re-referrals: what we know", "contact_post": "Assistant director",
    }  # fmt: skip
    report = scrutiny.begin_report(by=by, authority=authority, front=front, at=at)
    for part in queries.parts_of(report):
        none = rules.headings()[part.heading].may_be_none
        text = "" if none else "One in five referrals is a repeat within a year."
        scrutiny.write_part(
            by=by, part=part, text=text, none_arising=none, read=part.version, at=at
        )
    scrutiny.move_report(by=by, report=report, move="clear", at=at)
    document = queries.document_of(report)
    version = scrutiny.send_report(by=by, report=report, document=document, changes="", at=at)
    _publish(by, version, at)
    scrutiny.record_outcome(
        by=by, report=report, on=date(2026, 9, 15), what=Outcome.MORE_ASKED, at=at,
        said="Members want to see the whole cycle: who notices, who asks, who answers.",
    )  # fmt: skip


def _requests(authority: str, by: User, committee: Body | None, at: datetime) -> None:
    for asked, asked_on, due_on in (
        ("How many children wait for a health assessment, and how long?",
         date(2026, 9, 15), date(2026, 10, 13)),
        ("Which wards do re-referrals come from?", date(2026, 11, 3), date(2026, 12, 1)),
    ):  # fmt: skip
        scrutiny.ask(
            by=by, authority=authority, asked=asked, asked_by=committee, asked_on=asked_on,
            due_on=due_on, at=at,
        )  # fmt: skip
    scrutiny.plan_briefing(
        by=by, authority=authority, planned_on=date(2026, 12, 3), audience="All members",
        topics="Placements: what they cost, where they are, how long they last.", at=at,
    )  # fmt: skip
    scrutiny.show_evidence(
        by=by, authority=authority, aim="challenge", at=at,
        text="Minutes of the Performance Board: each challenge with its answer and action.",
    )  # fmt: skip


def _parenting(authority: str, by: User, at: datetime) -> None:
    report = scrutiny.write_parenting(
        by=by, authority=authority, report=None, as_at=date(2026, 9, 30), at=at,
        title="Performance for our children in care and care leavers",
        priorities=list(_PRIORITIES), words="What matters to our children, as they told us.",
    )  # fmt: skip
    document = queries.parenting_document(report, at)
    figures = source()
    if document and figures:
        version = scrutiny.freeze_parenting(
            by=by, report=report, document=document, snapshot=figures.snapshot, changes="", at=at
        )
        _publish(by, version, at)
