from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from sightline.apps.data_quality import actions, forms, queries, rules, tables
from sightline.apps.data_quality.models import Fault, FaultFinding
from sightline.apps.data_quality.views.shared import (
    MAY_READ,
    context_of,
    done,
    known_or_404,
    only_managers,
    unit_of,
)
from sightline.apps.people.access import needs


@needs(*MAY_READ)
def faults(request: HttpRequest) -> HttpResponse:
    known = known_or_404()
    context = context_of(request, known, *unit_of(request))
    context["table_of"] = tables.faults(queries.faults(known.authority))
    return render(request, "data_quality/faults.html", context)


@needs(*MAY_READ)
def fault(request: HttpRequest, id: int) -> HttpResponse:
    known = known_or_404()
    one = get_object_or_404(Fault.objects.select_related("by"), pk=id, authority=known.authority)
    form = forms.MoveForm(request.POST or None, fault=one)
    if request.method == "POST":
        only_managers(request)
        is_done = done(
            form,
            lambda form: actions.move_fault(
                by=request.user, access=request.access, fault=one, at=timezone.now(),
                **form.cleaned_data,
            ),
        )  # fmt: skip
        if is_done:
            return redirect("data_quality:fault", id=one.pk)
    context = context_of(request, known, *unit_of(request)) | {
        "fault": one,
        "check": known.checks.checks.get(one.check_id),
        "steps": one.steps.select_related("by"),
        "marked": FaultFinding.objects.filter(fault=one).count(),
        "form": form,
        "may_manage": rules.can_manage(request.access.rights),
    }
    return render(request, "data_quality/fault.html", context)
