"""What was promised: the list, one promise with its history, what is done with it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from sightline.apps.board.views.shared import done
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny.access import may_run
from sightline.apps.scrutiny.actions import asked as actions
from sightline.apps.scrutiny.asked import forms, queries, tables
from sightline.apps.scrutiny.asked.rules import ASKED_MOVES, AskedKind, AskedState, Decision
from sightline.apps.scrutiny.meetings.queries import all_committees
from sightline.apps.scrutiny.models import Undertaking
from sightline.apps.scrutiny.views.meetings.shared import item_to_run
from sightline.apps.scrutiny.views.shared import or_404, page

# By its name in the address: the form, the action, the button.
_DEEDS: dict[str, tuple[Any, Callable[..., Any], str]] = {
    "fulfil": (forms.FulfilForm, actions.fulfil, "It is fulfilled"),
    "form": (forms.OtherForm, actions.change_form, "It comes in another form"),
    "move": (forms.MoveForm, actions.move_due, "It comes on another day"),
    "hand-over": (forms.HandOverForm, actions.hand_over_undertaking, "Somebody else owes it"),
    "decide": (forms.DecideForm, actions.decide_measure, "Say what became of the measure"),
    "let-go": (forms.LetGoForm, actions.let_go, "Nobody asks for it any more"),
    "open-again": (forms.OpenAgainForm, actions.open_again, "Open it again"),
}


@needs(Right.SEE_PUBLISHED)
def listed(request: HttpRequest) -> HttpResponse:
    """Everything this person may know of, late ones first."""
    access, today = request.access, timezone.localdate()  # type: ignore[attr-defined]
    committees = list(all_committees())
    form = forms.AskedFilter(request.GET, committees=committees)
    chosen = form.cleaned_data if form.is_valid() else {"state": "", "committee": ""}
    of = next((each for each in committees if str(each.pk) == chosen["committee"]), None)
    found = [e for e in queries.asked(access, today, of) if _is_wanted(e, chosen["state"])]
    context = {
        "form": form, "found": found, "table": tables.of_asked(found),
        "late": sum(each.is_late for each in found),
        "open": sum(each.is_open for each in found),
    }  # fmt: skip
    return page(request, "asked/list.html", context)


def _is_wanted(each: queries.Asked, state: str) -> bool:
    if state == "late":
        return each.is_late
    return not state or each.state == state


def _undertaking(request: HttpRequest, id: int) -> Undertaking:
    return or_404(queries.find_undertaking(id, request.access))  # type: ignore[attr-defined]


@needs(Right.SEE_PUBLISHED)
def undertaking(request: HttpRequest, id: int) -> HttpResponse:
    found = _undertaking(request, id)
    context = {
        "of": found, "asked": queries.one(found, timezone.localdate()),
        "steps": found.steps.select_related("by"),
        "deeds": [(name, _DEEDS[name][2]) for name in _possible(request, found)],
        "sees_thread": not found.meeting.is_public or found.item is None or found.item.is_open,
    }  # fmt: skip
    return page(request, "asked/one.html", context)


def _possible(request: HttpRequest, found: Undertaking) -> list[str]:
    """What this person may do with it now."""
    access = request.access  # type: ignore[attr-defined]
    if not queries.may_fulfil(access, found):
        return []
    if found.now is not AskedState.OPEN:
        return ["open-again"] if ASKED_MOVES.can(found.now, "open again") else []
    if not may_run(access, found.committee):
        return ["fulfil"]
    waits = found.kind == AskedKind.MEASURE and found.decision == Decision.WAITING
    return ["fulfil", "form", "move", "hand-over", *(["decide"] if waits else []), "let-go"]


@needs(Right.SEE_PUBLISHED)
def change(request: HttpRequest, id: int, move: str) -> HttpResponse:
    """One thing done with a promise, with its reason."""
    found = _undertaking(request, id)
    if move not in _possible(request, found):
        raise Http404("That can’t be done with it, or not by you.")
    kind, deed, title = _DEEDS[move]
    access = request.access  # type: ignore[attr-defined]
    form = kind(request.POST or None, access=access, of=found, initial={"on": timezone.localdate()})
    if request.method == "POST" and done(form, lambda form: _do(request, deed, found, form)):
        messages.success(request, "Recorded.")
        return redirect(found.address)
    return page(request, "asked/change.html", {"form": form, "of": found, "title": title})


def _do(request: HttpRequest, deed: Callable[..., Any], found: Undertaking, form: Any) -> None:
    deed(by=request.user, undertaking=found, at=timezone.now(), **form.told())


@needs(Right.SEE_PUBLISHED)
def record(request: HttpRequest, id: int) -> HttpResponse:
    """Raised from an item, in the meeting or while its minutes are written."""
    item = item_to_run(request, id)
    form = forms.RecordForm(request.POST or None, item=item)
    if request.method == "POST" and done(form, lambda form: _record(request, item, form)):
        messages.success(request, "Recorded. Whoever owes it is told, and reminded before its day.")
        return redirect(_way_back(request, item))
    context = {"form": form, "item": item, "already": queries.undertakings_from(item)}
    return page(request, "asked/record.html", context)


def _way_back(request: HttpRequest, item: Any) -> str:
    back = request.POST.get("back", "")
    ours = (item.meeting.address, f"{item.meeting.address}in-meeting/")
    return back if back in ours else f"{item.meeting.address}#item-{item.number}"


def _record(request: HttpRequest, item: Any, form: forms.RecordForm) -> None:
    by: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    if form.is_request:
        said = form.cleaned_data
        actions.ask_for_report(item=item, asked=said["text"], due_on=said["due_on"], **by)
    else:
        actions.record_undertaking(meeting=item.meeting, item=item, **form.told(), **by)
