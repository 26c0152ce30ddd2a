"""A little life of supervision: sessions of a team and a gap, a worker in the assessed year, one on
leave, observations, a panel that was observed. Through actions, once, on first use."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sightline.apps.children.queries import holdings
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.practice import actions, rules
from sightline.apps.practice.models import Supervision
from sightline.apps.practice.register import Worker, workers_on
from sightline.apps.practice.rules import PauseKind

_WELL = "Busy weeks, but evenings are free again. Leave is booked."
_LEARNING = "Would like to watch a colleague run a family network meeting."
_AGREED = "Two visits to write up by Friday; time kept free on Thursday morning."


@dataclass(frozen=True)
class _Line:
    """A manager, with what they may do, and the day of the demonstration."""

    by: User
    access: Access
    at: datetime

    def does(self, days: int = 0) -> dict[str, object]:
        at = (self.at - timedelta(days=days)).replace(hour=10, minute=0)
        return {"by": self.by, "access": self.access, "at": at}

    def on(self, days: int) -> date:
        return (self.at - timedelta(days=days)).date()


def ensure_practice(at: datetime) -> None:
    manager = User.objects.filter(email__startswith="team.manager@").first()
    if Supervision.objects.exists() or manager is None or holdings() is None:
        return
    line = _Line(manager, access_of(manager, at), at)
    branch = rules.line_of(line.access)
    own = [
        each for each in workers_on(at.date())
        if each.cases and rules.reaches(branch, each.name, each.team, each.service)
    ]  # fmt: skip
    if len(own) >= 3:
        _sessions(line, own)
        _beside(line, own)
        _panel(at)


def _sessions(line: _Line, own: list[Worker]) -> None:
    """All but one were supervised in the last weeks; that one waits since two months."""
    for number, worker in enumerate(own[:6]):
        held = 70 if number == 1 else 6 + 3 * number
        made = actions.hold_session(
            **line.does(held), worker=worker, held_on=line.on(held), wellbeing=_WELL,
            learning=_LEARNING, agreed=_AGREED,
        )  # fmt: skip
        if number < 2:
            _decide(line, worker, made, held)
        if number:
            actions.agree_session(**line.does(held), session=made)


def _decide(line: _Line, worker: Worker, made: Supervision, held: int) -> None:
    known = holdings()
    own = sorted(known.by_worker[worker.name] - known.restricted)[:1] if known else []
    for child in own:
        actions.add_direction(
            **line.does(held), session=made, child_id=child, by_when=line.on(held - 14),
            said="See the child alone at home and at school before the next review; say in the "
            "plan what has to be different, and by when.",
        )  # fmt: skip


def _beside(line: _Line, own: list[Worker]) -> None:
    actions.set_assessed_year(**line.does(), worker=own[0], from_on=line.on(60))
    actions.pause(
        **line.does(12), worker=own[2], kind=PauseKind.LEAVE, from_on=line.on(12), to_on=line.on(-5)
    )
    for number, worker in enumerate(own[:2]):
        actions.hold_appraisal(**line.does(90), worker=worker, held_on=line.on(90 + 30 * number))
    seen = actions.keep_observation(
        **line.does(40), worker=own[0], kind="direct_work", observed_on=line.on(40),
        as_role="team_manager", seen="A visit with two young people; most of the time was theirs.",
    )  # fmt: skip
    seen.good, seen.improve = "Plain words; they knew why we were there.", "End with what is next."
    seen.agreed, seen.reviewed_on = "Try the one-page plan at the next visit.", line.on(38)
    actions.review_observation(**line.does(38), observation=seen, read=seen.version)


def _panel(at: datetime) -> None:
    """The head of safeguarding has watched a conference; nobody has watched the panel yet."""
    head = User.objects.filter(email__startswith="head.of.safeguarding@").first()
    if head is not None:
        line = _Line(head, access_of(head, at), at)
        actions.keep_observation(
            **line.does(50), worker=None, kind="conference", observed_on=line.on(50),
            as_role="head_of_safeguarding", good="The chair asked the young person first.",
            seen="Two conferences of one morning. Reports came on the day.",
        )  # fmt: skip
