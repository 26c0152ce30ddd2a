"""One row of a worklist: why it is late, that it was done since the extract, and taking that back.

A row is named by the child's key and the day it began, so that its address lasts.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sightline.apps.children.names import names
from sightline.apps.children.queries import Child, find_child, log_look
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.access import needs
from sightline.apps.people.rules import NotAllowed, Right
from sightline.apps.worklists import actions, queries
from sightline.apps.worklists.forms import DoneForm, ReasonForm
from sightline.apps.worklists.queries import Noted
from sightline.apps.worklists.words import begun_in_address, done_in_words, late_by, told
from sightline.measures.worklists import Worklist, WorklistRow
from sightline.pipeline.worklists import KeptWorklists


@dataclass(frozen=True)
class Found:
    kept: KeptWorklists
    worklist: Worklist
    child: Child
    noted: Noted
    begun: str

    @property
    def row(self) -> WorklistRow:
        return self.noted.row

    @property
    def about(self) -> dict[str, Any]:
        return {"authority": self.kept.authority, "worklist": self.worklist, "row": self.row}


def _found(request: HttpRequest, name: str, key: str, begun: str) -> Found:
    child = find_child(request, key)
    kept = queries.current()
    if kept is None or name not in kept.lists:
        raise Http404("There is no such list here.")
    worklist = kept.lists[name].worklist
    for row in kept.by_child.get(child.id, ()):
        if row.list == name and begun_in_address(worklist, row) == begun:
            (noted,) = queries.noted(kept.authority, worklist, [row])
            return Found(kept, worklist, child, noted, begun)
    raise Http404("This is on the list no more.")


@require_safe
@needs(Right.WORK_LISTS)
def row(request: HttpRequest, name: str, key: str, begun: str) -> HttpResponse:
    found = _found(request, name, key, begun)
    return _page(request, found, _reason_form(found), DoneForm())


def _reason_form(found: Found) -> ReasonForm:
    reason = found.noted.reason
    if reason is None:
        return ReasonForm(initial={"read": 0})
    return ReasonForm(initial={"code": reason.code, "note": reason.note, "read": reason.version})


def _page(
    request: HttpRequest, found: Found, reason: ReasonForm, done: DoneForm, status: int = 200
) -> HttpResponse:
    log_look(request, {found.child.id}, page=f"worklist {found.worklist.id}")
    context = {
        "found": found, "list": found.worklist, "row": found.row, "noted": found.noted,
        "named": names().get(found.child.id), "reason_form": reason, "done_form": done,
        "facts": [(name, told(value)) for name, value in found.row.facts],
        "late_by": late_by(found.row), "done_words": done_in_words(found.noted.done),
        "args": (found.worklist.id, found.child.key, found.begun),
    }  # fmt: skip
    return render(request, "worklists/row.html", context, status=status)


@require_POST
@needs(Right.WORK_LISTS)
def why_late(request: HttpRequest, name: str, key: str, begun: str) -> HttpResponse:
    found = _found(request, name, key, begun)
    form = ReasonForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.say_why_late(
                by=request.user, **found.about, code=given["code"], note=given["note"],
                at=timezone.now(), read=given["read"] or 0,
            )  # fmt: skip
        except EditedMeanwhile as meanwhile:
            form = _conflict(form, meanwhile)
        except NotAllowed as refused:
            form.add_error("note" if given["code"] == "other" else None, str(refused))
        else:
            messages.success(request, "Kept why it is late.")
            return redirect("worklists:row", name, key, begun)
    return _page(request, found, form, DoneForm(), status=400)


def _conflict(form: ReasonForm, meanwhile: EditedMeanwhile) -> ReasonForm:
    """Keep what was typed, say what the other saved, let the next save overwrite it."""
    theirs: Any = meanwhile.theirs
    words = dict(form.fields["code"].choices).get(theirs.code, theirs.code)  # type: ignore[attr-defined]
    note = f" “{theirs.note}”" if theirs.note else ""
    form.add_error(None, f"{meanwhile} It now says: {words}.{note} Save again to keep yours.")
    form.data = form.data.copy()
    form.data[form.add_prefix("read")] = str(theirs.version)
    return form


@require_POST
@needs(Right.WORK_LISTS)
def done(request: HttpRequest, name: str, key: str, begun: str) -> HttpResponse:
    found = _found(request, name, key, begun)
    form = DoneForm(request.POST)
    if form.is_valid():
        try:
            actions.note_done(
                by=request.user, **found.about, done_on=form.cleaned_data["done_on"],
                note=form.cleaned_data["note"], at=timezone.now(),
            )  # fmt: skip
        except NotAllowed as refused:
            form.add_error("done_on", str(refused))
        else:
            messages.success(request, "Noted. Figures stay as the extract has them.")
            return redirect("worklists:row", name, key, begun)
    return _page(request, found, _reason_form(found), form, status=400)


@require_POST
@needs(Right.WORK_LISTS)
def take_back(request: HttpRequest, name: str, key: str, begun: str, what: str) -> HttpResponse:
    found = _found(request, name, key, begun)
    reason, note = found.noted.reason, found.noted.done
    try:
        if what == "reason" and reason is not None:
            actions.take_reason_back(by=request.user, reason=reason, at=timezone.now())
        elif what == "done" and note is not None:
            actions.take_done_back(by=request.user, done=note, at=timezone.now())
        messages.success(request, "Taken back.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("worklists:row", name, key, begun)
