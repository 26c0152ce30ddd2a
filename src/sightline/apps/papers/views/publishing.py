"""Making the public version: what it says, what it leaves out and why, and the word to publish."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST, require_safe

from sightline.apps.papers import actions, queries, rules, tables
from sightline.apps.papers.views.shared import version_or_404
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.exports import FORMATS, to_fragment
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.PUBLISH_PAPERS)
def publish(request: HttpRequest, id: int, number: int) -> HttpResponse:
    version = version_or_404(request, id, number)
    rounded = (request.POST if request.method == "POST" else request.GET).get("rounded") == "1"
    if request.method == "POST":
        try:
            made = actions.publish(
                by=request.user, version=version, at=timezone.now(), rounded=rounded
            )
        except NotAllowed as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "Published. Everybody with an account can read it now.")
            return redirect(made)
    form = queries.public_form_of(version, rounded=rounded)
    context = {
        "version": version,
        "rounded": rounded,
        "rules": queries.publication_rules(rounded=True),
        "page": mark_safe(to_fragment(form.document)),
        "found": form.found,
        "refusal": _refusal(form.found),
        "count": len(form.removed),
        "removed": tables.removed(form.removed),
        "texts": queries.typed_texts(version),
        "standing": queries.standing_of(version),
    }
    return render(request, "papers/publish.html", context)


def _refusal(found: tuple[object, ...]) -> str:
    try:
        rules.check_can_publish(found)  # type: ignore[arg-type]
    except NotAllowed as refused:
        return str(refused)
    return ""


@needs(Right.PUBLISH_PAPERS)
@require_POST
def clear(request: HttpRequest, id: int, number: int) -> HttpResponse:
    """One free text may be published, or may not after all."""
    version = version_or_404(request, id, number)
    is_cleared = request.POST.get("do") == "clear"
    try:
        actions.clear_text(
            by=request.user, version=version, text_sha256=request.POST.get("text", ""),
            is_cleared=is_cleared, at=timezone.now(),
        )  # fmt: skip
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Cleared." if is_cleared else "Held back.")
    return redirect(f"{reverse('papers:publish', args=[id, number])}#texts")


@needs(Right.PUBLISH_PAPERS)
@require_safe
def removals_file(request: HttpRequest, id: int, number: int, ending: str) -> HttpResponse:
    """The list of what would be left out now, to take away."""
    version = version_or_404(request, id, number)
    if ending not in {"csv", "xlsx"}:
        raise Http404
    form = queries.public_form_of(version, rounded=request.GET.get("rounded") == "1")
    table = tables.removed_to_take_away(form.removed, str(version))
    response = HttpResponse(FORMATS[ending].write(table), content_type=FORMATS[ending].media_type)
    header = content_disposition_header(as_attachment=True, filename=f"{table.name}.{ending}")
    response["Content-Disposition"] = header or "attachment"
    return response
