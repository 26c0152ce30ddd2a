"""Children assigned to people beside what their roles reach: given, listed, ended."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.children.access_forms import AssignForm
from sightline.apps.children.out_of_reach import assignable, check_assignable
from sightline.apps.children.queries import authority_code, child_key, log_look
from sightline.apps.people import actions
from sightline.apps.people.access import needs
from sightline.apps.people.models import Assignment
from sightline.apps.people.rules import NotAllowed, Right


@needs(Right.ASSIGN_WORK)
def assignments(request: HttpRequest) -> HttpResponse:
    form = AssignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _assign(request, form)
        except NotAllowed as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"The child is assigned to {form.cleaned_data['person']}.")
            return redirect("children:assignments")
    shown = _within_reach(request)
    log_look(request, {each.child_id for each in shown}, page="assignments")
    rows = [(each, child_key(each.child_id)) for each in shown]
    return render(request, "children/assignments.html", {"form": form, "rows": rows})


@require_POST
@needs(Right.ASSIGN_WORK)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    found = next((each for each in _within_reach(request) if each.pk == pk), None)
    if found is None:
        raise Http404("There is no such assignment here.")
    actions.end_assignment(by=request.user, assignment=found, at=timezone.now())
    messages.success(request, f"The child is no longer assigned to {found.person}.")
    return redirect("children:assignments")


def _assign(request: HttpRequest, form: AssignForm) -> None:
    told = form.cleaned_data
    check_assignable(request.access, told["child_id"])
    if told["person"] == request.user:
        raise NotAllowed("You see this child already: nothing is assigned to oneself.")
    actions.assign_child(
        by=request.user, person=told["person"], authority=authority_code(),
        child_id=told["child_id"], kind=told["kind"], reason=told["reason"],
        until=told["until_on"], at=timezone.now(),
    )  # fmt: skip


def _within_reach(request: HttpRequest) -> list[Assignment]:
    """Assignments that stand, of children the person may assign themselves."""
    stand = Assignment.objects.at(timezone.now()).filter(authority=authority_code())
    every = list(stand.select_related("person", "given_by"))
    own = assignable(request.access, {each.child_id for each in every})
    return [each for each in every if each.child_id in own]
