"""Red, amber or green of a plan at its review: given, read, listed."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.children.queries import child_key
from sightline.apps.disputes import actions, forms, queries, rules
from sightline.apps.disputes.looking import log_matter
from sightline.apps.disputes.models import PlanRating
from sightline.apps.disputes.pages import RAG_COLOURS
from sightline.apps.disputes.views.begin import not_yours
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.on_page import Cell, Heading, PageTable, part_of
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.RAISE_DISPUTES)
def rate(request: HttpRequest) -> HttpResponse:
    in_use = queries.policies().in_use(timezone.localdate())
    kinds = [each.kind for each in in_use if rules.may_raise(request.access, each)]
    if not kinds:
        return not_yours(request, "Rate a plan at its review")
    form = forms.RateForm(
        request.POST or None, access=request.access, key=request.GET.get("child", ""), kinds=kinds
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.rate_plan(
                by=request.user, access=request.access, at=timezone.now(), **form.told()
            )
        except NotAllowed as refused:
            form.add_error("reasons" if "why" in str(refused) else "reviewed_on", str(refused))
        else:
            messages.success(request, f"Saved and shared with: {made.shared_with or 'nobody'}.")
            return redirect(made.address)
    return render(request, "disputes/rate.html", {"form": form}, status=400 if form.errors else 200)


@needs(Right.SEE_DISPUTES, Right.RAISE_DISPUTES)
def rating(request: HttpRequest, id: int) -> HttpResponse:
    found = queries.find_rating(id, request.access)
    if found is None:
        raise Http404("There is no such rating within your reach.")
    visible = log_matter(request, {found.child_id}, "plan rating")
    earlier = queries.ratings_within(request.access).filter(
        child_id=found.child_id, plan=found.plan, reviewed_on__lte=found.reviewed_on
    )
    context: dict[str, Any] = {
        "rating": found,
        "colour": RAG_COLOURS[found.rag],
        "sees_child": found.child_id in visible,
        "child_key": child_key(found.child_id),
        "earlier": [each for each in earlier if each.pk != found.pk],
    }
    return render(request, "disputes/rating.html", context)


@needs(Right.SEE_DISPUTES, Right.RAISE_DISPUTES)
def ratings(request: HttpRequest) -> HttpResponse:
    """All within reach, the newest first."""
    part = part_of(queries.ratings_within(request.access), request.GET.get("page", "1"))
    visible = log_matter(request, {each.child_id for each in part.rows}, "plan ratings")
    context = {"part": part, "rows": _table(part.rows, visible)}
    return render(request, "disputes/ratings.html", context)


def _table(found: Any, visible: frozenset[str]) -> PageTable:
    headings = ("Plan", "Review", "Rating", "Says who, what, when", "Drift or delay", "Team")
    rows = tuple(_row(each, each.child_id in visible) for each in found)
    return PageTable("Ratings", tuple(map(Heading, headings)), rows, caption_is_hidden=True)


def _row(one: PlanRating, is_visible: bool) -> tuple[Cell, ...]:
    child = one.child_id if is_visible else "A child out of your reach"
    return (
        Cell(f"{one.plan.capitalize()}: {child}", one.address),
        Cell(_day(one.reviewed_on), under=one.by.name),
        Cell(one.rag.capitalize(), tag=RAG_COLOURS[one.rag]),
        Cell("Yes" if one.is_smart else "No"),
        Cell("Yes" if one.has_drift else "No"),
        Cell(one.team or "–", under=one.worker),
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
