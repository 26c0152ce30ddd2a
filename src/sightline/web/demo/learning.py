"""Learning of the demonstration: two forums, the first passed on in most teams, learning from
elsewhere, training it caused, and this year's self-assessment beside last year's."""

from datetime import UTC, date, datetime
from typing import Any

from sightline.apps.learning.actions import assessment as assessing
from sightline.apps.learning.actions import forum as actions
from sightline.apps.learning.actions import learnt as log
from sightline.apps.learning.gathering import gathered
from sightline.apps.learning.models import Assessment, Forum
from sightline.apps.learning.queries.forum import required
from sightline.apps.learning.rules import Came, ForumKind, can_confirm
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User

_LAST = ("to_improve", "to_improve", "good", "good", "to_improve", "weak", "to_improve")
_NOW = ("good", "to_improve", "good", "good", "to_improve", "to_improve", "good")
_SAID = "Audits, figures and what families say point the same way; the evidence is named below."


def ensure_learning(at: datetime) -> None:
    """Once, on first use; after feedback, whose themes the forum gathers."""
    people = {each.email.partition("@")[0]: each for each in User.objects.all()}
    if Forum.objects.exists() or not {"principal.social.worker", "director"} <= people.keys():
        return
    psw, director = people["principal.social.worker"], people["director"]
    _learnt(psw, at)
    _forums(psw, list(people.values()), at)
    _assessed(psw, director, 2025, _LAST, at)
    _assessed(psw, None, 2026, _NOW, at)


def _on(by: User, day: date, at: datetime) -> dict[str, Any]:
    then = min(datetime(day.year, day.month, day.day, 14, 0, tzinfo=UTC), at)
    return {"by": by, "access": access_of(by, at), "at": then}


def _learnt(psw: User, at: datetime) -> None:
    day = date(2026, 9, 16)
    cause = log.learn(
        **_on(psw, day, at), kind="multi_agency_audit", on=day, view="professional",
        title="Joint audit of neglect with health and schools",
        said="Neglect was seen by each agency and named by none until the third referral.",
        representatives="A group manager, a team manager and a reviewing officer.",
    )  # fmt: skip
    log.learn(
        **_on(psw, day, at), kind="practice_review", on=date(2026, 6, 3), view="independent",
        title="A review elsewhere: babies nobody saw",
        said="Visits were recorded without saying who was seen and where.",
    )  # fmt: skip
    made = log.train(
        **_on(psw, day, at), kind="tool", title="The neglect toolkit, for every team",
        aim="Neglect is named at the first assessment.", because="The joint audit of neglect.",
        first_on=date(2026, 10, 7), places=40, came=33, source=cause,
    )  # fmt: skip
    log.say_effect(
        **_on(psw, date(2026, 10, 30), at), training=made, came=33,
        effect="A dip sample found neglect named in seven of ten assessments, before in four.",
    )  # fmt: skip
    log.train(
        **_on(psw, day, at), kind="leadership", title="Leadership programme, with coaching",
        aim="Managers challenge alike, and support as they challenge.", places=16, came=15,
        because="Audits that graded alike files differently.", first_on=date(2026, 9, 21),
        last_on=date(2027, 6, 18),
    )  # fmt: skip


def _forums(psw: User, people: list[User], at: datetime) -> None:
    day = date(2026, 10, 7)
    first = actions.plan(**_on(psw, date(2026, 9, 23), at), on=day, kind=ForumKind.MONTHLY)
    _agenda(psw, first, date(2026, 9, 30), at)
    actions.move(**_on(psw, date(2026, 9, 30), at), forum=first, move="send the agenda")
    actions.hold(
        **_on(psw, day, at), forum=first,
        messages="Name neglect early. Write a child’s words as the child said them.",
        minutes="Talked over: the joint audit and what complaints say of changing workers.",
        came={who: Came.YES if n % 7 else Came.APOLOGIES for n, who in enumerate(required(day))},
    )  # fmt: skip
    reach = [(who, access_of(who, at)) for who in people]
    for cascade in first.cascades.all():
        for who, access in reach:
            if can_confirm(access, cascade.team) and len(cascade.team) % 3:
                heard = date(2026, 10, 14)
                actions.confirm(**_on(who, heard, at), cascade=cascade, passed_on=heard,
                                said="Talked over in the team meeting.")  # fmt: skip
                break
    planned = date(2026, 10, 26)
    following = actions.plan(**_on(psw, planned, at), on=date(2026, 11, 4), kind=ForumKind.MONTHLY)
    _agenda(psw, following, planned, at)


def _agenda(psw: User, forum: Forum, day: date, at: datetime) -> None:
    actions.suggest(**_on(psw, day, at), forum=forum, found=gathered(forum))
    actions.add_item(**_on(psw, day, at), forum=forum, title="A good case, and what made it good",
                     why="One team tells what it did, another asks.")  # fmt: skip


def _assessed(
    psw: User, director: User | None, year: int, judged: tuple[str, ...], at: datetime
) -> Assessment:
    day = date(year, 9, 1)
    made = assessing.begin(**_on(psw, day, at), year=year)
    for section, judgement in zip(made.sections.all(), judged, strict=True):
        section.judgement, section.said = judgement, _SAID
        section.evidence = "The scorecard of August; audits of the year; the report on feedback."
        section.finding = "" if judgement in {"good", "strong"} else "Plans say what has to change."
        assessing.write(**_on(psw, day, at), section=section, read=section.version)
    assessing.move(**_on(psw, day, at), assessment=made, move="send to the region")
    if director:
        assessing.move(**_on(psw, day, at), assessment=made, move="take the challenge back",
                       said="Show that what families say changes plans.")  # fmt: skip
        assessing.move(**_on(psw, day, at), assessment=made, move="finish")
        assessing.move(**_on(director, date(year, 10, 1), at), assessment=made, move="sign")
    return made
