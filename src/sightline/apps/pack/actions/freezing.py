"""Freezing a pack: asked for on a page, done in the background, finished whatever stops it.

What is frozen is assembled when it is asked for and kept with the pack. So a worker that is killed
half-way leaves nothing in doubt: the next one freezes the same document, which papers know again,
and goes on with the files that are missing.
"""

from datetime import datetime
from functools import partial

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.pack import rules
from sightline.apps.pack.actions.shared import locked, saved
from sightline.apps.pack.models import Pack
from sightline.apps.pack.rules import PACK_MOVES, PackState
from sightline.apps.papers import queries as papers
from sightline.apps.papers.actions import freeze, write_files
from sightline.apps.papers.models import PaperVersion
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.documents.model import from_data, to_data


def ask_to_freeze(*, by: User, pack: Pack, at: datetime, changes: str = "") -> Pack:
    """Assemble it now, and have it frozen in the background. `changes`: from version 2 on."""
    from sightline.apps.pack.papers_made import pack_paper_document, snapshot_of
    from sightline.apps.pack.tasks import freeze_in_background

    last = papers.latest(pack)
    rules.check_changes(changes, last.number if last else 0)
    document = pack_paper_document(pack, at, access_of(by, at))
    with transaction.atomic():
        there = locked(pack)
        told = {
            "state": PACK_MOVES.check(PackState(there.state), "freeze").value,
            "freeze_asked_by": by, "freeze_asked_at": at, "changes": changes.strip(),
            "problem": "",
            "to_freeze": {"document": to_data(document), "snapshot": snapshot_of(pack.month)},
        }  # fmt: skip
        asked = saved(there, told, by=by, read=there.version, at=at, did="freeze_asked")
        transaction.on_commit(partial(freeze_in_background.enqueue, asked.pk))
    return asked


def freeze_pack(*, id: int, at: datetime, writes_files: bool = True) -> PaperVersion | None:
    """Freeze what was asked for and write its files; None where nothing is asked for any more.

    May run twice, or again after it was cut short: it goes on where it stopped. Without
    `writes_files` they are left to the background work of papers.
    """
    pack = Pack.objects.filter(pk=id, state=PackState.FREEZING.value).first()
    if pack is None or pack.to_freeze is None:
        return None
    version = freeze(
        by=pack.freeze_asked_by, about=pack, document=from_data(pack.to_freeze["document"]),
        at=pack.freeze_asked_at or at, changes=pack.changes, snapshot=pack.to_freeze["snapshot"],
    )  # fmt: skip
    if writes_files:
        write_files(version.sha256, at=at)
    with transaction.atomic():
        there = locked(pack)
        if there.now is not PackState.FREEZING:
            return version
        told = {"state": PACK_MOVES.check(there.now, "finish").value, "to_freeze": None}
        saved(there, told, by=pack.freeze_asked_by, read=there.version, at=at, did="frozen")
    return version


def give_up(*, id: int, at: datetime, why: str) -> None:
    """It can’t be finished: complete again, with what went wrong, so that it can be tried again."""
    with transaction.atomic():
        pack = Pack.objects.select_for_update().get(pk=id)
        if pack.now is not PackState.FREEZING:
            return
        told = {"state": PACK_MOVES.check(pack.now, "give up").value, "problem": why[:300]}
        saved(pack, told, by=None, read=pack.version, at=at, did="freezing_failed")
        record_event(by=None, did="pack.freezing_failed", to=pack, at=at, said=why[:300])
