"""What a paper is, when it may be frozen, published and withdrawn."""

import hashlib
import json
from enum import StrEnum
from typing import Any

from sightline.documents.model import Document, from_data, to_data
from sightline.vocabulary.not_allowed import NotAllowed


class FileState(StrEnum):
    """How far a file to take away is. One that can't be is so for good: a CSV of several tables."""

    WAITING = "waiting"
    MADE = "made"
    NOT_POSSIBLE = "not possible"


def canonical(document: Document) -> str:
    """The document as the one text that its hash is of: sorted, without spaces, ASCII alone."""
    return canonical_data(to_data(document))


def canonical_data(data: Any) -> str:
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def document_of(content: str) -> Document:
    return from_data(json.loads(content))


def sha256_of(content: str) -> str:
    return hashlib.sha256(content.encode("ascii")).hexdigest()


def check_says_what_changed(number: int, changes: str) -> None:
    if number > 1 and not changes.strip():
        raise NotAllowed(
            f"Say what has changed since version {number - 1}, in a sentence. It stands beside "
            "the new version for whoever read the earlier one."
        )
