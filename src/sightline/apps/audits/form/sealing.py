"""The key by which a browser seals what could not be saved: it comes with the page, to the person
who is signed in, and is kept nowhere else. Nobody else’s sign-in brings the same."""

import base64

from django.utils.crypto import salted_hmac


def seal_of(person: int) -> str:
    digest = salted_hmac("sightline.audits.unsaved", str(person), algorithm="sha256").digest()
    return base64.b64encode(digest).decode("ascii")
