from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.audits.afterwards import actions, pages, queries, rules, tables
from sightline.apps.audits.afterwards.conditions import policy
from sightline.apps.audits.afterwards.forms import ModerationForm, ReadForm
from sightline.apps.audits.afterwards.rules import OVERALL
from sightline.apps.audits.afterwards.views.one import found, page_of, who
from sightline.apps.audits.models import Audit
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.RUN_AUDITS)
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for a moderator, and what moderation has found."""
    today, waiting = timezone.localdate(), queries.to_moderate(request.access)
    done = queries.moderated(request.access)
    context = {
        "waiting": tables.waiting(waiting, today) if waiting else None,
        "done": tables.moderated(done[:50]) if done else None,
        "themes": tables.themes(done, policy().themes),
        "is_moderator": rules.is_moderator(request.access, policy()),
    }
    return render(request, "audits/afterwards/moderation.html", context)


@needs(Right.RUN_AUDITS)
def moderate(request: HttpRequest, id: int) -> HttpResponse:
    audit = found(request, id)
    try:
        rules.check_may_moderate(request.access, audit.about, policy())
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect(page_of(audit))
    form = ModerationForm(
        request.POST or None, tool=tool_of(audit.tool), now=queries.grades_now(audit),
        themes=policy().themes,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and _moderated(request, audit, form):
        messages.success(request, "Moderated. The auditor is told.")
        return redirect(page_of(audit))
    context = {"audit": audit, "form": form, **_beside(audit)}
    status = 400 if form.errors else 200
    return render(request, "audits/afterwards/moderate.html", context, status=status)


def _moderated(request: HttpRequest, audit: Audit, form: ModerationForm) -> bool:
    try:
        actions.moderate(
            audit=audit, grades=form.grades(), feedback=form.cleaned_data["feedback"],
            themes=form.chosen_themes(), **who(request).as_said,
        )  # fmt: skip
    except NotAllowed as refused:
        place = f"reasons-{OVERALL}"
        form.add_error(place if place in form.fields else None, str(refused))
        return False
    return True


def _beside(audit: Audit) -> dict[str, Any]:
    """The auditor's own grades and reasons, to read while moderating."""
    tool, judged = tool_of(audit.tool), {each.dimension: each for each in audit.judgements.all()}
    own = [
        (title, pages.grade(tool.scale, judged[key].grade), judged[key].reasons)
        for key, title in tool.dimensions
        if key in judged
    ]
    return {"own": own, "scale": tool.scale, "moderations": audit.moderations.count()}


@require_POST
@needs(Right.SEE_PUBLISHED)
def read(request: HttpRequest, id: int, moderation: int) -> HttpResponse:
    """The auditor has read what the moderator wrote."""
    audit = found(request, id)
    it = queries.find_moderation(moderation, audit)
    if it is None:
        raise Http404("There is no such moderation.")
    form = ReadForm(request.POST)
    try:
        reply = form.cleaned_data["reply"] if form.is_valid() else ""
        actions.read_feedback(moderation=it, reply=reply, **who(request).as_said)
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The moderator sees that you have read it.")
    return redirect(page_of(audit))
