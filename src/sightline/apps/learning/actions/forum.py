"""Every write of a forum: planned, its agenda chosen, held, its messages passed on."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.events.actions import record_event
from sightline.apps.learning import rules
from sightline.apps.learning.gathering import Suggested
from sightline.apps.learning.models import AgendaItem, Attendance, Cascade, Forum
from sightline.apps.learning.own import shape
from sightline.apps.learning.rules import FORUM_MOVES, Came, ForumKind, ForumState
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.queries import units_on
from sightline.apps.people.reach import Access
from sightline.apps.people.working_days import calendar
from sightline.vocabulary.deadlines import Deadline
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level


def plan(*, by: User, access: Access, on: date, kind: ForumKind, at: datetime) -> Forum:
    rules.check_can_run(access)
    with transaction.atomic():
        if Forum.objects.filter(authority=authority_code(), on=on, kind=kind.value).exists():
            raise NotAllowed("There is a forum of that kind on that day already.")
        made = Forum.objects.create(
            authority=authority_code(), on=on, kind=kind.value, by=by, at=at
        )
        record_event(by=by, did="forum.planned", to=made, at=at, on=on)
    return made


def suggest(
    *, by: User, access: Access, forum: Forum, found: Iterable[Suggested], at: datetime
) -> int:
    """Keep what other pages offer; what is on the list already stays as it was chosen."""
    with _moving(forum, by=by, access=access, at=at, did="forum.suggested") as there:
        _check_open(there)
        new = 0
        for each in found:
            _, is_new = AgendaItem.objects.get_or_create(
                forum=there, source=each.source, key=each.key[:120],
                defaults={"title": each.title[:300], "why": each.why, "address": each.address,
                          "is_chosen": each.is_first},
            )  # fmt: skip
            new += is_new
    return new


def choose(*, by: User, access: Access, forum: Forum, chosen: Iterable[int], at: datetime) -> None:
    """These items are on the agenda, the others are left."""
    ids = set(chosen)
    with _moving(forum, by=by, access=access, at=at, did="forum.chosen") as there:
        _check_open(there)
        for item in there.items.all():
            if item.is_chosen is not (item.pk in ids):
                item.is_chosen = item.pk in ids
                item.save(update_fields=["is_chosen"])


def add_item(*, by: User, access: Access, forum: Forum, title: str, why: str, at: datetime) -> None:
    """Something of one's own: a case study, a good case looked at by what went well."""
    if not title.strip():
        raise NotAllowed("Give it a title. No names of children.")
    with _moving(forum, by=by, access=access, at=at, did="forum.item_added") as there:
        _check_open(there)
        AgendaItem.objects.get_or_create(
            forum=there, source="own", key=title.strip()[:120],
            defaults={"title": title.strip()[:300], "why": why.strip(), "is_chosen": True},
        )  # fmt: skip


def move(*, by: User, access: Access, forum: Forum, move: str, at: datetime) -> None:
    if move == "hold":
        raise NotAllowed("Record the forum as held with its messages.")
    with _moving(forum, by=by, access=access, at=at, did="forum.moved") as there:
        to = FORUM_MOVES.check(there.now, move)
        if to is ForumState.AGENDA_OUT and not there.items.filter(is_chosen=True).exists():
            raise NotAllowed("Choose at least one item for the agenda first.")
        there.state = to.value


def hold(
    *, by: User, access: Access, forum: Forum, messages: str, minutes: str,
    came: Mapping[User, Came], at: datetime,
) -> None:  # fmt: skip
    """It was held: the messages, who came; every team is asked to confirm that it heard them."""
    today = timezone.localdate(at)
    rules.check_holding(messages, minutes, forum.on, today)
    with _moving(forum, by=by, access=access, at=at, did="forum.held") as there:
        there.state = FORUM_MOVES.check(there.now, "hold").value
        there.messages, there.minutes = messages.strip(), minutes.strip()
        Attendance.objects.bulk_create(
            Attendance(forum=there, person=person, came=how.value) for person, how in came.items()
        )
        due_on = Deadline(there.on, shape().cascade_within, calendar()).due_on(today)
        Cascade.objects.bulk_create(
            Cascade(forum=there, team=team, due_on=due_on) for team in _teams(there.on)
        )


def confirm(
    *, by: User, access: Access, cascade: Cascade, passed_on: date, said: str, at: datetime
) -> None:
    """The team's manager says that its people heard the messages, and when."""
    today = timezone.localdate(at)
    rules.check_confirming(access, cascade.team, passed_on, cascade.forum.on, today)
    with transaction.atomic():
        cascade.passed_on, cascade.said = passed_on, said.strip()
        cascade.confirmed_by, cascade.confirmed_at = by, at
        cascade.save(update_fields=["passed_on", "said", "confirmed_by", "confirmed_at"])
        record_event(by=by, did="cascade.confirmed", to=cascade, at=at)


def take_back_confirmation(*, by: User, access: Access, cascade: Cascade, at: datetime) -> None:
    if not rules.can_confirm(access, cascade.team):
        raise NotAllowed("The team’s own manager takes that back.")
    with transaction.atomic():
        cascade.passed_on = cascade.confirmed_by = cascade.confirmed_at = None
        cascade.save(update_fields=["passed_on", "confirmed_by", "confirmed_at"])
        record_event(by=by, did="cascade.taken_back", to=cascade, at=at)


def _teams(on: date) -> list[str]:
    return [name for _, name in units_on(on, [Level.TEAM])]


def _check_open(forum: Forum) -> None:
    if forum.now is not ForumState.PLANNED:
        raise NotAllowed("The agenda is closed: take it back first.")


@contextmanager
def _moving(forum: Forum, *, by: User, access: Access, at: datetime, did: str) -> Iterator[Forum]:
    """The forum locked, saved with one event when the block ends."""
    rules.check_can_run(access)
    with transaction.atomic():
        there = Forum.objects.select_for_update().get(pk=forum.pk)
        yield there
        there.version += 1
        there.save()
        record_event(by=by, did=did, to=there, at=at, state=there.state)
    forum.refresh_from_db()
