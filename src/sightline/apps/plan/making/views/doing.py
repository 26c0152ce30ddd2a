"""One thing that may be done to a plan, an action or a milestone."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.plan import queries
from sightline.apps.plan.making import deeds
from sightline.apps.plan.making.views.shared import found_or_404
from sightline.apps.plan.models import Plan
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_PLAN)
def of_plan(request: HttpRequest, id: int, what: str) -> HttpResponse:
    return _deed(request, queries.find_plan, id, what)


@needs(Right.SEE_PLAN)
def of_action(request: HttpRequest, id: int, what: str) -> HttpResponse:
    return _deed(request, queries.find_action, id, what)


@needs(Right.SEE_PLAN)
def of_milestone(request: HttpRequest, id: int, what: str) -> HttpResponse:
    return _deed(request, queries.find_milestone, id, what)


def _deed(request: HttpRequest, find: Callable[..., Any], id: int, what: str) -> HttpResponse:
    thing = found_or_404(find, request, id)
    address = reverse("plan:keep", args=[id]) if isinstance(thing, Plan) else thing.address
    deed = deeds.deed_called(thing, what)
    if deed is None or not deed.is_for(request.access, thing):  # type: ignore[attr-defined]
        messages.error(request, "That can’t be done here now, or is not yours to do.")
        return redirect(address)
    given: tuple[Any, ...] = (request.POST, request.FILES) if request.method == "POST" else (None,)
    form = deed.form(*given, thing=thing, day=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            deeds.do(deed, form, request, thing, timezone.now())
        except NotAllowed as refused:
            form.refuse(str(refused))
        else:
            messages.success(request, deed.done)
            return redirect(address)
    context = {"form": form, "deed": deed, "thing": thing, "address": address}
    return render(request, "plan/making/deed.html", context, status=400 if form.errors else 200)
