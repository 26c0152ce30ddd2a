"""What Wrenshire's panel was promised: one late, one in another form, one kept; its forward plan,
something sent between meetings, and the published packs of the meeting to come.

The panel must be there first: see `demo.committee`.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sightline.apps.papers.models import PaperVersion
from sightline.apps.papers.queries import public_versions
from sightline.apps.people.models import User
from sightline.apps.scrutiny import actions
from sightline.apps.scrutiny.actions import asked, forward
from sightline.apps.scrutiny.actions.agenda_packs import ask_for_pack, make_pack, publish_pack
from sightline.apps.scrutiny.agenda_packs.rules import AgendaPackState
from sightline.apps.scrutiny.asked.rules import AskedForm, AskedKind, Decision
from sightline.apps.scrutiny.meetings.queries import all_committees
from sightline.apps.scrutiny.models import (
    Committee,
    CommitteeMeeting,
    Supplement,
    Undertaking,
)
from sightline.web.demo.committee import HELD, TO_COME, WAITING

_SENT = date(2026, 11, 16)


@dataclass(frozen=True)
class _Told:
    clerk: User
    director: User
    head: User
    committee: Committee

    def meeting(self, day: date) -> CommitteeMeeting:
        return self.committee.meetings.get(held_on=day)

    def by(self, day: date, hour: int = 20) -> dict[str, Any]:
        return {"by": self.clerk, "at": datetime(day.year, day.month, day.day, hour, tzinfo=UTC)}


def ensure_promises(at: datetime) -> None:
    """Once, on first use, after the panel is there."""
    of = {each.email.partition("@")[0]: each for each in User.objects.all()}
    people = [of.get(key) for key in ("clerk", "director", "head.of.service")]
    committee = all_committees().filter(meetings__held_on=TO_COME).first()
    clerk, director, head = people
    if committee is None or clerk is None or director is None or head is None:
        return
    if committee.undertakings.exists():
        return
    told = _Told(clerk, director, head, committee)
    _september(told)
    _november(told)
    _forward(told)
    _packs(told, at)


def _promise(told: _Told, day: date, item: str, text: str, **more: Any) -> Undertaking:
    meeting = told.meeting(day)
    usual = {"kind": AskedKind.UNDERTAKING, "form": AskedForm.REPORT}
    return asked.record_undertaking(
        meeting=meeting, item=meeting.items.get(title=item), text=text, **told.by(day),
        **{**usual, **more},
    )  # fmt: skip


def _september(told: _Told) -> None:
    """Late; changed in form and kept by what was sent; a measure that was taken up."""
    first, exclusions = "Improvement plan: quarter one", "School exclusions"
    _promise(
        told, HELD, first, "Say in which team assessments take longest and what is done about it",
        owner=told.head, form=AskedForm.NOTE, due_on=date(2026, 11, 6),
    )  # fmt: skip
    plan = _promise(
        told, HELD, exclusions, "Bring the action plan on school exclusions",
        kind=AskedKind.RESOLUTION, post="Head of inclusion", next_meeting=True,
    )  # fmt: skip
    asked.change_form(
        undertaking=plan, form=AskedForm.BRIEFING, agreed_by="The panel, 10 November 2026",
        why="The plan is agreed with schools only in January.", **told.by(WAITING),
    )  # fmt: skip
    asked.move_due(
        undertaking=plan, due_on=TO_COME, why="It comes with the item in December.",
        **told.by(WAITING),
    )  # fmt: skip
    measure = _promise(
        told, HELD, exclusions, "Count school exclusions among the plan’s measures",
        kind=AskedKind.MEASURE, post="Head of performance", form=AskedForm.DEED,
        due_on=date(2027, 1, 29),
    )  # fmt: skip
    asked.decide_measure(
        undertaking=measure, decision=Decision.TAKEN_UP, why="From the spring term on.",
        **told.by(date(2026, 10, 7)),
    )  # fmt: skip


def _november(told: _Told) -> None:
    """Kept by what was sent between the meetings; a commitment that is still open."""
    health = _promise(
        told, HELD, "Improvement plan: quarter one", form=AskedForm.BRIEFING,
        text="Brief members on how young people with poor mental health are helped",
        owner=told.director, due_on=date(2026, 11, 20),
    )  # fmt: skip
    sent = forward.send_outside(
        committee=told.committee, title="Young people’s mental health: a briefing",
        words="Who helps, how long young people wait, and what begins in January: a first meeting "
        "within two weeks, a named worker in each school, and training for every team.",
        undertaking=health, on=_SENT, **told.by(_SENT),
    )  # fmt: skip
    for receipt in sent.receipts.filter(seat__seat__person=None)[:4]:
        forward.confirm_receipt(
            receipt=receipt, on=date(2026, 11, 18), **told.by(date(2026, 11, 18))
        )
    _promise(
        told, WAITING, "Draft commissioning strategy", "Send members the final strategy",
        kind=AskedKind.COMMITMENT, post="Head of commissioning", form=AskedForm.NOTE,
        due_on=date(2027, 1, 29),
    )  # fmt: skip


def _forward(told: _Told) -> None:
    plan = {"committee": told.committee, **told.by(WAITING)}
    forward.plan_item(
        title="Improvement plan: quarter two",
        why="Half-yearly, as the panel resolved",
        who="Director of children’s services",
        meeting=told.meeting(TO_COME),
        **plan,
    )
    strategy = forward.plan_item(
        title="Commissioning strategy, final",
        why="Members asked to see it once more",
        who="Head of commissioning",
        expected_on=date(2027, 1, 15),
        **plan,
    )
    forward.move_item_to(
        item=strategy, meeting=None, expected_on=date(2027, 3, 15),
        why="The cabinet decides in February.", **told.by(date(2026, 11, 17)),
    )  # fmt: skip
    forward.plan_item(
        title="How children in care see their reviews",
        why="The youth council asked for it",
        who="Head of safeguarding",
        expected_on=date(2027, 3, 15),
        **plan,
    )


def _packs(told: _Told, at: datetime) -> None:
    """The agenda's pack; then that of a supplement with a paper as the public reads it."""
    meeting = told.meeting(TO_COME)
    _pack(told, meeting, None, at)
    version = _published()
    if version is None:
        return
    item = meeting.items.get(title__startswith="How the performance")
    supplement = actions.publish_supplement(
        by=told.clerk, meeting=meeting, item=item,
        adds="The corporate parenting report, to item 6 of the agenda",
        paper={"version": version, "called": "Corporate parenting report"}, at=at,
    )  # fmt: skip
    _pack(told, meeting, supplement, at)


def _pack(
    told: _Told, meeting: CommitteeMeeting, supplement: Supplement | None, at: datetime
) -> None:
    asked_for = ask_for_pack(by=told.clerk, meeting=meeting, supplement=supplement, at=at)
    made = make_pack(id=asked_for.pk, at=at)
    if made is not None and made.now is AgendaPackState.MADE:  # not where no PDF can be made
        publish_pack(by=told.clerk, pack=made, at=at)


def _published() -> PaperVersion | None:
    """A paper of figures that everybody may read: see `demo.reports`."""
    found = next((e for e in public_versions() if e.version.paper.kind == "parenting_report"), None)
    return found.version if found else None
