"""A report as it stands: its plan, its sections, what is missing, and all of it as plain data."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings

from sightline.apps.cover_reports import rules
from sightline.apps.cover_reports.models import CoverPart, CoverReport, SampleItem, SignOff
from sightline.apps.cover_reports.rules import CoverSection, Sample, Written
from sightline.apps.plan.queries import data_of as data_as_fixed
from sightline.apps.plan.queries import plan_data
from sightline.documents.plan import PlanData
from sightline.documents.plan.cover_report import CoverData, CoverItem, CoverSample, CoverText
from sightline.documents.plan.cover_words import AT_RISK_INTRO, ON_TRACK_INTRO
from sightline.documents.plan.samples import Quotable, find_quotable
from sightline.judgement.phrases import day_words

_INTROS = {Sample.ON_TRACK: ON_TRACK_INTRO, Sample.AT_RISK: AT_RISK_INTRO}
_BLOCK = {
    "body": "to which body",
    "meeting_on": "the day of the meeting",
    "cabinet_member": "the cabinet member with lead responsibility",
    "director": "the accountable director",
    "service": "the originating service",
    "employees": "an accountable employee",
    "recommendations": "a recommendation",
}


def sections_here() -> Mapping[str, CoverSection]:
    return rules.sections(Path(settings.SIGHTLINE_DATA))


def plan_of(report: CoverReport) -> PlanData:
    """As it was fixed for the period; as it is now while it was not. For an inspection report the
    inspection's areas only."""
    plan = data_as_fixed(report.fixed) if report.fixed else plan_data(report.plan)
    if not report.inspection_only:
        return plan
    return replace(plan, areas=tuple(each for each in plan.areas if each.is_inspection))


def thing_of(item: SampleItem) -> str:
    if item.milestone_id:
        return f"milestone:{item.milestone_id}"
    return f"plan_action:{item.action_id}" if item.action_id else ""


def source_of(item: SampleItem) -> Quotable | None:
    """What the plan says of it, for whoever words it."""
    return find_quotable(plan_of(item.report), thing_of(item))


def words_of(part: CoverPart) -> str:
    """What will be printed."""
    return part.text or (sections_here()[part.section].nothing if part.is_nothing else "")


def words_hash(part: CoverPart) -> str:
    return hashlib.sha256(words_of(part).encode("utf-8")).hexdigest()


def sign_off_of(part: CoverPart) -> SignOff | None:
    """The newest, whether it is for these words or for earlier ones."""
    return part.sign_offs.order_by("-at", "-id").first()


def has_sign_off(part: CoverPart) -> bool:
    """For the words as they are now."""
    newest = sign_off_of(part)
    return newest is not None and newest.words_sha256 == words_hash(part)


@dataclass(frozen=True)
class PartLine:
    """A section with what stands in it, in the order they are numbered in."""

    section: CoverSection
    part: CoverPart | None
    words: str
    sign_off: SignOff | None
    is_signed_off: bool

    @property
    def code(self) -> str:
        return self.sign_off.code if self.sign_off and self.is_signed_off else ""

    @property
    def state(self) -> str:
        if not self.words:
            return "to write"
        if self.part is None or self.part.written_by_id is None:
            return "drawn up by rule"
        if self.section.is_signed and not self.is_signed_off:
            return "to sign off"
        return "answered" if self.section.is_implication else "written"


def part_lines(report: CoverReport) -> list[PartLine]:
    parts = {each.section: each for each in report.parts.select_related("written_by")}
    return [_line(section, parts.get(key)) for key, section in sections_here().items()]


def _line(section: CoverSection, part: CoverPart | None) -> PartLine:
    newest = sign_off_of(part) if part and section.is_signed else None
    holds = newest is not None and part is not None and newest.words_sha256 == words_hash(part)
    return PartLine(section, part, words_of(part) if part else "", newest, holds)


def missing(report: CoverReport) -> list[str]:
    """What is to be done before the report can count as checked."""
    found = [] if report.fixed_id else ["Fix the plan for the quarter, so that it stays as it is."]
    if not report.items.exists():
        found.append("Choose what of the plan is told, or take the suggestion.")
    written = [_written(line) for line in part_lines(report)]
    empty = [name for field, name in _BLOCK.items() if not getattr(report, field)]
    return found + rules.what_is_missing(sections_here(), written, empty)


def _written(line: PartLine) -> Written:
    part = line.part
    return Written(
        line.section.key, part.text if part else "", bool(part and part.is_nothing),
        bool(part and part.written_by_id), line.is_signed_off,
    )  # fmt: skip


def data_of(report: CoverReport) -> CoverData:
    """The whole report, for its paper, its page and the check."""
    here = rules.classifications(Path(settings.SIGHTLINE_DATA)).get(report.classification)
    return CoverData(
        title=report.title,
        body=report.body.title if report.body else "",
        meeting_on=report.meeting_on,
        block=tuple(_block(report)),
        recommendations=rules.recommendations_of(report.recommendations),
        sections=tuple(_text(report, line) for line in part_lines(report)),
        classification=(here.title, here.marking) if here else ("", ""),
        appendices=tuple(
            (each.version.title, f"version {each.version.number}")
            for each in report.appendices.select_related("version").defer("version__content")
        ),
        name=f"cover-report-{report.quarter_end:%Y-%m-%d}",
        as_at=report.quarter_end,
    )


def _block(report: CoverReport) -> Iterable[tuple[str, str]]:
    yield "Period", f"{day_words(report.from_on)} to {day_words(report.quarter_end)}"
    yield "Cabinet member with lead responsibility", report.cabinet_member or "–"
    yield "Key decision", "Yes" if report.is_key_decision else "No"
    yield "In forward plan", "Yes" if report.in_forward_plan else "No"
    yield "Wards affected", report.wards or "–"
    yield "Accountable director", report.director or "–"
    yield "Originating service", report.service or "–"
    for each in rules.employees_of(report.employees):
        said = (f"{each.name}, {each.post}", f"Tel {each.phone}" if each.phone else "",
                f"Email {each.email}" if each.email else "")  # fmt: skip
        yield "Accountable employee", "\n".join(filter(None, said))
    stops = report.stops.select_related("body")
    considered = "\n".join(f"{stop.body.title}: {day_words(stop.on)}" for stop in stops)
    yield "To be or has been considered by", considered or "–"


def _text(report: CoverReport, line: PartLine) -> CoverText:
    part, section = line.part, line.section
    return CoverText(
        section.number, section.title, text=part.text if part else "",
        nothing=section.nothing if part and part.is_nothing else "", code=line.code,
        samples=tuple(_samples(report)) if section.holds_samples else (),
        written_by=part.written_by.name if part and part.written_by else "", key=section.key,
    )  # fmt: skip


def _samples(report: CoverReport) -> Iterable[CoverSample]:
    items = list(report.items.all())
    for sample, intro in _INTROS.items():
        chosen = [each for each in items if each.sample == sample]
        if chosen:
            yield CoverSample(
                intro,
                tuple(
                    CoverItem(each.reference, each.title, each.words, f"cover_item:{each.pk}")
                    for each in chosen
                ),
            )
