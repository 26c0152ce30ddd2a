from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.agreed_actions.coming_back import source_of
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.plan.actions.starting import start_action
from sightline.apps.plan.golden.finding import areas_to_start_in
from sightline.apps.plan.golden.forms import StartForm
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_PLAN)
def start(request: HttpRequest) -> HttpResponse:
    """`?from=kind:id&indicator=…`: what it comes from, and the figure it should move."""
    origin, kind = source_of(request)
    areas = areas_to_start_in(request.access)
    title = (kind.title(origin[1]) or "") if kind and origin else ""
    asked = {"indicator": request.GET.get("indicator", ""), "title": title}
    form = StartForm(request.POST or None, areas=areas, initial=asked)
    if request.method == "POST" and form.is_valid():
        try:
            made = start_action(by=request.user, at=timezone.now(), source=origin, **form.told())
        except NotAllowed as refused:
            form.add_error("number", str(refused))
        else:
            messages.success(request, f"{made.number} is in the plan. Add its milestones now.")
            return redirect(made.address)
    context = {"form": form, "kind": kind, "source_title": title, "areas": areas}
    status = 400 if form.errors else 200
    return render(request, "plan/minding/start.html", context, status=status)
