"""My milestones: what I lead, due and overdue first, updated in one sitting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.plan.leading import sitting as sittings
from sightline.apps.plan.leading.held import led_by
from sightline.apps.plan.leading.sitting import Sitting
from sightline.apps.plan.looking.asked import quarter_now


@needs(Right.SEE_PLAN)
def mine(request: HttpRequest) -> HttpResponse:
    sitting = _sitting(request)
    if request.method == "POST":
        sittings.save(sitting)
        if too_large := getattr(request, "too_large", ""):
            messages.error(request, too_large)
        if not sitting.problems:
            messages.success(request, _saved(sitting.saved))
            return redirect("plan:mine")
        sitting = _after(request, sitting)
    context = {
        "sitting": sitting,
        "asking": [row for row in sitting.rows if row.thing.asks or row.form.errors],
        "others": [row for row in sitting.rows if not (row.thing.asks or row.form.errors)],
        "home_of_plans": reverse("plan:home"),
    }
    status = 400 if sitting.problems else 200
    return render(request, "plan/mine.html", context, status=status)


def _sitting(request: HttpRequest) -> Sitting:
    today = timezone.localdate()
    asked = quarter_now(today)
    led = led_by(request.access, today, asked)  # type: ignore[attr-defined]
    return sittings.sitting_of(request, led, asked, timezone.now())


def _after(request: HttpRequest, sent: Sitting) -> Sitting:
    """The page as it now stands, with what could not be saved filled in as it was typed."""
    kept = {row.form.prefix: row.form for row in sent.every if row.form.errors}
    request.method = "GET"
    now = _sitting(request)
    for row in now.every:
        row.form = kept.get(row.form.prefix, row.form)
    now.quarter = sent.quarter
    if sent.saved:
        messages.success(request, f"{_saved(sent.saved)} What could not be saved stands below.")
    return now


def _saved(number: int) -> str:
    if not number:
        return "Nothing was filled in, so nothing was changed."
    return "1 entry was saved." if number == 1 else f"{number} entries were saved."
