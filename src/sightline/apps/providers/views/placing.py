"""Before a child is placed: what was looked at, the visit, the decision."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sightline.apps.children.queries import child_key, log_look, sort_out
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.providers import actions, forms, queries, tables
from sightline.apps.providers.models import PlacingCheck
from sightline.apps.providers.rules import CheckState
from sightline.apps.providers.views.shared import about, asked, or_404
from sightline.documents.on_page import part_of
from sightline.vocabulary.not_allowed import NotAllowed

LOGGED_AS = "placing check"


def _seen(request: HttpRequest, found: list[PlacingCheck]) -> frozenset[str]:
    """Children shown by their number, each noted in the access log."""
    if not request.access.may(Right.SEE_CHILDREN):  # type: ignore[attr-defined]
        return frozenset()
    visible = sort_out(request.access, {each.child_id for each in found}).visible  # type: ignore[attr-defined]
    if visible:
        log_look(request, visible, LOGGED_AS)
    return visible


@needs(Right.SEE_PROVIDERS)
def checks(request: HttpRequest) -> HttpResponse:
    found = queries.checks_within(request.access)
    part = part_of(found, request.GET.get("page", "1"))
    visible = _seen(request, list(part.rows))
    context = {
        "part": part, "rows": tables.of_checks(part.rows, visible),
        "may_begin": request.access.may(Right.SEE_CHILDREN),
    }  # fmt: skip
    return render(request, "providers/checks.html", context)


@needs(Right.SEE_CHILDREN)
def new_check(request: HttpRequest) -> HttpResponse:
    key = request.GET.get("child", "")
    form = forms.BeginCheckForm(request.POST or None, access=request.access, key=key)
    return asked(
        request, form, lambda form: actions.begin_check(**form.told(), **about(request)),
        "Begun. Go through each point.", "", title="Before a child is placed",
        back=reverse("providers:checks"),
    )  # fmt: skip


@needs(Right.SEE_PROVIDERS)
def check(request: HttpRequest, id: int) -> HttpResponse:
    """The check; `POST`: what was looked at, or with `place` the decision."""
    found: PlacingCheck = or_404(queries.find_check(id, request.access))
    visible = _seen(request, [found])
    decides = "place" in request.POST
    look = forms.LookForm(None if decides else request.POST or None, initial=_initial(found))
    decide = forms.DecideForm(request.POST if decides else None)
    form = decide if decides else look
    if request.method == "POST" and form.is_valid() and _done(request, found, form, decides):
        return redirect(found.address)
    context = {
        "found": found, "look": look, "decide": decide, "form": form,
        "is_open": found.now is CheckState.OPEN, "sees_child": found.child_id in visible,
        "child_key": child_key(found.child_id) if found.child_id in visible else "",
        "warnings": found.warned if found.decided_at else queries.warnings_of(found.home),
        "points": _points(found),
    }  # fmt: skip
    return render(request, "providers/check.html", context, status=400 if form.errors else 200)


def _done(request: HttpRequest, found: PlacingCheck, form: Any, decides: bool) -> bool:
    deed = actions.decide_check if decides else actions.look_at
    try:
        deed(check=found, **form.told(), **about(request))
    except NotAllowed as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, "Saved.")
    return True


@needs(Right.SEE_CHILDREN)
@require_POST
def take_back(request: HttpRequest, id: int) -> HttpResponse:
    found: PlacingCheck = or_404(queries.find_check(id, request.access))
    try:
        actions.take_back_check(check=found, **about(request))
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The decision is taken back: the check is open again.")
    return redirect(found.address)


def _initial(found: PlacingCheck) -> dict[str, Any]:
    points = {f"p_{key}": value for key, value in found.checked.items()}
    return points | {"visited_on": found.visited_on, "why_no_visit": found.why_no_visit}


def _points(found: PlacingCheck) -> list[tuple[str, str]]:
    known = queries.policy().before_placing
    return [
        (title, found.checked.get(key, "").capitalize() or "Not looked at")
        for key, title in known.items()
    ]
