"""The framework's aims, each with what shows that it is met."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.people.access import needs
from sightline.apps.people.authority import authority_code
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny import actions, queries, rules
from sightline.apps.scrutiny.forms import EvidenceForm
from sightline.apps.scrutiny.views.shared import or_404, page


@needs(Right.SEE_BOARD)
def listed(request: HttpRequest) -> HttpResponse:
    found = queries.evidence()
    shown = sum(bool(each) for _, each in found)
    return page(request, "aims.html", {"aims": found, "shown": shown})


@needs(Right.BRING_REPORTS, Right.RUN_SCRUTINY)
def show(request: HttpRequest, slug: str) -> HttpResponse:
    aim = or_404(rules.aims().get(slug))
    form = EvidenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.show_evidence(
            by=request.user, authority=authority_code(), aim=aim.key, at=timezone.now(),
            **form.cleaned_data,
        )  # fmt: skip
        return redirect("scrutiny:aims")
    return page(request, "edit.html", {"form": form, "title": aim.title, "back": "scrutiny:aims"})


@needs(Right.RUN_SCRUTINY)
@require_POST
def remove(request: HttpRequest, id: int) -> HttpResponse:
    found = or_404(queries.evidence_numbered(id))
    actions.remove_evidence(by=request.user, evidence=found, at=timezone.now())
    return redirect("scrutiny:aims")
