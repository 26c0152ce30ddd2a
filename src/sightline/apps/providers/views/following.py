"""After a rating of inadequate: the provider's plan, each child seen, who stays and who moves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sightline.apps.children.queries import child_key, log_look
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.providers import actions, forms, queries, tables
from sightline.apps.providers.models import PlacedChild, RatingResponse
from sightline.apps.providers.views.shared import about, asked, or_404

LOGGED_AS = "children in a home graded inadequate"


@needs(Right.SEE_PROVIDERS)
def responses(request: HttpRequest) -> HttpResponse:
    found = list(queries.responses())
    context = {"found": found, "rows": tables.of_responses(found, timezone.localdate())}
    return render(request, "providers/responses.html", context)


@needs(Right.SEE_PROVIDERS)
def response(request: HttpRequest, id: int) -> HttpResponse:
    found: RatingResponse = or_404(queries.find_response(id))
    within = [each for each in queries.placed_within(request.access) if each.response_id == id]
    if within:
        log_look(request, {each.child_id for each in within}, LOGGED_AS)
    every = list(found.children.all())
    context = {
        "found": found, "children": tables.of_children(within), "any_within": bool(within),
        "count": len(every), "decided": sum(bool(each.decision) for each in every),
        "elsewhere": len(every) - len(within), "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "providers/response.html", context)


@needs(Right.SEE_CHILDREN)
def placed(request: HttpRequest, id: int) -> HttpResponse:
    """One child: seen, and stays or moves."""
    found: PlacedChild = or_404(queries.find_placed(id, request.access))
    log_look(request, {found.child_id}, LOGGED_AS)
    initial = {name: getattr(found, name) for name in
               ("visited_on", "concern", "severity", "decision", "said")}  # fmt: skip
    form = forms.ChildForm(request.POST or None, initial=initial)

    def deed(form: Any) -> PlacedChild:
        return actions.decide_child(placed=found, **form.told(), **about(request))

    return asked(
        request, form, deed, "Saved.", found.response.address, child=found.child_id,
        child_key=child_key(found.child_id),
        title=f"A child in {found.response.inspection.home}: stays or moves",
    )  # fmt: skip
