"""The agenda: written, read as a document, taken away, added to."""

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
from sightline.apps.scrutiny.meetings import queries
from sightline.apps.scrutiny.meetings.agenda import PaperStatus
from sightline.apps.scrutiny.meetings.forms.agenda import (
    ItemForm,
    LateItemForm,
    PaperForm,
    SupplementForm,
)
from sightline.apps.scrutiny.meetings.papers import AGENDA, agenda_document
from sightline.apps.scrutiny.meetings.reading import listed
from sightline.apps.scrutiny.meetings.states import CommitteeMeetingState, is_announced
from sightline.apps.scrutiny.models import CommitteeItem, CommitteeMeeting
from sightline.apps.scrutiny.views.meetings.documents import document_file, document_page
from sightline.apps.scrutiny.views.meetings.shared import (
    access_here,
    item_to_run,
    may_run,
    meeting_to_run,
    offered_or_404,
    shown,
)
from sightline.apps.scrutiny.views.shared import or_404


@needs(Right.SEE_PUBLISHED)
def items(request: HttpRequest, id: int) -> HttpResponse:
    """The agenda being written: its items in order, and a form for one more."""
    found = meeting_to_run(request, id)
    proper = found.committee.proper_officer
    form = ItemForm(
        request.POST or None, instance=CommitteeItem(meeting=found, heading="discussion"),
        initial={"proper_officer": "", "heading": "discussion"}, auto_id="item-%s",
    )  # fmt: skip
    if request.method == "POST" and done(form, lambda form: _add(request, found, form)):
        messages.success(request, "It is on the agenda.")
        return redirect("scrutiny:items", id=id)
    parts = listed(access_here(request), found, is_full=True)
    is_open = found.now is CommitteeMeetingState.PLANNED
    return shown(
        request, "items", [form], meeting=found, form=form, parts=parts, is_open=is_open,
        proper_officer=proper,
    )  # fmt: skip


def _add(request: HttpRequest, found: CommitteeMeeting, form: Any) -> None:
    said = {"by": request.user, "meeting": found, "at": timezone.now()}
    actions.add_item(values=form.values(), **said)


@needs(Right.SEE_PUBLISHED)
def item(request: HttpRequest, id: int) -> HttpResponse:
    """One item, and the papers under it."""
    found = item_to_run(request, id)
    form = ItemForm(request.POST or None, instance=found, auto_id="item-%s")
    if request.method == "POST" and done(form, lambda form: _change(request, form)):
        messages.success(request, "Saved.")
        return redirect("scrutiny:items", id=found.meeting_id)
    return _item_page(request, item_to_run(request, id), form)


def _change(request: HttpRequest, form: Any) -> None:
    actions.change_item(
        by=request.user, item=form.instance, values=form.values(), read=form.version_read,
        at=timezone.now(),
    )  # fmt: skip


def _item_page(
    request: HttpRequest, found: CommitteeItem, form: ItemForm, paper: PaperForm | None = None
) -> HttpResponse:
    paper = paper or PaperForm(committee=found.meeting.committee, access=access_here(request))
    return shown(
        request, "item", [form, paper], item=found, form=form, paper_form=paper,
        papers=found.papers.all(), is_open=found.meeting.now is CommitteeMeetingState.PLANNED,
    )  # fmt: skip


@needs(Right.SEE_PUBLISHED)
@require_POST
def move(request: HttpRequest, id: int) -> HttpResponse:
    """Up, down, or off the agenda."""
    found, do = item_to_run(request, id), request.POST.get("do", "")
    by: dict[str, Any] = {"by": request.user, "item": found, "at": timezone.now()}
    meeting = found.meeting_id
    if do == "remove":
        did(request, lambda: actions.remove_item(**by), "Taken off the agenda.")
    elif do in {"up", "down"}:
        did(request, lambda: actions.move_item(up=do == "up", **by), "Moved.")
    return redirect("scrutiny:items", id=meeting)


@needs(Right.SEE_PUBLISHED)
@require_POST
def papers(request: HttpRequest, id: int) -> HttpResponse:
    """A paper put under the item, taken away, or said to be draft or final."""
    found, do = item_to_run(request, id), request.POST.get("do", "")
    if do == "add":
        whose = {"committee": found.meeting.committee, "access": access_here(request)}
        form = PaperForm(request.POST, **whose)
        if not done(form, lambda form: _put(request, found, form)):
            return _item_page(request, found, ItemForm(instance=found, auto_id="item-%s"), form)
        return redirect("scrutiny:item", id=id)
    number = request.POST.get("paper", "")
    is_number = number.isdecimal() and len(number) < 19
    paper = or_404(queries.find_item_paper(found, number if is_number else "0"))
    by: dict[str, Any] = {"by": request.user, "paper": paper, "at": timezone.now()}
    if do == "remove":
        did(request, lambda: actions.remove_paper(**by), "Taken off the agenda.")
    elif do in list(PaperStatus):
        note = request.POST.get("note", paper.status_note)
        status = PaperStatus(do)
        did(request, lambda: actions.say_status(status=status, note=note, **by), f"It is {do} now.")
    return redirect("scrutiny:item", id=id)


def _put(request: HttpRequest, found: CommitteeItem, form: Any) -> None:
    actions.add_paper(by=request.user, item=found, values=form.told(), at=timezone.now())


@needs(Right.SEE_PUBLISHED)
def supplement(request: HttpRequest, id: int) -> HttpResponse:
    """What comes after the agenda is out: a paper, or an item that can't wait."""
    found, do = meeting_to_run(request, id), request.POST.get("do", "")
    known = queries.items_of(found)
    adds = SupplementForm(
        request.POST if do == "supplement" else None, items=known, committee=found.committee,
        access=access_here(request),
    )  # fmt: skip
    blank = CommitteeItem(meeting=found, heading="discussion")
    late = LateItemForm(request.POST if do == "late" else None, instance=blank, auto_id="late-%s")
    by: dict[str, Any] = {"by": request.user, "meeting": found, "at": timezone.now()}
    if do == "supplement" and done(adds, lambda f: actions.publish_supplement(**by, **f.told())):
        return _supplemented(request, id)
    if do == "late" and done(late, lambda form: _late(by, form)):
        return _supplemented(request, id)
    return shown(request, "supplement", [adds, late], meeting=found, adds=adds, late=late)


def _late(by: dict[str, Any], form: Any) -> None:
    said = form.cleaned_data
    actions.add_late_item(
        values=form.values(), because=said["because"], agreed_by=said["agreed_by"], **by
    )


def _supplemented(request: HttpRequest, id: int) -> HttpResponse:
    messages.success(request, "The supplement is published; the agenda names it.")
    return redirect("scrutiny:meeting", id=id)


@needs(Right.SEE_PUBLISHED)
def agenda(request: HttpRequest, id: int) -> HttpResponse:
    """As the public reads it; the full one for members and those who run it."""
    found = _readable(request, id)
    return document_page(request, found, AGENDA, agenda_document)


@needs(Right.SEE_PUBLISHED)
def agenda_file(request: HttpRequest, id: int, format: str) -> HttpResponse:
    return document_file(request, _readable(request, id), AGENDA, agenda_document, format)


def _readable(request: HttpRequest, id: int) -> CommitteeMeeting:
    found = offered_or_404(request, id)
    is_there = is_announced(found.now) or may_run(request, found)
    return or_404(found if is_there else None)
