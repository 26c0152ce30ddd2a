"""The files to take away, each made once: in the background, or on the spot for who can't wait.

Work may stop at any point and begin again: what is made is found, what waits is made.
"""

import logging
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import F

from sightline.apps.attachments import kept_files
from sightline.apps.papers.models import Frozen, PaperFile, PaperVersion, PublicVersion
from sightline.apps.papers.rules import TRIES, FileState
from sightline.documents.exports import FORMATS, PdfNotPossible
from sightline.documents.exports.plain import SeveralTables

_log = logging.getLogger("sightline.papers")
_LEFT_BEHIND = timedelta(minutes=10)


def ask_for_files(frozen: Frozen, *, at: datetime) -> None:
    """Ask for a file of every kind; those that are there stay."""
    asked = [
        PaperFile(document_sha256=frozen.sha256, ending=e, state=FileState.WAITING, asked_at=at)
        for e in FORMATS
    ]
    PaperFile.objects.bulk_create(asked, ignore_conflicts=True)
    transaction.on_commit(partial(_enqueue, frozen.sha256))


def try_again(frozen: Frozen, *, at: datetime) -> None:
    """Ask anew for what could not be made."""
    with transaction.atomic():
        PaperFile.objects.filter(document_sha256=frozen.sha256).exclude(
            state=FileState.MADE
        ).update(state=FileState.WAITING, tries=0, said="", asked_at=at)
        ask_for_files(frozen, at=at)


def _enqueue(sha256: str) -> None:
    from sightline.apps.papers.tasks import write_files_in_background

    write_files_in_background.enqueue(sha256)


def write_files(sha256: str, *, at: datetime) -> list[PaperFile]:
    """Make every file of the document that waits. Raises at the end what may go better again."""
    frozen = frozen_of(sha256)
    waiting = PaperFile.objects.filter(document_sha256=sha256, state=FileState.WAITING)
    made, failed = [], None
    for file in waiting if frozen else []:
        try:
            made.append(write_file(frozen, file.ending, at=at))  # type: ignore[arg-type]
        except Exception as error:
            _log.exception("a file could not be made", extra={"fields": {"ending": file.ending}})
            failed = error
    if failed:
        raise failed
    return made


def write_left_behind(*, at: datetime) -> int:
    """What waits for so long that nobody seems to be at it: its task was lost."""
    waiting = PaperFile.objects.filter(
        state=FileState.WAITING, asked_at__lt=at - _LEFT_BEHIND, tries__lt=TRIES
    )
    documents = list(waiting.order_by().values_list("document_sha256", flat=True).distinct())
    return sum(len(write_files(sha256, at=at)) for sha256 in documents)


def frozen_of(sha256: str) -> Frozen | None:
    """The document of that hash, internal or public."""
    found = PaperVersion.objects.filter(sha256=sha256).first()
    return found or PublicVersion.objects.filter(sha256=sha256).first()


def write_file(frozen: Frozen, ending: str, *, at: datetime) -> PaperFile:
    """Make one file and keep it. Of two who make it at once the first one's is kept."""
    file, _ = PaperFile.objects.get_or_create(
        document_sha256=frozen.sha256,
        ending=ending,
        defaults={"state": FileState.WAITING, "asked_at": at},
    )
    if file.state == FileState.MADE:
        return file
    PaperFile.objects.filter(pk=file.pk).update(tries=F("tries") + 1)
    try:
        content = FORMATS[ending].write(frozen.document)
    except (SeveralTables, PdfNotPossible) as reason:
        return _changed(file, state=FileState.NOT_POSSIBLE, said=str(reason)[:400])
    return _kept(file, content.encode("utf-8") if isinstance(content, str) else content, at)


def _kept(file: PaperFile, content: bytes, at: datetime) -> PaperFile:
    kept = kept_files.keep(content)
    mine = PaperFile.objects.filter(pk=file.pk).exclude(state=FileState.MADE)
    is_first = mine.update(
        state=FileState.MADE, said="", sha256=kept.sha256, stored_as=kept.stored_as,
        size=len(content), made_at=at,
    )  # fmt: skip
    if not is_first:
        kept_files.remove(kept.stored_as)
    file.refresh_from_db()
    return file


def _changed(file: PaperFile, *, state: FileState, said: str) -> PaperFile:
    PaperFile.objects.filter(pk=file.pk).exclude(state=FileState.MADE).update(
        state=state, said=said
    )
    file.refresh_from_db()
    return file


def kept_content(frozen: Frozen, file: PaperFile, *, at: datetime) -> bytes:
    """What a file holds, compared with what was made; made again where it is lost or changed."""
    try:
        return kept_files.read(file.stored_as, file.sha256)
    except (OSError, kept_files.ContentChanged):
        _log.warning("a file of a paper was lost", extra={"fields": {"file": file.pk}})
    kept_files.remove(file.stored_as)
    PaperFile.objects.filter(pk=file.pk, stored_as=file.stored_as).update(
        state=FileState.WAITING, stored_as="", sha256="", size=0, made_at=None
    )
    made = write_file(frozen, file.ending, at=at)
    return kept_files.read(made.stored_as, made.sha256)
