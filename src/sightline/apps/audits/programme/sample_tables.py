"""A sample as tables of a page."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from sightline.apps.audits.models import AuditSample
from sightline.apps.audits.programme.reflecting import Files
from sightline.apps.audits.programme.sampling import Candidate, Sample, Stratum
from sightline.apps.audits.programme.showing import day
from sightline.apps.audits.programme.tables import headings
from sightline.apps.children.queries import child_key
from sightline.documents.on_page import Cell, Heading, PageTable


def _who(one: Candidate) -> Cell:
    if not one.child_id:
        return Cell(one.said or one.worker)
    address = reverse("children:child", args=[child_key(one.child_id)])
    return Cell(one.child_id, address, under=one.said)


def drawn_table(sample: Sample) -> PageTable | None:
    rows = tuple((*_row(one), Cell(stratum or "–")) for one, stratum in sample.drawn)
    heads = headings("Child or practitioner", "Whose work", "Case", "Last audit", "Stratum")
    return PageTable("Drawn", heads, rows) if rows else None


def _row(one: Candidate) -> tuple[Cell, ...]:
    last = day(one.last_audited_on) if one.last_audited_on else "None"
    return (
        _who(one), Cell(one.team or one.service or "–", under=one.worker),
        Cell(one.plan or "–", under=one.age_band),
        Cell(last, under=f"Grade {one.grade}" if one.grade else ""),
    )  # fmt: skip


def _counted(caption: str, what: str, rows: Iterable[tuple[str, int]]) -> PageTable | None:
    cells = tuple((Cell(said), Cell(str(number), is_number=True)) for said, number in rows)
    heads = (Heading(what), Heading("How many", is_number=True))
    return PageTable(caption, heads, cells) if cells else None


def out_table(sample: Sample) -> PageTable | None:
    return _counted("Left out before drawing", "Why", sample.reasons)


def kept_out(sample: AuditSample) -> PageTable | None:
    return _counted("Left out before drawing", "Why", [(why, n) for why, n in sample.left_out])


def strata_table(sample: Sample) -> PageTable:
    return _strata(sample.strata)


def kept_strata(sample: AuditSample) -> PageTable:
    return _strata(tuple(Stratum(*told) for told in sample.strata))


def _strata(strata: tuple[Stratum, ...]) -> PageTable:
    rows = tuple(
        (
            Cell(one.name or "The whole frame"),
            *(Cell(str(n), is_number=True) for n in (one.eligible, one.wanted, one.drawn)),
            Cell(one.shortfall or "Met"),
        )
        for one in strata
    )
    numbers = ("To draw from", "Wanted", "Drawn")
    heads = (Heading("Stratum"), *(Heading(one, is_number=True) for one in numbers))
    return PageTable("From each stratum", (*heads, Heading("Shortfall")), rows)


def samples_table(found: Iterable[AuditSample]) -> PageTable:
    rows = tuple(
        (
            Cell(str(one), one.address, under=str(one.planned or "")),
            Cell(f"{sum(told[3] for told in one.strata if told[0] or len(one.strata) == 1)}"
                 f" of {one.frame_size}"),
            Cell(day(timezone.localdate(one.at)), under=one.by.name),
            Cell("Undone", tag="grey") if one.undone_at else Cell("Kept", tag="green"),
        )
        for one in found
    )  # fmt: skip
    return PageTable("Samples", headings("Sample", "Drawn", "When", "State"), rows)


def reflective(found: Files) -> list[PageTable]:
    heads = headings("Child", "Whose work", "Case", "Last audit")
    kept = (("To reflect on", found.drawn), ("Where it went well", found.good))
    return [PageTable(name, heads, tuple(map(_row, them))) for name, them in kept if them]
