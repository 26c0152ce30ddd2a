"""Supervision sessions: recording, agreeing, adding; decisions about children."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.children.queries import log_look, sort_out
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.practice import actions, forms, pages, queries, rules
from sightline.apps.practice.agenda import agenda
from sightline.apps.practice.compliance import lines
from sightline.apps.practice.models import Supervision
from sightline.apps.practice.register import workers_on
from sightline.apps.practice.rules import SessionState
from sightline.apps.practice.views.workers import found_worker, may_keep
from sightline.vocabulary.not_allowed import NotAllowed


def _found(request: HttpRequest, id: int) -> Supervision:
    found = queries.find_session(id, request.access)
    if found is None:
        raise Http404("There is no such supervision session within your reach.")
    return found


def _about(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.user, "access": request.access, "at": timezone.now()}


def _is_mine(request: HttpRequest, session: Supervision) -> bool:
    return session.supervisor_id == request.access.person and session.now is SessionState.DRAFT


@needs(Right.KEEP_PRACTICE)
def new(request: HttpRequest, id: int) -> HttpResponse:
    worker = found_worker(id, request.access)
    if not may_keep(request.access, worker):
        raise Http404("There is no such worker in your line.")
    today = timezone.localdate()
    items = agenda(lines(today, [worker])[0], request.access, today)
    form = forms.SessionForm(request.POST or None, items=items, initial={"held_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.hold_session(**_about(request), worker=worker, **form.told())
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved as a draft. Add what was decided about children.")
            return redirect(made.address)
    context = {
        "form": form, "title": "Record a supervision session", "worker": worker,
        "lead": "A draft is yours to change until both of you agree on it.",
        "agenda": pages.agenda_table(items) if items else None,
    }  # fmt: skip
    return render(request, "practice/form.html", context, status=400 if form.errors else 200)


@needs(Right.SEE_PRACTICE)
def session(request: HttpRequest, id: int) -> HttpResponse:
    found = _found(request, id)
    return render(request, "practice/session.html", _context(request, found))


def _context(request: HttpRequest, found: Supervision) -> dict[str, Any]:
    access, today = request.access, timezone.localdate()
    about = list(found.directions.all())
    visible = sort_out(access, {each.child_id for each in about}).visible
    log_look(request, visible, page="supervision")
    is_part = rules.is_part_of(access, *found.whose)
    return {
        "session": found, "decided": pages.decided(about, visible, today),
        "addenda": list(found.addenda.select_related("by")), "is_mine": _is_mine(request, found),
        "is_agreed": found.now is SessionState.AGREED,
        "may_add": found.now is SessionState.AGREED and is_part, "may_say_done": is_part,
    }  # fmt: skip


@needs(Right.KEEP_PRACTICE)
def change(request: HttpRequest, id: int) -> HttpResponse:
    found = _found(request, id)
    if not _is_mine(request, found):
        messages.error(request, "Only whoever held it changes a draft; what is agreed stays.")
        return redirect(found.address)
    items = _items(request, found)
    form = forms.SessionForm(request.POST or None, instance=found, items=items)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_session(**_about(request), session=found, read=form.version_read)
        except EditedMeanwhile as conflict:
            form.show_conflict(conflict)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect(found.address)
    context = {"form": form, "title": "Change the draft", "back": found.address}
    return render(request, "practice/form.html", context, status=400 if form.errors else 200)


def _items(request: HttpRequest, found: Supervision) -> list[Any]:
    today = timezone.localdate()
    worker = next((w for w in workers_on(today) if w.name == found.worker), None)
    return agenda(lines(today, [worker])[0], request.access, today) if worker else []


@require_POST
@needs(Right.KEEP_PRACTICE)
def agree(request: HttpRequest, id: int) -> HttpResponse:
    found = _found(request, id)
    try:
        actions.agree_session(**_about(request), session=found)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Agreed. From here on it is added to, not changed.")
    return redirect(found.address)


@needs(Right.KEEP_PRACTICE)
def decide(request: HttpRequest, id: int) -> HttpResponse:
    found = _found(request, id)
    form = forms.DirectionForm(request.POST or None, access=request.access)
    return _small(
        request, found, form, "Record a decision about a child",
        "It stands in the child’s record list as well.",
        lambda: actions.add_direction(**_about(request), session=found, **form.told()),
    )  # fmt: skip


@needs(Right.SEE_PRACTICE)
def add(request: HttpRequest, id: int) -> HttpResponse:
    found = _found(request, id)
    form = forms.AddForm(request.POST or None)
    return _small(request, found, form, "Add to the record", "What was agreed stays as it is.",
                  lambda: actions.add_to_session(**_about(request), session=found,
                                                 **form.cleaned_data))  # fmt: skip


@needs(Right.SEE_PRACTICE)
def done(request: HttpRequest, id: int) -> HttpResponse:
    one = queries.find_direction(id, request.access)
    if one is None:
        raise Http404("There is no such decision within your reach.")
    form = forms.DoneForm(request.POST or None, initial={"done_on": timezone.localdate()})
    return _small(request, one.session, form, "A decision was carried out", "",
                  lambda: actions.direction_done(**_about(request), direction=one,
                                                 **form.cleaned_data))  # fmt: skip


def _small(
    request: HttpRequest, found: Supervision, form: Any, title: str, lead: str, do: Any
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            do()
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect(found.address)
    context = {"form": form, "title": title, "lead": lead, "back": found.address}
    return render(request, "practice/form.html", context, status=400 if form.errors else 200)
