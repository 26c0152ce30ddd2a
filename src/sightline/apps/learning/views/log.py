from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.agreed_actions.coming_back import source_of
from sightline.apps.learning import forms, rules
from sightline.apps.learning.actions import learnt as actions
from sightline.apps.learning.models import Training
from sightline.apps.learning.own import shape
from sightline.apps.learning.queries import forum as queries
from sightline.apps.learning.views.shared import about, form_page
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right

_CHANGES = require_http_methods(["GET", "HEAD", "POST"])


@_CHANGES
@needs(Right.RUN_LEARNING)
def learn(request: HttpRequest) -> HttpResponse:
    return form_page(
        request, forms.LearntForm(request.POST or None), title="Write down what was learnt",
        do=lambda told: actions.learn(**about(request), **told), done="Written down.",
    )  # fmt: skip


@require_safe
@needs(Right.SEE_LEARNING)
def learnt(request: HttpRequest, id: int) -> HttpResponse:
    found = queries.learnt().filter(pk=id).first()
    if found is None:
        raise Http404("There is no such entry of learning.")
    views = {each.key: each.title for each in shape().views}
    context = {
        "found": found, "kind": shape().kinds.get(found.kind, found.kind),
        "view": views.get(found.view, ""), "may_run": rules.can_run(request.access),
    }  # fmt: skip
    return render(request, "learning/learnt.html", context)


@_CHANGES
@needs(Right.RUN_LEARNING)
def train(request: HttpRequest) -> HttpResponse:
    """`?from=kind:id`: the learning it comes from."""
    source, kind = source_of(request)
    title = kind.title(source[1]) if kind and source else ""
    form = forms.TrainingForm(request.POST or None, initial={"because": title or ""})
    return form_page(
        request, form, title="Plan training", done="Written down.", caption=title or "",
        do=lambda told: actions.train(**about(request), source=source, **told),
    )  # fmt: skip


@require_safe
@needs(Right.SEE_LEARNING)
def training(request: HttpRequest, id: int) -> HttpResponse:
    found = _training(id)
    today = timezone.localdate()
    context = {
        "found": found, "kind": shape().training_kinds.get(found.kind, found.kind),
        "asks": queries.asks_effect(found, today), "is_over": found.first_on <= today,
        "may_run": rules.can_run(request.access),
    }  # fmt: skip
    return render(request, "learning/training.html", context)


@_CHANGES
@needs(Right.RUN_LEARNING)
def effect(request: HttpRequest, id: int) -> HttpResponse:
    found = _training(id)
    form = forms.EffectForm(
        request.POST or None, initial={"effect": found.effect, "came": found.came}
    )

    def do(told: dict[str, Any]) -> None:
        actions.say_effect(**about(request), training=found, **told)

    return form_page(
        request, form, title="What is different since?", do=do, caption=found.title,
        to=found.address, done="Kept.", back=(found.title, found.address), intro=found.aim,
    )  # fmt: skip


def _training(id: int) -> Training:
    found = queries.trainings().filter(pk=id).first()
    if found is None:
        raise Http404("There is no such training.")
    return found
