"""A pack is asked for on a page, made in the background, looked at, and then published.

Work may stop at any point and begin again: what is frozen already is found by its content.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.papers.actions import freeze, write_file
from sightline.apps.papers.models import PaperVersion, PublicVersion
from sightline.apps.papers.queries import latest
from sightline.apps.scrutiny.actions.agenda import set_pages
from sightline.apps.scrutiny.agenda_packs import rules
from sightline.apps.scrutiny.agenda_packs.gathering import Gathered, gather, with_ranges
from sightline.apps.scrutiny.agenda_packs.kinds import kind_of
from sightline.apps.scrutiny.agenda_packs.rules import AGENDA_PACK_MOVES, STEPS, AgendaPackState
from sightline.apps.scrutiny.meetings.queries import AGENDA, full_form
from sightline.apps.scrutiny.meetings.states import is_announced
from sightline.apps.scrutiny.models import AgendaPack, CommitteeMeeting, Supplement
from sightline.documents.agenda_pack import PackPages, agenda_pack, ranges
from sightline.documents.exports import PdfNotPossible, places_of
from sightline.documents.model import Document
from sightline.vocabulary.not_allowed import NotAllowed

_STUCK_AFTER = timedelta(minutes=15)


def ask_for_pack(
    *, by: Any, meeting: CommitteeMeeting, at: datetime, supplement: Supplement | None = None,
    changes: str = "",
) -> AgendaPack:  # fmt: skip
    """Have it made. Refused at once where a paper's public version is missing."""
    with transaction.atomic():
        CommitteeMeeting.objects.select_for_update().get(pk=meeting.pk)
        earlier = AgendaPack.objects.filter(meeting=meeting, supplement=supplement)
        rules.check_not_making(earlier.filter(state=AgendaPackState.MAKING).exists())
        rules.check_changes(changes, earlier.filter(full__isnull=False).count())
        gather(meeting, supplement)
        pack = AgendaPack.objects.create(
            meeting=meeting, supplement=supplement, number=earlier.count() + 1,
            state=AgendaPackState.MAKING, changes=changes.strip()[:300], doing=STEPS[0],
            first_page=_first_page(meeting, supplement), asked_by=by, asked_at=at,
        )  # fmt: skip
        record_event(by=by, did="agenda_pack.asked_for", to=pack, at=at, said=str(pack))
        transaction.on_commit(partial(_enqueue, pack.pk))
    return pack


def _first_page(meeting: CommitteeMeeting, supplement: Supplement | None) -> int:
    """A supplement goes on where the agenda's pack, or the supplement before, ends."""
    if supplement is None:
        return 1
    before = AgendaPack.objects.filter(meeting=meeting, state=AgendaPackState.PUBLISHED)
    before = before.exclude(supplement=supplement)
    return max((pack.last_page for pack in before), default=0) + 1


def _enqueue(id: int) -> None:
    from sightline.apps.scrutiny.agenda_packs.tasks import make_in_background

    make_in_background.enqueue(id)


def make_pack(*, id: int, at: datetime) -> AgendaPack | None:
    """Make what was asked for; None where nothing is asked for any more."""
    pack = AgendaPack.objects.filter(pk=id, state=AgendaPackState.MAKING).first()
    if pack is None:
        return None
    try:
        _make(pack, at)
    except (NotAllowed, PdfNotPossible) as reason:
        pack.refresh_from_db()
        if pack.now is AgendaPackState.MAKING:  # else another worker was at it, and was first
            _end(pack, "give up", at, problem=str(reason)[:400], doing="")
    return pack


def _make(pack: AgendaPack, at: datetime) -> None:
    said = _teller(pack)
    said(0)
    gathered = gather(pack.meeting, pack.supplement, first_page=pack.first_page)
    said(1)
    laid_out = _lay_out(gathered, pack.meeting)
    public = _frozen(pack, agenda_pack(laid_out.pages, is_full=False), at, is_full=False)
    full = _frozen(pack, agenda_pack(laid_out.pages, is_full=True), at, is_full=True)
    said(2)
    write_file(public, "pdf", at=at)
    said(3)
    write_file(full, "pdf", at=at)
    said(4)
    _write_papers(gathered, at)
    with transaction.atomic():
        _write_back(pack, laid_out.ranges, at)
        _end(
            pack, "finish", at, public=public, full=full, made_at=at, doing="", done=len(STEPS),
            public_last_page=laid_out.public_last, last_page=laid_out.last,
            holds=[asdict(each) for each in gathered.held],
        )  # fmt: skip


def _teller(pack: AgendaPack) -> Callable[[int], None]:
    def said(step: int) -> None:
        AgendaPack.objects.filter(pk=pack.pk).update(done=step, doing=STEPS[step])

    return said


@dataclass(frozen=True)
class _LaidOut:
    """Pages with their numbers: the agenda names them, and they hold with the names in it."""

    pages: PackPages
    ranges: dict[int, tuple[int, int]]
    public_last: int
    last: int


