"""Bodies: the list with those that ended, one with its seats and meetings, its recurrence."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.board import actions, queries, schedule, tables, timeline
from sightline.apps.board.forms.bodies import BodyForm, EndForm, SeatEndForm, SeatForm
from sightline.apps.board.models import Body, Seat
from sightline.apps.board.views.shared import body_or_404, can_see, did, done, one_or_404, shown
from sightline.apps.people.access import needs
from sightline.apps.people.authority import authority_code
from sightline.apps.people.queries import person_by_id, units_on
from sightline.apps.people.rules import Right
from sightline.apps.thread.registry import kind_called
from sightline.vocabulary.words import Level


@needs(Right.SEE_BOARD)
def bodies(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    found = list(queries.bodies())
    return shown(
        request, "bodies", [], standing=tables.bodies(found, today, standing=True),
        ended=tables.bodies(found, today, standing=False), timeline=timeline.drawn(found, today),
        may_run=request.access.may(Right.RUN_BOARD),
    )  # fmt: skip


@needs(Right.RUN_BOARD)
def add_body(request: HttpRequest) -> HttpResponse:
    form = BodyForm(request.POST or None)
    if request.method == "POST" and done(form, lambda form: _start(request, form)):
        messages.success(request, f"{form.instance.title} is registered. Now give out its seats.")
        return redirect("board:body", id=form.made.pk)
    return shown(request, "body_form", [form], form=form)


def _start(request: HttpRequest, form: Any) -> None:
    form.made = actions.start_body(
        by=request.user, authority=authority_code(), kind=form.cleaned_data["kind"],
        at=timezone.now(), **form.values(),
    )  # fmt: skip


@needs(Right.SEE_BOARD)
def body(request: HttpRequest, id: int) -> HttpResponse:
    found, today = body_or_404(id), timezone.localdate()
    return _body_page(request, found, _seat_form(None, found), EndForm(body=found), today)


def _seat_form(data: Any, found: Body) -> SeatForm:
    today = timezone.localdate()
    units = [unit for _, unit in units_on(today, (Level.SERVICE,))]
    return SeatForm(data, units=units, day=today, initial={"from_on": today})


def _body_page(
    request: HttpRequest, found: Body, seat_form: SeatForm, end_form: EndForm, today: Any
) -> HttpResponse:
    return shown(
        request, "body", [seat_form, end_form], body=found, kind=queries.kinds().get(found.kind),
        recurrence=schedule.in_words(found), quorum=tables.quorum_rule(found),
        seats=tables.seats(found, today), open_seats=found.seats.filter(to_on__isnull=True),
        earlier=tables.earlier_seats(found, today), meetings=tables.meetings_of(found),
        may_run=request.access.may(Right.RUN_BOARD), seat_form=seat_form, end_form=end_form,
    )  # fmt: skip


@needs(Right.RUN_BOARD)
def edit_body(request: HttpRequest, id: int) -> HttpResponse:
    found = body_or_404(id)
    form = BodyForm(request.POST or None, instance=found)
    if request.method == "POST" and done(form, lambda form: _change(request, form)):
        messages.success(request, "Saved.")
        return redirect("board:body", id=id)
    return shown(request, "body_form", [form], form=form, body=body_or_404(id))


def _change(request: HttpRequest, form: Any) -> None:
    actions.change_body(
        by=request.user, body=form.instance, values=form.values(), read=form.version_read,
        at=timezone.now(),
    )  # fmt: skip


@needs(Right.RUN_BOARD)
@require_POST
def add_seat(request: HttpRequest, id: int) -> HttpResponse:
    found = body_or_404(id)
    form = _seat_form(request.POST, found)
    if done(form, lambda form: _seat(request, found, form)):
        messages.success(request, "The seat is given.")
        return redirect("board:body", id=id)
    return _body_page(request, found, form, EndForm(body=found), timezone.localdate())


def _seat(request: HttpRequest, found: Body, form: Any) -> None:
    said = dict(form.cleaned_data)
    said["person"] = person_by_id(said["person"]) if said["person"] else None
    actions.add_seat(by=request.user, body=found, at=timezone.now(), **said)


@needs(Right.RUN_BOARD)
def end_seat(request: HttpRequest, id: int) -> HttpResponse:
    seat: Seat = one_or_404(queries.seats(), id)
    form = SeatEndForm(request.POST or None, initial={"to_on": timezone.localdate()})
    if request.method == "POST" and done(
        form,
        lambda form: actions.end_seat(
            by=request.user, seat=seat, to_on=form.cleaned_data["to_on"], at=timezone.now()
        ),
    ):
        messages.success(request, "The seat has an end; who sat in it stays known.")
        return redirect("board:body", id=seat.body_id)
    return shown(request, "seat", [form], seat=seat, form=form)


@needs(Right.RUN_BOARD)
@require_POST
def end_body(request: HttpRequest, id: int) -> HttpResponse:
    found = body_or_404(id)
    form = EndForm(request.POST, body=found)
    if done(form, lambda form: _end(request, found, form)):
        messages.success(request, f"{found.title} has ended. What it did stays.")
        return redirect("board:body", id=id)
    return _body_page(request, body_or_404(id), _seat_form(None, found), form, timezone.localdate())


def _end(request: HttpRequest, found: Body, form: Any) -> None:
    follows = form.cleaned_data["followed_by"]
    actions.end_body(
        by=request.user, body=found, ended_on=form.cleaned_data["ended_on"], at=timezone.now(),
        followed_by=body_or_404(follows) if follows else None,
    )  # fmt: skip


@needs(Right.RUN_BOARD)
def plan(request: HttpRequest, id: int) -> HttpResponse:
    """The next twelve dates by the rule, to look at, then to make at once."""
    found = body_or_404(id)
    days = schedule.coming(found, timezone.localdate())
    if request.method == "POST":
        made = actions.make_meetings(by=request.user, body=found, days=days, at=timezone.now())
        messages.success(request, f"{len(made)} meetings are planned.")
        return redirect(f"{reverse('board:body', args=[id])}#meetings")
    return shown(
        request, "plan", [], body=found, recurrence=schedule.in_words(found),
        days=tables.planned_days(found, days), is_all_there=not schedule.still_to_make(found, days),
    )  # fmt: skip


@needs(Right.SEE_BOARD)
@require_POST
def cite(request: HttpRequest) -> HttpResponse:
    """Name a body beside a thing; the thing is one the person may see."""
    kind, _, id = request.POST.get("thing", "").partition(":")
    known, found = kind_called(kind), body_or_404(request.POST.get("body") or 0)
    if known is None or not can_see(request.access, kind, id):
        raise Http404("There is no such thing to name it beside.")
    said = {"by": request.user, "source": (kind, id), "body": found, "at": timezone.now()}
    did(request, lambda: actions.cite_body(**said), f"{found.title} is named here.")
    return redirect(known.address(id))
