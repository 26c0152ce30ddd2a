"""Writes about one child: what was heard, what was offered, how far they have come."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.attachments.actions import erase_files_beside
from sightline.apps.events.actions import record_event
from sightline.apps.feedback import own
from sightline.apps.feedback import voice_rules as rules
from sightline.apps.feedback.models import Complaint, Heard, Offered, Reading
from sightline.apps.feedback.voice_rules import Followed, Help, Taken, Whose
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed


def hear(
    *, by: User, access: Access, child_id: str, whose: Whose, on: date, words: str,
    followed: Followed, at: datetime, tool: str = "", explanation: str = "",
    explained_on: date | None = None, team: str = "",
) -> Heard:  # fmt: skip
    """The child must be within reach: `find_child` is asked before."""
    rules.check_can_keep(access)
    today = timezone.localdate(at)
    rules.check_heard(words, followed, explanation, explained_on, on, today)
    if tool and tool not in own.voice_tools():
        raise NotAllowed("Choose one of the ways of the toolkit.")
    with transaction.atomic():
        made = Heard.objects.create(
            authority=authority_code(), child_id=child_id, team=team, on=on, whose=whose.value,
            words=words.strip(), tool=tool, followed=followed.value,
            explanation=explanation.strip(), explained_on=explained_on, by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="heard.recorded", to=made, at=at)
    return made


def decide(
    *, by: User, access: Access, heard: Heard, followed: Followed, explanation: str,
    explained_on: date | None, at: datetime,
) -> None:  # fmt: skip
    """What became of a wish; with the explanation that was given where it was not followed."""
    rules.check_can_keep(access)
    rules.check_heard(
        heard.words, followed, explanation, explained_on, heard.on, timezone.localdate(at)
    )
    with transaction.atomic():
        heard.followed, heard.explanation = followed.value, explanation.strip()
        heard.explained_on = explained_on
        heard.save(update_fields=["followed", "explanation", "explained_on"])
        record_event(by=by, did="heard.decided", to=heard, at=at)


def offer(
    *, by: User, access: Access, child_id: str, help: Help, on: date, taken: Taken, at: datetime,
    reason: str = "", team: str = "",
) -> Offered:  # fmt: skip
    rules.check_can_keep(access)
    rules.check_offer(taken, reason, on, timezone.localdate(at))
    with transaction.atomic():
        made = Offered.objects.create(
            authority=authority_code(), child_id=child_id, team=team, on=on, help=help.value,
            taken=taken.value, reason=reason.strip() if taken is Taken.NO else "", by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="offered.recorded", to=made, at=at)
    return made


def read_scale(
    *, by: User, access: Access, child_id: str, scale: str, on: date, scores: Mapping[str, int],
    at: datetime, team: str = "",
) -> Reading:  # fmt: skip
    """One reading; a second of the same day takes the place of the first."""
    rules.check_can_keep(access)
    known = own.scales().get(scale)
    if known is None:
        raise NotAllowed("Choose one of the tools.")
    rules.check_reading(known, scores, on, timezone.localdate(at))
    with transaction.atomic():
        made, _ = Reading.objects.update_or_create(
            authority=authority_code(), child_id=child_id, scale=scale, on=on,
            defaults={"scores": dict(scores), "team": team, "by": by, "at": at},
        )  # fmt: skip
        record_event(by=by, did="reading.recorded", to=made, at=at)
    return made


def forget_child(*, authority: str, child_id: str) -> None:
    """All that is kept of an erased child goes, complaints with their files too; the erasure is
    the event."""
    of_child = {"authority": authority, "child_id": child_id}
    with transaction.atomic():
        for complaint in Complaint.objects.filter(**of_child):
            erase_files_beside(complaint)
            complaint.delete()
        for model in (Heard, Offered, Reading):
            model.objects.filter(**of_child).delete()
