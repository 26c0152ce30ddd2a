"""A part of the pack: written under its headings, brought, or the reason why not."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.attachments.queries import attachments_of
from sightline.apps.pack import queries, rules
from sightline.apps.pack.actions.shared import locked, saved
from sightline.apps.pack.models import PackPiece
from sightline.apps.pack.rules import PART_MOVES, PartState
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.documents.pack_inputs import PackPart
from sightline.vocabulary.not_allowed import NotAllowed


def write_piece(
    *, by: User, access: Access, piece: PackPiece, texts: Mapping[str, str], read: int,
    at: datetime,
) -> PackPiece:  # fmt: skip
    """Keep what was typed under each heading, finished or not. Raises EditedMeanwhile."""
    rules.check_can_bring(access, part_of(piece))
    told = {"texts": dict(texts), "written_by": by}
    return saved(piece, told, by=by, read=read, at=at, did="written")


def bring_piece(*, by: User, access: Access, piece: PackPiece, at: datetime) -> PackPiece:
    """It is in the pack from here on; what is written later is brought again."""
    rules.check_can_bring(access, part_of(piece))
    files = attachments_of(piece, access).count()
    rules.check_something(piece.texts.values(), files)
    return _moved(piece, "bring", by, at, brought_by=by, brought_at=at, why_not="")


def say_why_not(*, by: User, access: Access, piece: PackPiece, why: str, at: datetime) -> PackPiece:
    rules.check_can_bring(access, part_of(piece))
    rules.check_why_not(why)
    return _moved(piece, "say why not", by, at, brought_by=by, brought_at=at, why_not=why.strip())


def take_back_piece(*, by: User, access: Access, piece: PackPiece, at: datetime) -> PackPiece:
    rules.check_can_bring(access, part_of(piece))
    return _moved(piece, "take back", by, at, brought_by=None, brought_at=None, why_not="")


def part_of(piece: PackPiece) -> PackPart:
    part = queries.make_up().parts.get(piece.part)
    if part is None:
        raise NotAllowed("This part no longer belongs to the pack. What was brought is kept.")
    return part


def _moved(piece: PackPiece, move: str, by: User, at: datetime, **values: Any) -> PackPiece:
    with transaction.atomic():
        there = locked(piece)
        state = PART_MOVES.check(PartState(there.state), move).value
        did = {"bring": "brought", "say why not": "not_brought", "take back": "taken_back"}[move]
        told = {**values, "state": state}
        return saved(there, told, by=by, read=there.version, at=at, did=did)
