from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.apps.audits.models import Audit, PlannedAudit
from sightline.apps.audits.programme.queries import find_planned
from sightline.apps.audits.queries import find_audit
from sightline.apps.events.versions import EditedMeanwhile
from sightline.vocabulary.not_allowed import NotAllowed


def planned_or_404(id: int) -> PlannedAudit:
    line = find_planned(id)
    if line is None:
        raise Http404("There is no such line in the programme.")
    return line


def audit_or_404(request: HttpRequest, id: int) -> Audit:
    audit = find_audit(id, request.access)
    if audit is None:
        raise Http404("There is no such audit within your reach.")
    return audit


def one_form(
    request: HttpRequest, form: BaseForm, *, title: str, button: str, back: tuple[str, str],
    intro: str = "", **more: Any,
) -> HttpResponse:  # fmt: skip
    context = {"form": form, "title": title, "button": button, "back": back, "intro": intro}
    status = 400 if request.method == "POST" else 200
    return render(request, "audits/programme/form.html", context | more, status=status)


def done(request: HttpRequest, deed: Callable[[], Any], said: str) -> bool:
    """Does it and says so, or says why not."""
    try:
        deed()
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, said)
    return True


def tried(form: BaseForm, deed: Callable[[], Any]) -> Any:
    """What the deed gave; None where it was refused, which stands on the form then."""
    try:
        return deed()
    except EditedMeanwhile:
        raise
    except NotAllowed as refused:
        form.add_error(None, str(refused))
        return None
