"""What Sightline itself keeps of a child, beside the records of extracts: decisions, audits.

An app above puts its own in by `also_recorded("dotted.path")`; `function(access, child_id)` gives
lines this person may see. Nothing about how somebody does their work belongs here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.module_loading import import_string

from sightline.apps.people.reach import Access
from sightline.documents.on_page import Cell, Heading, PageTable


@dataclass(frozen=True)
class Recorded:
    on: date
    title: str
    by: str
    address: str


Recorder = Callable[[Access, str], list[Recorded]]
_recorders: list[Recorder | str] = []


def also_recorded(recorder: Recorder | str) -> None:
    if recorder not in _recorders:
        _recorders.append(recorder)


def record_list(access: Access, child_id: str) -> PageTable | None:
    """The latest first; None where nothing is kept."""
    makers = (import_string(each) if isinstance(each, str) else each for each in _recorders)
    found = [line for make in makers for line in make(access, child_id)]
    rows = tuple(
        (Cell(each.title, each.address), Cell(f"{each.on.day} {each.on:%B %Y}"), Cell(each.by))
        for each in sorted(found, key=lambda each: each.on, reverse=True)
    )
    headings = tuple(map(Heading, ("Record", "Day", "By")))
    return PageTable("Recorded in Sightline", headings, rows) if rows else None
