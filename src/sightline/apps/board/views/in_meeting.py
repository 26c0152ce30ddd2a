"""The page that is used during a meeting: last month, each service, and what is recorded now."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from sightline.apps.agreed_actions.actions import agree
from sightline.apps.board import actions, presented, queries
from sightline.apps.board.forms.said import BringForm, ChallengeForm, ExploreForm, FindingForm
from sightline.apps.board.last_time import last_time
from sightline.apps.board.models import BroughtItem, Meeting
from sightline.apps.board.views.shared import can_see, did, done, meeting_or_404, one_or_404, shown
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


@needs(Right.SEE_BOARD)
def last_month(request: HttpRequest, id: int) -> HttpResponse:
    """What the meeting before set going, with how it stands now."""
    found = meeting_or_404(id)
    last = last_time(found, request.access)
    return shown(request, "last_month", [], meeting=found, last=last)


@needs(Right.RUN_BOARD)
def in_meeting(request: HttpRequest, id: int) -> HttpResponse:
    """Everything on one page; what is recorded comes back to the form it was typed in."""
    found = meeting_or_404(id)
    forms = _forms(request, found)
    if request.method == "POST" and (back := _recorded(request, found, forms)):
        return redirect(f"{reverse('board:in_meeting', args=[id])}{back}")
    return shown(
        request, "in_meeting", list(forms.values()), meeting=found, forms=forms,
        last=last_time(found, request.access), quorum=queries.quorum(found),
        presented=presented.services_of(found, request.access),
        challenges=presented.challenges_of(found, request.access),
        coming_back=queries.coming_back(found), asked=found.explorations.all(),
        findings=queries.findings_of(found),
        recorded=request.GET.get("recorded", ""),
    )  # fmt: skip


def _forms(request: HttpRequest, found: Meeting) -> dict[str, Any]:
    """All four; only the one that was sent is filled."""
    do, day = request.POST.get("do", ""), timezone.localdate()
    services = queries.services(found.body)
    first = {name: request.GET.get(name, "") for name in _FROM_ADDRESS}

    def sent(name: str) -> Any:
        return request.POST if do == name else None

    return {
        "challenge": ChallengeForm(
            sent("challenge"), seats=queries.seats_on(found.body, found.held_on),
            services=services, day=day, initial=first,
        ),
        "bring": BringForm(sent("bring"), services=services, initial=first),
        "explore": ExploreForm(sent("explore"), services=services, initial=first),
        "finding": FindingForm(sent("finding")),
    }  # fmt: skip


def _recorded(request: HttpRequest, found: Meeting, forms: dict[str, Any]) -> str:
    """Where to go on after what was recorded; '' where a form came back."""
    do = request.POST.get("do", "")
    if do in _RECORD:
        form = forms[do]
        if not done(form, lambda form: _RECORD[do](request, found, form)):
            return ""
        return _back_to(request, found, do, form)
    if do == "look at":
        _look_at(request, found)
    elif do == "take back":
        item: BroughtItem = one_or_404(found.brought, request.POST.get("item") or 0)
        taken = {"by": request.user, "item": item, "at": timezone.now()}
        did(request, lambda: actions.take_back_brought(**taken), "Taken back.")
    return "#services" if do == "take back" else "#explorations"


def _back_to(request: HttpRequest, found: Meeting, do: str, form: Any) -> str:
    """To the form again. After a challenge there is neither a message nor a part of the page in the
    address: either would take the focus from the field where the next one is typed."""
    kept = {n: form.cleaned_data.get(n) for n in ("service", "challenged_by")}
    if do == "challenge":
        kept["recorded"] = found.challenges.order_by("-number").first().number
    else:
        messages.success(request, f"Recorded: {_WORDS[do]}.")
    query = urlencode({name: said for name, said in kept.items() if said})
    anchor = "" if do == "challenge" else f"#{do}"
    return f"?{query}{anchor}"


def _challenge(request: HttpRequest, found: Meeting, form: ChallengeForm) -> None:
    """The challenge with its action: both or neither."""
    at, action = timezone.now(), form.agreed()
    with transaction.atomic():
        made = actions.challenge(by=request.user, meeting=found, at=at, **form.told())
        if action:
            agree(by=request.user, source=made, indicator=made.indicator, at=at, **action)


def _bring(request: HttpRequest, found: Meeting, form: BringForm) -> None:
    actions.bring(by=request.user, meeting=found, at=timezone.now(), **form.told())


def _explore(request: HttpRequest, found: Meeting, form: ExploreForm) -> None:
    said = form.told()
    if said["source"] and not can_see(request.access, *said["source"]):
        said["source"] = None
    actions.ask_to_explore(by=request.user, meeting=found, at=timezone.now(), **said)


def _finding(request: HttpRequest, found: Meeting, form: FindingForm) -> None:
    actions.send_finding(by=request.user, meeting=found, at=timezone.now(), **form.cleaned_data)


def _look_at(request: HttpRequest, found: Meeting) -> None:
    one = one_or_404(queries.coming_back(found), request.POST.get("exploration") or 0)
    said = {"by": request.user, "meeting": found, "read": one.version, "at": timezone.now()}
    did(request, lambda: actions.look_at_exploration(exploration=one, **said), "Looked at.")


_FROM_ADDRESS = (
    "service", "challenged_by", "indicator", "figure_code", "question", "source",
)  # fmt: skip
_RECORD = {"challenge": _challenge, "bring": _bring, "explore": _explore, "finding": _finding}
_WORDS = {
    "bring": "what was said of the service",
    "explore": "what is to be explored", "finding": "the finding for the self-assessment",
}  # fmt: skip
