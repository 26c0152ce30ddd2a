"""One worker: how supervision stands, what it should talk about, what was held."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.people.access import needs
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.apps.practice import actions, forms, pages, queries, rules
from sightline.apps.practice.agenda import agenda
from sightline.apps.practice.compliance import lines
from sightline.apps.practice.register import Worker, worker_by_id
from sightline.vocabulary.not_allowed import NotAllowed

_DEEDS: dict[str, tuple[str, str, Any, Callable[..., Any]]] = {
    "pause": (
        "Pause supervision", "Leave and sickness are no gap.", forms.PauseForm, actions.pause,
    ),
    "appraisal": (
        "An annual appraisal was held", "Only the day is kept.", forms.AppraisalForm,
        actions.hold_appraisal,
    ),
    "assessed-year": (
        "Assessed and supported year", "Supervision and observation are more frequent in it.",
        forms.AssessedYearForm, actions.set_assessed_year,
    ),
}  # fmt: skip


def found_worker(id: int, access: Access) -> Worker:
    """404 alike for a peer and for nobody."""
    known = worker_by_id(id, timezone.localdate())
    branch = rules.line_of(access)
    if known is None or not (
        rules.reaches(branch, known.name, known.team, known.service)
        or known.name in queries.being_audited(access)
    ):
        raise Http404("There is no such worker within your reach.")
    return known


def may_keep(access: Access, worker: Worker) -> bool:
    return rules.may_keep(access, worker.name, worker.team, worker.service)


@needs(Right.SEE_PRACTICE)
def worker(request: HttpRequest, id: int) -> HttpResponse:
    access, today = request.access, timezone.localdate()
    found = found_worker(id, access)
    line = lines(today, [found])[0]
    items = agenda(line, access, today)
    sessions = list(queries.sessions_within(access).filter(worker=found.name)[:24])
    seen = list(queries.observations_within(access).filter(worker=found.name)[:24])
    context = {
        "worker": found, "line": line, "colour": pages.COLOURS[line.standing],
        "often": pages.frequency_said(line), "agenda": pages.agenda_table(items) if items else None,
        "sessions": pages.sessions_table(sessions) if sessions else None,
        "observations": pages.observations_table(seen, queries.policy()) if seen else None,
        "may_keep": may_keep(access, found), "is_own": rules.is_own(access, found.name),
        "year": pages.year_said(today),
    }  # fmt: skip
    return render(request, "practice/worker.html", context)


@needs(Right.KEEP_PRACTICE)
def keep(request: HttpRequest, id: int, deed: str) -> HttpResponse:
    found = found_worker(id, request.access)
    if deed not in _DEEDS or not may_keep(request.access, found):
        raise Http404("There is no such page within your reach.")
    title, lead, form_of, do = _DEEDS[deed]
    form = form_of(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            about = {"by": request.user, "access": request.access, "at": timezone.now()}
            do(**about, worker=found, **form.told())
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect("practice:worker", found.id)
    context = {"form": form, "title": title, "lead": lead, "worker": found}
    return render(request, "practice/form.html", context, status=400 if form.errors else 200)
