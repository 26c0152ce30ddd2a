"""What doctor looks at in the application: its database, its background work, its mail server."""

import smtplib
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from sightline.apps.notices.queries import mails_by_state
from sightline.apps.notices.rules import MailState
from sightline.apps.work import queries as work
from sightline.web.health import is_in_step


@dataclass(frozen=True)
class Check:
    """As in `sightline.store.doctor`: `ok`, and a sentence that says what is so or what to do."""

    ok: bool
    sentence: str


def all_checks() -> list[Check]:
    """Every check of the application; those of a database not yet in step are left for later."""
    in_step = _database()
    if not in_step.ok:
        return [in_step, _mail_server()]
    return [in_step, *_background_work(), _mail_server(), *_mails()]


def _database() -> Check:
    if not is_in_step():
        sentence = "The application’s database is not in step yet: start “serve” or “work” once."
        return Check(False, sentence)
    return Check(True, "The application’s database is in step.")


def _background_work() -> Iterator[Check]:
    late = work.what_is_late(timezone.now())
    yield Check(late is None, late or "Background work runs.")
    if failed := work.failures():
        sentence = f"{failed} pieces of background work failed three times: see the page /work/."
        yield Check(False, sentence)


def _mail_server() -> Check:
    if not settings.CAN_SEND_MAIL:
        return Check(True, "No mail server is set (SIGHTLINE_SMTP_HOST), so no mail is sent.")
    where = f"{settings.EMAIL_HOST}, port {settings.EMAIL_PORT}"
    try:
        with get_connection(timeout=10):
            return Check(True, f"The mail server answers ({where}).")
    except (OSError, smtplib.SMTPException) as error:
        said = f"{type(error).__name__}"
        return Check(
            False,
            f"The mail server does not answer ({where}: {said}). Mails wait for three days; "
            "look at SIGHTLINE_SMTP_HOST, its port, user and password.",
        )


def _mails() -> Iterator[Check]:
    counted = mails_by_state()
    if refused := counted.get(MailState.REFUSED, 0):
        sentence = f"{refused} mails were refused since they held a child’s data: report it."
        yield Check(False, sentence)
    if failed := counted.get(MailState.FAILED, 0):
        yield Check(False, f"{failed} mails could not be delivered: look at their addresses.")
