"""What these views share: a report or a 404, and a page with whether this person may write."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.apps.board.models import Body
from sightline.apps.board.queries import bodies
from sightline.apps.cover_reports import queries
from sightline.apps.cover_reports.models import CoverReport


def report_or_404(request: HttpRequest, id: int) -> CoverReport:
    found = queries.find_report(id, request.access)  # type: ignore[attr-defined]
    if found is None:
        raise Http404("There is no such cover report.")
    return found


def or_404(found: Any) -> Any:
    if found is None:
        raise Http404("There is nothing of that number here.")
    return found


def standing_bodies() -> QuerySet[Body]:
    return bodies().filter(ended_on=None)


def page(request: HttpRequest, name: str, forms: list[Any], /, **context: Any) -> HttpResponse:
    """400 where a form came back with something to put right."""
    is_wrong = any(form is not None and form.is_bound and form.errors for form in forms)
    may_write = queries.may_write(request.access)  # type: ignore[attr-defined]
    context = {"may_write": may_write, "forms": forms, **context}
    return render(request, f"cover_reports/{name}.html", context, status=400 if is_wrong else 200)
