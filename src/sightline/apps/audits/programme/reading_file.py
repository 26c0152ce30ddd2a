"""A year's schedule from a CSV or workbook: its columns, and what a row of it says.

A row is one audit of a month. Nothing has to be settled: “tbc”, a title that stops at a colon and
an empty lead are taken as they are, and chased. Multi-agency events stand beside several rows and
become one event from the first of their months to the last.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sightline.apps.audits.programme.months import last_day, read_month
from sightline.apps.audits.programme.rules import Kind
from sightline.intake.collected.table_file import read_table
from sightline.intake.preview import RefusedRow

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "month": ("Month",),
    "audit": ("Audit", "What is looked at"),
    "kind": ("Kind",),
    "theme": ("Theme",),
    "progress": ("Progress check",),
    "leads": ("Lead list", "Leads", "Lead(s)"),
    "lead": ("Lead",),
    "events": ("Associated events", "Multi-agency events"),
    "services": ("Services", "Service"),
    "number": ("How many", "Number"),
    "notes": ("Notes", "Transcription note", "Note"),
}
_YES = frozenset({"yes", "y", "true", "1"})
_GUESSES = (
    ("dip sample", Kind.DIP_SAMPLE),
    ("health check", Kind.HEALTH_CHECK),
    ("supervision", Kind.SUPERVISION),
    ("themed", Kind.THEMED),
    ("admission", Kind.ADMISSIONS),
    ("early help", Kind.EARLY_HELP),
    ("observation", Kind.OBSERVATION),
    ("standard case file", Kind.CASE_FILE),
)
_DONE = re.compile(r"\s+completed$", re.IGNORECASE)
_LONGEST = 200


@dataclass(frozen=True)
class Read:
    """`lines`, `events`: each with the line of the file, as JSON can hold them."""

    lines: tuple[tuple[int, dict[str, Any]], ...]
    events: tuple[tuple[int, dict[str, Any]], ...]
    refused: tuple[RefusedRow, ...]
    not_read: tuple[str, ...]


def read_schedule(name: str, content: bytes) -> Read:
    """Raises IntakeRefused where the file is no table or has no months and audits."""
    file = read_table(name, content, COLUMNS, ["month", "audit"])
    lines, refused = [], []
    beside: list[tuple[int, date, str]] = []
    for row in file.rows:
        told = {key: row[key].strip() for key in COLUMNS}
        if not any(told.values()):
            continue
        if sentence := _problem(told):
            refused.append(RefusedRow(row.line, sentence))
            continue
        month = read_month(told["month"])
        assert month is not None
        lines.append((row.line, _line(told, month)))
        beside += [(row.line, month, each) for each in split(told["events"])]
    return Read(tuple(lines), tuple(_events(beside)), tuple(refused), tuple(file.not_read))


def _problem(told: Mapping[str, str]) -> str:
    if read_month(told["month"]) is None:
        return f"“{told['month'][:40]}” is no month such as “April 2026”."
    if not told["audit"]:
        return "It does not say what is looked at; “tbc” is enough."
    if too_long := [key for key in ("audit", "theme") if len(told[key]) > _LONGEST]:
        return f"“{too_long[0]}” is longer than {_LONGEST} characters."
    if told["number"] and not (told["number"].isdigit() and len(told["number"]) < 5):
        return f"“{told['number'][:40]}” is no number of audits."
    return ""


def _line(told: Mapping[str, str], month: date) -> dict[str, Any]:
    return {
        "month": month.isoformat(),
        "title": told["audit"],
        "kind": kind_of(told["kind"], told["audit"]).value,
        "theme": told["theme"],
        "is_progress_check": told["progress"].lower() in _YES,
        "leads": split(told["leads"] or told["lead"]),
        "services": split(told["services"]),
        "number": int(told["number"] or 0),
        "notes": told["notes"][:500],
    }


def kind_of(written: str, title: str) -> Kind:
    """By its key or its words; without either by what the title says."""
    for kind in Kind:
        if written.lower() in {kind.value, kind.in_words.lower()}:
            return kind
    low = title.lower()
    return next((kind for words, kind in _GUESSES if words in low), Kind.OTHER)


def split(written: str) -> list[str]:
    """Several in one cell, one below the other or with semicolons between."""
    return [part.strip()[:_LONGEST] for part in re.split(r"[;\n]", written) if part.strip()]


def _events(beside: Iterable[tuple[int, date, str]]) -> list[tuple[int, dict[str, Any]]]:
    """One event for all rows that name it; “completed” behind its name is said of it, not in it.
    What was completed in an earlier month and comes again is another one."""
    found: dict[str, tuple[int, dict[str, Any]]] = {}
    made = []
    for line, month, said in sorted(beside, key=lambda each: (each[1], each[0])):
        title = _DONE.sub("", said)
        known = found.get(title.lower())
        if known is None or known[1]["completed_on"]:
            known = (line, {
                "title": title, "from_month": month.isoformat(), "completed_on": "",
            })  # fmt: skip
            found[title.lower()] = known
            made.append(known)
        known[1]["until_month"] = month.isoformat()
        if _DONE.search(said):
            known[1]["completed_on"] = last_day(month).isoformat()
    return made
