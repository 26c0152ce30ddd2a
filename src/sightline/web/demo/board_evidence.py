"""Wrenshire's deep dive, who was heard, what the Board found, and its development log."""

from datetime import date, datetime
from typing import Any

from sightline.apps.board import actions
from sightline.apps.board.models import Meeting
from sightline.apps.board.states import Consulted, DevelopmentState
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access

_HEARD = (
    (Consulted.CHILDREN, date(2026, 10, 10), "Children in care council, autumn meeting", 14,
     "care_and_leaving_care", "They want to know before a review who will be there, and to be "
     "asked what should not be talked about.", "The invitation was rewritten with two of them "
     "and is used from December on."),
    (Consulted.PARENTS, date(2026, 9, 28), "Telephone interviews after a plan had ended", 31,
     "assessment_and_safeguarding", "Most felt listened to. A third had more than two social "
     "workers and had to tell their story again.", "Handing over is done together from now on; "
     "changes of worker are counted."),
    (Consulted.STAFF, date(2026, 9, 9), "Survey of social workers", 118, "",
     "Caseloads feel fairer. Recording takes too long, most of all the visit form.",
     "The visit form was shortened; the supplier was told of the fault that loses entries."),
    (Consulted.CHILDREN, date(2026, 7, 14), "Interviews with care leavers who moved on", 9,
     "care_and_leaving_care", "The first month alone was the hardest.", ""),
)  # fmt: skip
_LOG = (
    ("Dashboards", "Team managers see their own team every morning", DevelopmentState.DONE,
     date(2025, 11, 3), date(2026, 6, 1), "Used by most teams at least weekly."),
    ("Recording", "Social workers type visits in themselves, on the day",
     DevelopmentState.UNDER_WAY, date(2025, 9, 1), None, "Two of nine teams still send notes."),
    ("Trends and benchmarks", "Every figure beside three years of its own and our neighbours",
     DevelopmentState.DONE, date(2026, 1, 12), date(2026, 9, 30), ""),
    ("What people say", "Answers of children and parents beside the figures they are about",
     DevelopmentState.PLANNED, date(2026, 6, 15), None, "Begins with care leavers."),
    ("Audits", "Grades of case audits in the monthly pack", DevelopmentState.UNDER_WAY,
     date(2026, 4, 20), None, ""),
    ("Partners", "Health and police data on exploited children", DevelopmentState.PROPOSED,
     date(2026, 10, 28), None, "Needs an agreement to share it."),
)  # fmt: skip


def seed_evidence(
    by: User, access: Access, authority: str, first: Meeting, second: Meeting, at: datetime
) -> None:
    for heard, day, how, many, service, said, done in _HEARD:
        actions.record_consultation(
            by=by, authority=authority, heard=heard, held_on=day, how=how, how_many=many,
            service=service, said=said, done=done, at=at,
        )  # fmt: skip
    for area, what, state, since, done_on, note in _LOG:
        actions.log_development(
            by=by, authority=authority, area=area, what=what, state=state, since=since,
            done_on=done_on, note=note, at=at,
        )  # fmt: skip
    _deep_dive({"by": by, "access": access, "at": at}, authority)
    _findings(by, first, second, at)


def _deep_dive(of: dict[str, Any], authority: str) -> None:
    dive = actions.begin_deep_dive(
        authority=authority, title="Why more children came onto protection plans",
        indicator="cpp_count", started_on=date(2026, 6, 15),
        set_off_by="The number of children on protection plans rose by a sixth between March and "
        "June 2026, faster than in earlier years.",
        explored="Every plan made in two months was read by a conference chair with a manager of "
        "another service. The thresholds of the three services were compared.", **of,
    )  # fmt: skip
    actions.add_development(
        deep_dive=dive, on=date(2026, 7, 6),
        text="Before a conference is called, a manager and a chair talk about whether a "
        "child-in-need plan could keep the child safe.", **of,
    )  # fmt: skip
    actions.add_development(
        deep_dive=dive, on=date(2026, 8, 3),
        text="Family group conferences are offered before the first conference.", **of,
    )  # fmt: skip
    actions.write_deep_dive(
        deep_dive=dive, set_off_by=dive.set_off_by, explored=dive.explored,
        found="A fifth of the plans could have been child-in-need plans. No child was found who "
        "should have had one and had none.", read=dive.version, **of,
    )  # fmt: skip
    actions.finish_deep_dive(deep_dive=dive, finished_on=date(2026, 9, 11), **of)


def _findings(by: User, first: Meeting, second: Meeting, at: datetime) -> None:
    taken = actions.send_finding(
        by=by, meeting=first, theme="Timeliness of assessments", at=at,
        text="We know which team is late and why, and each child who waits was looked at.",
    )  # fmt: skip
    actions.settle_finding(by=by, finding=taken, is_taken_up=True, at=at)
    actions.send_finding(
        by=by, meeting=second, theme="Closing too early", at=at,
        text="Of thirty cases that came back, eleven had been closed after one visit.",
    )  # fmt: skip
