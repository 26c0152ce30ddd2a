"""Pages for information governance: the schedule, requests, holds, and what is held of a child."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.people.access import needs
from sightline.apps.people.rules import NotAllowed, Right
from sightline.apps.retention import actions, queries
from sightline.apps.retention.forms import ChildForm, EraseForm, ReasonForm
from sightline.documents import exports


@needs(Right.KEEP_RECORDS)
def overview(request: HttpRequest) -> HttpResponse:
    context = {
        "schedule": queries.schedule(timezone.localdate()),
        "holds": queries.standing_holds(),
        "requests": queries.newest_requests(),
    }
    context["past"] = sum(kept.past for kept in context["schedule"])
    return render(request, "retention/overview.html", context)


@needs(Right.KEEP_RECORDS)
def erase(request: HttpRequest) -> HttpResponse:
    def ask(form: EraseForm) -> str:
        actions.ask_to_erase(by=request.user, at=timezone.now(), **form.cleaned_data)
        return "The child’s records are being erased. What came of it is listed below."

    return _asked(request, EraseForm, "retention/erase.html", ask)


@needs(Right.KEEP_RECORDS)
def purge(request: HttpRequest) -> HttpResponse:
    def ask(form: ReasonForm) -> str:
        actions.ask_to_purge(by=request.user, at=timezone.now(), **form.cleaned_data)
        return "Rows past their years are being taken out. What came of it is listed below."

    return _asked(request, ReasonForm, "retention/purge.html", ask)


@needs(Right.KEEP_RECORDS)
def hold(request: HttpRequest) -> HttpResponse:
    def ask(form: ChildForm) -> str:
        actions.hold(by=request.user, at=timezone.now(), **form.cleaned_data)
        return "The hold stands: nothing takes this child’s records out until it is lifted."

    return _asked(request, ChildForm, "retention/hold.html", ask)


@needs(Right.KEEP_RECORDS)
def lift(request: HttpRequest) -> HttpResponse:
    def ask(form: ChildForm) -> str:
        actions.lift(by=request.user, at=timezone.now(), **form.cleaned_data)
        return "The hold is lifted."

    return _asked(request, ChildForm, "retention/lift.html", ask)


def _asked(
    request: HttpRequest, kind: type[ReasonForm], page: str, ask: Callable[..., str]
) -> HttpResponse:
    """One form, one request: what can't be done is said at the top of the form."""
    form = kind(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, ask(form))
            return redirect("retention:overview")
        except NotAllowed as problem:
            form.add_error(None, str(problem))
    status = 400 if form.is_bound else 200
    return render(request, page, {"form": form}, status=status)


@needs(Right.KEEP_RECORDS)
def subject_access(request: HttpRequest) -> HttpResponse:
    """All that is held about a child as a workbook, with the log of who looked."""
    form = ChildForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _held(request, **form.cleaned_data)
        except NotAllowed as problem:
            form.add_error(None, str(problem))
    status = 400 if form.is_bound else 200
    return render(request, "retention/subject_access.html", {"form": form}, status=status)


def _held(request: HttpRequest, child_id: str, reason: str) -> HttpResponse:
    document = queries.held(child_id.strip())
    if document is None:
        raise NotAllowed("Nothing is held about a child with this identifier.")
    actions.note_subject_access(
        by=request.user, child_id=child_id, reason=reason, at=timezone.now()
    )
    response = HttpResponse(
        exports.to_xlsx(document), content_type=exports.FORMATS["xlsx"].media_type
    )
    response["Content-Disposition"] = f'attachment; filename="{document.name}.xlsx"'
    return response
