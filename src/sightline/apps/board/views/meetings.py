"""Meetings: the board's first page, one meeting, its date, who comes, agenda, calendar files."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.board import actions, presented, queries, schedule, tables
from sightline.apps.board.calendar_files import MEDIA_TYPE, calendar_of
from sightline.apps.board.forms.meetings import (
    AgendaForm,
    AttendanceForm,
    CancelForm,
    MoveForm,
    NotesForm,
    PlanForm,
)
from sightline.apps.board.kinds import PERFORMANCE_BOARD
from sightline.apps.board.models import Meeting
from sightline.apps.board.states import COMES_BACK, ChallengeState, FindingState
from sightline.apps.board.views.shared import body_or_404, did, done, meeting_or_404, shown
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right

_SHOWN = 8


@needs(Right.SEE_BOARD)
def home(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    coming = queries.meetings_of().filter(held_on__gte=today, state="planned")
    held = queries.meetings_of().filter(state="held").order_by("-held_on")
    waiting = queries.explorations().filter(state__in=COMES_BACK)
    meeting = queries.next_meeting(PERFORMANCE_BOARD, today)
    return shown(
        request, "home", [], next=meeting, papers=_papers_due(meeting),
        coming=tables.meetings(coming[:_SHOWN], "Meetings to come"),
        held=tables.meetings(held[:_SHOWN], "Meetings held"), has_bodies=queries.bodies().exists(),
        asked=queries.challenges().filter(state=ChallengeState.OPEN).count(),
        answered=queries.challenges().filter(state=ChallengeState.ANSWERED).count(),
        waiting=waiting.count(), late=sum(each.is_late(today) for each in waiting),
        sent=queries.findings_for_self_assessment().filter(state=FindingState.SENT).count(),
        may_run=request.access.may(Right.RUN_BOARD),
    )  # fmt: skip


def _papers_due(meeting: Meeting | None) -> str:
    """Only of a meeting to come."""
    if meeting is None or meeting.state != "planned":
        return ""
    return schedule.papers_in_words(meeting.papers_due_on, timezone.localdate())


@needs(Right.SEE_BOARD)
def meeting(request: HttpRequest, id: int) -> HttpResponse:
    return _page(request, meeting_or_404(id))


def _page(
    request: HttpRequest, found: Meeting, moving: Any = None, cancelling: Any = None
) -> HttpResponse:
    first = {"held_on": found.held_on, "starts_at": found.starts_at, "place": found.place}
    moving = moving or MoveForm(initial=first, auto_id="move-%s")
    cancelling = cancelling or CancelForm(auto_id="cancel-%s")
    return shown(
        request, "meeting", [moving, cancelling], meeting=found, quorum=queries.quorum(found),
        expected=queries.expected(found), coming_back=queries.coming_back(found),
        papers=_papers_due(found), moving=moving,
        cancelling=cancelling, may_run=request.access.may(Right.RUN_BOARD),
        before=queries.meeting_before(found), after=queries.meeting_after(found),
        challenges=presented.challenges_of(found, request.access),
    )  # fmt: skip


@needs(Right.RUN_BOARD)
@require_POST
def move(request: HttpRequest, id: int) -> HttpResponse:
    found = meeting_or_404(id)
    form = MoveForm(request.POST, auto_id="move-%s")
    if done(form, lambda form: _move(request, found, form)):
        messages.success(request, f"The meeting is on {tables.on(found.held_on)} now.")
        return redirect(found.address)
    return _page(request, meeting_or_404(id), moving=form)


def _move(request: HttpRequest, found: Meeting, form: Any) -> None:
    due = schedule.papers_due_for(found.body, form.cleaned_data["held_on"])
    actions.move_meeting(
        by=request.user, meeting=found, papers_due_on=due, at=timezone.now(), **form.cleaned_data
    )


@needs(Right.RUN_BOARD)
@require_POST
def cancel(request: HttpRequest, id: int) -> HttpResponse:
    """Cancel it with a reason; of a cancelled one, plan it again."""
    found, at = meeting_or_404(id), timezone.now()
    form = CancelForm(request.POST, auto_id="cancel-%s")
    if request.POST.get("do") == "plan again":
        again = partial(actions.plan_again, by=request.user, meeting=found, at=at)
        did(request, again, "The meeting is planned again.")
        return redirect(found.address)
    why = form.data.get("why", "")
    if done(
        form,
        lambda _: actions.cancel_meeting(by=request.user, meeting=found, why=why, at=at),
    ):
        messages.success(request, "The meeting is cancelled.")
        return redirect(found.address)
    return _page(request, meeting_or_404(id), cancelling=form)


@needs(Right.RUN_BOARD)
def plan_one(request: HttpRequest, id: int) -> HttpResponse:
    """One meeting outside the rule, of the body with this number."""
    body = body_or_404(id)
    first = {"starts_at": body.starts_at, "place": body.place}
    form = PlanForm(request.POST or None, initial=first)
    if request.method == "POST" and done(form, lambda form: _plan_one(request, body, form)):
        messages.success(request, "The meeting is planned.")
        return redirect(form.made.address)
    return shown(request, "plan_one", [form], form=form, body=body)


def _plan_one(request: HttpRequest, body: Any, form: Any) -> None:
    due = schedule.papers_due_for(body, form.cleaned_data["held_on"])
    form.made = actions.plan_meeting(
        by=request.user, body=body, papers_due_on=due, at=timezone.now(), **form.cleaned_data
    )


@needs(Right.RUN_BOARD)
def attendance(request: HttpRequest, id: int) -> HttpResponse:
    """Who came. Saved with “held” once the meeting has taken place."""
    found = meeting_or_404(id)
    form = AttendanceForm(request.POST or None, expected=queries.expected(found))
    if request.method == "POST" and done(form, lambda form: _attended(request, found, form)):
        messages.success(request, queries.quorum(found).in_words)
        return redirect(found.address)
    return shown(request, "attendance", [form], meeting=found, form=form)


def _attended(request: HttpRequest, found: Meeting, form: Any) -> None:
    at = timezone.now()
    actions.record_attendance(by=request.user, meeting=found, came=form.came(), at=at)
    if request.POST.get("do") == "hold":
        actions.hold_meeting(
            by=request.user, access=request.access, meeting=found, today=timezone.localdate(at),
            at=at,
        )  # fmt: skip


@needs(Right.RUN_BOARD)
def agenda(request: HttpRequest, id: int) -> HttpResponse:
    """Items, with what was noted and decided under each."""
    found = meeting_or_404(id)
    form = AgendaForm(request.POST or None, items=found.agenda.all())
    if request.method == "POST" and done(
        form,
        lambda form: actions.write_agenda(
            by=request.user,
            meeting=found,
            items=form.items(),
            at=timezone.now(),
            read=form.cleaned_data["read"] or 0,
        ),
    ):
        messages.success(request, "The agenda is saved.")
        return redirect(found.address)
    return shown(request, "agenda", [form], meeting=meeting_or_404(id), form=form)


@needs(Right.RUN_BOARD)
def notes(request: HttpRequest, id: int) -> HttpResponse:
    found = meeting_or_404(id)
    form = NotesForm(request.POST or None, instance=found)
    if request.method == "POST" and done(form, lambda form: _note(request, form)):
        messages.success(request, "The notes are saved.")
        return redirect(found.address)
    return shown(request, "notes", [form], meeting=meeting_or_404(id), form=form)


def _note(request: HttpRequest, form: Any) -> None:
    actions.write_notes(
        by=request.user, meeting=form.instance, notes=form.cleaned_data["notes"],
        read=form.version_read, at=timezone.now(),
    )  # fmt: skip


@needs(Right.SEE_BOARD)
def meeting_calendar(request: HttpRequest, id: int) -> HttpResponse:
    found = meeting_or_404(id)
    return _calendar(request, str(found.body), [found], f"meeting-{found.held_on}")


@needs(Right.SEE_BOARD)
def body_calendar(request: HttpRequest, id: int) -> HttpResponse:
    body = body_or_404(id)
    found = body.meetings.select_related("body")
    return _calendar(request, body.title, found, f"body-{body.pk}")


def _calendar(request: HttpRequest, title: str, found: Any, name: str) -> HttpResponse:
    content = calendar_of(title, found, host=request.get_host(), at=timezone.now())
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response
