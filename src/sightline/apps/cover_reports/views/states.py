"""Checked, sent back, released, corrected, withdrawn; and the plan as fixed, attached."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.board.views.shared import did, done
from sightline.apps.cover_reports import actions, queries
from sightline.apps.cover_reports.forms import ReleaseForm, WithdrawForm
from sightline.apps.cover_reports.models import CoverReport
from sightline.apps.cover_reports.views.reports import WRITE
from sightline.apps.cover_reports.views.shared import or_404, page, report_or_404
from sightline.apps.people.access import needs


@needs(*WRITE)
@require_POST
def move(request: HttpRequest, id: int) -> HttpResponse:
    found = report_or_404(request, id)
    wanted = request.POST.get("do", "")
    deed = partial(
        actions.move_report, by=request.user, report=found, move=wanted, at=timezone.now()
    )
    did(request, deed, f"Done: {wanted}.")
    return redirect(found)


@needs(*WRITE)
@require_POST
def attach(request: HttpRequest, id: int) -> HttpResponse:
    """The plan as it was fixed last for the period becomes Appendix One."""
    found = report_or_404(request, id)
    fixed = or_404(queries.newest_fixed(found.plan, found.quarter_end))
    deed = partial(actions.use_fixed, by=request.user, report=found, fixed=fixed, at=timezone.now())
    did(request, deed, "The report tells of the plan as it was fixed.")
    return redirect(found)


@needs(*WRITE)
def release(request: HttpRequest, id: int) -> HttpResponse:
    found = report_or_404(request, id)
    form = ReleaseForm(request.POST or None)
    if request.method == "POST" and done(form, partial(_release, request, found)):
        return redirect("cover_reports:report", id=id)
    return page(request, "edit", [form], form=form, report=found, title="Release", button="Release")


def _release(request: HttpRequest, found: CoverReport, form: ReleaseForm) -> None:
    version = actions.release(
        by=request.user, report=found, changes=form.cleaned_data["changes"], at=timezone.now()
    )
    messages.success(request, f"Version {version.number} is released and stays as it is.")


@needs(*WRITE)
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    found = report_or_404(request, id)
    form = WithdrawForm(request.POST or None)
    made: list[CoverReport | None] = []
    if request.method == "POST" and done(form, partial(_withdraw, request, found, made)):
        return redirect(made[0] or found)
    return page(request, "edit", [form], form=form, report=found, title="Withdraw",
                button="Withdraw it")  # fmt: skip


def _withdraw(
    request: HttpRequest, found: CoverReport, made: list[CoverReport | None], form: WithdrawForm
) -> None:
    made.append(
        actions.withdraw(by=request.user, report=found, at=timezone.now(), **form.cleaned_data)
    )
    messages.success(request, "The report is withdrawn. What was released stays readable.")
