"""Two meetings of Wrenshire's Performance Board, what they set going, and what is known of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sightline.apps.agreed_actions.actions import agree
from sightline.apps.board import actions
from sightline.apps.board.actions.challenges import Inequality
from sightline.apps.board.models import Body, Meeting, Seat
from sightline.apps.board.states import (
    ExplorationKind,
    Presence,
    Under,
)
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.web.demo.board_bodies import make_bodies, make_meetings
from sightline.web.demo.board_evidence import seed_evidence

_WANTED = ("director", "analyst", "head.of.service", "head.of.safeguarding")


@dataclass(frozen=True)
class _Told:
    """Who does it all, with the access they have today, and when the demonstration is made."""

    people: dict[str, User]
    authority: str
    access: Access
    at: datetime

    @property
    def director(self) -> User:
        return self.people["director"]

    def on(self, day: date) -> datetime:
        return self.at.replace(year=day.year, month=day.month, day=day.day, hour=11, minute=0)


def ensure_board(at: datetime) -> None:
    """Once, on first use. Everybody must be there: see `demo.people`."""
    authority = authority_code()
    people = {each.email.partition("@")[0]: each for each in User.objects.all()}
    if not authority or Body.objects.exists() or not set(_WANTED) <= people.keys():
        return
    told = _Told(people, authority, access_of(people["director"], at), at)
    board = make_bodies(told.director, authority, told.on(date(2024, 3, 1)))
    first, second = make_meetings(told.director, board, told.on(date(2026, 8, 26)))
    _first(told, board, first)
    _second(told, board, first, second)
    seed_evidence(told.director, told.access, authority, first, second, at)


def _seat(board: Body, role: str, unit: str = "") -> Seat:
    return board.seats.get(role=role, **({"unit": unit} if unit else {}))


def _held(told: _Told, board: Body, meeting: Meeting, away: dict[str, str]) -> None:
    """Everybody came but those named by role: with who came instead, or '' for apologies."""
    came = {}
    for seat in board.seats.on(meeting.held_on):
        instead = away.get(seat.role)
        how = Presence.PRESENT
        if instead is not None:
            how = Presence.DEPUTY if instead else Presence.APOLOGIES
        came[seat] = (how, instead or "")
    at = told.on(meeting.held_on)
    actions.record_attendance(by=told.director, meeting=meeting, came=came, at=at)
    actions.hold_meeting(
        by=told.director, access=told.access, meeting=meeting, today=meeting.held_on, at=at
    )


def _first(told: _Told, board: Body, meeting: Meeting) -> None:
    """September's meeting, about August."""
    at, by = told.on(meeting.held_on), told.director
    _held(told, board, meeting, {"principal_social_worker": "Quality officer"})
    here: dict[str, Any] = {"by": by, "meeting": meeting, "at": at}
    chair = _seat(board, "director")
    _bring(
        here, "assessment_and_safeguarding", Under.TO_IMPROVE, "assessments_45wd_pct",
        "Assessments finished in time have fallen since spring, most of all in one team.",
        "Two experienced workers were moved to that team; its manager’s post is advertised.",
    )  # fmt: skip
    _bring(here, "care_and_leaving_care", Under.IMPROVED, "lac_reviews_in_time_pct",
           "Nearly all care reviews are held in time.",
           "Reviewing officers see the diary eight weeks ahead.")  # fmt: skip
    late = actions.challenge(
        challenged_by=chair, service="assessment_and_safeguarding",
        indicator="assessments_45wd_pct",
        text="Half of the late assessments come from one team. Who has looked at the children "
        "who wait, and when will it be as good as the others?",
        answer="Each child who waits was looked at by a manager last week; none was left unseen. "
        "The team will be at full strength by the end of November.",
        answered_by="Head of service, Assessment and Safeguarding", **here,
    )  # fmt: skip
    agree(
        by=by, title="Look through every assessment open over 45 working days each Monday",
        owner=told.people["head.of.service"], due_on=date(2026, 11, 30), at=at, source=late,
        indicator="assessments_45wd_pct", why="So that no child waits unseen.",
    )  # fmt: skip
    actions.challenge(
        challenged_by=_seat(board, "head_of_safeguarding"), service="care_and_leaving_care",
        indicator="cl_in_touch_pct", text="We count care leavers we are in touch with. Do we "
        "know which of them have not been spoken to for eight weeks?",
        answer="Not reliably: some contacts are recorded as notes only.",
        answered_by="Head of service, Children in Care and Leaving Care", **here,
    )  # fmt: skip
    _inequality(told, board, here)
    _ask(here, ExplorationKind.AUDIT, "rereferrals_12m_pct", "Head of safeguarding",
         date(2026, 10, 23), "Of children referred again within twelve months: was the first "
         "piece of work closed too early?")  # fmt: skip


