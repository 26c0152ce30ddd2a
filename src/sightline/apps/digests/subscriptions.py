"""Subscribing to a page of figures, and sending what is subscribed."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.digests.actions import send
from sightline.apps.digests.models import Subscription
from sightline.apps.digests.pages import document_of, file_of, page_at
from sightline.apps.digests.readers import Reader
from sightline.apps.digests.topics import SAVED
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import save_version
from sightline.apps.figures.queries import Source, source
from sightline.apps.notices import addresses
from sightline.apps.notices.actions import File, tell, wants
from sightline.apps.people.access import access_of
from sightline.documents.mail import Link
from sightline.documents.model import Block, Paragraph
from sightline.vocabulary.not_allowed import NotAllowed

_NOTHING = "Nothing is published yet, so nothing can be sent. Try again after the first load."


def subscribe(
    *, by: Any, name: str, address: str, often: str, file: str, at: datetime
) -> Subscription:
    """Refuses what is not a page of aggregates, and what the person may not see."""
    page = page_at(address)
    here = source()
    if here is None:
        raise NotAllowed(_NOTHING)
    document_of(page, access_of(by, at), here)
    if Subscription.objects.filter(person=by, address=address, often=often).exists():
        raise NotAllowed("You have this page as often already. Change that one instead.")
    with transaction.atomic():
        made = Subscription(person=by, name=name, address=address, often=often, file=file, at=at)
        save_as(made, by=by)
        record_event(by=by, did="subscription.made", to=made, at=at, said=f"Subscribed: {name}.")
    return made


def change_subscription(
    *, by: Any, subscription: Subscription, read: int, at: datetime
) -> Subscription:
    """Name, how often and as what; raises EditedMeanwhile where it was changed since."""
    subscription._history_user = by  # type: ignore[attr-defined]
    with transaction.atomic():
        save_version(subscription, read=read, fields=["name", "often", "file"])
        record_event(by=by, did="subscription.changed", to=subscription, at=at)
    return subscription


def unsubscribe(*, by: Any, subscription: Subscription, at: datetime) -> None:
    with transaction.atomic():
        record_event(by=by, did="subscription.ended", to=subscription, at=at)
        subscription.delete()


def send_subscriptions(*, often: str, at: datetime) -> int:
    """Each page as it is now. One that can't be made is told to its owner, and waits."""
    here = source()
    if here is None:
        return 0
    found = Subscription.objects.filter(often=often, person__is_active=True)
    return sum(_send(each, here, at) for each in found.select_related("person"))


def _send(subscription: Subscription, here: Source, at: datetime) -> bool:
    person = subscription.person
    if not wants(person, SAVED):
        return False
    access = access_of(person, at)
    try:
        document = document_of(page_at(subscription.address), access, here)
    except NotAllowed as problem:
        _note_problem(subscription, str(problem), at)
        return False
    files: tuple[File, ...] = ()
    if subscription.file:
        files = (file_of(document, subscription.file),)
    said = "It is attached, and opens on its page." if files else "It opens on its page."
    blocks: tuple[Block, ...] = (*(Paragraph(line) for line in document.about), Paragraph(said))
    link = Link(addresses.whole(subscription.address), "Open the page, signed in")
    with transaction.atomic():
        reader = Reader(person, access)
        sent = send(reader, SAVED, subscription.name, blocks, link, None, at, files)
        subscription.sent_at, subscription.problem = at, sent.problem if sent else ""
        save_as(subscription, by=None, reason="sent")
    return bool(sent and not sent.problem)


def _note_problem(subscription: Subscription, problem: str, at: datetime) -> None:
    with transaction.atomic():
        subscription.problem = problem[:300]
        save_as(subscription, by=None, reason="not sent")
        said = f"“{subscription.name}” could not be sent. {problem}"
        tell(to=[subscription.person], topic=SAVED, said=said, address="/subscriptions/", at=at)
