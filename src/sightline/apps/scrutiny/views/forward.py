"""A committee’s pages: since it last met, its forward plan, what was sent between meetings."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.board.views.shared import did, done
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny.access import knows_every_meeting, may_know_of, may_run
from sightline.apps.scrutiny.actions import forward as actions
from sightline.apps.scrutiny.asked import forward_forms as forms
from sightline.apps.scrutiny.asked import forward_queries as queries
from sightline.apps.scrutiny.asked import tables
from sightline.apps.scrutiny.asked.forms import LetGoForm
from sightline.apps.scrutiny.asked.queries import since_last
from sightline.apps.scrutiny.asked.rules import FORWARD_MOVES, ForwardState
from sightline.apps.scrutiny.councillors import published_cards
from sightline.apps.scrutiny.meetings.queries import next_committee_meeting
from sightline.apps.scrutiny.models import Delivery, ForwardItem
from sightline.apps.scrutiny.views.meetings.shared import committee_or_404, committee_to_run
from sightline.apps.scrutiny.views.shared import or_404, page


def _access(request: HttpRequest) -> Any:
    return request.access  # type: ignore[attr-defined]


@needs(Right.SEE_PUBLISHED)
def since(request: HttpRequest, id: int) -> HttpResponse:
    """The page that opens the next agenda."""
    committee, today = committee_or_404(id), timezone.localdate()
    hides = not knows_every_meeting(_access(request), committee)
    coming = next_committee_meeting(committee, today, only_public=hides)
    last = since_last(committee, _access(request), today, meeting=coming)
    context = {
        "committee": committee, "coming": coming, "last": last,
        "late": tables.of_asked(last.late, "Promises that are late"),
        "promised": tables.of_asked(last.promised, "Promises not due yet"),
        "delivered": tables.of_asked(last.delivered, "Promises kept"),
        "cards": published_cards(),
        "runs": may_run(_access(request), committee),
    }  # fmt: skip
    return page(request, "asked/since.html", context)


@needs(Right.SEE_PUBLISHED)
def plan(request: HttpRequest, id: int) -> HttpResponse:
    """The forward plan; those who run the committee add to it here."""
    committee, runs = committee_or_404(id), False
    form, today = None, timezone.localdate()
    if runs := may_run(_access(request), committee):
        form = forms.ForwardForm(request.POST or None, committee=committee, today=today)
        if request.method == "POST" and done(form, lambda form: _plan(request, committee, form)):
            messages.success(request, "It is in the forward plan.")
            return redirect("scrutiny:forward", id=id)
    found = queries.forward_plan(committee)
    context = {
        "committee": committee, "form": form, "runs": runs, "found": found,
        "table": tables.of_forward(found), "sent": queries.deliveries_of(committee),
        "reads_sent": bool(queries.reads_deliveries(_access(request), committee)),
    }  # fmt: skip
    return page(request, "asked/forward.html", context)


def _plan(request: HttpRequest, committee: Any, form: Any) -> None:
    actions.plan_item(by=request.user, committee=committee, at=timezone.now(), **form.told())


@needs(Right.SEE_PUBLISHED)
def forward_item(request: HttpRequest, id: int) -> HttpResponse:
    """One line with every move it made; moved here with a reason."""
    found = or_404(queries.find_forward_item(id))
    runs = may_run(_access(request), found.committee)
    form, is_planned = None, found.state == ForwardState.PLANNED
    if runs and is_planned:
        form = forms.MoveForwardForm(request.POST or None, of=found, today=timezone.localdate())
        if request.method == "POST" and done(form, lambda form: _move(request, found, form)):
            messages.success(request, "Moved.")
            return redirect(found.address)
    moves = [each for each in FORWARD_MOVES.possible(ForwardState(found.state)) if each != "send"]
    sees = found.meeting is not None and may_know_of(_access(request), found.meeting)
    context = {
        "meeting": found.meeting if sees else None,
        "of": found, "form": form, "runs": runs, "moves": moves if runs else [],
        "steps": found.steps.select_related("by"), "why": LetGoForm(access=None, of=None),  # type: ignore[arg-type]
    }  # fmt: skip
    return page(request, "asked/forward_item.html", context)


def _move(request: HttpRequest, found: ForwardItem, form: Any) -> None:
    actions.move_item_to(by=request.user, item=found, at=timezone.now(), **form.told())


@needs(Right.SEE_PUBLISHED)
@require_POST
def move_forward(request: HttpRequest, id: int) -> HttpResponse:
    """Taken by its meeting, taken off, put back."""
    found = or_404(queries.find_forward_item(id))
    committee_to_run(request, found.committee_id)
    do, why = request.POST.get("do", ""), request.POST.get("why", "")
    deed = lambda: actions.move_forward_item(  # noqa: E731
        by=request.user, item=found, move=do, why=why, at=timezone.now()
    )
    did(request, deed, "Recorded.")
    return redirect(found.address)


@needs(Right.SEE_PUBLISHED)
def send(request: HttpRequest, id: int) -> HttpResponse:
    """Something sent to every member, outside a meeting."""
    committee = committee_to_run(request, id)
    form = forms.SendForm(
        request.POST or None, committee=committee, access=_access(request),
        initial={"on": timezone.localdate(), **_from_line(request)},
    )  # fmt: skip
    if request.method == "POST" and done(form, lambda form: _send(request, committee, form)):
        messages.success(request, "Sent. Each member’s receipt is kept below.")
        return redirect("scrutiny:delivery", id=committee.deliveries.latest("pk").pk)
    return page(request, "asked/send.html", {"form": form, "committee": committee})


def _from_line(request: HttpRequest) -> dict[str, str]:
    """Chosen beforehand by the page that led here."""
    return {name: request.GET[name] for name in ("forward", "undertaking") if name in request.GET}


def _send(request: HttpRequest, committee: Any, form: Any) -> None:
    actions.send_outside(by=request.user, committee=committee, at=timezone.now(), **form.told())


def _delivery(request: HttpRequest, id: int) -> Delivery:
    return or_404(queries.find_delivery(id, _access(request)))


@needs(Right.SEE_PUBLISHED)
def delivery(request: HttpRequest, id: int) -> HttpResponse:
    found, today = _delivery(request, id), timezone.localdate()
    receipts = queries.receipts_of(found)
    mine = queries.my_receipt(found, _access(request))
    context = {
        "of": found, "table": tables.of_receipts(receipts, today), "mine": mine, "today": today,
        "runs": may_run(_access(request), found.committee),
        "waiting": [each for each in receipts if each.received_on is None],
        "file": queries.paper_of(found),
    }  # fmt: skip
    return page(request, "asked/delivery.html", context)


@needs(Right.SEE_PUBLISHED)
@require_POST
def receipt(request: HttpRequest, id: int) -> HttpResponse:
    """A member says that they have it; those who run the committee record it for others."""
    found = _delivery(request, id)
    mine = queries.my_receipt(found, _access(request))
    whose = request.POST.get("receipt", "")
    if may_run(_access(request), found.committee) and whose.isdecimal() and len(whose) < 19:
        mine = found.receipts.filter(pk=whose).first()
    one, by = or_404(mine), {"by": request.user, "at": timezone.now()}
    today = timezone.localdate()
    deed = lambda: actions.confirm_receipt(receipt=one, on=today, **by)  # type: ignore[arg-type]  # noqa: E731
    did(request, deed, "Recorded: it arrived.")
    return redirect(found.address)


@needs(Right.SEE_PUBLISHED)
@require_POST
def nudge(request: HttpRequest, id: int) -> HttpResponse:
    found = _delivery(request, id)
    committee_to_run(request, found.committee_id)
    told = actions.nudge_now(by=request.user, delivery=found, at=timezone.now())
    messages.success(request, f"{told} reminded." if told else "Nobody with an account waits.")
    return redirect(found.address)
