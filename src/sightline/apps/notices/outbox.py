"""Handing mails to the council's server: each row once, tried again, never twice at a time."""

import logging
import smtplib
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import QuerySet
from django.utils import timezone

from sightline.apps.notices import addresses
from sightline.apps.notices.models import Mail
from sightline.apps.notices.rules import (
    GIVEN_UP_AFTER,
    MAIL_MOVES,
    STALE_AFTER,
    WAITS,
    MailState,
)
from sightline.apps.notices.topics import topic_called

_log = logging.getLogger("sightline.mail")


def send_waiting(*, at: datetime) -> int:
    """Send all mails whose time has come; returns how many the server took."""
    _take_up_again(at)
    _give_up_stale(at)
    if not settings.CAN_SEND_MAIL:
        return 0
    return sum(_send(mail) for mail in _waiting(at) if _claim(mail, at))


def _waiting(at: datetime) -> QuerySet[Mail]:
    return Mail.objects.filter(state=MailState.WAITING, try_after__lte=at).order_by("at", "id")


def _claim(mail: Mail, at: datetime) -> bool:
    """One UPDATE that one worker wins; a mail is then its own until it says what came of it."""
    claimed = Mail.objects.filter(pk=mail.pk, state=MailState.WAITING, tries=mail.tries).update(
        state=MAIL_MOVES.check(MailState.WAITING, "hand over"), tries=mail.tries + 1, try_after=at
    )
    mail.refresh_from_db()
    return bool(claimed)


def _send(mail: Mail) -> bool:
    try:
        with get_connection() as server:
            _message(mail, server).send()
    except (smtplib.SMTPException, OSError) as error:
        _note_failure(mail, error)
        return False
    mail.state, mail.sent_at, mail.problem = MailState.SENT, timezone.now(), ""
    mail.save(update_fields=["state", "sent_at", "problem"])
    return True


def _message(mail: Mail, server: object) -> EmailMultiAlternatives:
    headers = {
        # The same for every try, so that a server that took it before knows it again.
        "Message-ID": f"<{mail.pk}.{mail.at:%Y%m%d%H%M%S}@{_host()}>",
        "Auto-Submitted": "auto-generated",
    }
    if mail.person_id and topic_called(mail.topic).may_stop:
        headers["List-Unsubscribe"] = f"<{addresses.to_stop(mail.person_id, mail.topic)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMultiAlternatives(
        mail.subject, mail.text, to=[mail.to], headers=headers, connection=server
    )
    message.attach_alternative(mail.html, "text/html")
    for file in mail.files.all():
        message.attach(file.name, bytes(file.content), file.media_type)
    return message


def _host() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"


def _note_failure(mail: Mail, error: Exception) -> None:
    # The server's own words may repeat the mail's; its code is enough to act on.
    code = getattr(error, "smtp_code", "")
    mail.problem = " ".join(filter(None, [type(error).__name__, str(code)]))
    again = not _is_final(error) and mail.tries <= len(WAITS)
    mail.state = MAIL_MOVES.check(MailState.SENDING, "try again" if again else "give up")
    if again:
        mail.try_after = timezone.now() + WAITS[mail.tries - 1]
    mail.save(update_fields=["state", "problem", "try_after"])
    _log.warning("mail not taken", extra={"fields": {"mail": mail.pk, "problem": mail.problem}})


def _is_final(error: Exception) -> bool:
    """An address the server says it does not know won't be known in an hour."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(500 <= code < 600 for code, _ in error.recipients.values())


def _take_up_again(at: datetime) -> None:
    left = Mail.objects.filter(state=MailState.SENDING, try_after__lt=at - GIVEN_UP_AFTER)
    left.update(state=MAIL_MOVES.check(MailState.SENDING, "try again"))


def _give_up_stale(at: datetime) -> None:
    stale = Mail.objects.filter(state=MailState.WAITING, at__lt=at - STALE_AFTER)
    stale.update(
        state=MAIL_MOVES.check(MailState.WAITING, "give up"),
        problem="No mail server took it within three days.",
    )
