"""The monthly review of all disputes, and the year's report."""

import re
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.disputes import actions, counting, forms, pages, queries, report, rules
from sightline.apps.disputes.models import MonthReview
from sightline.apps.figures.downloads import download
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.people.working_days import calendar
from sightline.documents import exports
from sightline.documents.model import Document
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.vocabulary.months import end_of_month
from sightline.vocabulary.not_allowed import NotAllowed

_FILES = ("docx", "pdf", "html", "xlsx")
_HEADINGS = (
    "Team", "Stages", "In time", "Late", "No reply, late", "No reply, moved on in time", "Waiting",
    "Working days, median",
)  # fmt: skip


def _month_of(month: str) -> date:
    """The last day of a month written as 2026-10; 404 for anything else."""
    if not re.fullmatch(r"20[0-4]\d-(0[1-9]|1[0-2])", month, re.ASCII):
        raise Http404("There is no such month.")
    year, number = map(int, month.split("-"))
    return end_of_month(date(year, number, 1))


@needs(Right.SEE_DISPUTES)
def month(request: HttpRequest, month: str) -> HttpResponse:
    """`POST`: the review's own words."""
    last = _month_of(month)
    form = forms.ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.review_month(
                by=request.user, access=request.access, month=last, at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except NotAllowed as refused:
            form.add_error("differences" if "differ" in str(refused) else "said", str(refused))
        else:
            messages.success(request, "The review is kept.")
            return redirect(made.address)
    context = _month(request, last) | {"form": form}
    return render(request, "disputes/month.html", context, status=400 if form.errors else 200)


def _month(request: HttpRequest, last: date) -> dict[str, Any]:
    access, today, days = request.access, timezone.localdate(), calendar()
    first, within = last.replace(day=1), queries.disputes_within(access)
    found = [pages.standing(each, today, days) for each in within]
    titles = queries.policies().themes
    counts = queries.theme_counts(queries.raised_in(last, within))
    near = timedelta(days=counting.NEAR)
    ratings = queries.ratings_within(access).filter(reviewed_on__range=(first - near, last + near))
    sees_all = rules.sees_all(access)
    return {
        "month": last,
        "address": MonthReview(month=last).address,
        "before": MonthReview(month=_step(first, -1)).address,
        "after": MonthReview(month=_step(last, 1)).address if last < today else "",
        "lines": counting.volume(found, first, last).lines(),
        "teams": _teams(counting.by_team(found, first, last, today, days)),
        "neutral": report.NEUTRAL,
        "counts": [(titles.get(key, key), number) for key, number in counts.most_common()],
        "themes": [(titles.get(each.theme, each.theme), each)
                   for each in queries.confirmed_themes(last)],
        "reviews": queries.reviews_of(last) if sees_all else [],
        "rated": report.rated_in(ratings, last),
        "sees_all": sees_all,
        "may_review": rules.may_review(access),
        "theme_form": forms.ThemeForm(titles=titles, prefix="theme"),
    }  # fmt: skip


def _step(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    return end_of_month(date(number // 12, number % 12 + 1, 1))


def _teams(found: list[tuple[str, counting.Replies]]) -> PageTable:
    def number(value: object) -> Cell:
        return Cell(str(value), is_number=True)

    rows = tuple(
        (Cell(team), number(r.stages), number(r.in_time), number(r.late),
         number(r.unanswered_late), number(r.moved_on), number(r.waiting), number(r.days_said))
        for team, r in found
    )  # fmt: skip
    headings = tuple(Heading(title, is_number=n > 0) for n, title in enumerate(_HEADINGS))
    return PageTable("Replies asked for in the month, by team", headings, rows)


@require_POST
@needs(Right.SEE_DISPUTES)
def theme(request: HttpRequest, month: str) -> HttpResponse:
    """Confirm a theme with its example; with `take_back`, it is none after all."""
    last = _month_of(month)
    about: dict[str, Any] = {"by": request.user, "access": request.access, "month": last}
    form = forms.ThemeForm(request.POST, titles=queries.policies().themes, prefix="theme")
    try:
        if taken := request.POST.get("take_back", ""):
            actions.take_back_theme(**about, theme=taken[:40], at=timezone.now())
        elif form.is_valid():
            actions.confirm_theme(**about, **form.cleaned_data, at=timezone.now())
            messages.success(request, "Confirmed. It goes to the Practice Improvement Forum.")
        else:
            messages.error(request, "Choose a theme and give an example in a sentence.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect(MonthReview(month=last).address + "#themes")


def _report(request: HttpRequest) -> Document:
    if not rules.sees_all(request.access):
        raise Http404("The year’s report is for those who see all disputes.")
    today = timezone.localdate()
    form = forms.YearForm(request.GET or {}, today=today)
    chosen = form.cleaned_data["year"] if form.is_valid() else ""
    begins = int(chosen) if chosen else forms.years(today)[0]
    return report.document_of(report.year_of(begins, request.access, today))


@needs(Right.SEE_DISPUTES)
def year(request: HttpRequest) -> HttpResponse:
    document = _report(request)
    form = forms.YearForm(request.GET or None, today=timezone.localdate())
    asked = request.GET.urlencode()
    context = {
        "form": form, "document": document, "body": exports.to_fragment(document),
        "files": [(ending, exports.FORMATS[ending].title) for ending in _FILES],
        "own_query": f"?{asked}" if asked else "",
    }  # fmt: skip
    return render(request, "disputes/report.html", context)


@needs(Right.SEE_DISPUTES)
def year_file(request: HttpRequest, ending: str) -> HttpResponse:
    document = _report(request)
    if ending not in _FILES:
        raise Http404("There is no such kind of file.")
    return download(request, document, ending)
