"""The opaque key that stands for a child in addresses and events, and back again.

AES-SIV over the case-system id: the same child has the same key, nobody can make or read one
without the key file, and a changed key is refused. The key file lies in the data folder, apart
from the secret key of sessions, so that changing that one leaves bookmarks whole.
"""

import base64
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.conf import settings

from sightline.store.kept_keys import kept_key

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
    return AESSIV(bytes.fromhex(kept_key(data / FILE, _made)))


def _made() -> str:
    return AESSIV.generate_key(512).hex()
