"""A sample: drawn to look at, kept, undone. Whoever is shown is noted in the access log."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.audits.form import tables as audit_tables
from sightline.apps.audits.models import AuditSample
from sightline.apps.audits.programme import actions, drawing, queries, reflecting, sample_tables
from sightline.apps.audits.programme.draw_form import (
    DrawForm,
    ReflectiveForm,
    check_kept,
    words_of,
)
from sightline.apps.audits.programme.views.shared import done
from sightline.apps.audits.queries import audits_within
from sightline.apps.children.queries import log_look
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.on_page import part_of
from sightline.vocabulary.not_allowed import NotAllowed

_PAGE = "audits/programme/draw.html"


@needs(Right.RUN_AUDITS)
def samples(request: HttpRequest) -> HttpResponse:
    part = part_of(list(queries.samples()), request.GET.get("page", "1"))
    table = sample_tables.samples_table(part.rows) if part.total else None
    return render(request, "audits/programme/samples.html", {"table": table, "part": part})


@needs(Right.RUN_AUDITS)
def draw(request: HttpRequest) -> HttpResponse:
    """By POST, though looking writes nothing: who is left out by request stays out of addresses."""
    if request.method != "POST":
        planned = request.GET.get("planned", "")
        return render(request, _PAGE, {"form": DrawForm(initial={"planned": planned[:9]})})
    form = DrawForm(request.POST)
    if not form.is_valid():
        return render(request, _PAGE, {"form": form}, status=400)
    try:
        return _drawn(request, form)
    except NotAllowed as refused:
        form.add_error("condition" if "ondition" in str(refused)[:14] else None, str(refused))
    return render(request, _PAGE, {"form": form}, status=400)


def _drawn(request: HttpRequest, form: DrawForm) -> HttpResponse:
    now, told = timezone.now(), form.cleaned_data
    found = drawing.draw(
        form.wanted, form.ask, request.access, timezone.localdate(now),
        months=told["months"] or 0, leave_out=form.left_out,
    )  # fmt: skip
    check_kept(form)
    if request.POST.get("do") == "keep":
        kept = actions.keep_sample(
            drawn=found, asked=form.asked, seed=told["seed"], tool=form.version,
            subject=form.looked_at, planned=told["planned"], due_on=told["due_on"],
            by=request.user, at=now,
        )  # fmt: skip
        messages.success(request, "Kept. Its audits wait to be allocated.")
        return redirect(kept.address)
    return render(request, _PAGE, {"form": form, **_preview(request, found)})


def _preview(request: HttpRequest, found: drawing.Drawn) -> dict[str, Any]:
    shown = {one.child_id for one, _ in found.sample.drawn if one.child_id}
    log_look(request, shown, "audit sample")
    sample = found.sample
    return {
        "sample": sample, "drawn": sample_tables.drawn_table(sample),
        "out": sample_tables.out_table(sample), "strata": sample_tables.strata_table(sample),
        "snapshot": found.snapshot,
    }  # fmt: skip


def _sample_or_404(request: HttpRequest, id: int) -> AuditSample:
    found = queries.find_sample(id, request.access)
    if found is None:
        raise Http404("There is no such sample.")
    return found


@needs(Right.RUN_AUDITS)
def sample(request: HttpRequest, id: int) -> HttpResponse:
    found = _sample_or_404(request, id)
    audits = list(audits_within(request.access).filter(sampled__sample=found))
    context = {
        "sample": found, "asked": words_of(found.asked), "audits": audits,
        "table": audit_tables.audits(audits, "Its audits", timezone.localdate()),
        "strata": sample_tables.kept_strata(found), "out": sample_tables.kept_out(found),
    }  # fmt: skip
    return render(request, "audits/programme/sample.html", context)


@needs(Right.RUN_AUDITS)
@require_POST
def undo(request: HttpRequest, id: int) -> HttpResponse:
    found = _sample_or_404(request, id)
    done(
        request,
        lambda: actions.undo_sample(sample=found, by=request.user, at=timezone.now()),
        "Undone: its audits are withdrawn.",
    )
    return redirect(found.address)


@needs(Right.SEE_AUDITS)
def reflective(request: HttpRequest) -> HttpResponse:
    """Files to reflect on before supervision. Nothing is written but who was shown."""
    today = timezone.localdate()
    workers = reflecting.workers_within(request.access, today)
    form = ReflectiveForm(request.GET or None, workers=workers, today=today,
                          initial={"seed": today.toordinal()})  # fmt: skip
    found = None
    if request.GET and form.is_valid():
        found = reflecting.files_of(request.access, today, **form.cleaned_data)
        log_look(request, {one.child_id for one in found.every}, "reflective practice")
    tables = sample_tables.reflective(found) if found else None
    context = {"form": form, "tables": tables, "found": found, "any": bool(workers)}
    return render(request, "audits/programme/reflective.html", context)
