"""The plan's own page."""

import hashlib
from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from sightline import __version__
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.plan.access import may_run
from sightline.apps.plan.looking import kept, views_of
from sightline.apps.plan.looking.asked import FilterForm, asked_of, quarter_now
from sightline.apps.plan.looking.tables import said
from sightline.apps.plan.looking.views_of import VIEWS, Looking, View
from sightline.apps.plan.models import Plan
from sightline.apps.plan.queries import find_plan, key_here
from sightline.documents.plan.choosing import chosen_part
from sightline.documents.plan.standing import counted_in, quarter_words

_HOUR = 3600


def found_plan(request: HttpRequest, id: int) -> Plan:
    plan = find_plan(id, request.access)  # type: ignore[attr-defined]
    if plan is None:
        raise Http404("There is no such plan within your reach.")
    return plan


@needs(Right.SEE_PLAN)
def plan(request: HttpRequest, id: int) -> HttpResponse:
    """`?view=table|board|timeline|leads|areas|honesty`, with the filter beside it."""
    found = found_plan(request, id)
    view = VIEWS.get(request.GET.get("view", ""), VIEWS["table"])
    runs = may_run(request.access, found)  # type: ignore[attr-defined]
    context = {"plan": found, "view": view, "content": _kept(request, found, view, runs)}
    return render(request, "plan/plan.html", context)


def _kept(request: HttpRequest, plan: Plan, view: View, runs: bool) -> str:
    """The page without its frame: the same for everybody who asks for the same, until the plan
    changes or the day does."""
    today, stamp = timezone.localdate(), kept.stamp_of(plan.pk)
    asked = sorted((name, text) for name, text in request.GET.items() if name in _ASKED and text)
    told = repr((__version__, stamp, today, view.key, runs, asked))
    key = hashlib.sha256(told.encode("utf-8")).hexdigest()

    def make() -> str:
        whole = kept.picture(plan, today, stamp)
        # Of the address only what is in the key, so that nothing else of it is kept for others.
        form, chosen = asked_of(whole, {**dict(asked), "view": view.key}, today)
        part = chosen_part(whole, chosen)
        look = Looking(plan, whole, part, chosen, form, runs, dict(asked).get("page", "1"))
        return render_to_string(view.template, _frame(look, view) | view.make(look))

    made: str = cache.get_or_set(key, make, timeout=_HOUR)
    return made


_ASKED = {*FilterForm.base_fields, "page"} - {"view"}


def _frame(look: Looking, view: View) -> dict[str, Any]:
    today, quarter = look.today, look.chosen.quarter
    counts = counted_in(look.whole.actions, today, quarter)
    here = counted_in(look.part.actions, today, quarter)
    return {
        "plan": look.plan, "data": look.whole, "view": view, "form": look.form, "counts": counts,
        "is_filtered": not look.chosen.is_everything, "said": said(look.part, here),
        "is_empty": not look.part.areas, "key": key_here().values(), "today": today,
        "quarter": quarter_words(quarter_now(today)), "may_run": look.may_run,
        "tabs": [
            (each.title, views_of.address_of(look.plan, look.form, each.key), each.key == view.key)
            for each in VIEWS.values()
        ],
        "tiles": _tiles(look, counts), "files": _files(look),
        "bulk": reverse("plan:bulk", args=[look.plan.pk]) + look.form.query(),
    }  # fmt: skip


def _tiles(look: Looking, counts: Any) -> list[tuple[str, int, str, str]]:
    """Name, number, where it leads, its mood: of the whole plan, whatever is chosen."""
    view = look.form.data["view"]
    base = "?" if view == "table" else f"?view={view}&"
    made = [
        (colour.shown, counts.of(brag), f"{base}rating={brag.value}", "")
        for brag, colour in key_here().items()
    ]
    return [
        *made,
        ("Overdue", counts.overdue, f"{base}only=overdue", "concern" if counts.overdue else ""),
        ("Without progress", counts.silent, f"{base}only=silent", ""),
    ]


_ENDINGS = {"docx": "Word", "xlsx": "Excel", "csv": "CSV"}


def _files(look: Looking) -> list[tuple[str, str]]:
    """What is shown, with the same filter, as files."""
    return [
        (title, reverse("plan:export", args=[look.plan.pk, ending]) + look.form.query())
        for ending, title in _ENDINGS.items()
    ]
