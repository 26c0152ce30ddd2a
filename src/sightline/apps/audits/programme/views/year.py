from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.audits.form import tables as audit_tables
from sightline.apps.audits.programme import actions, order, pages, queries, rules
from sightline.apps.audits.programme.document import programme_document
from sightline.apps.audits.programme.forms import OutcomeForm
from sightline.apps.audits.programme.months import year_in_words
from sightline.apps.audits.programme.showing import services_with_cases
from sightline.apps.audits.programme.tables import under, unsettled_words
from sightline.apps.audits.programme.views.shared import done, planned_or_404
from sightline.apps.audits.queries import audits_within
from sightline.apps.figures.downloads import download
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


@needs(Right.SEE_AUDITS)
def programme(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    year = pages.year_of(request.GET.get("year", ""), today)
    context = pages.year_page(year, today, rules.may_keep(request.access))
    return render(request, "audits/programme/year.html", context)


@needs(Right.SEE_AUDITS)
def programme_file(request: HttpRequest, year: int, format: str) -> HttpResponse:
    if not pages.is_year(year):
        raise Http404("There is no such year.")
    today = timezone.localdate()
    lines = queries.of_year(year)
    covered = order.coverage(services_with_cases(today), queries.as_planned(lines))
    document = programme_document(lines, queries.events_of(year), covered, year, today)
    return download(request, document, format)


@needs(Right.SEE_AUDITS)
def planned(request: HttpRequest, id: int) -> HttpResponse:
    line = planned_or_404(id)
    found = list(audits_within(request.access).filter(planned=line))
    today = timezone.localdate()
    context = {
        "line": line, "under": under(line), "open": unsettled_words(line),
        "facts": pages.facts(line), "audits": found, "moves": pages.moves_of(line),
        "warned": [one.sentence for one in pages.warned(line)],
        "table": audit_tables.audits(found, "Its audits", today),
        "may_keep": rules.may_keep(request.access), "outcome": OutcomeForm(),
    }  # fmt: skip
    return render(request, "audits/programme/planned.html", context)


@needs(Right.RUN_AUDITS)
@require_POST
def planned_move(request: HttpRequest, id: int) -> HttpResponse:
    line, form = planned_or_404(id), OutcomeForm(request.POST)
    said = form.cleaned_data["said"] if form.is_valid() else ""
    way = request.POST.get("do", "")
    if way not in {"complete", "drop", "reopen"}:
        raise Http404("There is no such step.")
    done(
        request,
        lambda: actions.move(line=line, way=way, said=said, by=request.user, at=timezone.now()),
        "Recorded.",
    )
    return redirect(line.address)


@needs(Right.RUN_AUDITS)
@require_POST
def copy(request: HttpRequest, year: int) -> HttpResponse:
    """A year's lines into the next."""
    if not pages.is_year(year):
        raise Http404("There is no such year.")
    said = f"{year_in_words(year)} is copied into {year_in_words(year + 1)}."
    done(
        request,
        lambda: actions.copy_year(from_year=year, by=request.user, at=timezone.now()),
        f"{said} What is not settled is chased.",
    )
    return redirect(f"{reverse('audits:programme')}?year={year + 1}")
