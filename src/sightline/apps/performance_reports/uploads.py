"""The words of a report's sections from a file: looked at, written and taken back together."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sightline.apps.events.imports import register_import
from sightline.apps.performance_reports import actions, queries
from sightline.apps.performance_reports.models import PerformanceReport, ReportSection
from sightline.intake.collected.analyses import ReadAnalyses
from sightline.intake.preview import Preview, Row, preview_rows
from sightline.vocabulary.not_allowed import NotAllowed

KIND = "performance_report_words"


def preview(report: PerformanceReport, read: ReadAnalyses) -> Preview:
    """A section of the file that the report does not have becomes a new one, words alone."""
    known = {each.title.casefold(): each.title for each in queries.sections_of(report)}
    rows = [
        (line, {"section": known.get(section.casefold(), section), "text": text})
        for line, (section, text) in enumerate(read.texts.items(), start=1)
    ]
    existing = words_there(_key(report, row) for _, row in rows)
    return preview_rows(rows, existing, lambda row: _key(report, row), lambda row: None)


def _key(report: PerformanceReport, row: Row) -> str:
    return f"{report.pk}/{row['section']}"


def words_there(keys: Iterable[str]) -> dict[str, Row]:
    wanted = set(keys)
    found = ReportSection.objects.filter(
        report__in={int(key.split("/", 1)[0]) for key in wanted},
        title__in={key.split("/", 1)[1] for key in wanted},
    )
    rows = {f"{each.report_id}/{each.title}": each for each in found}
    return {
        key: {"section": each.title, "text": each.text}
        for key, each in rows.items()
        if key in wanted
    }


def write_words(key: str, row: Row | None, *, by: Any, at: datetime) -> None:
    number, title = key.split("/", 1)
    report = PerformanceReport.objects.get(pk=int(number))
    section = report.sections.filter(title=title).first()
    if row is None:
        if section is None:
            raise NotAllowed(f"There is no section “{title}” any more.")
        actions.remove_section(by=by, section=section, at=at)
    elif section is None:
        actions.add_section(by=by, report=report, title=title, text=row["text"], at=at)
    else:
        actions.write_section(by=by, section=section, text=row["text"], read=section.version, at=at)


register_import(KIND, read=words_there, write=write_words)
