"""Reports to scrutiny: the list, one report, its headings, what the committee did."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.figures.downloads import download
from sightline.apps.papers.queries import versions
from sightline.apps.people.access import needs
from sightline.apps.people.authority import authority_code
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny import actions, queries, tables
from sightline.apps.scrutiny.access import may_see_request
from sightline.apps.scrutiny.forms import (
    BackgroundForm,
    FrontForm,
    OutcomeForm,
    PartForm,
    SendForm,
)
from sightline.apps.scrutiny.models import ReportPart, ScrutinyReport
from sightline.apps.scrutiny.rules import REPORT_MOVES, ReportState, headings
from sightline.apps.scrutiny.views.shared import or_404, page
from sightline.documents.exports import FORMATS, to_fragment
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_BOARD, Right.RUN_SCRUTINY)
def home(request: HttpRequest) -> HttpResponse:
    access = request.access  # type: ignore[attr-defined]
    found = [each for each in queries.reports() if queries.may_read(access, each)]
    due = queries.due_requests(timezone.localdate())
    return page(
        request,
        "home.html",
        {
            "table": tables.of_reports(found) if found else None,
            "due": [each for each in due if may_see_request(access, each)],
        },
    )


@needs(Right.RUN_SCRUTINY)
def begin(request: HttpRequest) -> HttpResponse:
    form = FrontForm(request.POST or None, initial=_as_before())
    if request.method == "POST" and form.is_valid():
        made = actions.begin_report(
            by=request.user, authority=authority_code(), front=form.front, at=timezone.now()
        )
        return redirect("scrutiny:report", id=made.pk)
    return page(request, "edit.html", {"form": form, "title": "Begin a report to scrutiny"})


def _as_before() -> dict[str, str]:
    """Who reports hardly changes from one meeting to the next."""
    newest = next(iter(queries.reports()), None)
    names = ("committee", "portfolios", "holder_name", "holder_post", "contact_name",
             "contact_post", "contact_email", "contact_phone")  # fmt: skip
    return {name: getattr(newest, name) for name in names} if newest else {}


@needs(Right.SEE_BOARD, Right.RUN_SCRUTINY)
def report(request: HttpRequest, id: int) -> HttpResponse:
    found = or_404(queries.report_read_by(request.access, id))  # type: ignore[attr-defined]
    state = ReportState(found.state)
    can = REPORT_MOVES.possible(state)
    context = {
        "report": found,
        "table": tables.of_parts(queries.parts_of(found), headings()),
        "moves": [
            each for each in can if each not in ("send to the committee", "record the outcome")
        ],
        "send": SendForm() if "send to the committee" in can else None,
        "outcome_form": OutcomeForm() if "record the outcome" in can else None,
        "background_form": (
            BackgroundForm(access=request.access) if state is ReportState.DRAFT else None
        ),
        "background": found.background.select_related("version__paper"),
        "last": queries.last_asked(found),
        "versions": versions(found),
        "outcome": getattr(found, "outcome", None),
        "is_draft": state is ReportState.DRAFT,
        "content": to_fragment(queries.document_of(found)),
        "formats": FORMATS.values(),
    }
    return page(request, "report.html", context)


@needs(Right.RUN_SCRUTINY)
def front(request: HttpRequest, id: int) -> HttpResponse:
    found = or_404(queries.report_numbered(id))
    form = FrontForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_front(
                by=request.user, report=found, front=form.front, read=form.version_read,
                at=timezone.now(),
            )  # fmt: skip
        except EditedMeanwhile as conflict:
            form.show_conflict(conflict)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("scrutiny:report", id=found.pk)
    return page(request, "edit.html", {"form": form, "title": "The front page", "report": found})


@needs(Right.RUN_SCRUTINY)
def part(request: HttpRequest, id: int) -> HttpResponse:
    found = or_404(queries.part_numbered(id))
    form = PartForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid() and _is_written(request, found, form):
        return redirect("scrutiny:report", id=found.report_id)
    title = headings()[found.heading].title
    return page(request, "edit.html", {"form": form, "title": title, "report": found.report})


def _is_written(request: HttpRequest, found: ReportPart, form: PartForm) -> bool:
    try:
        actions.write_part(
            by=request.user, part=found, text=form.cleaned_data["text"],
            none_arising=form.cleaned_data.get("none_arising", False), read=form.version_read,
            at=timezone.now(),
        )  # fmt: skip
    except EditedMeanwhile as conflict:
        form.show_conflict(conflict)
    except NotAllowed as refused:
        form.add_error(None, str(refused))
    else:
        return True
    return False


@needs(Right.RUN_SCRUTINY)
@require_POST
def move(request: HttpRequest, id: int) -> HttpResponse:
    found, wanted = or_404(queries.report_numbered(id)), request.POST.get("do", "")
    try:
        actions.move_report(by=request.user, report=found, move=wanted, at=timezone.now())
        messages.success(request, f"The report is now: {found.state}.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("scrutiny:report", id=found.pk)


@needs(Right.RUN_SCRUTINY)
@require_POST
def send(request: HttpRequest, id: int) -> HttpResponse:
    found = or_404(queries.report_numbered(id))
    try:
        version = actions.send_report(
            by=request.user, report=found, document=queries.document_of(found),
            changes=request.POST.get("changes", ""), at=timezone.now(),
        )  # fmt: skip
        messages.success(request, f"Version {version.number} is frozen and with the committee.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("scrutiny:report", id=found.pk)


@needs(Right.RUN_SCRUTINY)
def outcome(request: HttpRequest, id: int) -> HttpResponse:
    found = or_404(queries.report_numbered(id))
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_outcome(
                by=request.user, report=found, at=timezone.now(), **form.cleaned_data
            )
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("scrutiny:report", id=found.pk)
    title = "What the committee did"
    return page(request, "edit.html", {"form": form, "title": title, "report": found})


@needs(Right.RUN_SCRUTINY)
@require_POST
def background(request: HttpRequest, id: int) -> HttpResponse:
    """Add a paper the report relies on, or take one away."""
    found = or_404(queries.report_numbered(id))
    try:
        _change_background(request, found)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("scrutiny:report", id=found.pk)


def _change_background(request: HttpRequest, found: ScrutinyReport) -> None:
    at = timezone.now()
    if "remove" in request.POST:
        written = request.POST["remove"]
        paper = found.background.filter(pk=written).first() if written.isdecimal() else None
        actions.remove_background(by=request.user, paper=or_404(paper), at=at)
        return
    form = BackgroundForm(request.POST, access=request.access)
    if not form.is_valid():
        raise NotAllowed("Choose the paper it relies on.")
    version = form.cleaned_data["version"]
    actions.add_background(by=request.user, report=found, version=version, at=at)


@needs(Right.SEE_BOARD, Right.RUN_SCRUTINY)
def taken_away(request: HttpRequest, id: int, format: str) -> HttpResponse:
    found = or_404(queries.report_read_by(request.access, id))  # type: ignore[attr-defined]
    return download(request, queries.document_of(found), format)
