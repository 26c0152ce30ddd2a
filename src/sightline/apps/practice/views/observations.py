"""Observations of practice: recording one, and talking it through with the worker."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.practice import actions, forms, queries
from sightline.apps.practice.models import Observation
from sightline.apps.practice.register import Worker
from sightline.apps.practice.views.workers import found_worker, may_keep
from sightline.vocabulary.not_allowed import NotAllowed


def _found(request: HttpRequest, id: int) -> Observation:
    found = queries.find_observation(id, request.access)
    if found is None:
        raise Http404("There is no such observation within your reach.")
    return found


@needs(Right.KEEP_PRACTICE)
def new(request: HttpRequest) -> HttpResponse:
    """Of a panel, a conference, a review as a whole."""
    return _kept(request, None)


@needs(Right.KEEP_PRACTICE)
def of_worker(request: HttpRequest, id: int) -> HttpResponse:
    worker = found_worker(id, request.access)
    if not may_keep(request.access, worker):
        raise Http404("There is no such worker in your line.")
    return _kept(request, worker)


def _kept(request: HttpRequest, worker: Worker | None) -> HttpResponse:
    access = request.access
    form = forms.ObservationForm(
        request.POST or None, policy=queries.policy(), access=access, of_worker=worker is not None
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.keep_observation(
                by=request.user, access=access, worker=worker, at=timezone.now(), **form.told()
            )
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request, "Saved. Review it with the worker next." if worker else "Saved."
            )
            return redirect(made.address)
    context: dict[str, Any] = {"form": form, "title": "Record an observation", "worker": worker}
    return render(request, "practice/form.html", context, status=400 if form.errors else 200)


@needs(Right.SEE_PRACTICE)
def observation(request: HttpRequest, id: int) -> HttpResponse:
    found = _found(request, id)
    context = {
        "observation": found, "kind": queries.policy().kind(found.kind).title,
        "is_mine": found.observer_id == request.access.person,
    }  # fmt: skip
    return render(request, "practice/observation.html", context)


@needs(Right.KEEP_PRACTICE)
def review(request: HttpRequest, id: int) -> HttpResponse:
    found = _found(request, id)
    form = forms.ReviewForm(
        request.POST or None, instance=found, initial={"reviewed_on": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        about = {"by": request.user, "access": request.access, "at": timezone.now()}
        try:
            actions.review_observation(**about, observation=found, read=form.version_read)
        except EditedMeanwhile as conflict:
            form.show_conflict(conflict)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect(found.address)
    context = {
        "form": form, "title": "Review it with the worker", "back": found.address,
        "lead": "Good practice and what can improve, talked through together.",
    }  # fmt: skip
    return render(request, "practice/form.html", context, status=400 if form.errors else 200)
