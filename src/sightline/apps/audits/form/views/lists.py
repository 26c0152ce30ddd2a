from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sightline.apps.audits import queries
from sightline.apps.audits.form import tables
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


@needs(Right.SEE_AUDITS, Right.DO_AUDITS)
def home(request: HttpRequest) -> HttpResponse:
    rows = list(queries.audits_within(request.access))
    table = tables.audits(rows, "Audits", timezone.localdate())
    return render(request, "audits/form/home.html", {"rows": table, "any": bool(rows)})


@needs(Right.SEE_PUBLISHED)
def mine(request: HttpRequest) -> HttpResponse:
    rows = list(queries.to_write(request.access))
    table = tables.audits(rows, "To write", timezone.localdate())
    return render(request, "audits/form/mine.html", {"rows": table, "any": bool(rows)})
