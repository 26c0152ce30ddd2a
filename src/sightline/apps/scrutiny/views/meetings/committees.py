"""The list of committees, one of them, its members and clerks."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from sightline.apps.board.views.shared import did, done
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny import access, actions
from sightline.apps.scrutiny.meetings import queries, tables
from sightline.apps.scrutiny.meetings.forms.committees import (
    ClerkForm,
    CommitteeForm,
    MeetingForm,
    MemberForm,
    PlaceForm,
    StartForm,
)
from sightline.apps.scrutiny.models import Committee, CommitteeMeeting
from sightline.apps.scrutiny.views.meetings.shared import (
    committee_or_404,
    committee_to_run,
    shown,
)
from sightline.apps.scrutiny.views.shared import or_404


@needs(Right.SEE_PUBLISHED)
def committees(request: HttpRequest) -> HttpResponse:
    may_start = request.access.may(Right.RUN_SCRUTINY)  # type: ignore[attr-defined]
    found = list(queries.all_committees())
    table = tables.of_committees(found, timezone.localdate()) if found else None
    return shown(request, "committees", [], table=table, may_start=may_start)


@needs(Right.RUN_SCRUTINY)
def start(request: HttpRequest) -> HttpResponse:
    """A body that stands becomes a committee; bodies are registered among the Board's."""
    form = StartForm(request.POST or None, bodies=queries.bodies_to_start())
    if request.method == "POST" and done(form, lambda form: _start(request, form)):
        made = queries.all_committees().get(body=form.cleaned_data["body"])
        messages.success(request, "Next: whom to ask, who sits on it, and its clerk.")
        return redirect("scrutiny:change_committee", id=made.pk)
    may_register = request.access.may(Right.RUN_BOARD)  # type: ignore[attr-defined]
    return shown(request, "start", [form], form=form, may_register=may_register)


def _start(request: HttpRequest, form: Any) -> None:
    body = form.bodies[form.cleaned_data["body"]]
    actions.start_committee(by=request.user, body=body, at=timezone.now())


@needs(Right.SEE_PUBLISHED)
def committee(request: HttpRequest, id: int) -> HttpResponse:
    """Who sits on it, when it meets, whom to ask."""
    found, today = committee_or_404(id), timezone.localdate()
    runs = access.may_run(request.access, found)  # type: ignore[attr-defined]
    sees = runs or access.is_member(request.access, found)  # type: ignore[attr-defined]
    known = [m for m in queries.coming(found, today) if m.is_public or sees]
    over = [m for m in queries.past(found, today) if m.is_public or sees]
    return shown(
        request, "committee", [], committee=found, may_run=runs,
        membership=queries.membership(found, today), quorum=queries.quorum_sentence(found),
        coming=tables.of_meetings(known, "Meetings to come") if known else None,
        past=tables.of_meetings(over, "Meetings held") if over else None,
    )  # fmt: skip


@needs(Right.SEE_PUBLISHED)
def change(request: HttpRequest, id: int) -> HttpResponse:
    found = committee_to_run(request, id)
    form = CommitteeForm(request.POST or None, instance=found)
    if request.method == "POST" and done(form, lambda form: _change(request, form)):
        messages.success(request, "Saved.")
        return redirect("scrutiny:committee", id=id)
    back = committee_or_404(id)
    return shown(request, "form", [form], form=form, back=back, title=f"Change {back}")


def _change(request: HttpRequest, form: Any) -> None:
    actions.change_committee(
        by=request.user, committee=form.instance, values=form.values(), read=form.version_read,
        at=timezone.now(),
    )  # fmt: skip


@needs(Right.SEE_PUBLISHED)
def members(request: HttpRequest, id: int) -> HttpResponse:
    """Seats given and ended; the clerks, by those who run scrutiny."""
    found = committee_to_run(request, id)
    forms = _forms(request, found)
    if request.method == "POST" and _seated(request, found, forms):
        return redirect("scrutiny:members", id=id)
    day = timezone.localdate()
    return shown(
        request, "members", list(forms.values()), committee=found, forms=forms,
        seats=queries.seats_on(found, day), unplaced=queries.unplaced_seats(found, day),
        clerks=queries.clerks_of(found), may_name=_may_name(request),
    )  # fmt: skip


def _may_name(request: HttpRequest) -> bool:
    return bool(request.access.may(Right.RUN_SCRUTINY))  # type: ignore[attr-defined]


def _forms(request: HttpRequest, found: Committee) -> dict[str, Any]:
    """All three; only the one that was sent is filled."""
    do, day = request.POST.get("do", ""), timezone.localdate()

    def sent(name: str) -> Any:
        return request.POST if do == name else None

    return {
        "member": MemberForm(sent("member"), day=day),
        "place": PlaceForm(sent("place"), seats=queries.unplaced_seats(found, day)),
        "clerk": ClerkForm(sent("clerk"), day=day),
    }


def _seated(request: HttpRequest, found: Committee, forms: dict[str, Any]) -> bool:
    do, day = request.POST.get("do", ""), timezone.localdate()
    by: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    if do == "member":
        deed = lambda form: actions.seat_member(committee=found, **by, **form.told())  # noqa: E731
        return done(forms["member"], deed)
    if do == "place":
        return done(forms["place"], lambda form: actions.place_seat(**by, **form.told()))
    if do == "clerk" and _may_name(request):
        deed = lambda form: actions.name_clerk(committee=found, **by, **form.told())  # noqa: E731
        return done(forms["clerk"], deed)
    if do == "end":
        seat = or_404(queries.find_seat(found, _number(request, "seat")))
        did(
            request,
            lambda: actions.end_membership(seat=seat, to_on=day, **by),
            "Today is the last day.",
        )
    elif do == "end clerk" and _may_name(request):
        clerk = or_404(queries.find_clerk(found, _number(request, "clerk")))
        did(
            request,
            lambda: actions.end_clerk(clerk=clerk, to_on=day, **by),
            "Today is the last day.",
        )
    return True


def _number(request: HttpRequest, name: str) -> str:
    written = request.POST.get(name, "")
    return written if written.isdecimal() and len(written) < 19 else "0"


@needs(Right.SEE_PUBLISHED)
def plan(request: HttpRequest, id: int) -> HttpResponse:
    found = committee_to_run(request, id)
    usual = CommitteeMeeting(
        committee=found, starts_at=found.body.starts_at, place=found.body.place
    )
    form = MeetingForm(request.POST or None, instance=usual)
    made: list[CommitteeMeeting] = []
    if request.method == "POST" and done(
        form, lambda form: made.append(_plan(request, found, form))
    ):
        return redirect("scrutiny:items", id=made[0].pk)
    return shown(request, "form", [form], form=form, back=found, title="Plan a meeting")


def _plan(request: HttpRequest, found: Committee, form: Any) -> CommitteeMeeting:
    return actions.plan_committee_meeting(
        by=request.user, committee=found, at=timezone.now(), **form.values()
    )
