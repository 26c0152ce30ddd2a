"""The public version: made by rule, kept with all that was left out and all that it printed."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.papers import queries, rules
from sightline.apps.papers.actions.files import ask_for_files
from sightline.apps.papers.models import (
    Clearance,
    Paper,
    PaperVersion,
    PublicVersion,
    PublishedCell,
    PublishedTable,
    Withdrawal,
)
from sightline.documents import publication


def publish(
    *, by: Any, version: PaperVersion, at: datetime, rounded: bool = False
) -> PublicVersion:
    """Make the version's public one, unless something small could still be worked out from it.

    The same again returns what is published. `rounded`: counts go to the nearest five as well.
    """
    seen, made = queries.said_so_far(), queries.public_form_of(version, rounded=rounded)
    with transaction.atomic():
        _one_after_the_other()
        if queries.said_so_far() != seen:
            made = queries.public_form_of(version, rounded=rounded)
        rules.check_can_publish(made.found)
        content = rules.canonical(made.document)
        sha256 = rules.sha256_of(content)
        if standing := version.published.filter(sha256=sha256, withdrawal=None).first():
            return standing
        public = PublicVersion.objects.create(
            version=version, number=version.published.count() + 1, title=made.document.title,
            content=content, sha256=sha256, published_at=at, published_by=by,
            published_by_name=by.name if by else "",
            rules=asdict(queries.publication_rules(rounded=rounded)),
            removed=[asdict(each) for each in made.removed],
        )  # fmt: skip
        _keep_tables(public, made.tables)
        said = f"Published, without {len(made.removed)} things that were left out."
        record_event(by=by, did="paper.published", to=public, at=at, said=said, sha256=sha256)
        ask_for_files(public, at=at)
    return public


def _one_after_the_other() -> None:
    """Each publication is attacked together with all that was published before, of any paper: so
    whoever publishes holds the first paper there is until it is done."""
    Paper.objects.select_for_update().order_by("pk").first()


def _keep_tables(public: PublicVersion, tables: Iterable[publication.PublishedTable]) -> None:
    for table in tables:
        kept = PublishedTable.objects.create(
            public_version=public, title=table.title[:300], sums=table.sums
        )
        PublishedCell.objects.bulk_create(
            PublishedCell(table=kept, place=place, **(asdict(cell) | {"where": cell.where[:400]}))
            for place, cell in enumerate(table.cells)
        )


def withdraw(*, by: Any, public: PublicVersion, reason: str, at: datetime) -> Withdrawal:
    """Nobody reads it from now on; that it was there, and why it went, stays."""
    rules.check_reason(reason)
    with transaction.atomic():
        _one_after_the_other()
        rules.check_is_not_withdrawn(Withdrawal.objects.filter(public_version=public).exists())
        made = Withdrawal.objects.create(public_version=public, at=at, by=by, reason=reason.strip())
        record_event(by=by, did="paper.withdrawn", to=public, at=at, said="Withdrawn.")
    return made


def clear_text(
    *, by: Any, version: PaperVersion, text_sha256: str, is_cleared: bool, at: datetime
) -> Clearance:
    """Say of one free text, word for word, that it may be published, or that it may not."""
    rules.check_words(text_sha256, {each.sha256 for each in queries.typed_texts(version)})
    with transaction.atomic():
        made = Clearance.objects.create(
            paper_id=version.paper_id, text_sha256=text_sha256, is_cleared=is_cleared, at=at,
            by=by, by_name=by.name,
        )  # fmt: skip
        did = "paper.text_cleared" if is_cleared else "paper.text_held_back"
        record_event(by=by, did=did, to=version, at=at, text=text_sha256)
    return made
