"""Writing letters: to each reader what changed, and nothing where nothing did."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse

from sightline.apps.collected import queries as collected
from sightline.apps.data_quality import queries as data_quality
from sightline.apps.digests import words
from sightline.apps.digests.counting import ListCount, late_lists, unallocated
from sightline.apps.digests.looking import look_at
from sightline.apps.digests.models import Letter
from sightline.apps.digests.morning import headlines_for
from sightline.apps.digests.readers import Reader, readers
from sightline.apps.digests.rules import Looked, Told, what_changed
from sightline.apps.digests.topics import DAILY, UNALLOCATED, WEEKLY
from sightline.apps.figures.queries import Source, figures_file, source
from sightline.apps.notices import addresses
from sightline.apps.notices.actions import File, wants, write_mail
from sightline.apps.notices.models import Mail
from sightline.apps.notices.rules import Topic
from sightline.documents.mail import Link, Message
from sightline.documents.model import Block

_log = logging.getLogger("sightline.digests")
Both = tuple[Looked, tuple[Told, ...]]
DIRECTORS = ("director", "assistant_director")
HEADS = ("head_of_service", "head_of_safeguarding", "group_manager")


def write_weekly(*, at: datetime) -> int:
    """To everybody with a role: their figures, worklists, data. Returns how many were written."""
    here = source()
    return for_each(readers(at), lambda reader: _write_one(reader, WEEKLY, here, at))


def write_daily(*, at: datetime) -> int:
    """To director and assistant directors; silent on a day on which nothing changed (V-093)."""
    here = source()
    found = readers(at, DIRECTORS)
    return for_each(found, lambda reader: _write_one(reader, DAILY, here, at))


class NotAllWritten(Exception):
    """Some readers’ letters failed; the others’ are written. Trying again writes the rest."""


def for_each(found: Iterable[Reader], write: Callable[[Reader], int]) -> int:
    """Write to one after the other: what fails for one person is no reason to leave out the next.

    Raises NotAllWritten at the end, so that the work is tried again and, if in vain, told of.
    """
    written, failed = 0, 0
    for reader in found:
        try:
            written += write(reader)
        except Exception:
            _log.exception("a letter failed", extra={"fields": {"person": reader.person.pk}})
            failed += 1
    if failed:
        raise NotAllWritten(f"{failed} letters could not be written, {written} could.")
    return written


def _write_one(reader: Reader, topic: Topic, here: Source | None, at: datetime) -> bool:
    if not wants(reader.person, topic):
        return False
    last = Letter.objects.filter(person=reader.person, topic=topic.key).first()
    before: dict[str, Any] = last.state if last else {}
    looked = _looked(reader, here, before)
    lists = late_lists(reader.access)
    quality = data_quality.weekly_for(reader.access)
    to_type_in = len(collected.tasks_for(reader.access, here.authority)) if here else 0
    sentence = quality.sentence if quality and quality.open else ""
    content = words.content_of(looked, lists, sentence, to_type_in)
    if topic is DAILY:
        content["headlines"] = headlines_for(here, reader)
    counts = _counts(lists, quality.open if quality else 0, to_type_in)
    state = {"units": _states(looked, before), "counts": counts}
    is_news = bool(content["changes"]) or counts != before.get("counts", _counts((), 0, 0))
    _keep_and_send(reader, topic, here, content if is_news else {}, state, at)
    return is_news


def _looked(reader: Reader, here: Source | None, before: dict[str, Any]) -> list[Both]:
    if here is None:
        return []
    known = before.get("units", {})
    looked = [(unit, look_at(here, *unit)) for unit in reader.units]
    return [(one, what_changed(one.seen, known.get(one.unit, {}))) for _, one in looked]


def _states(looked: list[Both], before: dict[str, Any]) -> dict[str, Any]:
    """An indicator that can't be judged this week keeps what was known of it."""
    known = before.get("units", {})
    return {
        one.unit: {**known.get(one.unit, {}), **{seen.indicator: seen.state for seen in one.seen}}
        for one, _ in looked
    }


def _counts(lists: tuple[ListCount, ...], to_correct: int, to_type_in: int) -> dict[str, Any]:
    late = {each.id: each.late for each in lists if each.late}
    return {"late": late, "to_correct": to_correct, "to_type_in": to_type_in}


def _keep_and_send(
    reader: Reader,
    topic: Topic,
    here: Source | None,
    content: words.Content,
    state: dict[str, Any],
    at: datetime,
) -> None:
    subject = words.subject_of(content) if content else ""
    if content and topic is DAILY:
        subject = subject.replace("Your week", "Today")
    with transaction.atomic():
        letter = Letter.objects.create(
            person=reader.person,
            topic=topic.key,
            at=at,
            data_as_at=figures_file(here).data_as_at if here else None,
            subject=subject,
            content=content,
            state=state,
        )
        if content:
            page = Link(
                addresses.whole(reverse("digests:letter", args=[letter.pk])), "Open it, signed in"
            )
            send(reader, topic, subject, words.blocks_of(content), page, letter, at)


def send(
    reader: Reader,
    topic: Topic,
    subject: str,
    blocks: tuple[Block, ...],
    link: Link,
    letter: Letter | None,
    at: datetime,
    files: tuple[File, ...] = (),
) -> Mail | None:
    """Into the outbox, with the link that stops the topic."""
    stop = addresses.to_stop(reader.person.pk, topic.key)
    closing = f"{topic.meaning} To stop these mails: {stop}"
    day = letter.data_as_at if letter else None
    message = Message(subject, blocks, link, closing, day)
    mail = write_mail(to=reader.person, topic=topic, message=message, at=at, files=files)
    if mail and letter:
        letter.is_sent = not mail.problem
        letter.save(update_fields=["is_sent"])
    return mail


def write_unallocated(*, at: datetime) -> int:
    """Children without a worker, by team and days waiting, to those who answer for it (V-095).

    The report is due each week, also to say that nobody waits; but not twice on the same records.
    """
    here = source()
    if here is None:
        return 0
    found = readers(at, DIRECTORS + HEADS)
    return for_each(found, lambda reader: _write_unallocated(reader, here, at))


def _write_unallocated(reader: Reader, here: Source, at: datetime) -> bool:
    waiting = unallocated(reader.access)
    if waiting is None or not wants(reader.person, UNALLOCATED):
        return False
    state = {"snapshot": here.snapshot, "total": waiting.total}
    last = Letter.objects.filter(person=reader.person, topic=UNALLOCATED.key).first()
    if last and last.state == state:
        return False
    subject = f"{waiting.total} {words.children_wait(waiting.total)} for a worker"
    with transaction.atomic():
        letter = Letter.objects.create(
            person=reader.person,
            topic=UNALLOCATED.key,
            at=at,
            data_as_at=figures_file(here).data_as_at,
            subject=subject,
            state=state,
        )
        link = Link(addresses.whole("/worklists/unallocated/"), "Open the list, signed in")
        blocks = tuple(words.waiting_blocks(waiting))
        send(reader, UNALLOCATED, subject, blocks, link, letter, at)
    return True
