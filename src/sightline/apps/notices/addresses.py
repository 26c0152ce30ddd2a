"""Whole addresses for mails, and links that stop a topic without signing in."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

_SALT = "sightline.notices.stop"


def whole(path: str) -> str:
    """`https://sightline.council.gov.uk/notices/` of `/notices/`."""
    return settings.SIGHTLINE_ADDRESS.rstrip("/") + path


def to_stop(person_id: int, topic: str) -> str:
    """A whole address. It lets its holder stop this one topic, and do nothing else."""
    token = signing.dumps([person_id, topic], salt=_SALT, compress=False)
    return whole(reverse("notices:stop", args=[token]))


def meant_to_stop(token: str) -> tuple[int, str] | None:
    """Whose topic a token stops; None for one that was not made here."""
    try:
        person_id, topic = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return person_id, topic
