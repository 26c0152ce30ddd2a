"""The steps of a target: adopted, withdrawn, its latest change taken back, taken over."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.events.versions import EditedMeanwhile, VersionedForm
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.targets import actions, queries
from sightline.apps.targets.models import SetTarget
from sightline.apps.targets.rules import Step
from sightline.apps.targets.source_of_it import SourceOfIt
from sightline.apps.targets.step_forms import AdoptForm, EndForm, ReasonForm
from sightline.apps.targets.views.finding import indicator_called, shown_source, target_with
from sightline.documents.source import Source
from sightline.documents.target_words import profile_words
from sightline.judgement.targets import TargetKind, TargetState
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SET_TARGETS)
def adopt(request: HttpRequest, id: int) -> HttpResponse:
    found = shown_source()
    target, one = target_with(found, id)
    replaces = queries.open_target(found.authority, one.id, target.kind, Step.ADOPTED)
    form = AdoptForm(request.POST or None, instance=target, replaces=bool(replaces))
    if request.method == "POST" and form.is_valid():
        try:
            actions.adopt(
                by=request.user, target=target, agreed=form.agreed, from_on=form.from_day,
                why=form.cleaned_data["why"], read=form.version_read, at=timezone.now(),
                in_file=_is_in_file(found, one, target),
            )  # fmt: skip
            SourceOfIt.of(request).link_to(target, by=request.user, at=timezone.now())
            return _done(request, one, "The target is adopted.")
        except EditedMeanwhile as conflict:
            form.show_conflict(conflict)
        except NotAllowed as refused:
            form.add_error("from_on" if replaces else "agreed_by", str(refused))
    return _page(request, one, target, form, "Adopt")


def _is_in_file(found: Source, one: Indicator, target: SetTarget) -> bool:
    return any(
        each.kind == target.kind and each.state is TargetState.ADOPTED
        for each in queries.in_file(found, one.id)
    )


@needs(Right.SET_TARGETS)
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    target, one = target_with(shown_source(), id)
    is_adopted = target.now is Step.ADOPTED
    form = EndForm(
        request.POST or None, instance=target, asks_day=is_adopted,
        initial={"from_on": timezone.localdate()},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(
                by=request.user, target=target, why=form.cleaned_data["why"],
                read=form.version_read, at=timezone.now(), from_on=form.from_day,
            )  # fmt: skip
            return _done(request, one, "The target is withdrawn.")
        except EditedMeanwhile as conflict:
            form.show_conflict(conflict)
        except NotAllowed as refused:
            form.add_error("why", str(refused))
    return _page(request, one, target, form, "Withdraw")


@needs(Right.SET_TARGETS)
def put_back(request: HttpRequest, id: int) -> HttpResponse:
    target, one = target_with(shown_source(), id)
    form = EndForm(request.POST or None, instance=target)
    if request.method == "POST" and form.is_valid():
        try:
            actions.put_back(
                by=request.user, target=target, why=form.cleaned_data["why"],
                read=form.version_read, at=timezone.now(),
            )  # fmt: skip
            return _done(request, one, "The target is as it was before its latest change.")
        except EditedMeanwhile as conflict:
            form.show_conflict(conflict)
        except NotAllowed as refused:
            form.add_error("why", str(refused))
    return _page(request, one, target, form, "Take back the latest change of")


def _done(request: HttpRequest, one: Indicator, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("targets:indicator", one.id)


def _page(
    request: HttpRequest, one: Indicator, target: SetTarget, form: VersionedForm, do: str
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "indicator": one,
        "title": f"{do} the {TargetKind(target.kind).in_words}",
        "words": profile_words(target.profile, one.shown_as),
        "came_from": SourceOfIt.of(request),
        "do": do.split()[0] if do != "Take back the latest change of" else "Take it back",
    }
    status = 400 if form.errors else 200
    return render(request, "targets/step.html", context, status=status)


@needs(Right.SET_TARGETS)
def take_over(request: HttpRequest, indicator: str, kind: str) -> HttpResponse:
    """A target of the file is kept on the page from now on."""
    found = shown_source()
    one = indicator_called(found, indicator)
    in_file = [each for each in queries.in_file(found, one.id) if each.kind == kind]
    if not in_file:
        raise Http404("The file has no such target.")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_over(
                by=request.user, authority=found.authority, indicator=one.id, found=in_file[0],
                why=form.cleaned_data["why"], at=timezone.now(),
            )  # fmt: skip
            return _done(request, one, "The target is kept on this page from now on.")
        except NotAllowed as refused:
            form.add_error("why", str(refused))
    context = {
        "form": form, "indicator": one, "do": "Take it over",
        "title": f"Take over the {in_file[0].in_words} from the file",
        "words": profile_words(in_file[0].profile, one.shown_as),
    }  # fmt: skip
    status = 400 if form.errors else 200
    return render(request, "targets/step.html", context, status=status)
