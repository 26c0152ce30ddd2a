"""Every write of good practice: putting it forward, deciding on it, using it again."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.events.actions import record_event
from sightline.apps.events.kinds import Thing, kind_and_id
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import save_version
from sightline.apps.good_practice import rules
from sightline.apps.good_practice.models import GoodPractice, PracticeUse
from sightline.apps.good_practice.rules import PracticeState
from sightline.apps.good_practice.topics import DECIDED
from sightline.apps.notices.actions import tell
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.thread.actions import link
from sightline.apps.thread.queries import targets_of
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level


def put_forward(
    *, by: User, access: Access, title: str, why: str, at: datetime, what: str = "",
    level: Level = Level.AUTHORITY, unit: str = "", since: date | None = None, indicator: str = "",
    ask_role: str = "", source: Thing | None = None,
) -> GoodPractice:  # fmt: skip
    """What works well, for others to look at; linked to what it comes from."""
    today = timezone.localdate(at)
    rules.check_put_forward(access, title, why, since, today, level, unit)
    with transaction.atomic():
        practice = GoodPractice(
            authority=authority_code(), title=title.strip(), what=what.strip(), why=why.strip(),
            level=level.value, unit=unit, since=since, indicator=indicator, ask_role=ask_role,
            by=by, at=at,
        )  # fmt: skip
        save_as(practice, by=by)
        record_event(by=by, did="practice.put_forward", to=practice, at=at, said="Put forward.")
        if source is not None:
            link(by=by, source=source, target=practice, at=at)
    return practice


def change(
    *, by: User, access: Access, practice: GoodPractice, read: int, at: datetime
) -> GoodPractice:
    """As the form has put it on the practice. Raises EditedMeanwhile."""
    rules.check_can_change(access, practice.by_id)
    practice._history_user = by  # type: ignore[attr-defined]
    fields = ["title", "what", "why", "since", "indicator", "ask_role", "level", "unit"]
    with transaction.atomic():
        save_version(practice, read=read, fields=fields)
        record_event(by=by, did="practice.changed", to=practice, at=at, said="Changed.")
    return practice


def decide(
    *, by: User, access: Access, practice: GoodPractice, move: str, at: datetime, said: str = ""
) -> None:
    """Look at it, share it or don't take it up; whoever put it forward is told."""
    rules.check_can_decide(access)
    with transaction.atomic():
        there = GoodPractice.objects.select_for_update().get(pk=practice.pk)
        to = rules.check_decision(there.now, move, said)
        there.state, there.decision = to.value, said.strip()
        save_as(there, by=by, reason=to.in_words)
        record_event(by=by, did="practice.decided", to=there, at=at, said=f"{to.in_words}.")
        if there.by_id != by.pk and to is not PracticeState.LOOKED_AT:
            told = f"{to.in_words}: {there.title}"
            tell(to=[there.by], topic=DECIDED, said=told, address=there.address, at=at)
    practice.refresh_from_db()


def use_again(
    *, by: User, access: Access, practice: GoodPractice, where: str, since: date, at: datetime,
    said: str = "",
) -> PracticeUse:  # fmt: skip
    """It was taken up somewhere else. A place stands once."""
    rules.check_use(access, practice.now, where, since, timezone.localdate(at))
    if PracticeUse.objects.filter(practice=practice, where__iexact=where.strip()).exists():
        raise NotAllowed(f"{where.strip()} is in the list already.")
    with transaction.atomic():
        use = PracticeUse.objects.create(
            practice=practice, where=where.strip(), since=since, said=said.strip(), by=by, at=at
        )
        record_event(
            by=by, did="practice.used_again", to=practice, at=at, said="Used again elsewhere."
        )
    return use


def take_back_use(*, by: User, access: Access, use: PracticeUse, at: datetime) -> None:
    """It wasn't taken up there after all: for who said so, and for those who decide."""
    rules.check_can_change(access, use.by_id)
    with transaction.atomic():
        record_event(
            by=by, did="practice.use_taken_back", to=use.practice, at=at,
            said="A use elsewhere was taken back.",
        )  # fmt: skip
        use.delete()


def forget_words_from(source: Thing) -> None:
    """What the source led to keeps its title; the words, which came from one child's record, go:
    from the earlier versions of the row too."""
    kind, id = kind_and_id(source)
    for practice in targets_of(kind, id, "good_practice"):
        own = GoodPractice.objects.filter(pk=practice)
        for each in own:
            each.what = ""
            save_as(each, by=None, reason="a child was erased")
        GoodPractice.history.filter(id=practice).update(what="")
