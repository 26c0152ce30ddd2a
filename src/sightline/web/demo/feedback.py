"""Feedback of the demonstration: a complaint answered and closed, one late, one the corporate way,
praise that is shared, a survey, what two children said and how far they have come."""

from datetime import UTC, date, datetime
from typing import Any

from sightline.apps.children.queries import holdings
from sightline.apps.feedback.actions import complaints, praise, voice
from sightline.apps.feedback.actions.complaints import Told
from sightline.apps.feedback.models import Complaint
from sightline.apps.feedback.rules import From
from sightline.apps.feedback.voice_rules import Followed, Help, Taken, Whose
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.demo.world import TEAM_IN_TROUBLE
from sightline.vocabulary.words import Level

_THANKS = (
    (date(2026, 5, 12), "communication", "You rang back the same day, every time."),
    (date(2026, 8, 20), "communication", "I always knew what would happen next."),
    (date(2026, 9, 9), "voice", "She asked me first, and she wrote it the way I said it."),
)


def ensure_feedback(at: datetime) -> None:
    """Once, on first use. Everybody must be there."""
    people = {each.email.partition("@")[0]: each for each in User.objects.all()}
    if Complaint.objects.exists() or not {"complaints", "group.manager"} <= people.keys():
        return
    officer, manager = people["complaints"], people["group.manager"]
    _closed(officer, manager, at)
    _late(officer, manager, at)
    _corporate(officer, at)
    _praised(officer, people.get("principal.social.worker"), at)
    _heard(people.get("principal.social.worker"), at)


def _on(by: User, day: date, at: datetime) -> dict[str, Any]:
    then = min(datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC), at)
    return {"by": by, "access": access_of(by, at), "at": then}


def _received(officer: User, day: date, summary: str, at: datetime, **more: Any) -> Complaint:
    told = Told(more.pop("made_by", From.PARENT), day, summary, Level.TEAM, TEAM_IN_TROUBLE, **more)
    return complaints.receive(**_on(officer, day, at), told=told)


def _closed(officer: User, manager: User, at: datetime) -> None:
    day = date(2026, 7, 6)
    said = "A parent says that four workers came in five months, each asking the same again."
    found = _received(officer, day, said, at, wanted="One worker who stays.")
    complaints.move(**_on(officer, day, at), complaint=found, move="open stage 1", on=day,
                    answered_by=manager)  # fmt: skip
    complaints.move(
        **_on(manager, date(2026, 7, 17), at), complaint=found, move="answer", outcome="upheld",
        on=date(2026, 7, 17), said="We are sorry. A named worker is agreed until the plan ends.",
    )  # fmt: skip
    complaints.close(
        **_on(officer, date(2026, 8, 4), at), complaint=found, on=date(2026, 8, 4),
        learning="When a worker leaves, the manager meets the family with the next one.",
        themes=["worker_change", "communication"],
    )  # fmt: skip


def _late(officer: User, manager: User, at: datetime) -> None:
    day = date(2026, 10, 5)
    said = "A young person says that family time was cancelled twice and nobody said why."
    found = _received(officer, day, said, at, made_by=From.CHILD)
    complaints.move(**_on(officer, day, at), complaint=found, move="open stage 1", on=day,
                    answered_by=manager)  # fmt: skip
    complaints.offer_advocate(**_on(officer, day, at), complaint=found, on=day, taken="yes",
                              reason="")  # fmt: skip


def _corporate(officer: User, at: datetime) -> None:
    day = date(2026, 9, 14)
    said = "A parent says that the conference report reached them the evening before."
    found = _received(officer, day, said, at, is_child_protection=True)
    complaints.move(**_on(officer, day, at), complaint=found, on=day,
                    move="send to the corporate route")  # fmt: skip
    complaints.extend(**_on(officer, date(2026, 9, 24), at), complaint=found, to=20,
                      reason="The chair was away; the parent agreed to wait.")  # fmt: skip
    complaints.move(
        **_on(officer, date(2026, 10, 8), at), complaint=found, on=date(2026, 10, 8),
        move="answer", outcome="partly upheld", said="Reports go out three working days before.",
    )  # fmt: skip
    complaints.close(
        **_on(officer, date(2026, 10, 12), at), complaint=found, on=date(2026, 10, 12),
        learning="Conference reports are shared with parents three working days before.",
        themes=["communication", "delay"],
    )  # fmt: skip


def _praised(officer: User, psw: User | None, at: datetime) -> None:
    for day, theme, words in _THANKS:
        made = praise.compliment(
            **_on(officer, day, at), made_by=From.PARENT, received_on=day, words=words,
            theme=theme, level=Level.TEAM, unit=TEAM_IN_TROUBLE,
        )  # fmt: skip
    if psw:
        praise.share(
            **_on(psw, date(2026, 9, 15), at), compliment=made,
            title="A child’s words are written down as the child said them",
            why="The child read the plan and knew whose it was.",
        )  # fmt: skip
    praise.survey(
        **_on(officer, date(2026, 9, 30), at), title="Parents after a child protection plan",
        asked=From.PARENT, first_on=date(2026, 9, 1), last_on=date(2026, 9, 30), invited=60,
        answered=23, results=[("I was listened to", 17, 23), ("I knew what had to change", 12, 23)],
        said="Half did not know what had to change: plans are to be written with parents.",
        theme="voice",
    )  # fmt: skip


def _heard(psw: User | None, at: datetime) -> None:
    held = holdings()
    reached = (
        sorted(held.by_team.get(TEAM_IN_TROUBLE, frozenset()) - held.restricted) if held else []
    )
    if psw is None or len(reached) < 2:
        return
    first, second = reached[:2]
    voice.hear(
        **_on(psw, date(2026, 9, 3), at), child_id=first, whose=Whose.CHILD, on=date(2026, 9, 2),
        words="I want to stay at my school.", tool="three_houses", followed=Followed.PARTLY,
        explanation="We drew the map together: too far by bus, so a taxi until the summer.",
        explained_on=date(2026, 9, 3), team=TEAM_IN_TROUBLE,
    )  # fmt: skip
    for child, readings in (
        (first, ({"people": 2, "safe": 2, "say": 1}, {"people": 3, "safe": 4, "say": 3})),
        (second, ({"people": 3, "safe": 3}, {"people": 3, "safe": 2})),
    ):
        for day, scores in zip((date(2026, 4, 14), date(2026, 9, 22)), readings, strict=True):
            voice.read_scale(**_on(psw, day, at), child_id=child, scale="my_ladder", on=day,
                             scores=scores, team=TEAM_IN_TROUBLE)  # fmt: skip
    voice.offer(**_on(psw, date(2026, 9, 3), at), child_id=second, help=Help.ADVOCATE,
                on=date(2026, 9, 2), taken=Taken.NO, reason="Has somebody at school to talk to",
                team=TEAM_IN_TROUBLE)  # fmt: skip
