"""A whole scorecard from a file: look first, write, take back."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.children.queries import authority_code
from sightline.apps.collected import queries, rules, scorecard_uploads
from sightline.apps.collected.forms import ScorecardForm
from sightline.apps.events.deciding import decide_import
from sightline.apps.events.imports import keep_preview
from sightline.apps.events.models import Import
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.intake.collected import ReadScorecard, ScorecardMapping, read_mapping, read_scorecard
from sightline.intake.refusal import IntakeRefused
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.periods import financial_year_start
from sightline.vocabulary.printed_values import from_data
from sightline.vocabulary.problems import ProblemsFound
from sightline.vocabulary.words import Status


@needs(Right.MANAGE_DATA_QUALITY)
def upload(request: HttpRequest) -> HttpResponse:
    """Nothing is written until the person has seen what would be."""
    year = financial_year_start(timezone.localdate()).year
    form = ScorecardForm(request.POST or None, request.FILES or None, initial={"year": year})
    if request.method == "POST" and form.is_valid():
        try:
            return _looked_at(request, form)
        except (IntakeRefused, NotAllowed) as refused:
            form.add_error("file", str(refused))
    status = 400 if request.method == "POST" else 200
    return render(request, "collected/scorecard_upload.html", {"form": form}, status=status)


def _looked_at(request: HttpRequest, form: ScorecardForm) -> HttpResponse:
    told = form.cleaned_data
    try:
        mapping = _mapping(told["mapping"])
    except ProblemsFound as problems:
        form.add_error("mapping", str(problems))
        return render(request, "collected/scorecard_upload.html", {"form": form}, status=400)
    file = told["file"]
    card = read_scorecard(file.name, file.read(), year=told["year"], mapping=mapping)
    found, held = scorecard_uploads.preview(card, authority_code(), told["owner"])
    kept = keep_preview(
        by=request.user, kind=scorecard_uploads.KIND, source=file.name, preview=found,
        at=timezone.now(),
    )  # fmt: skip
    seen = {"card": card, "preview": found, "held": held, "unread": _unread(card)}
    return render(request, "collected/scorecard_import.html", _page(kept) | seen)


def _mapping(file: Any) -> ScorecardMapping:
    if not file:
        return ScorecardMapping()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mapping.toml"
        path.write_bytes(file.read())
        return read_mapping(path)


def _unread(card: ReadScorecard) -> str:
    return ", ".join(f"“{name}”" for name in card.not_read)


def _page(kept: Import) -> dict[str, object]:
    return {"kept": kept, "table": _table(kept) if kept.changes else None}


def _table(kept: Import) -> PageTable:
    """What the file brings, an indicator a row: its newest value as it is written."""
    titles = queries.services(authority_code())
    rows = tuple(_cells(change["after"], titles) for change in kept.changes)
    names = ("Indicator", "Section", "Values", "Newest", "Comparators", "Targets")
    headings = tuple(Heading(name, name in {"Values", "Comparators", "Targets"}) for name in names)
    return PageTable("What the file brings", headings, rows, caption_is_hidden=True)


def _cells(row: dict[str, Any], titles: dict[str, str]) -> tuple[Cell, ...]:
    how, values = row["how"], row["values"]
    newest = values[-1] if values else None
    return (
        Cell(how["title"], "", rules.owner_in_words(how["owner_role"]).removeprefix("the ")),
        Cell(how["section_title"] or titles.get(how["section"], how["section"])),
        Cell(str(len(values)), is_number=True),
        Cell(_shown(newest) if newest else "–"),
        Cell(str(len(how["comparators"])), is_number=True),
        Cell(str(len(how["targets"])), is_number=True),
    )


def _shown(said: dict[str, Any]) -> str:
    status = Status(said["status"])
    if not said["value"]:
        return status.in_words
    notes = [
        " (provisional)" if status is Status.PROVISIONAL else "",
        " (in year)" if said["in_year"] else "",
    ]
    return from_data(said["value"]).printed + "".join(notes)


@needs(Right.MANAGE_DATA_QUALITY)
def imported(request: HttpRequest, id: int) -> HttpResponse:
    kept = get_object_or_404(Import, pk=id, kind=scorecard_uploads.KIND)
    return render(request, "collected/scorecard_import.html", _page(kept))


@needs(Right.MANAGE_DATA_QUALITY)
@require_POST
def decide(request: HttpRequest, id: int) -> HttpResponse:
    kept = get_object_or_404(Import, pk=id, kind=scorecard_uploads.KIND)
    count = len(kept.changes)
    written = f"{count} indicators are collected from now on."
    decide_import(request, kept, written, f"{count} indicators are taken back.")
    return redirect("collected:scorecard_imported", id=kept.pk)
