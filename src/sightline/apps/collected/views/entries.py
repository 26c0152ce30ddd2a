"""One entry: its form, its approval, its history."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.children.queries import authority_code
from sightline.apps.collected import actions, queries, rules
from sightline.apps.collected.forms import EntryForm, SendBackForm
from sightline.apps.collected.models import Entry
from sightline.apps.collected.rules import EntryState
from sightline.apps.collected.views.tasks import BOTH
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Status


@needs(*BOTH)
def entry(request: HttpRequest, id: int) -> HttpResponse:
    found = _within_reach(request, id)
    access = request.access  # type: ignore[attr-defined]
    may_enter = queries.may_enter(access, found)
    others = queries.same_owner(access, found, found.indicator.authority) if may_enter else []
    if request.method != "POST":
        return _page(request, found, EntryForm(entry=found, others=others), may_enter)
    form = EntryForm(request.POST, entry=found, others=others)
    if form.is_valid() and _saved(request, found, form):
        return redirect("collected:entry", id=found.pk)
    return _page(request, found, form, may_enter, status=400)


def _within_reach(request: HttpRequest, id: int) -> Entry:
    """Another unit's entry is not there, rather than forbidden."""
    found: Entry = get_object_or_404(queries.entries(authority_code()), pk=id)
    if not queries.may_read(request.access, found):  # type: ignore[attr-defined]
        raise Http404("There is no such figure within your reach.")
    return found


def _saved(request: HttpRequest, found: Entry, form: EntryForm) -> bool:
    said, at, read = form.said(), timezone.now(), form.cleaned_data["read"]
    also = form.also_for() if said.value is None else []
    try:
        kept = actions.enter_value(by=request.user, entry=found, said=said, read=read, at=at)
        if also:
            actions.say_for_several(
                by=request.user, entries=also, status=said.status, reason=said.reason,
                expected_on=said.expected_on, at=at, shared=kept.reason,
            )  # fmt: skip
    except EditedMeanwhile as conflict:
        theirs = queries.shown(conflict.theirs)  # type: ignore[arg-type]
        form.add_error(
            None, f"{conflict} It now says “{theirs}”. What you typed is below; save to keep yours."
        )
        form.data = form.data.copy()
        form.data["read"] = str(conflict.theirs.version)
        return False
    except NotAllowed as refused:
        form.add_error(None, str(refused))
        return False
    waits = kept.state == EntryState.TO_APPROVE
    done = "It waits for a second person to approve it." if waits else "It is in force."
    more = f" The reason was given for {len(also)} more." if also else ""
    messages.success(request, f"Saved. {done}{more}")
    return True


def _page(
    request: HttpRequest, found: Entry, form: EntryForm, may_enter: bool, status: int = 200
) -> HttpResponse:
    access = request.access  # type: ignore[attr-defined]
    waits = found.state == EntryState.TO_APPROVE
    may_approve = waits and rules.can_approve(
        rights=rules.held_for(access, *found.of).rights,
        author=found.entered_by_id,
        approver=request.user.pk or 0,
    )
    before = queries.before(found)
    context = {
        "entry": found,
        "form": form,
        "may_enter": may_enter,
        "may_approve": may_approve,
        "send_back": SendBackForm(),
        "shown": queries.shown(found),
        "status": Status(found.status).in_words if found.status else "",
        "before": before,
        "before_shown": queries.shown(before) if before else "",
        "doubts": queries.doubts_of(found),
        "history": queries.history_of(found),
        "owner": rules.owner_in_words(found.indicator.owner_role),
        "is_late": found.is_late(timezone.localdate()),
    }
    return render(request, "collected/entry.html", context, status=status)


@needs(Right.APPROVE_COLLECTED)
@require_POST
def approve(request: HttpRequest, id: int) -> HttpResponse:
    return _decide(request, id, "approve")


@needs(Right.APPROVE_COLLECTED)
@require_POST
def send_back(request: HttpRequest, id: int) -> HttpResponse:
    return _decide(request, id, "send back")


def _decide(request: HttpRequest, id: int, what: str) -> HttpResponse:
    found = _within_reach(request, id)
    read, at = request.POST.get("read", ""), timezone.now()
    version = int(read) if read.isascii() and read.isdigit() else 0
    try:
        if what == "approve":
            actions.approve(by=request.user, entry=found, read=version, at=at)
            messages.success(request, "Approved. It is in force.")
        else:
            why = request.POST.get("why", "")
            actions.send_back(by=request.user, entry=found, why=why, read=version, at=at)
            messages.success(request, "Sent back to its owner.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("collected:entry", id=id)
