from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.children.queries import child_key, find_child, log_look, sort_out
from sightline.apps.feedback import pages, rules, states
from sightline.apps.feedback.actions import complaints as actions
from sightline.apps.feedback.forms import complaints as forms
from sightline.apps.feedback.models import Complaint
from sightline.apps.feedback.own import policy
from sightline.apps.feedback.queries import complaints as queries
from sightline.apps.feedback.rules import From
from sightline.apps.feedback.stages import total_in_words
from sightline.apps.feedback.states import MOVES, MOVES_IN_WORDS
from sightline.apps.feedback.views.shared import form_page, found
from sightline.apps.people.access import needs
from sightline.apps.people.actions import log_looks
from sightline.apps.people.rules import Right
from sightline.apps.people.working_days import calendar

LOGGED_AS = "complaint"
_CHANGES = require_http_methods(["GET", "HEAD", "POST"])


@_CHANGES
@needs(Right.KEEP_FEEDBACK)
def receive(request: HttpRequest) -> HttpResponse:
    """`?child=key`: about a child within reach."""
    if not rules.can_record(request.access):
        raise Http404("Complaints are written down by the complaints officer or a manager.")
    key = request.GET.get("child", "")
    child = find_child(request, key) if key else None
    if child:
        log_look(request, {child.id}, LOGGED_AS)
    form = forms.ReceiveForm(request.POST or None)

    def do(told: dict[str, Any]) -> Complaint:
        level, unit = form.placed
        asked = {name: told[name] for name in told if name not in {"made_by", "whose"}}
        about = actions.Told(made_by=From(told["made_by"]), level=level, unit=unit, **asked)
        return actions.receive(
            by=request.user, access=request.access, told=about, at=timezone.now(),
            child_id=child.id if child else "",
        )  # fmt: skip

    return form_page(
        request, form, do=do, title="Write down a complaint", back=_back(None),
        caption=child.id if child else "", done="Written down. Choose what happens next.",
    )  # fmt: skip


@require_safe
@needs(Right.SEE_FEEDBACK, Right.KEEP_FEEDBACK)
def one(request: HttpRequest, id: int) -> HttpResponse:
    complaint = found(request, id)
    sees_child = _logged(request, complaint)
    days, today = calendar(), timezone.localdate()
    clock = queries.running_clock(complaint, days)
    last = queries.last_clock(complaint, days)
    may_move = _may_move(request, complaint)
    moves = [m for m in MOVES.possible(complaint.now)
             if not (m == "open stage 1" and complaint.is_child_protection)]  # fmt: skip
    context = {
        "complaint": complaint, "made_by": From(complaint.made_by).in_words,
        "colour": pages.colour(complaint, clock is not None and clock.is_late(today)),
        "clock": clock.in_words(today) if clock else "", "may_move": may_move,
        "total": total_in_words(complaint.received_on, complaint.closed_on, days, today),
        "next": last.next_in_words(today) if last else "",
        "is_late": clock is not None and clock.is_late(today), "sees_child": sees_child,
        "child_key": child_key(complaint.child_id) if sees_child else "",
        "stages": pages.stages_table(complaint, days, today) if complaint.stages.all() else None,
        "ways": [(m.replace(" ", "-"), MOVES_IN_WORDS[m]) for m in moves],
        "can_extend": clock is not None and clock.stage.extend_to > 0,
        "themes": [policy().theme(each.theme) for each in complaint.themes.all()],
        "steps": complaint.steps.select_related("by"), "readers": complaint.readers.all(),
    }  # fmt: skip
    return render(request, "feedback/complaint.html", context)


@_CHANGES
@needs(Right.SEE_FEEDBACK, Right.KEEP_FEEDBACK)
def move(request: HttpRequest, id: int, move: str) -> HttpResponse:
    # What was typed comes back with the reason, also where somebody else moved it meanwhile.
    complaint, name = found(request, id), move.replace("-", " ")
    can = name in MOVES.possible(complaint.now) or request.method == "POST"
    if name not in MOVES_IN_WORDS or not can or not _may_move(request, complaint):
        raise Http404("This complaint can’t be moved on like that now, or not by you.")
    if name == "close":
        return _close(request, complaint)
    form = forms.MoveForm(
        request.POST or None, asks_outcome=name in states.ANSWERS, asks_who=name in states.STARTS,
        initial=_initial(complaint),
    )  # fmt: skip
    return form_page(
        request, form, title=MOVES_IN_WORDS[name], back=_back(complaint), to=complaint.address,
        do=lambda told: actions.move(move=name, **_about(request, complaint), **told),
        caption=str(complaint), done="Done.",
    )  # fmt: skip


def _close(request: HttpRequest, complaint: Complaint) -> HttpResponse:
    form = forms.CloseForm(request.POST or None, initial=_initial(complaint))
    return form_page(
        request, form, title="Close it, with what was learnt", back=_back(complaint),
        do=lambda told: actions.close(**_about(request, complaint), **told),
        to=complaint.address, caption=str(complaint), done="Closed.",
    )  # fmt: skip


@_CHANGES
@needs(Right.SEE_FEEDBACK, Right.KEEP_FEEDBACK)
def change(request: HttpRequest, id: int, what: str) -> HttpResponse:
    """Extend the clock, say that an advocate was offered, give it to somebody to read."""
    complaint = found(request, id)
    if what not in _CHANGED or not _may_move(request, complaint):
        raise Http404("There is no such change, or not by you.")
    form_of, title, do = _CHANGED[what]
    return form_page(
        request, form_of(request.POST or None, initial={"read": complaint.version}), title=title,
        back=_back(complaint),
        do=lambda told: do(**_about(request, complaint), **told), to=complaint.address,
        caption=str(complaint), done="Saved.",
    )  # fmt: skip


_CHANGED: dict[str, Any] = {
    "extend": (forms.ExtendForm, "Extend the clock", actions.extend),
    "advocate": (forms.AdvocateForm, "An advocate", actions.offer_advocate),
    "give": (forms.GiveForm, "Give it to somebody to read", actions.give),
}


def _logged(request: HttpRequest, complaint: Complaint) -> bool:
    """Whether the child itself is within reach. Whoever reads the complaint alone is logged too:
    it is about the child, whose name they do not see."""
    child = complaint.child_id
    if not child:
        return False
    rights = sort_out(request.access, [child]).rights
    log_looks(
        by=request.user, authority=complaint.authority, page=LOGGED_AS, at=timezone.now(),
        children={child: rights.get(child, LOGGED_AS)},
    )  # fmt: skip
    return child in rights


def _initial(complaint: Complaint) -> dict[str, Any]:
    return {"on": timezone.localdate(), "read": complaint.version}


def _may_move(request: HttpRequest, complaint: Complaint) -> bool:
    closed = queries.closed_to(request.access)
    return rules.can_move(request.access, complaint.matter, closed)


def _about(request: HttpRequest, complaint: Complaint) -> dict[str, Any]:
    return {"by": request.user, "access": request.access, "complaint": complaint,
            "at": timezone.now()}  # fmt: skip


def _back(complaint: Complaint | None) -> tuple[str, str]:
    if complaint is None:
        return "Feedback", reverse("feedback:home")
    return str(complaint), complaint.address
