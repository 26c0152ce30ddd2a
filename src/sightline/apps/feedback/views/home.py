from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from sightline.apps.feedback import own, pages, rules
from sightline.apps.feedback.actions import praise
from sightline.apps.feedback.drawing import team_bars
from sightline.apps.feedback.forms.complaints import FilterForm
from sightline.apps.feedback.models import FeedbackReport
from sightline.apps.feedback.queries import complaints as queries
from sightline.apps.feedback.queries.advocacy import months_of
from sightline.apps.feedback.queries.children import distance_by_team
from sightline.apps.feedback.report import picture, report_of
from sightline.apps.figures.downloads import download
from sightline.apps.people.access import needs
from sightline.apps.people.authority import authority_code
from sightline.apps.people.rules import Right
from sightline.apps.people.working_days import calendar
from sightline.documents.exports import FORMATS
from sightline.documents.on_page import part_of
from sightline.vocabulary.months import end_of_month, month_written, months_after

_FILES = ("docx", "pdf", "html", "xlsx")


@require_safe
@needs(Right.SEE_FEEDBACK, Right.KEEP_FEEDBACK)
def home(request: HttpRequest) -> HttpResponse:
    today, days = timezone.localdate(), calendar()
    every = list(queries.complaints_within(request.access))
    form = FilterForm(request.GET or {})
    late = {each.pk for each in every if queries.is_late(each, days, today)}
    is_fit = form.is_valid()
    rows = [e for e in every if form.holds(e, is_late=e.pk in late)] if is_fit else every
    keep = {name: value for name, value in request.GET.items() if name != "page" and value}
    part = part_of(rows, request.GET.get("page", "1"), keep=keep)
    compliments = list(queries.compliments_within(request.access)[:20])
    surveys = list(queries.surveys_within(request.access)[:20])
    context = {
        "form": form, "part": part, "any": bool(every), "late": len(late),
        "open": sum(each.now.is_open for each in every),
        "rows": pages.complaints_table(part.rows, days, today),
        "compliments": pages.compliments_table(compliments) if compliments else None,
        "surveys": pages.surveys_table(surveys) if surveys else None,
        "may_record": rules.can_record(request.access),
        "may_keep": request.access.may(Right.KEEP_FEEDBACK),
        "problems": own.problems() if rules.is_officer(request.access) else [],
        "sees_report": request.access.may_everywhere(Right.SEE_FEEDBACK),
    }  # fmt: skip
    return render(request, "feedback/home.html", context)


@require_safe
@needs(Right.SEE_FEEDBACK)
def report(request: HttpRequest) -> HttpResponse:
    """The quarter or year the address asks for: picture, themes, distance, and the files."""
    months = _months(request)
    ends, lines = pages.themes_over_time(months.last)
    teams = distance_by_team(months.first, months.last)
    kept = FeedbackReport.objects.filter(
        authority=authority_code(), first_on=months.first, last_on=months.last
    ).first()
    context = {
        "months": months, "ends": ends, "lines": lines, "truth": pages.truth(lines),
        "picture": mark_safe(picture(ends, lines)),
        "distance": pages.distance_table(teams) if teams else None,
        "bars": mark_safe(team_bars(teams)), "distance_truth": pages.distance_truth(teams),
        "advocacy": pages.advocacy_table(months_of(months.first, months.last)),
        "choices": _choices(timezone.localdate()), "kept": kept, "query": _query(months),
        "formats": [(ending, FORMATS[ending].title) for ending in _FILES],
        "may_freeze": request.access.may_everywhere(Right.SEE_FEEDBACK),
    }  # fmt: skip
    return render(request, "feedback/report.html", context)


@require_safe
@needs(Right.SEE_FEEDBACK)
def report_file(request: HttpRequest, ending: str) -> HttpResponse:
    if ending not in _FILES:
        raise Http404("There is no such kind of file.")
    _check_whole(request)
    return download(request, report_of(_months(request), timezone.localdate()), ending)


@require_POST
@needs(Right.SEE_FEEDBACK)
def freeze(request: HttpRequest) -> HttpResponse:
    _check_whole(request)
    months, at = _months(request), timezone.now()
    version = praise.freeze_report(
        by=request.user, access=request.access, document=report_of(months, timezone.localdate(at)),
        first_on=months.first, last_on=months.last, at=at,
        changes=f"Made again on {timezone.localdate(at):%d/%m/%Y}.",
    )  # fmt: skip
    return redirect(version.address)


def _check_whole(request: HttpRequest) -> None:
    """What was learnt comes from every unit's complaints."""
    if not request.access.may_everywhere(Right.SEE_FEEDBACK):
        raise Http404("The report is for those who see feedback of the whole authority.")


def _months(request: HttpRequest) -> pages.Months:
    """The last whole quarter, unless the address says another end and length."""
    length = 12 if request.GET.get("length") == "12" else 3
    try:
        last = month_written(request.GET["last"]) if "last" in request.GET else None
    except ValueError as error:
        raise Http404(str(error)) from error
    found = last or _last_quarter(timezone.localdate())
    if not 2000 <= found.year <= 2049:
        raise Http404("There is no report of that year.")
    return pages.Months(found, length)


def _last_quarter(today: date) -> date:
    """The quarter that ended last, by the financial year."""
    back = today.month % 3 or 3
    return end_of_month(months_after(today.replace(day=1), -back))


def _choices(today: date) -> list[tuple[str, str]]:
    last = _last_quarter(today)
    ends = [end_of_month(months_after(last.replace(day=1), -3 * n)) for n in range(6)]
    found = [(_query(pages.Months(end, 3)), pages.Months(end, 3).title) for end in ends]
    return [*found, (_query(pages.Months(last, 12)), f"The year to {last:%B %Y}")]


def _query(months: pages.Months) -> str:
    return "?" + urlencode({"last": f"{months.last:%Y-%m}", "length": months.length})
