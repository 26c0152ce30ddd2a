"""Who holds a role for a unit as records spell it, or a worker's own account."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from sightline.apps.people.models import Grant, Spelling, User
from sightline.vocabulary.words import Level


def holders(of: Level, name: str, day: date, roles: Collection[str] = ()) -> list[User]:
    """With an open account, on that day; no roles: of any. Nobody where the unit has no name."""
    grants = Grant.objects.on(day).filter(person__is_active=True)
    if roles:
        grants = grants.filter(role__in=roles)
    if of is not Level.AUTHORITY:
        spelled = Spelling.objects.filter(level=of.value, text=name, unit__isnull=False)
        here = Q(unit__in=spelled.values("unit")) | Q(unit__name=name, unit__level=of.value)
        grants = grants.filter(here) if name else grants.none()
    found = (grant.person for grant in grants.select_related("person").order_by("pk"))
    return list(dict.fromkeys(found))
