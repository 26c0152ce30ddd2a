"""What the pages of papers have in common: finding one, showing one, handing over a file."""

from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe

from sightline import __version__
from sightline.apps.papers import actions, queries, tables
from sightline.apps.papers.models import Frozen, PaperVersion
from sightline.apps.people.rules import Right
from sightline.apps.work.queries import what_is_late
from sightline.documents.exports import FORMATS, formats_of, to_fragment

READ = (Right.SEE_FIGURES, Right.SEE_BOARD, Right.PUBLISH_PAPERS)
SECONDS_BETWEEN = 5


def version_or_404(request: HttpRequest, id: int, number: int) -> PaperVersion:
    found = queries.find_version(id, number, request.access)  # type: ignore[attr-defined]
    if found is None:
        raise Http404("There is no such paper.")
    return found


def page_of(frozen: Frozen) -> str:
    """The document as part of a page; made once, as it never changes."""
    key = f"paper-{__version__}-{frozen.sha256}"
    made: str = cache.get_or_set(key, lambda: to_fragment(frozen.document), timeout=86400)
    return mark_safe(made)


def files_context(request: HttpRequest, frozen: Frozen, address: str) -> dict[str, Any]:
    """The files with how far they are; a page that looks again by itself was asked to."""
    found = queries.files_of(frozen)
    waiting = sum(file is not None and file.state == "waiting" for _, file in found)
    return {
        "files": tables.files(found, address),
        "waiting": waiting,
        "percent": round(100 * (len(found) - waiting) / len(found)),
        "by_itself": bool(waiting) and "by_itself" in request.GET,
        "seconds": SECONDS_BETWEEN,
        "late": what_is_late(timezone.now()) if waiting else None,
        "is_not_possible": any(file and file.state == "not possible" for _, file in found),
    }


def looking_again(response: HttpResponse, context: dict[str, Any]) -> HttpResponse:
    if context["by_itself"]:
        # Asked for by a link, and ended by one: nobody's page changes unasked.
        response["Refresh"] = str(SECONDS_BETWEEN)
    return response


def file_response(request: HttpRequest, frozen: Frozen, ending: str, name: str) -> HttpResponse:
    """The file that is kept; made on the spot if it isn't there yet."""
    if ending not in FORMATS:
        raise Http404(f"There is no file of the kind “{ending}”.")
    now = timezone.now()
    made = actions.write_file(frozen, ending, at=now)
    if not made.stored_as:
        # Of a kind this document can never be, or one that can't be made on this machine now.
        can_be = ending in {each.ending for each in formats_of(frozen.document)}
        status = 503 if can_be else 404
        return render(request, "papers/no_file.html", {"reason": made.said}, status=status)
    content = actions.kept_content(frozen, made, at=now)
    response = HttpResponse(content, content_type=FORMATS[ending].media_type)
    header = content_disposition_header(as_attachment=True, filename=f"{name}.{ending}")
    response["Content-Disposition"] = header or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
