"""Telling people: in the application, and by mail where they want it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.notices import addresses, rules
from sightline.apps.notices.known import known_children
from sightline.apps.notices.models import Mail, MailFile, Notice, Stopped
from sightline.apps.notices.rules import MailState, Topic
from sightline.documents.mail import Link, Message
from sightline.documents.model import Paragraph
from sightline.vocabulary.not_allowed import NotAllowed


@dataclass(frozen=True)
class File:
    """A file to go with a mail. `words`: its whole text, for looking through."""

    name: str
    media_type: str
    content: bytes
    words: str


def tell(
    *,
    to: Iterable[Any],
    topic: Topic,
    said: str,
    address: str,
    at: datetime,
    key: str | None = None,
    by_mail: bool = False,
) -> list[Notice]:
    """Say one sentence to people, in the application and, if asked, by mail too.

    `address` is a path of ours. With a `key`, nobody is told the same twice.
    """
    told = []
    for person in to:
        with transaction.atomic():
            notice, is_new = _notice(person, topic, said, address, at, key)
            if not is_new:
                continue
            told.append(notice)
            if by_mail:
                page = Link(addresses.whole(address), "Read more, signed in")
                message = Message(said[:190], (Paragraph(said),), page, _closing(topic))
                write_mail(to=person, topic=topic, message=message, at=at, key=key)
    return told


def _notice(
    person: Any, topic: Topic, said: str, address: str, at: datetime, key: str | None
) -> tuple[Notice, bool]:
    values = {"topic": topic.key, "said": said[:300], "address": address, "at": at}
    if key is None:
        return Notice.objects.create(person=person, **values), True
    return Notice.objects.get_or_create(person=person, key=key, defaults=values)


def write_mail(
    *,
    to: Any,
    topic: Topic,
    message: Message,
    at: datetime,
    key: str | None = None,
    files: Iterable[File] = (),
) -> Mail | None:
    """Put a mail into the outbox; `sightline work` sends it.

    None: the person stopped this topic, has no open account, or has this mail already. A mail that
    holds a child's data is kept as refused, without its words, and those who load files are told.
    """
    once = f"{key}:{to.pk}" if key else None
    if not wants(to, topic) or (once and Mail.objects.filter(key=once).exists()):
        return None
    held = list(files)
    looked_through = [message.subject, message.text, *(file.words for file in held)]
    problem = rules.why_not_to_send(
        [*looked_through, *(file.name for file in held)], known_children()
    )
    with transaction.atomic():
        mail = Mail(person=to, to=to.email, topic=topic.key, at=at, try_after=at, key=once)
        if problem:
            mail.state, mail.problem = MailState.REFUSED, problem
            mail.save()
            record_event(by=None, did="mail.refused", to=mail, at=at, said=problem)
            return mail
        mail.state = MailState.WAITING
        mail.subject, mail.text, mail.html = message.subject, message.text, message.html
        mail.save()
        for file in held:
            mail.files.create(name=file.name, media_type=file.media_type, content=file.content)
    return mail


def wants(person: Any, topic: Topic) -> bool:
    if not person.is_active:
        return False
    return not (topic.may_stop and Stopped.objects.filter(person=person, topic=topic.key).exists())


def choose_topics(*, by: Any, stopped: Iterable[str], at: datetime) -> None:
    """A person's own choice: these topics not by mail, all others."""
    from sightline.apps.notices.topics import all_topics

    wanted = set(stopped)
    with transaction.atomic():
        for topic in all_topics():
            if topic.key in wanted:
                stop_topic(person=by, topic=topic, at=at)
            else:
                Stopped.objects.filter(person=by, topic=topic.key).delete()


def stop_topic(*, person: Any, topic: Topic, at: datetime) -> None:
    if not topic.may_stop:
        raise NotAllowed(f"“{topic.title}” can't be stopped: your role has to hear of it.")
    with transaction.atomic():
        _, is_new = Stopped.objects.get_or_create(
            person=person, topic=topic.key, defaults={"at": at}
        )
        if is_new:
            said = f"No longer wants by mail: {topic.title}."
            record_event(by=person, did="mail.stopped", to=person, at=at, said=said)


def read_notice(*, by: Any, notice: Notice, at: datetime) -> None:
    Notice.objects.filter(pk=notice.pk, person=by, read_at__isnull=True).update(read_at=at)


def read_all_notices(*, by: Any, at: datetime) -> int:
    return Notice.objects.filter(person=by, read_at__isnull=True).update(read_at=at)


def _closing(topic: Topic) -> str:
    how = (
        f"To stop these mails: {addresses.whole('/notices/choices/')}"
        if topic.may_stop
        else "These mails can't be stopped: your role has to hear of it."
    )
    return f"You get this from Sightline. {topic.meaning} {how}"


__all__ = ["File", "MailFile", "tell", "write_mail"]
