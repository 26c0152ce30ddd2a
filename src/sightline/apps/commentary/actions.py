"""Every write of commentary: words written or changed, signed off, the sign-off taken back."""

from datetime import date, datetime

from django.db import transaction

from sightline.apps.commentary import rules
from sightline.apps.commentary.closed import why_closed
from sightline.apps.commentary.models import Comment
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import EditedMeanwhile, save_version
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.reporting_services import ReportingService

_WRITTEN = ["text", "written_by", "written_at", "signed_off_by", "signed_off_at"]


def write(
    *, by: User, access: Access, authority: str, service: ReportingService, month: date,
    text: str, at: datetime, indicator: str = "", read: int = 0,
) -> Comment:  # fmt: skip
    """Say something about a figure, or (no indicator) about the whole card.

    `read`: the version that was on the page, 0 where there was none. Raises EditedMeanwhile where
    somebody else saved since; the same text again changes nothing, other words undo a sign-off.
    """
    rules.check_can_write(access, service)
    rules.check_text(text)
    _check_open(authority, service.key, month)
    about = {"authority": authority, "service": service.key, "month": month, "indicator": indicator}
    with transaction.atomic():
        comment = Comment.objects.select_for_update().filter(**about).first()
        if comment is None:
            comment = Comment(**about, text=text.strip(), written_by=by, written_at=at)
            save_as(comment, by=by)
        elif comment.version != read:
            raise EditedMeanwhile(comment)
        elif comment.text == text.strip():
            return comment
        else:
            _change(comment, by=by, text=text.strip(), at=at, read=read)
        _record(comment, by=by, did="comment.written", at=at)
    return comment


def _change(comment: Comment, *, by: User, text: str, at: datetime, read: int) -> None:
    """Other words than were signed off are signed off by nobody."""
    comment.text, comment.written_by, comment.written_at = text, by, at
    comment.signed_off_by = comment.signed_off_at = None
    comment._history_user = by
    save_version(comment, read=read, fields=_WRITTEN)


def sign_off(
    *, by: User, access: Access, service: ReportingService, comment: Comment, read: int,
    at: datetime,
) -> Comment:  # fmt: skip
    """The words as they were read are right, says somebody who did not write them."""
    rules.check_can_sign_off(access, service, comment.written_by_id)
    _check_open(comment.authority, comment.service, comment.month)
    if comment.signed_off_at is not None:
        raise NotAllowed("This is signed off already.")
    return _signed(comment, by=by, signer=by, read=read, at=at, did="comment.signed_off")


def take_back_sign_off(
    *, by: User, access: Access, service: ReportingService, comment: Comment, at: datetime
) -> Comment:
    rules.check_can_sign_off(access, service, comment.written_by_id)
    _check_open(comment.authority, comment.service, comment.month)
    if comment.signed_off_at is None:
        raise NotAllowed("This is not signed off.")
    read, did = comment.version, "comment.sign_off_taken_back"
    return _signed(comment, by=by, signer=None, read=read, at=at, did=did)


def _signed(
    comment: Comment, *, by: User, signer: User | None, read: int, at: datetime, did: str
) -> Comment:
    with transaction.atomic():
        comment.signed_off_by, comment.signed_off_at = signer, at if signer else None
        comment._history_user = by
        save_version(comment, read=read, fields=["signed_off_by", "signed_off_at"])
        _record(comment, by=by, did=did, at=at)
    return comment


def _check_open(authority: str, service: str, month: date) -> None:
    if said := why_closed(authority, service, month):
        raise NotAllowed(said)


def _record(comment: Comment, *, by: User, did: str, at: datetime) -> None:
    facts = {
        "service": comment.service, "month": comment.month.isoformat(),
        "indicator": comment.indicator, "words": rules.length_of(comment.text).words,
    }  # fmt: skip
    record_event(by=by, did=did, to=comment, at=at, **facts)
