"""One action: its page, agreeing and changing it, and everything that may be done to it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sightline.apps.agreed_actions import actions, deeds, moving_figures, queries, rules
from sightline.apps.agreed_actions.coming_back import back_or, source_of
from sightline.apps.agreed_actions.forms import AgreeForm, WhatForm
from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.figures.queries import source
from sightline.apps.people.access import needs
from sightline.apps.people.queries import lines_of
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed


def _found(request: HttpRequest, id: int) -> AgreedAction:
    found = queries.find_action(id, request.access)
    if found is None:
        raise Http404("There is no such action within your reach.")
    return found


@needs(Right.SEE_FIGURES)
def action(request: HttpRequest, id: int) -> HttpResponse:
    found, today, here = _found(request, id), timezone.localdate(), source()
    said = moving_figures.verdict(found, here)
    people = lines_of({found.owner, found.agreed_by}, today)
    context = {
        "action": found,
        "roles": {line.person.pk: line.held[0].line for line in people if line.held},
        "mark": found.mark_on(today),
        "is_late": found.is_late(today),
        "to_move": moving_figures.to_move(found, here),
        "verdict": said,
        "chart": moving_figures.chart_of(found, said, here) if said else "",
        "steps": found.steps.select_related("by").reverse(),
        "deeds": deeds.possible(request.access, found),
        "may_edit": rules.can_edit(request.access, found.about),
    }
    return render(request, "agreed_actions/action.html", context)


@needs(Right.AGREE_ACTIONS)
def new(request: HttpRequest) -> HttpResponse:
    """`?from=kind:id&indicator=…&of=…&back=…`: what it comes from, what it is to move, where to."""
    origin, kind = source_of(request)
    asked = {"indicator": request.GET.get("indicator", ""), "whose": request.GET.get("of", "")}
    form = AgreeForm(
        request.POST or None, access=request.access, day=timezone.localdate(), initial=asked
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.agree(by=request.user, at=timezone.now(), source=origin, **form.told())
        except NotAllowed as refused:
            form.add_error("due_on" if "due" in str(refused) else "owner", str(refused))
        else:
            messages.success(request, f"Agreed: {made.title}")
            return back_or(request, made.address)
    title = kind.title(origin[1]) if kind and origin else ""
    context = {"form": form, "kind": kind, "source_title": title}
    return render(request, "agreed_actions/new.html", context, status=400 if form.errors else 200)


@needs(Right.AGREE_ACTIONS)
def edit(request: HttpRequest, id: int) -> HttpResponse:
    found = _found(request, id)
    if not rules.can_edit(request.access, found.about):
        raise Http404("There is no such action for you to change.")
    form = WhatForm(request.POST or None, instance=found, access=request.access)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(
                by=request.user, access=request.access, action=found, read=form.version_read,
                at=timezone.now(),
            )  # fmt: skip
        except EditedMeanwhile as conflict:
            form.show_conflict(conflict)
        else:
            messages.success(request, "Saved.")
            return redirect(found.address)
    context = {"form": form, "address": reverse("agreed_actions:action", args=[id])}
    return render(request, "agreed_actions/edit.html", context, status=400 if form.errors else 200)


@needs(Right.SEE_FIGURES)
def deed(request: HttpRequest, id: int, what: str) -> HttpResponse:
    """One thing that may be done to an action; to others there is no such page."""
    found, asked = _found(request, id), deeds.DEEDS.get(what)
    if asked is None or not asked.is_for(request.access, found):
        return _not_now(request, found)
    given: tuple[Any, ...] = (request.POST, request.FILES) if request.method == "POST" else (None,)
    form = asked.form(*given, action=found, day=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            deeds.do(asked, form, request, found, timezone.now())
        except NotAllowed as refused:
            found.refresh_from_db()
            form.refuse(str(refused))
        else:
            messages.success(request, asked.done)
            return redirect(found.address)
    context = {"form": form, "deed": asked, "action": found}
    return render(request, "agreed_actions/deed.html", context, status=400 if form.errors else 200)


def _not_now(request: HttpRequest, found: AgreedAction) -> HttpResponse:
    """Somebody else may have moved it since the page was opened: say how it stands."""
    said = f"That can’t be done now: the action is {found.now.in_words.lower()}."
    messages.error(request, said)
    return redirect(found.address)
