"""A meeting: where it stands and what comes next."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.board.views.shared import did, done
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny import actions
from sightline.apps.scrutiny.meetings import queries, tables
from sightline.apps.scrutiny.meetings.forms.agenda import PublishForm, WhyForm
from sightline.apps.scrutiny.meetings.forms.committees import MeetingForm
from sightline.apps.scrutiny.meetings.reading import listed
from sightline.apps.scrutiny.meetings.states import CommitteeMeetingState, is_announced
from sightline.apps.scrutiny.models import CommitteeMeeting
from sightline.apps.scrutiny.views.meetings.shared import (
    access_here,
    may_run,
    meeting_or_404,
    meeting_to_run,
    reads_in_full,
    shown,
)


@needs(Right.SEE_PUBLISHED)
def meeting(request: HttpRequest, id: int) -> HttpResponse:
    """Its agenda once that is out; for those who run it, the next step."""
    return _page(request, meeting_or_404(request, id))


def _page(
    request: HttpRequest, found: CommitteeMeeting, sent: dict[str, Any] | None = None
) -> HttpResponse:
    runs, day = may_run(request, found), timezone.localdate()
    # Days are reckoned once, and only where an agenda waits for them.
    waits = runs and found.now is CommitteeMeetingState.PLANNED
    notice = queries.notice_now(found, day) if waits else None
    forms = (_forms(found, notice) | (sent or {})) if runs else {}
    is_out = is_announced(found.now)
    sees_agenda = runs or is_out
    return shown(
        request, "meeting", list(forms.values()), meeting=found, may_run=runs, forms=forms,
        state=tables.IN_WORDS[found.now], colour=tables.TAGS[found.now], is_out=is_out,
        parts=listed(access_here(request), found, is_full=reads_in_full(request, found))
        if sees_agenda else [],
        supplements=found.supplements.all() if sees_agenda else [],
        warnings=queries.warnings(found, day) if runs else [],
        notice=notice,
        public_agenda=queries.public_form(found, queries.AGENDA),
        public_minutes=queries.public_form(found, queries.MINUTES),
        has_minutes=found.now in _MINUTED,
        is_signed=found.now is CommitteeMeetingState.SIGNED,
        is_today_or_past=found.held_on <= day,
    )  # fmt: skip


_MINUTED = frozenset(
    {CommitteeMeetingState.HELD, CommitteeMeetingState.DRAFTED, CommitteeMeetingState.SIGNED}
)


def _forms(found: CommitteeMeeting, notice: queries.NoticeNow | None) -> dict[str, Any]:
    return {
        "publish": _publish_form(found, notice) if notice else None,
        "cancel": WhyForm(auto_id="cancel-%s"),
    }


def _publish_form(
    found: CommitteeMeeting, notice: queries.NoticeNow, data: Any = None
) -> PublishForm:
    was_out = queries.full_form(found, queries.AGENDA) is not None
    return PublishForm(data, was_out=was_out, is_enough=notice.is_enough)


@needs(Right.SEE_PUBLISHED)
@require_POST
def step(request: HttpRequest, id: int) -> HttpResponse:
    """One step of the meeting on its way; a form that was refused comes back filled in."""
    found, do = meeting_to_run(request, id), request.POST.get("do", "")
    by: dict[str, Any] = {"by": request.user, "meeting": found, "at": timezone.now()}
    if do in _BUTTONS:
        deed, words = _BUTTONS[do]
        did(request, lambda: deed(**by), words)
        return redirect("scrutiny:meeting", id=id)
    if do not in _WITH_FORM:
        return redirect("scrutiny:meeting", id=id)
    form = _sent_form(request, found, do)
    deed, words = _WITH_FORM[do]
    if done(form, lambda form: deed(**by, **_told(do, form))):
        messages.success(request, words)
        return redirect("scrutiny:meeting", id=id)
    key = "publish" if do == "publish" else "cancel"
    return _page(request, meeting_to_run(request, id), {key: form})


def _sent_form(request: HttpRequest, found: CommitteeMeeting, do: str) -> Any:
    if do == "publish":
        notice = queries.notice_now(found, timezone.localdate())
        return _publish_form(found, notice, request.POST)
    return WhyForm(request.POST, auto_id="cancel-%s")


def _told(do: str, form: Any) -> dict[str, Any]:
    said = form.cleaned_data
    if do != "publish":
        return {"why": said["why"]}
    return {"short_because": said.get("short_because", ""), "changes": said.get("changes", "")}


_Deed = tuple[Callable[..., object], str]
_BUTTONS: dict[str, _Deed] = {
    "draft": (actions.draft_minutes, "The minutes wait for the next meeting."),
    "open again": (actions.open_minutes_again, "The minutes are open again."),
    "plan again": (actions.plan_committee_meeting_again, "Planned again."),
}
_WITH_FORM: dict[str, _Deed] = {
    "publish": (actions.publish_agenda, "The agenda is published, and frozen."),
    "take back": (actions.take_agenda_back, "The agenda is taken back: change it, publish again."),
    "cancel": (actions.cancel_committee_meeting, "Cancelled."),
}


@needs(Right.SEE_PUBLISHED)
def change(request: HttpRequest, id: int) -> HttpResponse:
    found = meeting_to_run(request, id)
    form = MeetingForm(request.POST or None, instance=found)
    if request.method == "POST" and done(form, lambda form: _change(request, form)):
        messages.success(request, "Saved.")
        return redirect("scrutiny:meeting", id=id)
    back = meeting_to_run(request, id)
    return shown(request, "form", [form], form=form, back=back, title="Change the meeting")


def _change(request: HttpRequest, form: Any) -> None:
    actions.change_committee_meeting(
        by=request.user, meeting=form.instance, values=form.values(), read=form.version_read,
        at=timezone.now(),
    )  # fmt: skip
