"""A committee's document is frozen whole, and its public form published at once by its clerk."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.events.kinds import Thing
from sightline.apps.papers.actions import clear_text, freeze, publish, withdraw
from sightline.apps.papers.models import PaperVersion
from sightline.apps.papers.queries import standing_of, typed_texts, versions
from sightline.documents.model import Document


def publish_document(
    *, by: Any, about: Thing, document: Document, is_public: bool, at: datetime, changes: str = ""
) -> PaperVersion:
    """Whoever publishes has read the words: those outside the exempt parts are cleared in their
    name, and what the exempt parts say never leaves the full version. A public version that this
    replaces stays to be read, as the earlier one."""
    with transaction.atomic():
        version = freeze(by=by, about=about, document=document, at=at, changes=changes)
        if not is_public:
            return version
        for typed in typed_texts(version):
            if typed.cleared is None and by is not None:
                clear_text(by=by, version=version, text_sha256=typed.sha256, is_cleared=True, at=at)
        publish(by=by, version=version, at=at)
    return version


def withdraw_all(*, by: Any, about: Thing, reason: str, at: datetime) -> None:
    """Earlier public versions too: without the latest they would stand again."""
    with transaction.atomic():
        for version in versions(about):
            if public := standing_of(version):
                withdraw(by=by, public=public, reason=reason, at=at)