def _lay_out(gathered: Gathered, meeting: CommitteeMeeting, tries: int = 3) -> _LaidOut:
    """Page numbers in the agenda may move a line, and with it a page: until they hold."""
    found = _places(gathered.pages, is_full=True)[0]
    for _ in range(tries):
        pages = with_ranges(gathered, meeting, found)
        of_full, last = _places(pages, is_full=True)
        of_public, public_last = _places(pages, is_full=False)
        again = {**of_full, **of_public}
        if again == found:
            return _LaidOut(pages, again, public_last, last)
        found = again
    raise NotAllowed(
        "The page numbers of the agenda do not settle: shorten a title, and try again."
    )


def _places(pages: PackPages, *, is_full: bool) -> tuple[dict[int, tuple[int, int]], int]:
    """From where to where each item's papers go, and the last page."""
    found = places_of(agenda_pack(pages, is_full=is_full))
    where = ranges(pages, found.headings, found.last_page, is_full=is_full)
    return dict(where), found.last_page


def _frozen(pack: AgendaPack, document: Document, at: datetime, *, is_full: bool) -> PaperVersion:
    about = (kind_of(pack.supplement, is_full=is_full), pack.supplement_id or pack.meeting_id)
    changes = (pack.changes or "Made again.") if latest(about) else ""
    return freeze(by=pack.asked_by, about=about, document=document, at=at, changes=changes)


def _write_papers(gathered: Gathered, at: datetime) -> None:
    """Each by itself, for the council's committee system."""
    for held in gathered.held:
        write_file(PaperVersion.objects.get(pk=held.version_id), "pdf", at=at)
        if held.public_id:
            write_file(PublicVersion.objects.get(pk=held.public_id), "pdf", at=at)


def _write_back(pack: AgendaPack, found: dict[int, tuple[int, int]], at: datetime) -> None:
    """Onto the items: of a supplement, only those that came with it."""
    items = pack.meeting.items.filter(supplement=pack.supplement)
    set_pages(by=pack.asked_by, pages={each: found.get(each.number) for each in items}, at=at)


def _end(pack: AgendaPack, move: str, at: datetime, **told: Any) -> None:
    with transaction.atomic():
        there = AgendaPack.objects.select_for_update().get(pk=pack.pk)
        pack.state = AGENDA_PACK_MOVES.check(there.now, move).value
        for name, value in told.items():
            setattr(pack, name, value)
        pack.save(update_fields=["state", *told])
        did = f"agenda_pack.{pack.state}"
        record_event(by=pack.asked_by, did=did, to=pack, at=at, said=f"{pack}: {pack.state}.")


def try_pack_again(*, by: Any, pack: AgendaPack, at: datetime) -> None:
    with transaction.atomic():
        _end(pack, "try again", at, problem="", asked_at=at, asked_by=by)
        transaction.on_commit(partial(_enqueue, pack.pk))


def publish_pack(*, by: Any, pack: AgendaPack, at: datetime) -> AgendaPack:
    """From here on everybody reads the public one; the one before is replaced, and stays."""
    with transaction.atomic():
        meeting = CommitteeMeeting.objects.select_for_update().get(pk=pack.meeting_id)
        rules.check_can_publish(agenda_is_out=is_announced(meeting.now))
        _check_is_newest(pack)
        gather(meeting, pack.supplement)  # a paper may have been withdrawn since it was made
        before = AgendaPack.objects.filter(  # the meeting is locked, and so are its packs
            meeting=pack.meeting, supplement=pack.supplement, state=AgendaPackState.PUBLISHED
        )
        for each in before.exclude(pk=pack.pk):
            _end(each, "replace", at, ended_at=at)
        _end(pack, "publish", at, published_at=at, published_by=by)
    return pack


def _check_is_newest(pack: AgendaPack) -> None:
    agenda = full_form(pack.meeting, AGENDA)
    newer = AgendaPack.objects.filter(
        meeting=pack.meeting_id, supplement=pack.supplement_id, number__gt=pack.number,
        published_at__isnull=False,
    )  # fmt: skip
    rules.check_is_newest(
        agenda_is_newer=agenda is not None and agenda.frozen_at > pack.asked_at,
        newer_was_out=newer.exists(),
    )


def withdraw_pack(*, by: Any, pack: AgendaPack, why: str, at: datetime) -> AgendaPack:
    """Nobody but those who run the meeting reads it any more; why stands where it stood."""
    if not why.strip():
        raise NotAllowed("Say why: it stands where the pack stood.")
    _end(pack, "withdraw", at, ended_at=at, withdrawn_because=why.strip()[:300])
    record_event(by=by, did="agenda_pack.taken_away", to=pack, at=at, said=why[:200])
    return pack


def withdraw_packs(*, by: Any, meeting: CommitteeMeeting, why: str, at: datetime) -> None:
    """All of the meeting, with those of its supplements: they hold an agenda that is no more."""
    for pack in meeting.packs.all():
        if pack.now is AgendaPackState.MAKING:
            problem = "The agenda has changed since: have it made again."
            _end(pack, "give up", at, problem=problem, doing="")
        elif AGENDA_PACK_MOVES.can(pack.now, "withdraw"):
            withdraw_pack(by=by, pack=pack, why=why, at=at)


def finish_left_behind(*, at: datetime) -> int:
    """Packs whose worker was stopped."""
    stuck = AgendaPack.objects.filter(state=AgendaPackState.MAKING, asked_at__lt=at - _STUCK_AFTER)
    return sum(make_pack(id=pack.pk, at=at) is not None for pack in stuck)
