"""The year as a table, one activity, what took place."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.calendar import actions, forms, pages, queries, rules
from sightline.apps.calendar.activities import Activity
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.practice.queries import not_observed
from sightline.documents.on_page import part_of
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_FIGURES)
def home(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    begins = queries.year_begins(request.GET.get("year", ""), today)
    year = queries.the_year(begins, today)
    waits = queries.waiting(year) if year.first <= today <= year.last else []
    context = {
        "year": year, "rows": pages.year_table(year), "waits": waits,
        "coverage": pages.coverage_table(year.coverage), "before": begins - 1,
        "after": begins + 1 if year.last < today else 0, "form": forms.LookForm(),
        "missed": sum(row.missed > 0 for row in year.rows),
        "done": sum(len(row.evidence) for row in year.rows),
        "to_check": sum(e.is_due(today) for e in queries.rechecks(request.access, today)),
        "not_observed": not_observed(year.first, year.last) if waits else [],
        "looks": request.access.may(Right.WORK_LISTS),
    }  # fmt: skip
    return render(request, "calendar/home.html", context)


@require_POST
@needs(Right.WORK_LISTS)
def looked(request: HttpRequest) -> HttpResponse:
    """One click: today's lists were looked at."""
    form = forms.LookForm(request.POST)
    if form.is_valid():
        about = {"by": request.user, "access": request.access, "at": timezone.now()}
        try:
            actions.look_at_lists(**about, note=form.cleaned_data["note"])
        except NotAllowed as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "Kept: you looked at today’s lists.")
    else:
        messages.error(request, "The note is too long, or holds signs that can’t be kept.")
    return redirect("calendar:home")


def _activity(key: str) -> Activity:
    found = queries.known_activities().get(key)
    if found is None:
        raise Http404("There is no such activity in the year.")
    return found


@needs(Right.SEE_FIGURES)
def activity(request: HttpRequest, key: str) -> HttpResponse:
    found, today = _activity(key), timezone.localdate()
    begins = queries.year_begins(request.GET.get("year", ""), today)
    year = queries.the_year(begins, today)
    row = year.of(key)
    evidence = row.evidence if row else ()
    part = part_of(evidence, request.GET.get("page", "1"), keep={"year": str(begins)})
    context = {
        "activity": found, "row": row, "year": year, "part": part,
        "evidence": pages.evidence_table(part.rows),
        "may_record": rules.may_record(request.access, found),
    }  # fmt: skip
    return render(request, "calendar/activity.html", context)


@needs(Right.SEE_FIGURES)
def record(request: HttpRequest, key: str) -> HttpResponse:
    found = _activity(key)
    if not rules.may_record(request.access, found):
        raise Http404("This is recorded by those who answer for it.")
    form = forms.RecordForm(
        request.POST or None, activity=found, initial={"on": timezone.localdate()}
    )
    if request.method == "POST" and form.is_valid():
        about = {"by": request.user, "access": request.access, "at": timezone.now()}
        try:
            made = actions.record(**about, activity=key, **form.told())
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Kept. Add files or links here.")
            return redirect(made.address)
    context = {"form": form, "title": found.title, "activity": found}
    return render(request, "calendar/form.html", context, status=400 if form.errors else 200)


@needs(Right.SEE_FIGURES)
def occurrence(request: HttpRequest, id: int) -> HttpResponse:
    found = queries.find_occurrence(id)
    if found is None:
        raise Http404("There is no such record.")
    known = queries.known_activities().get(found.activity)
    may = found.by_id == request.access.person or request.access.may(Right.RUN_QA)
    context = {"found": found, "activity": known, "may_take_back": may}
    return render(request, "calendar/occurrence.html", context)


@require_POST
@needs(Right.SEE_FIGURES)
def take_back(request: HttpRequest, id: int) -> HttpResponse:
    found = queries.find_occurrence(id)
    if found is None:
        raise Http404("There is no such record.")
    about = {"by": request.user, "access": request.access, "at": timezone.now()}
    try:
        actions.take_back(**about, occurrence=found)
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect(found.address)
    messages.success(request, "Taken back.")
    return redirect("calendar:activity", found.activity)
