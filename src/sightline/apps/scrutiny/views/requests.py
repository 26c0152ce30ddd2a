"""What councillors asked to be told."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.people.access import needs
from sightline.apps.people.authority import authority_code
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny import actions, queries, tables
from sightline.apps.scrutiny.access import may_see_request
from sightline.apps.scrutiny.forms import AnswerForm, AskForm, WhyForm
from sightline.apps.scrutiny.rules import REQUEST_MOVES, RequestState
from sightline.apps.scrutiny.views.shared import or_404, page
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_BOARD, Right.RUN_SCRUTINY)
def listed(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("state", "")
    access = request.access  # type: ignore[attr-defined]
    seen = [each for each in queries.requests() if may_see_request(access, each)]
    found = [each for each in seen if not wanted or each.state == wanted]
    context = {
        "table": tables.of_requests(found, timezone.localdate()) if found else None,
        "states": list(RequestState),
        "wanted": wanted,
    }
    return page(request, "requests.html", context)


@needs(Right.RUN_SCRUTINY)
def ask(request: HttpRequest) -> HttpResponse:
    form = AskForm(request.POST or None, initial={"asked_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.ask(
                by=request.user, authority=authority_code(), at=timezone.now(), **form.cleaned_data
            )
        except NotAllowed as refused:
            form.add_error("due_on", str(refused))
        else:
            return redirect("scrutiny:request", id=made.pk)
    return page(request, "edit.html", {"form": form, "title": "Record a request"})


@needs(Right.SEE_BOARD, Right.RUN_SCRUTINY)
def request_page(request: HttpRequest, id: int) -> HttpResponse:
    """The request; those who run scrutiny answer it here."""
    access = request.access  # type: ignore[attr-defined]
    found = or_404(queries.request_numbered(id))
    or_404(may_see_request(access, found) or None)
    may_answer = access.may(Right.RUN_SCRUTINY)
    is_open = found.state == RequestState.OPEN
    form = None
    if may_answer and is_open:
        usual = {"on": timezone.localdate()}
        form = AnswerForm(request.POST or None, access=access, initial=usual)
        if request.method == "POST" and form.is_valid():
            try:
                actions.answer_request(
                    by=request.user, request=found, at=timezone.now(), **form.cleaned_data
                )
                return redirect("scrutiny:request", id=found.pk)
            except NotAllowed as refused:
                form.add_error("answer", str(refused))
    moves = [m for m in REQUEST_MOVES.possible(RequestState(found.state)) if m != "answer"]
    late = found.is_late(timezone.localdate())
    context = {"asked": found, "form": form, "why": WhyForm(), "moves": moves, "late": late}
    return page(request, "request.html", context)


@needs(Right.RUN_SCRUTINY)
@require_POST
def move(request: HttpRequest, id: int) -> HttpResponse:
    found = or_404(queries.request_numbered(id))
    try:
        actions.move_request(
            by=request.user, request=found, move=request.POST.get("do", ""),
            why=request.POST.get("why", ""), at=timezone.now(),
        )  # fmt: skip
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("scrutiny:request", id=found.pk)
