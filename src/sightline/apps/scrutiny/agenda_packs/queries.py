"""Which packs there are, who may open which form, and whether they still stand."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sightline.apps.papers.models import PaperVersion, PublicVersion
from sightline.apps.people.authority import authority_code
from sightline.apps.scrutiny.access import may_know_of, may_read_full_pack, may_run
from sightline.apps.scrutiny.agenda_packs.rules import STEPS, AgendaPackState
from sightline.apps.scrutiny.asked.keeping import KeptKind
from sightline.apps.scrutiny.asked.keeping_queries import is_closed
from sightline.apps.scrutiny.models import AgendaPack, CommitteeMeeting


def _packs() -> QuerySet[AgendaPack]:
    found = AgendaPack.objects.filter(meeting__committee__body__authority=authority_code())
    return found.select_related(
        "meeting__committee__body", "supplement", "asked_by", "published_by"
    )


def packs_of(meeting: CommitteeMeeting) -> list[AgendaPack]:
    """Every making, the agenda's before those of supplements, the latest first."""
    found = _packs().filter(meeting=meeting)
    return sorted(
        found, key=lambda each: (each.supplement.number if each.supplement else 0, -each.number)
    )


def packs_to_read(meeting: CommitteeMeeting) -> list[AgendaPack]:
    """The published ones: the agenda's and each supplement's."""
    return [each for each in packs_of(meeting) if each.now is AgendaPackState.PUBLISHED]


def find_pack(id: object, access: Any) -> AgendaPack | None:
    """One that is not published, or is no more, is there for those who run the meeting."""
    pack = _packs().filter(pk=id).first()
    if pack is None or may_run(access, pack.meeting.committee):
        return pack
    is_out = pack.published_at is not None
    return pack if is_out and may_know_of(access, pack.meeting) else None


def form_of(pack: AgendaPack, access: Any, *, is_full: bool) -> PaperVersion | None:
    """What is frozen of it, for whoever may read that form now.

    A pack that was replaced stays readable, as the meeting may have had it on the table; one that
    was withdrawn, or closed after its years, is read by those who run the meeting alone."""
    runs = may_run(access, pack.meeting.committee)
    if is_full and not may_read_full_pack(access, pack.meeting):
        return None
    # A meeting that is not public has nothing for the public.
    if not is_full and not (pack.meeting.is_public or may_read_full_pack(access, pack.meeting)):
        return None
    is_gone = pack.now is AgendaPackState.WITHDRAWN or is_closed(pack.meeting, KeptKind.MINUTES)
    if is_gone and not runs:
        return None
    return pack.full if is_full else pack.public


def papers_are_offered(pack: AgendaPack, access: Any) -> bool:
    """Background papers one by one: until somebody closes them after their years."""
    runs = may_run(access, pack.meeting.committee)
    return runs or not is_closed(pack.meeting, KeptKind.BACKGROUND)


def withdrawn_papers(pack: AgendaPack) -> list[str]:
    """Papers in it whose public version was withdrawn since."""
    ids = [each["public_id"] for each in pack.holds if each["public_id"]]
    found = PublicVersion.objects.filter(pk__in=ids, withdrawal__isnull=False)
    gone = set(found.values_list("pk", flat=True))
    return [each["title"] for each in pack.holds if each["public_id"] in gone]


@dataclass(frozen=True)
class Progress:
    done: int
    of: int
    doing: str

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.of)


def progress_of(pack: AgendaPack) -> Progress:
    return Progress(pack.done, len(STEPS), pack.doing)
