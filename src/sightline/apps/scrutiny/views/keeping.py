"""Papers of meetings past their years: listed, and closed or kept by a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.board.views.shared import did
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny.actions.keeping import decide_keeping
from sightline.apps.scrutiny.asked.keeping import KeptKind
from sightline.apps.scrutiny.asked.keeping_queries import past_their_years, years
from sightline.apps.scrutiny.meetings.queries import find_committee_meeting
from sightline.apps.scrutiny.views.shared import or_404, page


@needs(Right.RUN_SCRUTINY, Right.KEEP_RECORDS)
def listed(request: HttpRequest) -> HttpResponse:
    found = past_their_years(timezone.localdate())
    return page(request, "asked/keeping.html", {"found": found, "years": years()})


@needs(Right.RUN_SCRUTINY, Right.KEEP_RECORDS)
@require_POST
def decide(request: HttpRequest, id: int) -> HttpResponse:
    """Close one kind of a meeting's papers, or keep them open longer."""
    meeting = or_404(find_committee_meeting(id))
    what = request.POST.get("what", "")
    kind = or_404(next((each for each in KeptKind if each.value == what), None))
    closes, why = request.POST.get("do") == "close", request.POST.get("why", "")
    deed = lambda: decide_keeping(  # noqa: E731
        by=request.user, meeting=meeting, kind=kind, closes=closes, why=why, at=timezone.now()
    )
    did(request, deed, "Recorded.")
    return redirect("scrutiny:keeping")
