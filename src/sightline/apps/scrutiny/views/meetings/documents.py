"""An agenda or minutes as a page and as files: the public one, or the full one for who may."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from sightline.apps.figures.downloads import download
from sightline.apps.papers.models import PublicVersion
from sightline.apps.scrutiny.meetings import queries
from sightline.apps.scrutiny.meetings.states import CommitteeMeetingState
from sightline.apps.scrutiny.models import CommitteeMeeting
from sightline.apps.scrutiny.views.meetings.shared import may_run, reads_in_full, shown
from sightline.documents.exports import to_fragment
from sightline.documents.exports.formats import formats_of
from sightline.documents.model import Document

Make = Callable[..., Document]
_NAMES = {queries.AGENDA: "agenda", queries.MINUTES: "minutes"}


def document_page(
    request: HttpRequest, found: CommitteeMeeting, kind: str, make: Make, **more: Any
) -> HttpResponse:
    """Whoever may read it in full does, and can look at what the public reads."""
    may, is_full = reads_in_full(request, found), _wants_full(request, found)
    document = _document(found, kind, make, is_full=is_full)
    name = _NAMES[kind]
    context = {
        "meeting": found, "title": document.title, "fragment": to_fragment(document),
        "formats": formats_of(document), "file": f"scrutiny:{name}_file", "name": name,
        "is_full": is_full, "may_read_full": may, "may_run": may_run(request, found),
        "public": queries.public_form(found, kind), "query": "" if is_full else "?public=1",
    }  # fmt: skip
    forms = [more["form"]] if more.get("form") else []
    return shown(request, "document", forms, **(context | more))


def document_file(
    request: HttpRequest, found: CommitteeMeeting, kind: str, make: Make, format: str
) -> HttpResponse:
    is_full = _wants_full(request, found)
    return download(request, _document(found, kind, make, is_full=is_full), format)


def _wants_full(request: HttpRequest, found: CommitteeMeeting) -> bool:
    return reads_in_full(request, found) and "public" not in request.GET


def _document(found: CommitteeMeeting, kind: str, make: Make, *, is_full: bool) -> Document:
    """As it was frozen, once it was; before that as it stands now."""
    frozen = queries.full_form(found, kind) if is_full else queries.public_form(found, kind)
    is_settled = _is_settled(found, kind)
    if frozen and is_settled:
        return frozen.document
    if is_settled and not is_full and _was_published(found, kind):
        raise Http404("What was published of it is withdrawn.")
    return make(found, is_full=is_full)


def _was_published(found: CommitteeMeeting, kind: str) -> bool:
    about = {"version__paper__kind": kind, "version__paper__about_id": str(found.pk)}
    return PublicVersion.objects.filter(**about).exists()


def _is_settled(found: CommitteeMeeting, kind: str) -> bool:
    if kind == queries.MINUTES:
        return found.now is CommitteeMeetingState.SIGNED
    return found.now is not CommitteeMeetingState.PLANNED
