"""What the pages share: the thing or a 404, and one way through a form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.plan.access import may_run
from sightline.apps.plan.making.deeds.shape import Thing, plan_of
from sightline.apps.plan.making.forms import KeptForm
from sightline.apps.plan.models import PlanArea
from sightline.apps.plan.rules import PlanState
from sightline.vocabulary.not_allowed import NotAllowed


def found_or_404(find: Callable[..., Any], request: HttpRequest, id: int) -> Any:
    found = find(id, request.access)  # type: ignore[attr-defined]
    if found is None:
        raise Http404("There is no such part of a plan within your reach.")
    return found


def kept_or_404(find: Callable[..., Any], request: HttpRequest, id: int) -> Any:
    """For whoever keeps the plan; for others there is no such page."""
    found = found_or_404(find, request, id)
    plan = found.plan if isinstance(found, PlanArea) else plan_of(found)
    if not may_run(request.access, plan):  # type: ignore[attr-defined]
        raise Http404("There is nothing here for you to change.")
    if plan.state == PlanState.CLOSED:
        raise Http404("This plan is closed. Open it again before you change it.")
    return found


def save_through(
    request: HttpRequest, form: KeptForm, save: Callable[[KeptForm], Any], said: str, back: str
) -> HttpResponse | None:
    """The way on once it is saved; None while there is something to show on the form."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        save(form)
    except EditedMeanwhile as conflict:
        form.show_conflict(conflict)
    except NotAllowed as refused:
        form.add_error(next(iter(form.fields)), str(refused))
    else:
        messages.success(request, said)
        return redirect(back)
    return None


def form_page(
    request: HttpRequest, form: Any, title: str, *, back: tuple[str, str], **more: Any
) -> HttpResponse:
    """`back`: the address and its words."""
    context = {"form": form, "title": title, "back": back[0], "back_words": back[1], **more}
    status = 400 if form.errors else 200
    return render(request, "plan/making/form.html", context, status=status)


__all__ = ["Thing", "form_page", "found_or_404", "kept_or_404", "save_through"]
