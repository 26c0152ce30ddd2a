from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from sightline.apps.audits.models import PlannedAudit
from sightline.apps.audits.programme import actions, queries, tools
from sightline.apps.audits.programme.forms import PlannedForm
from sightline.apps.audits.programme.rules import Kind
from sightline.apps.audits.programme.views.shared import one_form, planned_or_404, tried
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


def _form(request: HttpRequest, line: PlannedAudit | None) -> PlannedForm:
    checks = queries.lines().filter(kind=Kind.HEALTH_CHECK, is_progress_check=False)
    return PlannedForm(
        request.POST or None, instance=line, tools=tools.choices(),
        checks=checks.exclude(pk=line.pk) if line else checks,
    )  # fmt: skip


@needs(Right.RUN_AUDITS)
def planned_new(request: HttpRequest) -> HttpResponse:
    form = _form(request, None)
    if request.method == "POST" and form.is_valid():
        made = tried(
            form,
            lambda: actions.plan_audit(by=request.user, at=timezone.now(), **form.told),
        )
        if made is not None:
            return redirect(made.address)
    back = (reverse("audits:programme"), "Audit programme")
    return one_form(request, form, title="Plan an audit", button="Plan it", back=back)


@needs(Right.RUN_AUDITS)
def planned_change(request: HttpRequest, id: int) -> HttpResponse:
    line = planned_or_404(id)
    form = _form(request, line)
    if request.method == "POST" and form.is_valid():
        try:
            made = tried(form, lambda: _change(request, id, form))
        except EditedMeanwhile as conflict:
            form.show_conflict(conflict)
        else:
            if made is not None:
                return redirect(made.address)
    back = (reverse("audits:planned", args=[id]), "Back")
    return one_form(request, form, title="Change what is planned", button="Save", back=back)


def _change(request: HttpRequest, id: int, form: PlannedForm) -> PlannedAudit:
    return actions.change_planned(
        line=planned_or_404(id), read=form.version_read, by=request.user, at=timezone.now(),
        **form.told,
    )  # fmt: skip
