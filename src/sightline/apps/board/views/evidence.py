"""Deep dives, who was heard, findings for the self-assessment, the development log."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from sightline.apps.board import actions, queries, rules, tables
from sightline.apps.board.forms.evidence import (
    BeginDeepDiveForm,
    ConsultationForm,
    DeepDiveForm,
    DevelopmentForm,
    FinishForm,
    PracticeForm,
    SettleForm,
)
from sightline.apps.board.models import DeepDive
from sightline.apps.board.moved import effect_since, title_of
from sightline.apps.board.states import Consulted
from sightline.apps.board.views.shared import did, done, one_or_404, shown
from sightline.apps.people.access import needs
from sightline.apps.people.authority import authority_code
from sightline.apps.people.rules import Right


@needs(Right.SEE_BOARD)
def deep_dives(request: HttpRequest) -> HttpResponse:
    table = tables.deep_dives(queries.deep_dives())
    may_write = rules.can_answer(request.access.rights)
    return shown(request, "deep_dives", [], table_of=table, may_write=may_write)


@needs(Right.SEE_BOARD)
def begin_deep_dive(request: HttpRequest) -> HttpResponse:
    first = {name: request.GET.get(name, "") for name in ("indicator", "exploration")}
    form = BeginDeepDiveForm(request.POST or None, initial=first)
    if request.method == "POST" and done(form, partial(_begin, request)):
        messages.success(request, "The deep dive is begun.")
        return redirect(form.made.address)
    return shown(request, "deep_dive_new", [form], form=form)


def _begin(request: HttpRequest, form: Any) -> None:
    said = {name: value for name, value in form.cleaned_data.items() if name != "read"}
    form.made = actions.begin_deep_dive(
        by=request.user, access=request.access, authority=authority_code(), at=timezone.now(),
        **said,
    )  # fmt: skip


@needs(Right.SEE_BOARD)
def deep_dive(request: HttpRequest, id: int) -> HttpResponse:
    """What set it off, what was explored, what changed, and what the figure did since."""
    one: DeepDive = one_or_404(queries.deep_dives(), id)
    forms = _dive_forms(request, one)
    if request.method == "POST" and _dive_done(request, one, forms):
        return redirect(one.address)
    fresh = one_or_404(queries.deep_dives(), id)
    developments = list(fresh.developments.all())
    first = developments[0].on if developments else None
    return shown(
        request, "deep_dive", list(forms.values()), dive=fresh, forms=forms,
        developments=developments, indicator=title_of(fresh.indicator),
        effect=effect_since(fresh.indicator, first) if first else None,
        may_write=rules.can_answer(request.access.rights),
    )  # fmt: skip


def _dive_forms(request: HttpRequest, one: DeepDive) -> dict[str, Any]:
    do = request.POST.get("do", "")

    def sent(name: str) -> Any:
        return request.POST if do == name else None

    return {
        "write": DeepDiveForm(sent("write"), instance=one, auto_id="dive-%s"),
        "practice": PracticeForm(sent("practice"), auto_id="practice-%s"),
        "finish": FinishForm(sent("finish"), auto_id="finish-%s"),
    }


def _dive_done(request: HttpRequest, one: DeepDive, forms: dict[str, Any]) -> bool:
    do = request.POST.get("do", "")
    of = {"by": request.user, "access": request.access, "at": timezone.now()}
    if do == "practice":
        deed = lambda form: actions.add_development(deep_dive=one, **of, **form.cleaned_data)  # noqa: E731
    elif do == "finish":
        deed = lambda form: actions.finish_deep_dive(deep_dive=one, **of, **form.cleaned_data)  # noqa: E731
    else:
        do = "write"
        deed = lambda form: _write(of, form)  # noqa: E731
    is_done = done(forms[do], deed)
    if is_done:
        messages.success(request, "Saved.")
    return is_done


def _write(of: dict[str, Any], form: Any) -> None:
    said = {name: form.cleaned_data[name] for name in ("set_off_by", "explored", "found")}
    actions.write_deep_dive(deep_dive=form.instance, read=form.version_read, **of, **said)


@needs(Right.SEE_BOARD, Right.BRING_REPORTS)
def consultations(request: HttpRequest) -> HttpResponse:
    heard = request.GET.get("heard", "")
    found = queries.consultations()
    if heard in set(Consulted):
        found = found.filter(heard=heard)
    may_write = request.access.may(Right.BRING_REPORTS, Right.RUN_BOARD)
    return shown(
        request, "consultations", [], found=found, heard=heard, groups=list(Consulted),
        may_write=may_write,
    )  # fmt: skip


@needs(Right.BRING_REPORTS, Right.RUN_BOARD)
def add_consultation(request: HttpRequest) -> HttpResponse:
    form = ConsultationForm(request.POST or None)
    if request.method == "POST" and done(form, partial(_hear, request)):
        messages.success(request, "Recorded. It goes into the Board’s next pack.")
        return redirect(form.made.address)
    return shown(request, "consultation_form", [form], form=form)


def _hear(request: HttpRequest, form: Any) -> None:
    said = form.values()
    said["heard"] = Consulted(said["heard"])
    form.made = actions.record_consultation(
        by=request.user, authority=authority_code(), at=timezone.now(), **said
    )


@needs(Right.SEE_BOARD, Right.BRING_REPORTS)
def consultation(request: HttpRequest, id: int) -> HttpResponse:
    one = one_or_404(queries.consultations(), id)
    may_write = request.access.may(Right.BRING_REPORTS, Right.RUN_BOARD)
    form = ConsultationForm(request.POST or None, instance=one)
    if request.method == "POST" and may_write and done(form, partial(_rehear, request)):
        messages.success(request, "Saved.")
        return redirect(one.address)
    fresh = one_or_404(queries.consultations(), id)
    return shown(
        request, "consultation", [form], consultation=fresh, form=form, may_write=may_write
    )


def _rehear(request: HttpRequest, form: Any) -> None:
    actions.change_consultation(
        by=request.user, consultation=form.instance, values=form.values(),
        read=form.version_read, at=timezone.now(),
    )  # fmt: skip


@needs(Right.SEE_BOARD)
def findings(request: HttpRequest) -> HttpResponse:
    """What the Board sent to the self-assessment, taken up or left out with a reason."""
    may_run = request.access.may(Right.RUN_BOARD)
    form = SettleForm(request.POST or None)
    if request.method == "POST" and may_run:
        one = one_or_404(queries.findings_for_self_assessment(), request.POST.get("finding") or 0)
        is_taken_up, why = request.POST.get("do") == "take up", request.POST.get("why", "").strip()
        said = {"by": request.user, "is_taken_up": is_taken_up, "at": timezone.now()}
        settle = partial(actions.settle_finding, finding=one, why=why, **said)
        did(request, settle, "Taken up." if is_taken_up else "Left out.")
        return redirect("board:findings")
    found = queries.findings_for_self_assessment()
    return shown(request, "findings", [], found=found, form=form, may_run=may_run)


@needs(Right.SEE_BOARD)
def development_log(request: HttpRequest) -> HttpResponse:
    may_run = request.access.may(Right.RUN_BOARD)
    table = tables.development(queries.development_log(), may_edit=may_run)
    return shown(request, "development_log", [], table_of=table, may_run=may_run)


@needs(Right.RUN_BOARD)
def log_development(request: HttpRequest) -> HttpResponse:
    form = DevelopmentForm(request.POST or None, initial={"since": timezone.localdate()})
    if request.method == "POST" and done(form, partial(_log, request)):
        messages.success(request, "Written into the log.")
        return redirect("board:development_log")
    return shown(request, "development_form", [form], form=form)


def _log(request: HttpRequest, form: Any) -> None:
    actions.log_development(
        by=request.user, authority=authority_code(), at=timezone.now(), **form.logged()
    )


@needs(Right.RUN_BOARD)
def development_item(request: HttpRequest, id: int) -> HttpResponse:
    one = one_or_404(queries.development_log(), id)
    form = DevelopmentForm(request.POST or None, instance=one)
    if request.method == "POST" and done(form, partial(_relog, request)):
        messages.success(request, "Saved.")
        return redirect("board:development_log")
    return shown(request, "development_form", [form], form=form, item=one)


def _relog(request: HttpRequest, form: Any) -> None:
    actions.change_development_item(
        by=request.user, item=form.instance, values=form.values(), read=form.version_read,
        at=timezone.now(),
    )  # fmt: skip
