"""Themes over time, what one audit found, and the report of some months."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.audits.findings import actions, queries, tables
from sightline.apps.audits.findings.forms import FindingForm, SuggestedForm, ThemesFilter
from sightline.apps.audits.findings.linked import REPORT, THEME
from sightline.apps.audits.findings.periods import LENGTHS, Period, period_of, read_period
from sightline.apps.audits.findings.report import report as report_of
from sightline.apps.audits.form import looking
from sightline.apps.audits.models import Audit
from sightline.apps.audits.rules import FINISHED, may_run
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.figures.downloads import download
from sightline.apps.papers.queries import versions
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.exports import to_fragment
from sightline.vocabulary.not_allowed import NotAllowed

FILES = ("pdf", "docx", "html")
_WAITING = 20


@needs(Right.SEE_AUDITS)
def themes(request: HttpRequest) -> HttpResponse:
    """What audits within reach found, theme by theme and quarter by quarter."""
    form = ThemesFilter(request.GET or {}, choices=queries.choices_of(request.access))
    audits = queries.handed_in(request.access, form.cleaned_data if form.is_valid() else {})
    found = queries.counted(audits)
    waits = list(queries.to_confirm(audits)[:_WAITING]) if may_run(request.access) else []
    context = {
        "form": form, "found": found, "truth": tables.truth(found),
        "table": tables.over_time(found) if found else None, "chart": tables.chart(found),
        "waiting": tables.waiting(waits) if waits else None,
    }  # fmt: skip
    return render(request, "audits/findings/themes.html", context)


@needs(Right.SEE_AUDITS)
def theme(request: HttpRequest, theme: str) -> HttpResponse:
    """One theme: how often, what was said of it, and what is done about it."""
    known = queries.themes().get(theme)
    if known is None:
        raise Http404("There is no such theme.")
    audits = queries.handed_in(request.access, {})
    found = [each for each in queries.counted(audits) if each.theme == theme]
    context = {
        "key": theme, "theme": known, "thing": (THEME, theme),
        "table": tables.over_time(found) if found else None,
        "said": queries.said_of(theme, audits) if may_run(request.access) else [],
    }  # fmt: skip
    return render(request, "audits/findings/theme.html", context)


def _handed_in(request: HttpRequest, id: int) -> Audit:
    audit = looking.looked_at(request, id)
    if audit.now not in FINISHED:
        raise Http404("This audit is not handed in.")
    return audit


@needs(Right.RUN_AUDITS)
def findings(request: HttpRequest, id: int) -> HttpResponse:
    """Suggested themes to confirm, and a finding of one's own."""
    audit = _handed_in(request, id)
    does = request.POST.get("do", "")
    found = queries.suggestions(audit)
    suggested = SuggestedForm(request.POST if does == "confirm" else None, found=found)
    own = FindingForm(request.POST if does == "add" else None, tool=tool_of(audit.tool))
    form = own if does == "add" else suggested
    if request.method == "POST" and form.is_valid() and _kept(request, audit, form):
        messages.success(request, "Kept.")
        return redirect(reverse("audits:findings", args=[audit.pk]))
    context = {"audit": audit, "suggested": suggested if found else None, "own": own, "form": form,
               "there": queries.shown(queries.findings_of(audit))}  # fmt: skip
    return render(
        request, "audits/findings/findings.html", context, status=400 if form.errors else 200
    )


def _kept(request: HttpRequest, audit: Audit, form: SuggestedForm | FindingForm) -> bool:
    who: dict[str, Any] = {"by": request.user, "access": request.access, "at": timezone.now()}
    try:
        if isinstance(form, FindingForm):
            actions.confirm(audit=audit, **form.cleaned_data, **who)
        else:
            actions.confirm_all(audit=audit, chosen=form.ticked, **who)
    except NotAllowed as refused:
        form.add_error(None, str(refused))
        return False
    return True


@needs(Right.RUN_AUDITS)
@require_POST
def change(request: HttpRequest, id: int, finding: int) -> HttpResponse:
    """Taken back, or put forward as good practice for others."""
    audit = _handed_in(request, id)
    there = queries.find_finding(audit, finding)
    if there is None:
        raise Http404("There is no such finding.")
    do = actions.share if request.POST.get("do") == "share" else actions.take_back
    try:
        do(finding=there, by=request.user, access=request.access, at=timezone.now())
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Put forward." if do is actions.share else "Taken back.")
    return redirect(there.address)


def _period(written: str) -> Period:
    found = read_period(written)
    if found is None:
        raise Http404("A report is about two or three months, such as 2026-07-3.")
    return found


@needs(Right.SEE_AUDITS)
def reports(request: HttpRequest) -> HttpResponse:
    """To the latest quarter that is over."""
    ended = period_of(timezone.localdate(), 3).before
    return redirect("audits:report", ended.key)


@needs(Right.SEE_AUDITS)
def report(request: HttpRequest, period: str) -> HttpResponse:
    """`POST`: frozen as a paper, by those who keep the programme and so see all audits."""
    chosen, today = _period(period), timezone.localdate()
    made = report_of(request.access, chosen, today)
    if request.method == "POST":
        return _frozen(request, chosen)
    others = [(words, period_of(today, months).before) for months, words in LENGTHS.items()]
    context = {"title": made.title, "content": to_fragment(made), "period": chosen,
               "others": others, "files": FILES, "may_freeze": may_run(request.access),
               "kept": versions((REPORT, chosen.key))}  # fmt: skip
    return render(request, "audits/findings/report.html", context)


def _frozen(request: HttpRequest, period: Period) -> HttpResponse:
    try:
        version = actions.freeze_report(
            period=period, changes=request.POST.get("changes", "")[:500], by=request.user,
            access=request.access, at=timezone.now(),
        )  # fmt: skip
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect("audits:report", period.key)
    messages.success(request, f"Frozen as version {version.number}.")
    return redirect("audits:report", period.key)


@needs(Right.SEE_AUDITS)
def report_file(request: HttpRequest, period: str, ending: str) -> HttpResponse:
    if ending not in FILES:
        raise Http404("There is no such kind of file.")
    return download(
        request, report_of(request.access, _period(period), timezone.localdate()), ending
    )
