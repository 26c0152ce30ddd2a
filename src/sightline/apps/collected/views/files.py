"""The template to fill in, and its way back: look first, write, take back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.children.queries import authority_code
from sightline.apps.collected import queries, rules, uploads
from sightline.apps.collected.forms import UploadForm
from sightline.apps.collected.models import Entry
from sightline.apps.events.deciding import decide_import
from sightline.apps.events.imports import keep_preview
from sightline.apps.events.models import Import
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents import exports
from sightline.documents.model import Column, Table
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.intake.collected import read_values
from sightline.intake.collected.values_file import COLUMNS
from sightline.intake.preview import Preview
from sightline.intake.refusal import IntakeRefused
from sightline.vocabulary.printed_values import from_data
from sightline.vocabulary.words import Status

_FORMATS = {name: exports.FORMATS[name] for name in ("csv", "xlsx")}


@needs(Right.ENTER_COLLECTED)
def template(request: HttpRequest, format: str) -> HttpResponse:
    """A row for each figure this person is asked for."""
    if format not in _FORMATS:
        raise Http404(f"There is no file of the kind “{format}”.")
    tasks = queries.tasks_for(request.access, authority_code())  # type: ignore[attr-defined]
    table, chosen = _template(tasks), _FORMATS[format]
    answer = HttpResponse(chosen.write(table), content_type=chosen.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{table.name}.{format}"'
    return answer


def _template(tasks: list[Entry]) -> Table:
    filled = {
        "indicator": lambda each: each.indicator.key,
        "title": lambda each: each.indicator.title,
        "unit": lambda each: rules.unit_key(*each.of) if each.unit else "",
        "period_end": lambda each: each.last.strftime("%d/%m/%Y"),
        "period": lambda each: each.period.label,
    }
    return Table(
        title="Collected figures to type in",
        about=("Fill in a value or a reason in each row, and upload the file. Leave the rest.",),
        columns=tuple(
            Column(name, names[0], wide=name == "title") for name, names in COLUMNS.items()
        ),
        rows=tuple(
            tuple(filled[name](each) if name in filled else None for name in COLUMNS)
            for each in tasks
        ),
        notes=(
            ("Value", "As you would write it: 15.2, 48%, 112 (643), a) 5 b) 49."),
            ("Unit", "The service or team whose value it is; empty: the whole authority's."),
            ("Status", "; ".join(each.in_words for each in Status)),
        ),
        name="collected-figures",
    )


@needs(Right.ENTER_COLLECTED)
def upload(request: HttpRequest) -> HttpResponse:
    """Nothing is written until the person has seen what would be."""
    is_sent = request.method == "POST"
    form = UploadForm(*((request.POST, request.FILES) if is_sent else ()))
    if too_large := getattr(request, "too_large", ""):
        form.add_error("file", too_large)
    if not is_sent or not form.is_valid():
        status = 400 if is_sent else 200
        return render(request, "collected/upload.html", {"form": form}, status=status)
    file = form.cleaned_data["file"]
    try:
        read = read_values(file.name, file.read())
    except IntakeRefused as refused:
        form.add_error("file", str(refused))
        return render(request, "collected/upload.html", {"form": form}, status=400)
    access = request.access  # type: ignore[attr-defined]
    preview = uploads.preview(read, authority_code(), access)
    kept = keep_preview(
        by=request.user, kind=uploads.KIND, source=file.name, preview=preview, at=timezone.now()
    )
    return render(request, "collected/import.html", _seen(kept, preview, read.left_blank))


def _seen(kept: Import, preview: Preview | None, blank: int = 0) -> dict[str, object]:
    return {
        "kept": kept,
        "preview": preview,
        "blank": blank,
        "table": _changes(kept) if kept.changes else None,
    }


def _changes(kept: Import) -> PageTable:
    entries = {
        str(each.pk): each
        for each in Entry.objects.filter(
            pk__in=[int(change["key"]) for change in kept.changes]
        ).select_related("indicator")
    }
    rows = tuple(
        (
            Cell(entries[change["key"]].indicator.title, under=entries[change["key"]].unit),
            Cell(entries[change["key"]].period.label),
            Cell(_said(change["before"])),
            Cell(_said(change["after"])),
        )
        for change in kept.changes
        if change["key"] in entries
    )
    headings = tuple(map(Heading, ("Indicator", "Period", "Now", "In the file")))
    return PageTable("What the file would write", headings, rows, caption_is_hidden=True)


def _said(row: dict[str, object] | None) -> str:
    if not row:
        return "–"
    status = Status(str(row["status"]))
    value = from_data(row["value"]).printed if row["value"] else ""  # type: ignore[arg-type]
    if value:
        return value + (" (provisional)" if status is Status.PROVISIONAL else "")
    return f"{status.in_words}: {row['reason']}" if row["reason"] else status.in_words


@needs(Right.ENTER_COLLECTED)
def imported(request: HttpRequest, id: int) -> HttpResponse:
    kept = get_object_or_404(Import, pk=id, kind=uploads.KIND, by=request.user)
    return render(request, "collected/import.html", _seen(kept, None))


@needs(Right.ENTER_COLLECTED)
@require_POST
def decide(request: HttpRequest, id: int) -> HttpResponse:
    kept = get_object_or_404(Import, pk=id, kind=uploads.KIND, by=request.user)
    count = len(kept.changes)
    decide_import(
        request, kept, f"{count} figures are written.", f"{count} figures are as they were."
    )
    return redirect("collected:imported", id=kept.pk)
