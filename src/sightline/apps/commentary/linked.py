"""What words on a scorecard are called where others link to them, and where to write some."""

from typing import Any

from django.http import HttpRequest

from sightline.apps.commentary import queries, rules
from sightline.apps.commentary.closed import why_closed
from sightline.apps.commentary.models import Comment
from sightline.apps.commentary.pages import address_of
from sightline.apps.figures import queries as figures
from sightline.apps.figures.others import Link
from sightline.apps.figures.rules import FigureKey
from sightline.apps.people.authority import authority_code
from sightline.apps.thread.registry import register
from sightline.vocabulary.months import is_month_end
from sightline.vocabulary.reporting_services import ReportingService, service_of


def register_kinds() -> None:
    register("comment", noun="Words on a scorecard", title=_title, address=_address, may_see=_sees)


def _found(id: str) -> Comment | None:
    return Comment.objects.filter(pk=id).first() if str(id).isdecimal() else None


def _title(id: str) -> str | None:
    comment = _found(id)
    if comment is None:
        return None
    service = queries.services().get(comment.service)
    of = service.title if service else comment.service
    return f"{_indicator_title(comment) or 'The scorecard as a whole'}, {of}, {comment.month:%B %Y}"


def _indicator_title(comment: Comment) -> str:
    source = figures.source()
    known = figures.catalogue(source) if source else {}
    return known[comment.indicator].title if comment.indicator in known else comment.indicator


def _address(id: str) -> str:
    comment = _found(id)
    return address_of(comment.service, comment.month, comment.indicator) if comment else ""


def _sees(access: Any, id: str) -> bool:
    comment = _found(id)
    service = queries.services().get(comment.service) if comment else None
    return service is not None and rules.can_read(access, service)


def write_about(request: HttpRequest, key: FigureKey) -> list[Link]:
    """On the page of a figure: the way to say something about it on its service's card."""
    service = _service_of(key)
    if service is None or not is_month_end(key.as_at) or key.breakdown:
        return []
    if not rules.can_write(request.access, service):
        return []
    if why_closed(authority_code(), service.key, key.as_at):
        return []
    back = request.get_full_path()
    return [
        Link("Write about this figure", address_of(service.key, key.as_at, key.indicator, back))
    ]


def _service_of(key: FigureKey) -> ReportingService | None:
    source = figures.source()
    if source is None:
        return None
    catalogue = figures.catalogue(source)
    if key.indicator not in catalogue:
        return None
    return service_of(catalogue[key.indicator].service, queries.services().values())
