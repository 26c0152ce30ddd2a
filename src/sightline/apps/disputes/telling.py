"""Whom a dispute tells: those who answer at its level, the raiser, who gets a copy, the worker and
manager of a rated plan. No notice names a child, and of a restricted one only those named for it
hear what managers are told."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from sightline.apps.children.queries import closed_to
from sightline.apps.disputes import rules
from sightline.apps.disputes.models import Dispute, PlanRating
from sightline.apps.disputes.policy import PolicyLevel
from sightline.apps.disputes.queries import policy_of
from sightline.apps.notices.actions import tell
from sightline.apps.notices.rules import Topic
from sightline.apps.notices.topics import register_topic
from sightline.apps.people.access import access_of
from sightline.apps.people.models import Grant, User
from sightline.vocabulary.words import Level

TO_ANSWER = register_topic(
    Topic(
        "dispute_to_answer",
        "A dispute waits for your reply",
        "To those who answer at its level: when it comes, the day before its last, and when late.",
        may_stop=False,
    )
)
GOES_ON = register_topic(
    Topic(
        "dispute_goes_on",
        "A dispute of yours goes on",
        "To whoever raised it: a reply came, or the time for one is over.",
    )
)
COPY = register_topic(
    Topic(
        "dispute_copy",
        "Copy of a dispute",
        "To the assistant director where a review could not be held because there is no plan.",
        may_stop=False,
    )
)
RATED = register_topic(
    Topic(
        "plan_rated",
        "A plan was rated at its review",
        "To the child’s worker and their managers: red, amber or green, with the reasons.",
    )
)


def answerers(dispute: Dispute, level: PolicyLevel, at: datetime) -> list[User]:
    """Those who may reply at that level, by the roles and units of the day."""
    holding = _open_to(dispute.child_id, _holding(level.roles, timezone.localdate(at)), at)
    return [
        person for person in holding if rules.may_reply(access_of(person, at), dispute.about, level)
    ]


def of_a_level(dispute: Dispute, *, at: datetime, due_on: date | None) -> list[User]:
    """It has come to a level: those who answer there are told by when."""
    level = policy_of(dispute).level(dispute.level)
    people = answerers(dispute, level, at)
    by_when = f" by {_day(due_on)}" if due_on else ""
    said = f"A dispute waits for a written reply{by_when}: {dispute}, {level.title.lower()}."
    tell(to=people, topic=TO_ANSWER, said=said, address=dispute.address, at=at, by_mail=True)
    return people


def of_a_deadline(dispute: Dispute, *, at: datetime, due_on: date) -> None:
    """Tomorrow is the last day."""
    level = policy_of(dispute).level(dispute.level)
    tell(
        to=answerers(dispute, level, at), topic=TO_ANSWER, address=dispute.address, at=at,
        said=f"The last day to reply is {_day(due_on)}: {dispute}.",
        key=f"dispute-{dispute.pk}-{dispute.level}-due",
    )  # fmt: skip


def of_a_breach(dispute: Dispute, *, at: datetime) -> None:
    """No reply in time: the raiser is asked to take it on, who should have replied is told."""
    policy = policy_of(dispute)
    level = policy.level(dispute.level)
    onward = (
        f"Take it to level {level.number + 1}, {policy.level(level.number + 1).title.lower()}."
        if level.number < len(policy.levels)
        else "It is at the last level: refer it outside or withdraw it."
    )
    key = f"dispute-{dispute.pk}-{dispute.level}-late"
    said = f"No reply came in time at level {level.number}: {dispute}. {onward}"
    mine = {"address": dispute.address, "at": at, "key": key, "by_mail": True}
    tell(to=[dispute.raised_by], topic=GOES_ON, said=said, **mine)
    said = f"The reply to a dispute is late: {dispute}."
    tell(to=answerers(dispute, level, at), topic=TO_ANSWER, said=said, **mine)


def of_total_passed(dispute: Dispute, *, at: datetime) -> None:
    heads = _holding(("head_of_safeguarding",), timezone.localdate(at))
    overseers = _open_to(dispute.child_id, heads, at)
    total = policy_of(dispute)
    said = f"Not settled within {total.total} {total.days_in_words}: {dispute}."
    tell(
        to=dict.fromkeys([dispute.raised_by, *overseers]), topic=GOES_ON, said=said, at=at,
        address=dispute.address, key=f"dispute-{dispute.pk}-total", by_mail=True,
    )  # fmt: skip


def of_a_reply(dispute: Dispute, *, by: User, at: datetime) -> None:
    said = f"{by.name} has replied to your dispute; say whether that settles it: {dispute}."
    tell(
        to=[dispute.raised_by], topic=GOES_ON, said=said, address=dispute.address, at=at,
        by_mail=True,
    )  # fmt: skip


def of_an_end(dispute: Dispute, *, by: User, at: datetime) -> None:
    """Those who answer at the level hear that it is over."""
    if dispute.level:
        people = answerers(dispute, policy_of(dispute).level(dispute.level), at)
        said = f"{dispute.now.in_words}: {dispute}."
        to = [each for each in people if each.pk != by.pk]
        tell(to=to, topic=TO_ANSWER, said=said, address=dispute.address, at=at)


def copies(dispute: Dispute, *, at: datetime) -> list[User]:
    """A copy to those whom the policy names; whose role nobody holds is not there to be told."""
    holding = _holding(policy_of(dispute).copy_to, timezone.localdate(at))
    people = _open_to(dispute.child_id, holding, at)
    said = f"Copy of a dispute: a review was not held as there was no {dispute.no_plan}. {dispute}."
    tell(to=people, topic=COPY, said=said, address=dispute.address, at=at, by_mail=True)
    return people


def of_a_rating(rating: PlanRating, *, at: datetime) -> list[User]:
    """The worker whose case it is and the managers of the team, by their roles of the day."""
    people = [each for each in sharers(rating, at) if each.pk != rating.by_id]
    said = f"{rating} at the review of {_day(rating.reviewed_on)}. Read why."
    tell(to=people, topic=RATED, said=said, address=rating.address, at=at)
    return people


def sharers(rating: PlanRating, at: datetime) -> list[User]:
    day, team, worker = timezone.localdate(at), rating.team, rating.worker
    worker_too = _of_unit(("social_worker",), Level.WORKER, worker, day) if worker else []
    roles = ("assistant_team_manager", "team_manager")
    managers = _of_unit(roles, Level.TEAM, team, day) if team else []
    return _open_to(rating.child_id, dict.fromkeys([*worker_too, *managers]), at)


def _open_to(child_id: str, people: Iterable[User], at: datetime) -> list[User]:
    return [each for each in people if child_id not in closed_to(access_of(each, at))]


def _of_unit(roles: Iterable[str], level: Level, name: str, day: date) -> list[User]:
    grants = Grant.objects.on(day).filter(
        role__in=list(roles), unit__level=level.value, person__is_active=True
    )
    named = grants.filter(unit__name=name) | grants.filter(unit__spellings__text=name)
    return list(dict.fromkeys(each.person for each in named.select_related("person")))


def _holding(roles: Iterable[str], day: date) -> list[User]:
    grants = Grant.objects.on(day).filter(role__in=list(roles), person__is_active=True)
    return list(dict.fromkeys(each.person for each in grants.select_related("person")))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
