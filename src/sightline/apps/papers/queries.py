"""Which papers there are, for whoever reads them and for the apps that froze them."""

from django.db.models import QuerySet

from sightline.apps.events.kinds import Thing, kind_and_id
from sightline.apps.papers.models import Paper, PaperVersion


def paper_of(about: Thing) -> Paper | None:
    kind, id = kind_and_id(about)
    return Paper.objects.filter(kind=kind, about_id=id).first()


def versions(about: Thing) -> QuerySet[PaperVersion]:
    """All frozen versions of a thing's paper, the latest first."""
    kind, id = kind_and_id(about)
    found = PaperVersion.objects.filter(paper__kind=kind, paper__about_id=id)
    return found.select_related("paper", "frozen_by").order_by("-number")


def latest(about: Thing) -> PaperVersion | None:
    return versions(about).first()
