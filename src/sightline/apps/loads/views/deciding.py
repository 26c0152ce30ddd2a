"""Pages on which somebody decides what readers see."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sightline.apps.loads import actions, queries, tables
from sightline.apps.loads.forms import PublishForm, ReasonForm
from sightline.apps.loads.views.looking import may
from sightline.apps.loads.views.uploading import _progress
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.LOAD_FILES, Right.PUBLISH)
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    standing = queries.standing()
    candidate = standing.candidate if standing else None
    context: dict[str, object] = {
        "standing": standing, "candidate": candidate, "may": may(request),
    }  # fmt: skip
    if standing and candidate:
        found = queries.what_changes(standing.published, candidate)
        context |= {
            "records": tables.changes(found.records),
            "figures": found.figures,
            "moved": tables.moved(found.figures),
            "added": tables.added_loads(standing.published, candidate, standing.loads),
            "form": PublishForm(initial={"snapshot": candidate.id}),
            "is_counted": standing.waits_with_figures,
        }
    return render(request, "loads/changes.html", context)


@needs(Right.PUBLISH)
@require_POST
def publish(request: HttpRequest) -> HttpResponse:
    form = PublishForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say which records to publish: begin again from this page.")
        return redirect("loads:changes")
    try:
        snapshot = actions.publish(
            by=request.user,
            authority=queries.authority(),
            snapshot_id=form.cleaned_data["snapshot"],
            reason=form.cleaned_data["reason"],
            at=timezone.now(),
        )
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect("loads:changes")
    as_at = f"{queries.as_at(snapshot):%d %B %Y}".lstrip("0")
    messages.success(request, f"Everybody now sees the records as at {as_at}.")
    return redirect("loads:home")


@needs(Right.PUBLISH)
def unpublish(request: HttpRequest) -> HttpResponse:
    standing = queries.standing()
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and standing and form.is_valid():
        try:
            before = actions.unpublish(
                by=request.user,
                authority=standing.authority,
                reason=form.cleaned_data["reason"],
                at=timezone.now(),
            )
        except NotAllowed as refused:
            messages.error(request, str(refused))
            return redirect("loads:home")
        messages.success(request, _gone_back(before))
        return redirect("loads:home")
    context = {"standing": standing, "form": form, "before": tables.before(standing)}
    return render(request, "loads/unpublish.html", context)


def _gone_back(before: object) -> str:
    if before is None:
        return "Nothing is published any more."
    return "Everybody now sees what was published before."


@needs(Right.LOAD_FILES, Right.PUBLISH)
@require_safe
def publications(request: HttpRequest) -> HttpResponse:
    standing = queries.standing()
    steps = tables.publications(standing.publications) if standing else None
    return render(request, "loads/publications.html", {"steps": steps})


@needs(Right.LOAD_FILES)
@require_POST
def remake(request: HttpRequest) -> HttpResponse:
    made = actions.remake(by=request.user, authority=queries.authority(), at=timezone.now())
    return redirect(_progress(made))
