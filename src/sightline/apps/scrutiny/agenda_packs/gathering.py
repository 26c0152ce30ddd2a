"""From a meeting's items to the pages of its pack: which form of which paper goes where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sightline.apps.papers.models import PublicVersion
from sightline.apps.papers.queries import standing_of
from sightline.apps.scrutiny.agenda_packs.rules import check_papers_stand, check_public_papers
from sightline.apps.scrutiny.meetings.agenda import PaperStatus
from sightline.apps.scrutiny.meetings.papers import agenda_of, ground_of
from sightline.apps.scrutiny.meetings.queries import items_of
from sightline.apps.scrutiny.models import CommitteeItem, CommitteeMeeting, ItemPaper, Supplement
from sightline.documents.agenda_pack import (
    PackItem,
    PackPages,
    PackPaper,
    exempt_parts,
    of_parts,
)
from sightline.documents.committee_agenda import committee_agenda
from sightline.documents.model import Document
from sightline.judgement.phrases import day_words

Ranges = Mapping[int, tuple[int, int]]


@dataclass(frozen=True)
class Held:
    """One paper of the pack, so that it can be taken away by itself. `public_id`: the public
    version that stands in the pack; none for one for members alone."""

    item: int
    title: str
    version_id: int
    public_id: int | None = None


@dataclass(frozen=True)
class Gathered:
    pages: PackPages
    held: tuple[Held, ...]


def gather(
    meeting: CommitteeMeeting, supplement: Supplement | None = None, *, first_page: int = 1
) -> Gathered:
    """Raises NotAllowed where a paper for the public has no public version that stands."""
    items = items_of(meeting)
    papers = {item.pk: list(_papers(item, supplement)) for item in items}
    published = _published(paper for found in papers.values() for paper in found)
    made = [_item(item, papers[item.pk], published, supplement) for item in items]
    agenda = None if supplement else _agenda(meeting, {})
    what = f"{supplement}: {supplement.adds}" if supplement else ""
    title = f"{supplement or 'Agenda pack'}: {meeting.committee}"
    pages = PackPages(
        title=title, about=(_when(meeting),), items=tuple(each for each in made if each),
        agenda=agenda, adds=what, first_page=first_page, name=_name(meeting, supplement),
    )  # fmt: skip
    return Gathered(pages, tuple(_held(papers, items, published)))


def with_ranges(gathered: Gathered, meeting: CommitteeMeeting, ranges: Ranges) -> PackPages:
    """The same, its agenda saying on which pages each item's papers stand."""
    if gathered.pages.agenda is None:
        return gathered.pages
    return replace(gathered.pages, agenda=_agenda(meeting, ranges))


def _agenda(meeting: CommitteeMeeting, ranges: Ranges) -> Document:
    agenda = agenda_of(meeting)
    lines = tuple(replace(line, pages=_pages(ranges.get(line.number))) for line in agenda.lines)
    return committee_agenda(replace(agenda, lines=lines), is_full=False)


def _pages(found: tuple[int, int] | None) -> str:
    if found is None:
        return ""
    first, last = found
    return f"Page {first}" if first == last else f"Pages {first} – {last}"


def _papers(item: CommitteeItem, supplement: Supplement | None) -> Iterable[ItemPaper]:
    """Those of the agenda as it went out first, or those that came with the supplement."""
    if item.withdrawn_because:
        return
    for paper in item.papers.all():
        came = paper.supplement_id or item.supplement_id
        if came == (supplement.pk if supplement else None):
            yield paper


def _published(papers: Iterable[ItemPaper]) -> Mapping[int, PublicVersion]:
    """By paper of an item: what the public reads of it."""
    found: dict[int, PublicVersion] = {}
    missing, withdrawn = [], []
    for paper in papers:
        if not paper.may_be_public or paper.version is None:
            continue
        if standing := standing_of(paper.version):
            found[paper.pk] = standing
        elif paper.version.published.exists():
            withdrawn.append(str(paper))
        else:
            missing.append(str(paper))
    check_papers_stand(withdrawn)
    check_public_papers(missing)
    return found


def _item(
    item: CommitteeItem, papers: list[ItemPaper], published: Mapping[int, PublicVersion],
    supplement: Supplement | None,
) -> PackItem | None:  # fmt: skip
    """None for an item without papers, unless the public is told why it may not have them."""
    private = list(_private(papers))
    is_new = item.supplement_id == (supplement.pk if supplement else None)
    ground = ground_of(item).in_words if is_new or private else ""
    public = tuple(_public(paper, published) for paper in papers if paper.may_be_public)
    if not (public or private or ground):
        return None
    return PackItem(item.number, item.title, ground, public, tuple(private))


def _public(paper: ItemPaper, published: Mapping[int, PublicVersion]) -> PackPaper:
    standing = published.get(paper.pk)
    return PackPaper(_title(paper), _status(paper), standing.document if standing else None)


def _private(papers: Iterable[ItemPaper]) -> Iterable[tuple[str, PackPaper]]:
    """Papers for members alone, and the exempt parts of those that are for everybody."""
    for paper in papers:
        document = paper.version.document if paper.version else None
        if not paper.may_be_public:
            ground = ground_of(paper).in_words or ground_of(paper.item).in_words
            yield ground, PackPaper(_title(paper), _status(paper), document)
        elif document and (parts := exempt_parts(document)):
            of = PackPaper(f"{_title(paper)}: exempt parts", "", of_parts(document, parts))
            yield " ".join(dict.fromkeys(part.why for part in parts)), of


def _held(
    papers: Mapping[int, list[ItemPaper]], items: Iterable[CommitteeItem],
    published: Mapping[int, PublicVersion],
) -> Iterable[Held]:  # fmt: skip
    for item in items:
        for paper in papers[item.pk]:
            if paper.version_id is None:
                continue
            public = published.get(paper.pk)
            yield Held(item.number, _title(paper), paper.version_id, public.pk if public else None)


def _title(paper: ItemPaper) -> str:
    name = paper.called or (paper.version.title if paper.version else "")
    return f"Appendix {paper.appendix}: {name}" if paper.appendix else name


def _status(paper: ItemPaper) -> str:
    word = "Draft" if paper.status == PaperStatus.DRAFT else "Final"
    note = paper.status_note.strip()
    return f"Status: {word.lower()}. {note}".strip()


def _when(meeting: CommitteeMeeting) -> str:
    place = f", {meeting.place}" if meeting.place else ""
    return f"{meeting.held_on:%A} {day_words(meeting.held_on)}, {meeting.starts_at:%H:%M}{place}."


def _name(meeting: CommitteeMeeting, supplement: Supplement | None) -> str:
    ending = f"-supplement-{supplement.number}" if supplement else ""
    return f"agenda-pack-{meeting.held_on.isoformat()}{ending}"
