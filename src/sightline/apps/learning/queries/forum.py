"""Forums, who is required, which teams have not heard; learning, training, views."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from sightline.apps.learning.models import Assessment, Cascade, Forum, Learnt, Training
from sightline.apps.learning.own import shape
from sightline.apps.learning.shape import View
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import Grant, User
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.vocabulary.months import months_after


def forums() -> QuerySet[Forum]:
    return Forum.objects.filter(authority=authority_code()).prefetch_related("cascades")


def find_forum(id: object, access: Access) -> Forum | None:
    found = forums().filter(pk=id).first()
    return found if found and access.may(Right.SEE_LEARNING) else None


def required(on: date) -> list[User]:
    """Managers, supervisors and reviewing officers who hold their role on that day."""
    grants = Grant.objects.on(on).filter(role__in=shape().required, person__is_active=True)
    people = {grant.person_id: grant.person for grant in grants.select_related("person")}
    return sorted(people.values(), key=lambda each: each.name)


def find_cascade(id: object) -> Cascade | None:
    found = Cascade.objects.filter(forum__authority=authority_code(), pk=id)
    return found.select_related("forum", "confirmed_by").first()


def not_heard(today: date) -> list[Cascade]:
    """Teams whose manager has not confirmed in time."""
    found = Cascade.objects.filter(
        forum__authority=authority_code(), passed_on__isnull=True, due_on__lt=today
    )
    return list(found.select_related("forum"))


def managers_of(team: str, on: date) -> list[User]:
    grants = Grant.objects.on(on).filter(
        role__in=shape().cascade_roles, unit__name=team, person__is_active=True
    )
    return sorted({g.person for g in grants.select_related("person")}, key=lambda each: each.pk)


def learnt() -> QuerySet[Learnt]:
    return Learnt.objects.filter(authority=authority_code()).select_related("by")


def trainings() -> QuerySet[Training]:
    return Training.objects.filter(authority=authority_code()).select_related("by")


def assessments() -> QuerySet[Assessment]:
    found = Assessment.objects.filter(authority=authority_code())
    return found.select_related("signed_by").prefetch_related("sections")


def asks_effect(training: Training, today: date) -> bool:
    """Three months after it was held somebody is asked what is different since."""
    return not training.effect and months_after(training.last_on or training.first_on, 3) <= today


@dataclass(frozen=True)
class Covered:
    """A view, with what happened in it over a year: how often, how much was learnt."""

    view: View
    times: int
    learnt: int
    missing: tuple[str, ...]

    @property
    def said(self) -> str:
        if not self.times and not self.learnt:
            return "Nothing is recorded in this view yet."
        times = "Once" if self.times == 1 else f"{self.times} times"
        entries = "1 entry" if self.learnt == 1 else f"{self.learnt} entries"
        return f"{times} in the year, {entries} of learning."


def coverage(
    happened: Sequence[tuple[str, date, str, str]], first: date, last: date
) -> list[Covered]:
    """`happened`: what apps offer as occurrences of the QA year's activities."""
    counted = Counter(key for key, *_ in happened)
    logged = Counter(learnt().filter(on__range=(first, last)).values_list("view", flat=True))
    return [
        Covered(
            view, sum(counted[key] for key in view.activities), logged[view.key],
            tuple(key for key in view.activities if not counted[key]),
        )
        for view in shape().views
    ]  # fmt: skip
