"""One's own page: what one may see and why, who stands in, how one signs in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.people import actions
from sightline.apps.people.access import open_to_everyone
from sightline.apps.people.account_forms import DeputyForm
from sightline.apps.people.models import Assignment, Grant
from sightline.apps.people.queries import deputies_of, roles_of
from sightline.apps.people.rules import NotAllowed, Right, profiles, roles
from sightline.apps.people.second_factor import came_by_single_sign_on, has_factor, must_have_factor


@open_to_everyone
def me(request: HttpRequest) -> HttpResponse:
    held = roles_of(request.user, timezone.localdate())
    form = DeputyForm(held, request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.name_deputy(
                by=request.user, grant=told["grant"], deputy=told["email"],
                from_on=told["from_on"], to_on=told["to_on"], at=timezone.now(),
            )  # fmt: skip
        except NotAllowed as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, f"{told['email'].name} stands in for you.")
            return redirect("people:me")
    return render(request, "people/me.html", _seen(request, held, form))


@require_POST
@open_to_everyone
def end_deputy(request: HttpRequest, grant_id: int) -> HttpResponse:
    grant = get_object_or_404(Grant, pk=grant_id, deputy_for__person=request.user)
    actions.end_deputy(by=request.user, grant=grant, at=timezone.now())
    messages.success(request, f"{grant.person.name} no longer stands in for you.")
    return redirect("people:me")


@open_to_everyone
def all_roles(request: HttpRequest) -> HttpResponse:
    """Every role and profile, from the catalogue."""
    seen = {"roles": roles().values(), "profiles": profiles().values()}
    return render(request, "people/roles.html", seen)


def _seen(request: HttpRequest, held: list, form: DeputyForm) -> dict[str, object]:
    today, access = timezone.localdate(), request.access
    return {
        "held": held,
        "form": form,
        "deputies": deputies_of(request.user, today),
        "rights": [right.in_words for right in Right if right in access.rights],
        "assigned": Assignment.objects.at(timezone.now()).filter(person=request.user).count(),
        "has_own_password": not came_by_single_sign_on(request),
        "has_factor": has_factor(request.user),
        "must_have_factor": must_have_factor(request),
    }