def _inequality(told: _Told, board: Body, here: dict[str, Any]) -> None:
    made = actions.challenge(
        challenged_by=_seat(board, "director"), service="assessment_and_safeguarding",
        indicator="cpp_count", text="Children of mixed ethnicity are on protection plans more "
        "often than others. Is that need, or is it us?",
        inequality=Inequality("Ethnicity", "Mixed", "a higher rate than that of all children, "
                              "for the third quarter in a row"),
        answer="Conference chairs will look at the thresholds used in twenty plans of each group.",
        answered_by="Head of service, Assessment and Safeguarding", **here,
    )  # fmt: skip
    agree(
        by=here["by"], title="Compare the reasons for protection plans in twenty plans per group",
        owner=told.people["head.of.safeguarding"], due_on=date(2026, 12, 11), at=here["at"],
        source=made, indicator="cpp_count",
    )  # fmt: skip


def _bring(
    here: dict[str, Any], service: str, under: Under, indicator: str, text: str, how: str = ""
) -> None:
    actions.bring(service=service, under=under, text=text, how=how, indicator=indicator, **here)


def _ask(
    here: dict[str, Any], kind: ExplorationKind, indicator: str, of: str, due: date, question: str
) -> Any:
    return actions.ask_to_explore(
        kind=kind, question=question, asked_of=of, due_on=due, indicator=indicator, **here
    )


def _second(told: _Told, board: Body, first: Meeting, meeting: Meeting) -> None:
    """October's meeting, about September: it opens with what September's set going."""
    at, by = told.on(meeting.held_on), told.director
    audit = first.explorations.get()
    actions.report_back(
        by=told.people["head.of.safeguarding"], access=told.access, exploration=audit,
        on=date(2026, 10, 22), read=audit.version, at=told.on(date(2026, 10, 22)),
        result="Thirty cases were read. In eleven the first work was closed after one visit, in "
        "seven of these without a plan for what happens if it gets worse. The others came back "
        "for something new.",
    )  # fmt: skip
    _held(told, board, meeting, {"assistant_director": ""})
    actions.look_at_exploration(
        by=by, exploration=audit, meeting=meeting, read=audit.version, at=at
    )
    actions.agree_minutes(by=by, access=told.access, meeting=first, agreed_at=meeting, at=at)
    here: dict[str, Any] = {"by": by, "meeting": meeting, "at": at}
    touch = first.challenges.get(number=2)
    actions.follow_up_challenge(
        by=by, challenge=touch, outcome="Looked into as data work; see what was asked for.",
        read=touch.version, at=at,
    )  # fmt: skip
    _bring(
        here, "front_door_and_early_help", Under.EXPLORE, "rereferrals_12m_pct",
        "More families come back within a year. It is not clear from the figures why.",
    )  # fmt: skip
    _bring(
        here, "assessment_and_safeguarding", Under.IMPROVED, "icpc_15wd_pct",
        "Conferences are held in time again.", "Diaries are planned eight weeks ahead.",
    )  # fmt: skip
    closing = actions.challenge(
        challenged_by=_seat(board, "director"), service="front_door_and_early_help",
        indicator="rereferrals_12m_pct", text="If a third of those who come back were closed "
        "after one visit, what has to be there before a case is closed?", **here,
    )  # fmt: skip
    agree(
        by=by, title="Write down what has to be there before a case is closed, and try it",
        owner=told.people["head.of.service"], due_on=date(2026, 12, 18), at=at, source=closing,
        indicator="rereferrals_12m_pct",
    )  # fmt: skip
    work = _ask(here, ExplorationKind.DATA_WORK, "cl_in_touch_pct", "Performance analyst",
                date(2026, 11, 20), "Which care leavers have no contact recorded for eight weeks: "
                "not recorded, or not seen?")  # fmt: skip
    actions.begin_exploration(
        by=told.people["analyst"], access=told.access, exploration=work, read=work.version,
        at=told.on(date(2026, 11, 2)),
    )  # fmt: skip
