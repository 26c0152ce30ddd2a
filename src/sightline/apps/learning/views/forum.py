from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sightline.apps.learning import forms, pages, rules
from sightline.apps.learning.actions import forum as actions
from sightline.apps.learning.gathering import gathered
from sightline.apps.learning.models import Cascade
from sightline.apps.learning.queries import forum as queries
from sightline.apps.learning.rules import FORUM_MOVES, ForumKind, ForumState
from sightline.apps.learning.views.shared import about, do_or_say, form_page, forum_of
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right

_CHANGES = require_http_methods(["GET", "HEAD", "POST"])


@_CHANGES
@needs(Right.RUN_LEARNING)
def plan(request: HttpRequest) -> HttpResponse:
    form = forms.PlanForm(request.POST or None)
    return form_page(
        request, form, title="Plan a forum", done="Planned. Now gather what it may talk about.",
        do=lambda told: actions.plan(**about(request), on=told["on"], kind=ForumKind(told["kind"])),
    )  # fmt: skip


@require_safe
@needs(Right.SEE_LEARNING)
def one(request: HttpRequest, id: int) -> HttpResponse:
    forum = forum_of(request, id)
    cascades = list(forum.cascades.select_related("confirmed_by"))
    context = {
        "forum": forum, "kind": ForumKind(forum.kind).in_words,
        "groups": forms.item_groups(forum), "may_run": rules.can_run(request.access),
        "is_planned": forum.now is ForumState.PLANNED, "is_held": forum.now is ForumState.HELD,
        "ways": [m for m in FORUM_MOVES.possible(forum.now) if m != "hold"],
        "can_hold": FORUM_MOVES.can(forum.now, "hold"),
        "people": pages.attendance_table(list(forum.attendance.select_related("person"))),
        "cascades": [(each, rules.can_confirm(request.access, each.team)) for each in cascades],
        "heard": sum(each.passed_on is not None for each in cascades),
        "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "learning/forum.html", context)


@require_POST
@needs(Right.RUN_LEARNING)
def gather(request: HttpRequest, id: int) -> HttpResponse:
    forum = forum_of(request, id)

    def do() -> int:
        return actions.suggest(**about(request), forum=forum, found=gathered(forum))

    return do_or_say(request, do, "Gathered. Choose what goes on the agenda.", forum.address)


@require_POST
@needs(Right.RUN_LEARNING)
def choose(request: HttpRequest, id: int) -> HttpResponse:
    forum = forum_of(request, id)
    written = request.POST.getlist("item")
    chosen = [int(each) for each in written if each.isascii() and each.isdigit() and len(each) < 19]

    def do() -> None:
        actions.choose(**about(request), forum=forum, chosen=chosen)

    return do_or_say(request, do, "The agenda is kept.", forum.address)


@_CHANGES
@needs(Right.RUN_LEARNING)
def add_item(request: HttpRequest, id: int) -> HttpResponse:
    forum = forum_of(request, id)
    return form_page(
        request, forms.ItemForm(request.POST or None), title="Bring something to the forum",
        do=lambda told: actions.add_item(**about(request), forum=forum, **told),
        done="On the agenda.", to=forum.address, back=(str(forum), forum.address),
    )  # fmt: skip


@require_POST
@needs(Right.RUN_LEARNING)
def move(request: HttpRequest, id: int, move: str) -> HttpResponse:
    forum = forum_of(request, id)

    def do() -> None:
        actions.move(**about(request), forum=forum, move=move.replace("-", " "))

    return do_or_say(request, do, "Done.", forum.address)


@_CHANGES
@needs(Right.RUN_LEARNING)
def hold(request: HttpRequest, id: int) -> HttpResponse:
    forum = forum_of(request, id)
    form = forms.HoldForm(request.POST or None, people=queries.required(forum.on))

    def do(told: dict[str, Any]) -> None:
        actions.hold(
            **about(request), forum=forum, messages=told["messages"], minutes=told["minutes"],
            came=form.came,
        )  # fmt: skip

    return form_page(
        request, form, title="It was held", do=do, caption=str(forum), to=forum.address,
        done="Kept. Each team’s manager is asked to confirm.", back=(str(forum), forum.address),
    )  # fmt: skip


@_CHANGES
@needs(Right.SEE_LEARNING)
def confirm(request: HttpRequest, id: int) -> HttpResponse:
    cascade = _cascade(request, id)
    form = forms.ConfirmForm(request.POST or None, initial={"passed_on": timezone.localdate()})
    at = cascade.forum.address
    return form_page(
        request, form, title="The team heard the messages", to=at, caption=cascade.team,
        do=lambda told: actions.confirm(**about(request), cascade=cascade, **told),
        done="Confirmed.", back=(str(cascade.forum), at), intro=cascade.forum.messages,
    )  # fmt: skip


@require_POST
@needs(Right.SEE_LEARNING)
def take_back(request: HttpRequest, id: int) -> HttpResponse:
    cascade = _cascade(request, id)

    def do() -> None:
        actions.take_back_confirmation(**about(request), cascade=cascade)

    return do_or_say(request, do, "Taken back.", cascade.forum.address)


def _cascade(request: HttpRequest, id: int) -> Cascade:
    """404 for a team of others, as for one that is not there."""
    found = queries.find_cascade(id)
    if found is None or not rules.can_confirm(request.access, found.team):
        raise Http404("There is no such team of yours in a forum.")
    return found
