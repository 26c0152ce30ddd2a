from typing import Any, TypeVar

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.apps.people.rules import Right

Found = TypeVar("Found")


def or_404(found: Found | None) -> Found:
    if found is None:
        raise Http404("That is not here.")
    return found


def page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """With whether this person may write; 400 where the form came back with errors."""
    form = context.get("form")
    status = 400 if isinstance(form, BaseForm) and form.errors else 200
    may = request.access.may(Right.RUN_SCRUTINY)  # type: ignore[attr-defined]
    return render(request, f"scrutiny/{template}", {**context, "may_run": may}, status=status)
