"""One child: what they and their family said, what was offered, how far they have come."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.children.queries import Child, find_child, log_look
from sightline.apps.feedback import pages
from sightline.apps.feedback.actions import voice as actions
from sightline.apps.feedback.drawing import ladder
from sightline.apps.feedback.forms import others as forms
from sightline.apps.feedback.own import scales, voice_tools
from sightline.apps.feedback.queries import children as queries
from sightline.apps.feedback.views.shared import form_page
from sightline.apps.feedback.voice_rules import Followed, Help, Taken, Whose
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right

LOGGED_AS = "voice"
_CHANGES = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@needs(Right.SEE_CHILDREN)
def child(request: HttpRequest, key: str) -> HttpResponse:
    found = _child(request, key)
    heard = queries.heard_of(found.id)
    ways = queries.ways_of(found.id)
    offered = queries.offered_to(found.id)
    tools = {key: tool.title for key, tool in voice_tools().items()}
    context = {
        "child": found, "heard": [(h, Whose(h.whose).in_words, Followed(h.followed).in_words,
                                   tools.get(h.tool, "")) for h in heard],
        "ways": [(way, mark_safe(ladder(way)), pages.ways_table(way)) for way in ways],
        "offers": pages.offers_table(offered) if offered else None,
        "scales": scales().values(), "may_keep": request.access.may(Right.KEEP_FEEDBACK),
        "no_visitor": not any(each.help == Help.VISITOR.value for each in offered),
    }  # fmt: skip
    return render(request, "feedback/child.html", context)


@_CHANGES
@needs(Right.KEEP_FEEDBACK)
def hear(request: HttpRequest, key: str) -> HttpResponse:
    found = _child(request, key)

    def do(told: dict[str, Any]) -> Any:
        kept = told | {"whose": Whose(told["whose"]), "followed": Followed(told["followed"])}
        return actions.hear(**_about(request, found), **kept)

    form = forms.HeardForm(request.POST or None)
    return _page(request, found, form, do, "Write down what was said")


@_CHANGES
@needs(Right.KEEP_FEEDBACK)
def decide(request: HttpRequest, key: str, id: int) -> HttpResponse:
    found = _child(request, key)
    heard = queries.find_heard(id, found.id)
    if heard is None:
        raise Http404("There is no such record of this child.")
    form = forms.DecideForm(request.POST or None, initial={
        "followed": heard.followed, "explanation": heard.explanation,
        "explained_on": heard.explained_on,
    })  # fmt: skip

    def do(told: dict[str, Any]) -> None:
        kept = told | {"followed": Followed(told["followed"])}
        actions.decide(
            by=request.user, access=request.access, heard=heard, at=timezone.now(), **kept
        )

    return _page(request, found, form, do, "What became of it?", intro=heard.words)


@_CHANGES
@needs(Right.KEEP_FEEDBACK)
def offer(request: HttpRequest, key: str) -> HttpResponse:
    found = _child(request, key)

    def do(told: dict[str, Any]) -> Any:
        kept = told | {"help": Help(told["help"]), "taken": Taken(told["taken"])}
        return actions.offer(**_about(request, found), **kept)

    form = forms.OfferForm(request.POST or None)
    return _page(request, found, form, do, "An advocate or independent visitor")


@_CHANGES
@needs(Right.KEEP_FEEDBACK)
def read_scale(request: HttpRequest, key: str, name: str) -> HttpResponse:
    found, scale = _child(request, key), scales().get(name)
    if scale is None:
        raise Http404("There is no such tool.")
    form = forms.ReadingForm(request.POST or None, scale=scale)

    def do(told: dict[str, Any]) -> Any:
        return actions.read_scale(
            **_about(request, found), scale=scale.key, on=told["on"], scores=form.scores
        )

    return _page(request, found, form, do, f"A reading: {scale.title}")


def _child(request: HttpRequest, key: str) -> Child:
    found = find_child(request, key)
    log_look(request, {found.id}, LOGGED_AS)
    return found


def _about(request: HttpRequest, child: Child) -> dict[str, Any]:
    team = queries.team_of(child.id)
    return {"by": request.user, "access": request.access, "at": timezone.now(),
            "child_id": child.id, "team": team}  # fmt: skip


def _page(
    request: HttpRequest, child: Child, form: Any, do: Any, title: str, intro: str = ""
) -> HttpResponse:
    at = reverse("feedback:child", args=[child.key])
    return form_page(
        request, form, do=do, title=title, back=("Voice of the child", at), to=at, intro=intro,
        caption=child.id, done="Written down.",
    )  # fmt: skip
