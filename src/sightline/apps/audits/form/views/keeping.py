"""The address that a page saves to while somebody types."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.audits.form import looking, typed
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed


@require_POST
@needs(Right.SEE_PUBLISHED)
def keep(request: HttpRequest, id: int) -> HttpResponse:
    """One block: its new version; 409 with what another page saved; 400 with a sentence."""
    audit = looking.found(request, id)
    block = request.POST.get("block", "")
    try:
        typing = typed.read_block(tool_of(audit.tool), block, request.POST)
        version = typed.save(
            audit, typing, by=request.user, access=request.access, at=timezone.now(),
            tab=request.POST.get("tab", "")[:32],
        )  # fmt: skip
    except EditedMeanwhile as conflict:
        theirs, version = typed.standing(audit, block)
        told = {"said": str(conflict), "version": version, "theirs": typed.in_words(theirs)}
        return JsonResponse(told, status=409)
    except NotAllowed as refused:
        return JsonResponse({"said": str(refused)}, status=400)
    return JsonResponse({"version": version})
