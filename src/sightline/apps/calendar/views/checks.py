"""Improvements that are to be checked again, six and twelve months on."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.agreed_actions.queries import find_action
from sightline.apps.calendar import actions, forms, pages, queries, rules
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.on_page import part_of
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_FIGURES)
def rechecks(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    part = part_of(queries.rechecks(request.access, today), request.GET.get("page", "1"))
    may = request.access.may(Right.RUN_QA)
    context = {"part": part, "rows": pages.rechecks_table(part.rows, today, may)}
    return render(request, "calendar/rechecks.html", context)


@needs(Right.RUN_QA)
def recheck(request: HttpRequest, id: int, months: int) -> HttpResponse:
    action = find_action(id, request.access)
    if action is None or months not in rules.RECHECKS or action.closed_on is None:
        raise Http404("There is no such check within your reach.")
    form = forms.RecheckForm(request.POST or None, initial={"checked_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        about = {"by": request.user, "access": request.access, "at": timezone.now()}
        try:
            actions.check_again(**about, action=action, months=months, **form.cleaned_data)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Kept.")
            return redirect("calendar:rechecks")
    title = f"Has it lasted? {action.title}"
    context = {"form": form, "title": title, "lead": f"{months} months after it was closed."}
    return render(request, "calendar/form.html", context, status=400 if form.errors else 200)
