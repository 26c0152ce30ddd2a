"""Writes of the learning log and of training."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.events.actions import record_event
from sightline.apps.events.kinds import Thing
from sightline.apps.learning import rules
from sightline.apps.learning.models import Learnt, Training
from sightline.apps.learning.own import shape
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.thread.actions import link
from sightline.vocabulary.not_allowed import NotAllowed


def learn(
    *, by: User, access: Access, kind: str, on: date, title: str, said: str, view: str,
    at: datetime, representatives: str = "",
) -> Learnt:  # fmt: skip
    """Learning from a multi-agency audit, a review, another authority, beside our own audits."""
    rules.check_can_run(access)
    rules.check_learnt(title, said, on, timezone.localdate(at))
    if kind not in shape().kinds or view not in {each.key for each in shape().views}:
        raise NotAllowed("Choose what kind of learning it is and which view it belongs to.")
    with transaction.atomic():
        made = Learnt.objects.create(
            authority=authority_code(), kind=kind, on=on, title=title.strip(), said=said.strip(),
            representatives=representatives.strip(), view=view, by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="learnt.recorded", to=made, at=at)
    return made


def train(
    *, by: User, access: Access, kind: str, title: str, aim: str, because: str, first_on: date,
    at: datetime, last_on: date | None = None, places: int = 0, came: int = 0,
    source: Thing | None = None,
) -> Training:  # fmt: skip
    """Training with the learning that caused it: in words, and linked to where it stands."""
    rules.check_can_run(access)
    rules.check_training(title, first_on, last_on, came, places)
    if kind not in shape().training_kinds:
        raise NotAllowed("Choose what kind of training it is.")
    if not because.strip():
        raise NotAllowed("Say which learning it comes from.")
    with transaction.atomic():
        made = Training.objects.create(
            authority=authority_code(), kind=kind, title=title.strip(), aim=aim.strip(),
            because=because.strip(), first_on=first_on, last_on=last_on, places=places, came=came,
            by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="training.recorded", to=made, at=at)
        if source is not None:
            link(by=by, source=source, target=made, at=at)
    return made


def say_effect(
    *, by: User, access: Access, training: Training, effect: str, came: int, at: datetime
) -> None:
    """What is different since, asked some time after; and how many came in the end."""
    rules.check_can_run(access)
    today = timezone.localdate(at)
    rules.check_effect(effect, training.first_on, today)
    rules.check_training(training.title, training.first_on, training.last_on, came, training.places)
    with transaction.atomic():
        training.effect, training.effect_on, training.came = effect.strip(), today, came
        training.save(update_fields=["effect", "effect_on", "came"])
        record_event(by=by, did="training.effect", to=training, at=at)
