"""Mail about accounts: sent beside the answer, so that its time tells nobody who is known here."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor

from django.core.mail import EmailMessage

_log = logging.getLogger("sightline.mail")
_sender = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


def send_soon(message: EmailMessage) -> "Future[None]":
    return _sender.submit(_send, message)


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except OSError as error:
        # Neither the address nor the text: a link to a new password opens an account.
        _log.error("a mail could not be sent", extra={"fields": {"why": type(error).__name__}})
