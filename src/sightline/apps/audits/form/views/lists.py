from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sightline.apps.audits import queries
from sightline.apps.audits.form import document, listing, tables
from sightline.apps.audits.form.concerns import waiting_for
from sightline.apps.audits.form.forms import FilterForm
from sightline.apps.audits.models import Audit
from sightline.apps.figures.downloads import download
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.exports import FORMATS
from sightline.documents.on_page import part_of

FILES = ("pdf", "docx", "xlsx", "csv")


def _chosen(request: HttpRequest) -> tuple[FilterForm, QuerySet[Audit], QuerySet[Audit]]:
    every = queries.audits_within(request.access)
    form = FilterForm(request.GET or {}, choices=listing.choices_of(every))
    rows = listing.chosen(every, form.cleaned_data) if form.is_valid() else every
    return form, rows, every


@needs(Right.SEE_AUDITS, Right.DO_AUDITS)
def home(request: HttpRequest) -> HttpResponse:
    """Every audit within reach, the soonest due first."""
    form, rows, every = _chosen(request)
    keep = {name: value for name, value in request.GET.items() if name != "page" and value}
    part = part_of(rows, request.GET.get("page", "1"), keep=keep, total=rows.count())
    context: dict[str, Any] = {
        "form": form,
        "any": every.exists(),
        "tiles": listing.tiles(every),
        "part": part,
        "rows": tables.audits(part.rows, "Audits", timezone.localdate()),
        "formats": [(ending, FORMATS[ending].title) for ending in FILES],
        "own_query": f"?{urlencode(keep)}" if keep else "",
        "concerns": waiting_for(request.access),
    }
    return render(request, "audits/form/home.html", context)


@needs(Right.SEE_AUDITS, Right.DO_AUDITS)
def list_file(request: HttpRequest, ending: str) -> HttpResponse:
    """What the list shows, with the same filter, as a file."""
    if ending not in FILES:
        raise Http404("There is no such kind of file.")
    _, rows, _ = _chosen(request)
    return download(request, document.list_of(rows, timezone.localdate()), ending)


@needs(Right.SEE_PUBLISHED)
def mine(request: HttpRequest) -> HttpResponse:
    """What I have to write, and what I wrote."""
    today = timezone.localdate()
    to_write, written = queries.to_write(request.access), queries.written_by(request.access)
    context = {
        "to_write": tables.mine(to_write, "To write", today),
        "any": bool(to_write),
        "written": tables.audits(written, "Written by you", today) if written else None,
    }
    return render(request, "audits/form/mine.html", context)
