"""The opaque key that stands for a child in addresses and events, and back again.

AES-SIV over the case-system id: the same child has the same key, nobody can make or read one
without the key file, and a changed key is refused. The key file lies in the data folder, apart
from the secret key of sessions, so that changing that one leaves bookmarks whole.
"""

import base64
import os
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.conf import settings

FILE = "child_key"


def child_key(child_id: str) -> str:
    sealed = _cipher().encrypt(child_id.encode("utf-8"), [b"child"])
    return base64.urlsafe_b64encode(sealed).decode("ascii").rstrip("=")


def child_of(key: str) -> str | None:
    """The case-system id; None for a key that was not made here."""
    try:
        sealed = base64.b64decode(key + "=" * (-len(key) % 4), altchars=b"-_", validate=True)
        return _cipher().decrypt(sealed, [b"child"]).decode("utf-8")
    except (ValueError, InvalidTag):
        return None


def _cipher() -> AESSIV:
    return _cipher_of(Path(settings.SIGHTLINE_DATA))


@lru_cache(maxsize=4)
def _cipher_of(data: Path) -> AESSIV:
    return AESSIV(_kept_key(data / FILE))


def _kept_key(file: Path) -> bytes:
    """Made on first use, for its owner alone. Of two processes one makes it, both read it."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return bytes.fromhex(file.read_text(encoding="ascii").strip())
    with os.fdopen(handle, "w", encoding="ascii") as opened:
        key = AESSIV.generate_key(512)
        opened.write(key.hex())
    return key
