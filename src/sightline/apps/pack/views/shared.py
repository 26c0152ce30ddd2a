"""What the addresses of these pages name: a month, a service, a part, as one may see it."""

from datetime import date
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest
from django.utils.safestring import SafeString, mark_safe

from sightline.apps.events.versions import EditedMeanwhile, VersionedForm
from sightline.apps.pack import queries, rules
from sightline.apps.pack.models import Pack, PackPiece
from sightline.apps.people.rules import Right
from sightline.documents.exports import to_fragment
from sightline.documents.model import Document
from sightline.documents.pack_inputs import PackPart
from sightline.vocabulary.months import month_written
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.reporting_services import ReportingService


def the_month(text: str) -> date:
    try:
        return month_written(text)
    except ValueError as reason:
        raise Http404("A month is written as in 2026-10.") from reason


def the_pack(text: str) -> Pack:
    found = queries.pack_of(the_month(text))
    if found is None:
        raise Http404("There is no pack of that month.")
    return found


def the_service(key: str) -> ReportingService:
    found = queries.services().get(key)
    if found is None:
        raise Http404("There is no such reporting service.")
    return found


class Brought(NamedTuple):
    piece: PackPiece
    part: PackPart
    may_bring: bool


def the_piece(request: HttpRequest, month: str, key: str) -> Brought:
    """A part that somebody else brings is not there for those who don't read the pack."""
    part, access = queries.make_up().parts.get(key), request.access  # type: ignore[attr-defined]
    piece = queries.piece_of(key, the_month(month))
    if part is None or piece is None or not rules.can_read_part(access, part):
        raise Http404("There is no such part within your reach.")
    return Brought(piece, part, rules.can_bring(access, part))


def runs_board(request: HttpRequest) -> bool:
    return bool(request.access.may(Right.RUN_BOARD))  # type: ignore[attr-defined]


def as_page(document: Document) -> SafeString:
    """A document under a page's own heading. All its text was escaped by the writer."""
    return mark_safe(to_fragment(document))


def keeps(form: VersionedForm, save: Any) -> bool:
    """Save; where somebody else did meanwhile, the form shows both. NotAllowed stands above it."""
    try:
        save()
    except EditedMeanwhile as conflict:
        form.show_conflict(conflict)
        return False
    except NotAllowed as refused:
        form.add_error(None, str(refused))
        return False
    return True


def read_again(form: VersionedForm, version: int) -> None:
    """What was typed is saved, so the next save starts from there."""
    form.data = form.data.copy()
    form.data[form.add_prefix("read")] = str(version)
