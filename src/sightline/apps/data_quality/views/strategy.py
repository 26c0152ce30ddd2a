from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.data_quality import actions, forms, queries, rules, tables
from sightline.apps.data_quality.views.shared import (
    MAY_READ,
    context_of,
    done,
    known_or_404,
    only_managers,
    unit_of,
)
from sightline.apps.people.access import needs


@needs(*MAY_READ)
def strategy(request: HttpRequest) -> HttpResponse:
    """The strategy in force, its versions, who was briefed; those who manage it add to both."""
    known = known_or_404()
    versions = queries.strategies(known.authority)
    writing, briefing = forms.StrategyForm(), forms.BriefingForm()
    at = timezone.now()
    about: dict[str, Any] = {"by": request.user, "access": request.access, "at": at}
    if request.method == "POST":
        only_managers(request)
        if request.POST.get("do") == "write":
            writing = forms.StrategyForm(request.POST)
            about["authority"] = known.authority
            is_done = done(writing, lambda form: actions.write_strategy(**about, **_said(form)))
        else:
            briefing = forms.BriefingForm(request.POST)
            about |= {"strategy": versions[0] if versions else None}
            about["today"] = timezone.localdate(at)
            is_done = done(briefing, lambda form: actions.record_briefing(**about, **_said(form)))
        if is_done:
            return redirect("data_quality:strategy")
    elif versions:
        writing = forms.StrategyForm(initial={"title": versions[0].title, "text": versions[0].text})
    context = context_of(request, known, *unit_of(request)) | {
        "newest": versions[0] if versions else None,
        "earlier": versions[1:],
        "briefings": tables.briefings(versions),
        "writing": writing,
        "briefing": briefing,
        "may_manage": rules.can_manage(request.access.rights),
    }
    return render(request, "data_quality/strategy.html", context)


def _said(form: Form) -> dict[str, Any]:
    return form.cleaned_data
