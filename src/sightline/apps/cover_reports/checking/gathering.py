"""The papers of a cover report, as the check compares them."""

from collections.abc import Iterator
from dataclasses import replace

from sightline.apps.board.models import Body
from sightline.apps.cover_reports.models import CoverReport, SampleItem
from sightline.apps.cover_reports.queries.drawn_up import performance_paper
from sightline.apps.cover_reports.queries.standing import data_of, part_lines, plan_of
from sightline.apps.cover_reports.rules import Sample
from sightline.apps.papers.models import PaperVersion
from sightline.apps.papers.queries import latest
from sightline.apps.performance_reports.queries import report_before
from sightline.apps.performance_reports.queries import report_of as report_of_quarter
from sightline.apps.performance_reports.rules import Quarter
from sightline.apps.plan.models import LeadName
from sightline.documents.exports.shown import paragraphs_of
from sightline.documents.prepublication import Earlier, Item, Narrative, Papers, Report, Section
from sightline.documents.prepublication.reading import report_of

_COVER, _REPORT = "Cover report", "Performance report"
_PERFORMANCE = "performance_report"


def papers_of(report: CoverReport) -> Papers:
    """The report as it stands, its plan, the performance report beside it, the one before."""
    figures = _performance(report)
    before = _performance_before(report)
    return Papers(
        narrative=_narrative(report),
        plan=replace(plan_of(report), title="Plan"),
        report=_read(figures, _REPORT) if figures else None,
        earlier=(Earlier(before.title, report=_read(before, before.title)),) if before else None,
        bodies=tuple(_bodies(report)),
        people=tuple(_people(report)),
    )


def _narrative(report: CoverReport) -> Narrative:
    data = data_of(report)
    sections = list(_sections(report))
    if data.recommendations:
        words = "\n".join(data.recommendations)
        sections.append(Section("", "Recommendations", words, thing=f"cover_report:{report.pk}"))
    return Narrative(_COVER, tuple(sections), (("Title", report.title), *data.block))


def _sections(report: CoverReport) -> Iterator[Section]:
    """The two lists are numbered on from the paragraphs of their section, as in the paper."""
    items = list(report.items.all())
    for line in part_lines(report):
        thing = f"cover_part:{line.part.pk}" if line.part else ""
        number, title = line.section.number, line.section.title
        yield Section(number, title, line.words, thing=thing)
        if line.section.holds_samples:
            stem = number.removesuffix("0")
            for n, sample in enumerate(Sample, start=len(paragraphs_of(line.words)) + 1):
                of = tuple(_item(each) for each in items if each.sample == sample)
                name = sample.value.capitalize()
                yield Section(f"{stem}{n}", name, items=of, needs_words=False, thing=thing)


def _item(item: SampleItem) -> Item:
    return Item(item.reference, item.title, item.words, f"cover_item:{item.pk}")


def _performance(report: CoverReport) -> PaperVersion | None:
    """The version that goes with the report; while none does, the newest frozen for its quarter."""
    beside = report.appendices.filter(version__paper__kind=_PERFORMANCE)
    found = beside.select_related("version").first()
    return found.version if found else performance_paper(report.plan, report.quarter_end)


def _performance_before(report: CoverReport) -> PaperVersion | None:
    quarter = report_of_quarter(report.plan.authority, Quarter.of(report.quarter_end))
    before = report_before(quarter) if quarter else None
    return latest(before) if before else None


def _read(version: PaperVersion, title: str) -> Report:
    return replace(report_of(version.document, f"paper_version:{version.pk}"), title=title)


def _bodies(report: CoverReport) -> Iterator[str]:
    found = Body.objects.filter(authority=report.plan.authority)
    yield from found.values_list("title", flat=True)


def _people(report: CoverReport) -> Iterator[str]:
    """Names with accounts of their own are two people, however alike they are spelt."""
    found = LeadName.objects.filter(authority=report.plan.authority, user__isnull=False)
    yield from found.values_list("name", flat=True)
