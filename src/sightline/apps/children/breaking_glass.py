"""Opening a record out of reach: with a reason, for four hours, and told at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.children.access_forms import OpenForm
from sightline.apps.children.out_of_reach import check_not_guessing, is_there, note_unknown
from sightline.apps.children.queries import authority_code, child_key, sort_out
from sightline.apps.people import actions
from sightline.apps.people.access import needs
from sightline.apps.people.rules import NotAllowed, Right

# For an id that is not there and for a restricted record alike: that there is one is a secret.
NOT_OPENED = (
    "No record is opened: either there is none with that id, or it is restricted to named people. "
    "If a child may be in danger, telephone the head of safeguarding."
)


@needs(Right.BREAK_GLASS)
def open_record(request: HttpRequest) -> HttpResponse:
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            check_not_guessing(request)
            _open(request, form.cleaned_data["child_id"], form.cleaned_data["reason"])
        except NotAllowed as problem:
            form.add_error(None, str(problem))
        else:
            return redirect("children:child", child_key(form.cleaned_data["child_id"]))
    return render(request, "children/open.html", {"form": form})


def _open(request: HttpRequest, child_id: str, reason: str) -> None:
    reach = sort_out(request.access, [child_id])
    if child_id in reach.rights and is_there(child_id):
        return  # within reach as it is: no glass to break
    if child_id in reach.restricted or not is_there(child_id):
        note_unknown(request)
        raise NotAllowed(NOT_OPENED)
    actions.break_glass(
        by=request.user, authority=authority_code(), child_id=child_id, reason=reason,
        at=timezone.now(),
    )  # fmt: skip
