"""What the page of a year, and of one line, shows."""

from datetime import date
from typing import Any

from sightline.apps.audits.models import PlannedAudit
from sightline.apps.audits.programme import order, queries, tables
from sightline.apps.audits.programme.months import (
    FIRST_YEAR,
    LAST_YEAR,
    in_words,
    year_in_words,
)
from sightline.apps.audits.programme.rules import PLANNED_MOVES, PlannedState, Source
from sightline.apps.audits.programme.showing import day, services_with_cases
from sightline.documents.exports import FORMATS
from sightline.vocabulary.periods import financial_year_start

FILES = ("pdf", "docx", "xlsx", "csv")


def is_year(year: int) -> bool:
    return FIRST_YEAR <= year < LAST_YEAR


def year_of(text: str, today: date) -> int:
    """The year an address names; this one for anything else."""
    named = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    return named if is_year(named) else financial_year_start(today).year


def year_page(year: int, today: date, may_keep: bool) -> dict[str, Any]:
    lines, events = queries.of_year(year), queries.events_of(year)
    planned = queries.as_planned(lines)
    covered = order.coverage(services_with_cases(today), planned)
    by_id = {line.pk: line for line in lines}
    return {
        "year": year, "title": year_in_words(year), "next": year_in_words(year + 1),
        "years": [(one, year_in_words(one)) for one in queries.years(today)],
        "lines": lines, "may_keep": may_keep,
        "table": tables.year_table(lines, events, year, f"Audits of {year_in_words(year)}"),
        "events": tables.events_table(events) if events else None,
        "covered": tables.coverage_table(covered, by_id) if covered else None,
        "warned": [(one, by_id.get(one.id or 0)) for one in order.warnings(planned)],
        "tiles": _tiles(lines, covered),
        "formats": [(ending, FORMATS[ending].title) for ending in FILES],
    }  # fmt: skip


def _tiles(lines: list[PlannedAudit], covered: list[order.Covered]) -> list[tuple[str, str]]:
    kept = [line for line in lines if line.state != PlannedState.DROPPED]
    done = sum(line.state == PlannedState.DONE for line in kept)
    open_ones = sum(bool(tables.unsettled_words(line)) for line in kept)
    missing = sum(not one.is_covered for one in covered)
    return [
        ("Audits planned", str(len(kept))),
        ("Completed", str(done)),
        ("To be confirmed", str(open_ones)),
        ("Services not covered", str(missing)),
    ]


def warned(line: PlannedAudit) -> list[order.Warned]:
    year = financial_year_start(line.month).year
    return [one for one in order.warnings(queries.as_planned(queries.of_year(year)))
            if one.id == line.pk]  # fmt: skip


def moves_of(line: PlannedAudit) -> list[tuple[str, str]]:
    words = {"complete": "It is completed", "drop": "It is not done", "reopen": "Open it again"}
    return [(way, words[way]) for way in PLANNED_MOVES.possible(PlannedState(line.state))]


def facts(line: PlannedAudit) -> list[tuple[str, str]]:
    months = in_words(line.month)
    if line.until and line.until != line.month:
        months += f" to {in_words(line.until)}"
    led = f"{Source(line.source).in_words}. {line.source_said}" if line.source else ""
    follows = line.progress_of
    told = [
        ("When", months),
        ("Kind", line.get_kind_display()),
        ("Theme", line.theme),
        ("Leads", "; ".join(line.leads)),
        ("Services", "; ".join(line.services)),
        ("How many", str(line.number or "")),
        ("To be completed by", day(line.due_on) if line.due_on else ""),
        ("Checks the progress of", f"{follows}, {in_words(follows.month)}" if follows else ""),
        ("Progress check wanted by", day(line.progress_by) if line.progress_by else ""),
        ("What led to it", led),
        ("Notes", line.notes),
        ("What came of it", line.outcome),
    ]
    return [(name, value) for name, value in told if value]
