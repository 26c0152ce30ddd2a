"""The list, one report, its cover, how it reads, and its files."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from sightline.apps.board.queries import stops_of
from sightline.apps.board.views.shared import done
from sightline.apps.cover_reports import actions, queries, tables
from sightline.apps.cover_reports.forms import BeginForm, BlockForm, ReleaseForm, WithdrawForm
from sightline.apps.cover_reports.models import CoverReport
from sightline.apps.cover_reports.rules import COVER_MOVES, CoverState
from sightline.apps.cover_reports.views.shared import page, report_or_404, standing_bodies
from sightline.apps.figures.downloads import download
from sightline.apps.papers.queries import versions
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.plan.actions import fix_plan
from sightline.apps.plan.queries import plans
from sightline.documents.exports import FORMATS, to_fragment
from sightline.documents.plan.cover_report import cover_report

READ = (Right.SEE_BOARD, Right.SEE_PLAN, Right.RUN_SCRUTINY)
WRITE = (Right.RUN_PLAN, Right.RUN_SCRUTINY)
FILES = ("docx", "pdf", "html")
_FROM_BEFORE = ("body_id", "cabinet_member", "is_key_decision", "in_forward_plan", "wards",
                "director", "service", "employees", "classification")  # fmt: skip


@needs(*READ)
def home(request: HttpRequest) -> HttpResponse:
    """All of them, and what is to be told to whom next."""
    access: Any = request.access  # type: ignore[attr-defined]
    today = timezone.localdate()
    due = queries.due_reports(today) if queries.may_write(access) else []
    found = list(queries.reports(access))
    return page(
        request, "home", [],
        table=tables.of_reports(found) if found else None,
        due=tables.of_due(due, today) if due else None,
    )  # fmt: skip


@needs(*WRITE)
def new(request: HttpRequest) -> HttpResponse:
    form = BeginForm(
        request.POST or None, plans=list(plans(request.access)), bodies=standing_bodies(),  # type: ignore[attr-defined]
        today=timezone.localdate(), initial=_asked(request),
    )  # fmt: skip
    made: list[CoverReport] = []
    if request.method == "POST" and done(form, partial(_begin, request, made)):
        return redirect(made[0])
    return page(request, "new", [form], form=form)


def _asked(request: HttpRequest) -> dict[str, str]:
    """What a link from the list of what is due already knows."""
    names = ("plan", "quarter_end", "body", "inspection_only")
    return {name: request.GET[name] for name in names if name in request.GET}


def _begin(request: HttpRequest, made: list[CoverReport], form: BeginForm) -> None:
    begun, at = form.begun, timezone.now()
    plan, end = begun["plan"], begun["quarter_end"]
    if form.cleaned_data["fix"] and queries.newest_fixed(plan, end) is None:
        fix_plan(by=request.user, plan=plan, quarter_end=end, at=at)
    before = queries.reports(request.access).filter(plan=plan).first()  # type: ignore[attr-defined]
    block = {name: getattr(before, name) for name in _FROM_BEFORE} if before else {}
    block["meeting_on"] = form.cleaned_data["meeting_on"]
    if body := form.cleaned_data["body"]:
        block["body_id"] = body.pk
    made.append(actions.begin_report(by=request.user, at=at, block=block, **begun))


@needs(*READ)
def report(request: HttpRequest, id: int) -> HttpResponse:
    found = report_or_404(request, id)
    state = CoverState(found.state)
    is_draft = state is CoverState.DRAFT
    frozen = list(versions(found).defer("content"))
    context = {
        "report": found, "is_draft": is_draft, "table": tables.of_parts(found, is_draft=is_draft),
        "samples": tables.of_samples(found),
        "missing": queries.missing(found) if is_draft else [],
        "findings": len(queries.open_findings(found)),
        "moves": [m for m in COVER_MOVES.possible(state) if m not in {"release", "withdraw"}],
        "release": ReleaseForm() if COVER_MOVES.can(state, "release") else None,
        "withdraw": WithdrawForm() if COVER_MOVES.can(state, "withdraw") else None,
        "versions": frozen, "considered": stops_of(frozen[0]) if frozen else [],
        "stops": found.stops.select_related("body"),
        "appendices": found.appendices.select_related("version").defer("version__content"),
        "newest_fixed": queries.newest_fixed(found.plan, found.quarter_end),
        "files": [FORMATS[ending] for ending in FILES],
    }  # fmt: skip
    return page(request, "report", [], **context)


@needs(*WRITE)
def block(request: HttpRequest, id: int) -> HttpResponse:
    found = report_or_404(request, id)
    form = BlockForm(request.POST or None, instance=found, bodies=standing_bodies())
    if request.method == "POST" and done(form, partial(_change, request, found)):
        return redirect("cover_reports:report", id=id)
    return page(request, "edit", [form], form=form, report=found, title="Cover")


def _change(request: HttpRequest, found: CoverReport, form: BlockForm) -> None:
    actions.change_block(
        by=request.user, report=found, block=form.block, read=form.version_read, at=timezone.now()
    )


@needs(*READ)
def preview(request: HttpRequest, id: int) -> HttpResponse:
    found = report_or_404(request, id)
    content = to_fragment(cover_report(queries.data_of(found)))
    files = [FORMATS[ending] for ending in FILES]
    return page(request, "preview", [], report=found, content=content, files=files)


@needs(*READ)
def file(request: HttpRequest, id: int, format: str) -> HttpResponse:
    found = report_or_404(request, id)
    return download(request, cover_report(queries.data_of(found)), format)
