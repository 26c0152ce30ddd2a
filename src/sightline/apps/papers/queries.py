"""Which papers there are, for whoever reads them and for the apps that froze them."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet

from sightline.apps.events.kinds import Thing, kind_and_id
from sightline.apps.papers import rules
from sightline.apps.papers.models import (
    Clearance,
    Frozen,
    Paper,
    PaperFile,
    PaperVersion,
    PublicVersion,
    PublishedTable,
)
from sightline.apps.papers.registry import may_read
from sightline.documents import publication
from sightline.documents.exports import FORMATS
from sightline.documents.publication.figures import figures_of, tables_of
from sightline.judgement.suppression import Rules


def versions(about: Thing) -> QuerySet[PaperVersion]:
    """All frozen versions of a thing's paper, the latest first."""
    kind, id = kind_and_id(about)
    found = PaperVersion.objects.filter(paper__kind=kind, paper__about_id=id)
    return found.select_related("paper", "frozen_by").order_by("-number")


def latest(about: Thing) -> PaperVersion | None:
    return versions(about).first()


def papers_for(access: Any) -> list[Paper]:
    """Those the person may read, the latest first."""
    found = Paper.objects.prefetch_related(
        Prefetch("versions", PaperVersion.objects.defer("content").order_by("-number"))
    )
    return [paper for paper in found if may_read(access, paper.kind, paper.about_id)]


def find_paper(id: object, access: Any) -> Paper | None:
    """None for one that is not there as for one that is not for this person."""
    found = Paper.objects.filter(pk=id).first()
    return found if found and may_read(access, found.kind, found.about_id) else None


def find_version(id: object, number: object, access: Any) -> PaperVersion | None:
    paper = find_paper(id, access)
    return paper.versions.filter(number=number).select_related("paper").first() if paper else None


def readable_versions(access: Any, most: int = 300) -> list[PaperVersion]:
    """Frozen versions that this person may read, the newest first: to choose one from."""
    found = PaperVersion.objects.select_related("paper").defer("content").order_by("-frozen_at")
    return [each for each in found[:most] if reads(access, each)]


def reads(access: Any, version: PaperVersion) -> bool:
    return may_read(access, version.paper.kind, version.paper.about_id)


def versions_of(paper: Paper) -> list[PaperVersion]:
    """Without their contents, the latest first, each with what was published of it."""
    public = PublicVersion.objects.defer("content").select_related("withdrawal")
    found = paper.versions.defer("content").order_by("-number")
    return list(found.prefetch_related(Prefetch("published", public)))


def latest_number(paper: Paper) -> int:
    found = paper.versions.order_by("-number").values_list("number", flat=True).first()
    return int(found or 0)


def standing_of(version: PaperVersion) -> PublicVersion | None:
    """What is published of the version now."""
    return version.published.filter(withdrawal=None).defer("content").first()


def version_by_id(id: object) -> PaperVersion | None:
    return PaperVersion.objects.filter(pk=id).select_related("paper").first()


def public_versions() -> list[PublicVersion]:
    """What stands published, of each paper the latest only."""
    found = PublicVersion.objects.filter(withdrawal=None).defer("content", "version__content")
    newest: dict[int, PublicVersion] = {}
    for each in found.select_related("version__paper"):
        newest.setdefault(each.version.paper_id, each)
    return list(newest.values())


def public_by_id(id: object) -> PublicVersion | None:
    """Also one that was withdrawn: its page says why."""
    found = PublicVersion.objects.filter(pk=id)
    return found.select_related("version__paper", "withdrawal").first()


def is_replaced(public: PublicVersion) -> PublicVersion | None:
    """The newer public version of the same paper, if there is one."""
    later = PublicVersion.objects.filter(
        version__paper=public.version.paper_id, withdrawal=None, pk__gt=public.pk
    )
    return later.defer("content").order_by("-pk").first()


def files_of(frozen: Frozen) -> list[tuple[str, PaperFile | None]]:
    """Each kind of file, with the one there is."""
    known = {file.ending: file for file in PaperFile.objects.filter(document_sha256=frozen.sha256)}
    return [(ending, known.get(ending)) for ending in FORMATS]


@dataclass(frozen=True)
class TypedText:
    """What somebody typed into a version, and who cleared it."""

    typed: publication.Typed
    sha256: str
    cleared: Clearance | None


def typed_texts(version: PaperVersion) -> list[TypedText]:
    """Those that could be published: what stands in exempt parts never is."""
    latest = {each.text_sha256: each for each in version.paper.clearances.all()}
    found = []
    for typed in publication.typed_texts(version.document):
        sha256 = rules.hash_of_words(typed.text)
        said = latest.get(sha256)
        found.append(TypedText(typed, sha256, said if said and said.is_cleared else None))
    return found


def publication_rules(*, rounded: bool = False) -> Rules:
    return publication.rules_of(Path(settings.SIGHTLINE_DATA), rounded=rounded)


def public_form_of(version: PaperVersion, *, rounded: bool = False) -> publication.Publication:
    """What would be published now, with all that is left out and all that could be worked out."""
    cleared = [each for each in typed_texts(version) if each.cleared]
    by_name = {each.sha256: each.cleared.by_name for each in cleared if each.cleared}
    document = rules.cleared(version.document, by_name)
    scope = scope_of(version)
    indicators = {f.indicator for t in tables_of(document) for f in figures_of(t, scope)}
    return publication.public_version(
        document,
        earlier_tables(indicators, version),
        publication_rules(rounded=rounded),
        of_version=f"version {version.number} (SHA-256 {version.sha256[:16]}…)",
        scope=scope,
        cleared=[each.typed.text for each in cleared],
    )


def said_so_far() -> tuple[int, int]:
    """Changes with each publication and each clearance: what a public form was made of."""
    return PublicVersion.objects.count(), Clearance.objects.count()


def scope_of(version: PaperVersion) -> str:
    return f"paper {version.paper_id}"


def earlier_tables(
    indicators: Iterable[str], version: PaperVersion
) -> tuple[publication.PublishedTable, ...]:
    """Every table published before that holds one of these indicators or is of the same paper.

    Also of what was withdrawn: who read it knows it.
    """
    named = {name for name in indicators if name}
    is_same = Q(public_version__version__paper=version.paper_id)
    found = PublishedTable.objects.filter(is_same | Q(cells__indicator__in=named)).distinct()
    return tuple(map(plain_table, found.order_by("pk").prefetch_related("cells")))


def all_published_tables() -> tuple[publication.PublishedTable, ...]:
    """Everything that was ever published, as it is kept."""
    found = PublishedTable.objects.order_by("pk").prefetch_related("cells")
    return tuple(map(plain_table, found))


def plain_table(kept: PublishedTable) -> publication.PublishedTable:
    cells = sorted(kept.cells.all(), key=lambda each: each.place)
    return publication.PublishedTable(
        kept.title,
        tuple(
            publication.PublishedCell(
                each.where, each.indicator, each.of, each.period, each.numerator,
                each.denominator, each.is_printed, each.low, each.high,
            )
            for each in cells
        ),
        tuple((total, tuple(parts)) for total, parts in kept.sums),
    )  # fmt: skip
