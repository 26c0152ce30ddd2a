"""What a paper is, when it may be frozen, published and withdrawn."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from sightline.documents.model import Block, Document, FreeText, from_data, to_data
from sightline.documents.publication import Leak
from sightline.vocabulary.not_allowed import NotAllowed


class FileState(StrEnum):
    """How far a file to take away is. One that can't be is so for good: a CSV of several tables."""

    WAITING = "waiting"
    MADE = "made"
    NOT_POSSIBLE = "not possible"


TRIES = 3


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


def check_can_publish(found: Sequence[Leak]) -> None:
    """Whatever a reader could still work out is said, so that the paper can be changed."""
    if found:
        said = " ".join(each.sentence for each in found[:3])
        more = f" And {len(found) - 3} more." if len(found) > 3 else ""
        raise NotAllowed(
            f"It can't be published: a small number could be worked out. {said}{more} Leave the "
            "table out of the paper, or publish with rounded counts."
        )


def check_is_not_withdrawn(is_withdrawn: bool) -> None:
    if is_withdrawn:
        raise NotAllowed("This public version is withdrawn already.")


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise NotAllowed("Say why, in a sentence: it stands where the paper stood.")


def check_words(text: str, there: Collection[str]) -> None:
    if text not in there:
        raise NotAllowed("These words are not in this version: look at it again.")


def cleared(document: Document, by_name: Mapping[str, str]) -> Document:
    """The document with each free text marked by whoever cleared these very words.

    `by_name`: by hash of the words. What its writer's app said of clearing does not count here.
    """

    def marked(block: Block) -> Block:
        if not isinstance(block, FreeText):
            return block
        return replace(block, cleared_by=by_name.get(hash_of_words(block.text), ""))

    return replace(document, blocks=tuple(map(marked, document.blocks)))


def hash_of_words(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
