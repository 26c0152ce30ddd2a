"""A document becomes a version of its thing's paper, once."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.events.kinds import Thing, kind_and_id
from sightline.apps.papers import rules
from sightline.apps.papers.actions.files import ask_for_files
from sightline.apps.papers.models import Paper, PaperVersion
from sightline.apps.thread.actions import link
from sightline.apps.thread.rules import How
from sightline.documents.model import Document


def freeze(
    *,
    by: Any,
    about: Thing,
    document: Document,
    at: datetime,
    snapshot: str = "",
    changes: str = "",
) -> PaperVersion:
    """The next version of the thing's paper; of the same content again, the version there is.

    From the second version on `changes` says what is different. May be called again at any time:
    a freezing that was cut short is finished by freezing again.
    """
    kind, id = kind_and_id(about)
    content = rules.canonical(document)
    sha256 = rules.sha256_of(content)
    with transaction.atomic():
        paper = _locked(kind, id, document.title, at)
        last = paper.versions.order_by("-number").first()
        if last and last.sha256 == sha256:
            return last
        number = last.number + 1 if last else 1
        rules.check_says_what_changed(number, changes)
        made = PaperVersion.objects.create(
            paper=paper, number=number, title=document.title, content=content, sha256=sha256,
            frozen_at=at, frozen_by=by, frozen_by_name=by.name if by else "", snapshot=snapshot,
            data_as_at=document.data_as_at, changes=changes.strip() if number > 1 else "",
        )  # fmt: skip
        _tell(made, by, at)
    return made


def _tell(made: PaperVersion, by: Any, at: datetime) -> None:
    """The event, the link from the thing to its paper, and the files to be made."""
    said = f"Version {made.number} frozen."
    record_event(by=by, did="paper.frozen", to=made, at=at, said=said, sha256=made.sha256)
    about = made.paper.kind, made.paper.about_id
    link(by=by, source=made, how=How.ABOUT, target=about, at=at)
    ask_for_files(made, at=at)


def _locked(kind: str, id: str, title: str, at: datetime) -> Paper:
    """The paper, made if need be; of two who freeze at once the second waits here."""
    Paper.objects.get_or_create(kind=kind, about_id=id, defaults={"title": title, "made_at": at})
    paper = Paper.objects.select_for_update().get(kind=kind, about_id=id)
    if paper.title != title:
        paper.title = title
        paper.save(update_fields=["title"])
    return paper
