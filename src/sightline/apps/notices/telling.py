"""Who hears of what by itself: a record opened by break-glass, work that failed."""

from datetime import date, datetime, timedelta

from django.urls import NoReverseMatch, reverse

from sightline.apps.notices.actions import tell
from sightline.apps.notices.models import Mail
from sightline.apps.notices.rules import MailState
from sightline.apps.notices.topics import BREAK_GLASS, SIGN_IN_CHANGED, WORK_STOPPED
from sightline.apps.people.models import BreakGlass, Grant, User
from sightline.apps.people.rules import Right, roles
from sightline.apps.people.telling import (
    when_glass_is_broken,
    when_sign_in_is_changed_by_others,
)
from sightline.apps.work.models import Run
from sightline.apps.work.rules import Status


def register() -> None:
    when_glass_is_broken(tell_of_break_glass)
    when_sign_in_is_changed_by_others(tell_of_changed_sign_in)


def tell_of_break_glass(opened: BreakGlass) -> None:
    """To every head of safeguarding. The reason stays on the page: it may name a child."""
    day = opened.at.date()
    grants = Grant.objects.on(day).filter(role="head_of_safeguarding").select_related("person")
    people = {grant.person for grant in grants if grant.person.is_active}
    said = f"{opened.person.name} opened a record out of reach by break-glass."
    key = f"break-glass-{opened.pk}"
    tell(
        to=people,
        topic=BREAK_GLASS,
        said=said,
        address=_page(),
        at=opened.at,
        key=key,
        by_mail=True,
    )


def tell_of_changed_sign_in(person: User, by: User, said: str, at: datetime) -> None:
    """To the person, and to information governance: an administrator could now sign in as them."""
    guardians = people_with(Right.READ_ACCESS_LOG, at.date())
    tell(
        to={person, *guardians} - {by},
        topic=SIGN_IN_CHANGED,
        said=said,
        address=reverse("people:me"),
        at=at,
        by_mail=True,
    )


def _page() -> str:
    try:
        return reverse("people:break_glass_uses")
    except NoReverseMatch:
        return reverse("notices:list")


def people_with(right: Right, day: date) -> list[User]:
    """Everybody with an open account whose role of that day gives the right, somewhere."""
    keys = [key for key, role in roles().items() if right in role.profile.rights]
    grants = Grant.objects.on(day).filter(role__in=keys, person__is_active=True)
    return sorted({grant.person for grant in grants.select_related("person")}, key=lambda p: p.pk)


def tell_of_failed_work(*, at: datetime) -> int:
    """Those who load files hear of work that failed three times, and of mails that were refused."""
    people = people_with(Right.LOAD_FILES, at.date())
    since = at - timedelta(days=1)
    failed = Run.objects.filter(status=Status.FAILED, finished_at__gte=since)
    refused = Mail.objects.filter(state=MailState.REFUSED, at__gte=since)
    said = {f"run-{run.pk}": f"Background work failed: {run.name}. {run.said}" for run in failed}
    said |= {f"mail-{mail.pk}": f"A mail was refused. {mail.problem}" for mail in refused}
    told = [
        tell(to=people, topic=WORK_STOPPED, said=each, address=_work_page(), at=at, key=key)
        for key, each in said.items()
    ]
    return sum(len(each) for each in told)


def _work_page() -> str:
    try:
        return reverse("work")
    except NoReverseMatch:
        return reverse("notices:list")
