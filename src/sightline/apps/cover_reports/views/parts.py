"""Sections: one by one, the implications all on one page, and who signed off."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from sightline.apps.board.views.shared import done
from sightline.apps.cover_reports import actions, queries
from sightline.apps.cover_reports.forms import AnswerForm, PartForm, SignOffForm
from sightline.apps.cover_reports.models import CoverPart, CoverReport
from sightline.apps.cover_reports.views.reports import WRITE
from sightline.apps.cover_reports.views.shared import or_404, page, report_or_404
from sightline.apps.people.access import needs


@needs(*WRITE)
def part(request: HttpRequest, id: int) -> HttpResponse:
    """One section. What rules draw up of it stands beside."""
    found = _part(request, id)
    section = queries.sections_here()[found.section]
    form = PartForm(request.POST or None, instance=found, section=section)
    if request.method == "POST" and done(form, partial(_write, request, found)):
        return redirect(found.report)
    drawn_up = queries.drawn_up(found.report).get(section.key, "")
    return page(
        request, "part", [form], form=form, report=found.report, section=section, part=found,
        drawn_up=drawn_up if drawn_up != found.text else "", **_signing(found),
    )  # fmt: skip


def _part(request: HttpRequest, id: int) -> CoverPart:
    found: CoverPart = or_404(queries.find_part(id, request.access))  # type: ignore[attr-defined]
    or_404(queries.sections_here().get(found.section))
    return found


def _write(request: HttpRequest, found: CoverPart, form: PartForm) -> None:
    actions.write_part(by=request.user, part=found, at=timezone.now(), **form.written)


def _signing(found: CoverPart, form: SignOffForm | None = None) -> dict[str, object]:
    section = queries.sections_here()[found.section]
    if not section.is_signed:
        return {}
    return {
        "sign_form": form or SignOffForm(), "sign_off": queries.sign_off_of(found),
        "is_signed_off": queries.has_sign_off(found),
    }  # fmt: skip


@needs(*WRITE)
def sign_off(request: HttpRequest, id: int) -> HttpResponse:
    found = _part(request, id)
    section = queries.sections_here()[found.section]
    form = SignOffForm(request.POST or None)
    if request.method == "POST" and done(form, partial(_sign, request, found)):
        messages.success(request, f"“{section.title}” is signed off.")
        return redirect(found.report)
    shown = PartForm(instance=found, section=section)
    return page(
        request, "part", [form], form=shown, report=found.report, section=section, part=found,
        **_signing(found, form),
    )  # fmt: skip


def _sign(request: HttpRequest, found: CoverPart, form: SignOffForm) -> None:
    actions.sign_off(by=request.user, part=found, at=timezone.now(), **form.cleaned_data)


@needs(*WRITE)
def implications(request: HttpRequest, id: int) -> HttpResponse:
    """All of them at once: a tick for each that has nothing to say."""
    report = report_or_404(request, id)
    forms = _forms(request, report)
    if request.method == "POST":
        saved = [done(form, partial(_answer, request)) for form in forms]
        if all(saved):
            messages.success(request, "The implications are saved.")
            return redirect(report)
    return page(request, "implications", list(forms), report=report)


def _forms(request: HttpRequest, report: CoverReport) -> list[AnswerForm]:
    return [
        AnswerForm(
            request.POST or None, instance=line.part, section=line.section, prefix=line.section.key
        )
        for line in queries.part_lines(report)
        if line.section.is_implication and line.part
    ]


def _answer(request: HttpRequest, form: AnswerForm) -> None:
    """What was left as it was is no new version, and nobody’s words."""
    if form.has_changed():
        _write(request, form.instance, form)
