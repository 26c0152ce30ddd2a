"""Which papers are on their way through bodies."""

from datetime import date

from django.db.models import QuerySet

from sightline.apps.board.models import Consideration
from sightline.apps.board.states import ConsiderationState
from sightline.apps.papers.models import PaperVersion
from sightline.apps.papers.queries import reads, version_by_id
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access


def stops() -> QuerySet[Consideration]:
    found = Consideration.objects.filter(body__authority=authority_code())
    return found.select_related("version__paper", "body", "by")


def stops_of(version: PaperVersion) -> QuerySet[Consideration]:
    return stops().filter(version=version)


def routes(access: Access) -> list[tuple[PaperVersion, list[Consideration]]]:
    """Each paper under way that this person may read, the newest first, with its stops in order."""
    by_version: dict[int, list[Consideration]] = {}
    for stop in stops():
        by_version.setdefault(stop.version_id, []).append(stop)
    found = [(each[0].version, each) for each in by_version.values()]
    readable = [pair for pair in found if reads(access, pair[0])]
    return sorted(readable, key=lambda pair: pair[0].frozen_at, reverse=True)


def version_for(access: Access, id: int) -> PaperVersion | None:
    """None for one that is not there or that this person may not read."""
    found = version_by_id(id)
    return found if found and reads(access, found) else None


def waiting_for(today: date) -> list[Consideration]:
    """Stops whose day has come and of which nobody has said what came of it."""
    return list(stops().filter(state=ConsiderationState.PLANNED, planned_on__lt=today))
