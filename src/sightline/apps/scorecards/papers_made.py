"""A card as a document: with what was said of it, which version it is, and that a draft is one."""

from datetime import datetime

from sightline.apps.commentary.queries import comments_of
from sightline.apps.papers.actions import freeze
from sightline.apps.people.models import User
from sightline.apps.scorecards.models import Card, CardVersion
from sightline.apps.scorecards.rules import STANDS, VersionKind
from sightline.documents.card_document import Said, card_document
from sightline.documents.model import Document

DRAFT = "DRAFT, not verified: these figures may still change"
_CHANGES = {
    VersionKind.VERIFIED: "The card as verified, with what was said of it.",
    VersionKind.CORRECTED: "A corrected version of the figures.",
}


def document_of(card: Card, version: CardVersion, *, with_unit: bool = True) -> Document:
    """`with_unit`: the service's own figures beside the authority's; papers have them without."""
    comments = comments_of(card.authority, card.service, card.month)
    said = {
        key: Said(each.text, each.written_by.name, "") for key, each in sorted(comments.items())
    }
    return card_document(
        version.data, said, version=words_of(version), state=state_of(card, version),
        with_unit=with_unit,
    )  # fmt: skip


def words_of(version: CardVersion) -> str:
    """'Version 2, verified on 12 October 2026'."""
    on = version.made_at
    return f"Version {version.number}, {version.kind} on {on.day} {on:%B %Y}"


def state_of(card: Card, version: CardVersion) -> str:
    """What must be printed with it: that it is a draft, or that there is a later version."""
    if version.kind not in STANDS:
        return DRAFT
    newest = card.newest
    if newest and newest.number > version.number:
        return f"There is a later version, number {newest.number}"
    return ""


def freeze_card(*, by: User | None, card: Card, at: datetime) -> None:
    """The card as it stands verified becomes a paper that nothing changes."""
    version = card.versions.filter(kind__in=STANDS).order_by("-number").first()
    if version is None:
        return
    changes = version.why or _CHANGES[VersionKind(version.kind)]
    document = document_of(card, version, with_unit=False)
    freeze(by=by, about=card, document=document, at=at, snapshot=version.snapshot, changes=changes)
