from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.audits.form import actions, looking
from sightline.apps.audits.form.concerns import find_concern, waiting_for
from sightline.apps.audits.form.forms import ConcernForm, TakeUpForm
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_AUDITS)
def concerns(request: HttpRequest) -> HttpResponse:
    context = {"found": waiting_for(request.access), "now": timezone.now()}
    return render(request, "audits/form/concerns.html", context)


@needs(Right.SEE_PUBLISHED)
def raise_concern(request: HttpRequest, id: int) -> HttpResponse:
    """From every section, at any time: the rest of the audit waits as it is."""
    audit = looking.looked_at(request, id)
    form = ConcernForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.raise_concern(
                audit=audit, said=form.cleaned_data["said"],
                section=request.GET.get("section", "")[:20], by=request.user,
                access=request.access, at=timezone.now(),
            )  # fmt: skip
        except NotAllowed as refused:
            form.add_error("said", str(refused))
        else:
            messages.success(request, f"{made.told.name} is told now and has an action for today.")
            return redirect(made.address)
    context = {"audit": audit, "form": form}
    status = 400 if form.errors else 200
    return render(request, "audits/form/raise_concern.html", context, status=status)


@needs(Right.SEE_PUBLISHED)
def concern(request: HttpRequest, id: int) -> HttpResponse:
    found = find_concern(id, request.access)
    if found is None:
        raise Http404("There is no such concern within your reach.")
    looking.log(request, found.audit)
    form = TakeUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.acknowledge(
                concern=found, doing=form.cleaned_data["doing"], by=request.user,
                access=request.access, at=timezone.now(),
            )  # fmt: skip
        except NotAllowed as refused:
            form.add_error("doing", str(refused))
        else:
            messages.success(request, "You have taken it up; the auditor knows.")
            return redirect(found.address)
    context = {
        "concern": found,
        "form": form,
        "is_overdue": found.is_overdue(timezone.now()),
        "child_key": looking.link_to_child(request, found.audit),
        "may_answer": found.is_open and found.raised_by_id != request.access.person,
    }
    status = 400 if form.errors else 200
    return render(request, "audits/form/concern.html", context, status=status)
