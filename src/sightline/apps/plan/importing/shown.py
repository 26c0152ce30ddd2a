"""The tables of the import's pages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone

from sightline.apps.events.rules import ImportState
from sightline.apps.plan.models import PlanUpload
from sightline.documents.on_page import Cell, Heading, PageTable

_TAGS = {"new": "turquoise", "changed": "yellow"}


def lines_table(lines: Iterable[Mapping[str, Any]]) -> PageTable | None:
    """What is new and what changes; what is the same needs no look."""
    rows = tuple(_line(each) for each in lines if each["state"] != "the same")
    if not rows:
        return None
    headings = tuple(map(Heading, ("Where", "Number", "What it says", "State", "What changes")))
    return PageTable("What the file would write", headings, rows, caption_is_hidden=True)


def _line(line: Mapping[str, Any]) -> tuple[Cell, ...]:
    changes = "; ".join(
        f"{title}: “{_short(was)}” becomes “{_short(becomes)}”" if was
        else f"{title}: “{_short(becomes)}”"
        for title, was, becomes in line["differences"]
    )  # fmt: skip
    state = str(line["state"])
    return (
        Cell(line["place"].capitalize()), Cell(line["number"]), Cell(_short(line["words"], 200)),
        Cell(state.capitalize(), tag=_TAGS[state]), Cell(changes or "–"),
    )  # fmt: skip


def _short(text: str, most: int = 120) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def uploads_table(uploads: Iterable[PlanUpload]) -> PageTable:
    rows = tuple(_upload(each) for each in uploads)
    headings = tuple(map(Heading, ("File", "Uploaded", "By", "State")))
    return PageTable("Files brought in before", headings, rows, caption_is_hidden=True)


def _upload(upload: PlanUpload) -> tuple[Cell, ...]:
    state = ImportState(upload.kept.state) if upload.kept else None
    page = {None: "mapping", ImportState.PREVIEWED: "preview"}.get(state, "written")
    return (
        Cell(upload.name, reverse(f"plan:{page}", args=[upload.pk])),
        Cell(f"{timezone.localtime(upload.at):%d/%m/%Y}"), Cell(upload.by.name),
        Cell(state.value.capitalize() if state else "Uploaded"),
    )  # fmt: skip
