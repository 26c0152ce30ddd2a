"""From the database to `Access`: the roles a person holds today, and how far each reaches.

Every view says what it needs (`@needs`, or `@open_to_everyone` for all who are signed in). One
that says nothing is refused to everybody: forgetting is safe.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from sightline.apps.people.models import (
    Assignment,
    BreakGlass,
    Grant,
    Place,
    Restriction,
    RestrictionReader,
    Spelling,
    Unit,
    User,
)
from sightline.apps.people.reach import Access, Hold
from sightline.apps.people.rules import Right, roles
from sightline.apps.people.second_factor import is_still_to_set_up
from sightline.vocabulary.words import Level

View = TypeVar("View", bound=Callable[..., Any])
EVERYONE: tuple[Right, ...] = ()


def needs(*rights: Right) -> Callable[[View], View]:
    """The view is for those who have any of these rights, somewhere in their reach."""
    if not rights:
        raise ValueError("Name a right, or say open_to_everyone.")

    def declare(view: View) -> View:
        view.needs = rights  # type: ignore[attr-defined]
        return view

    return declare


def may_open(access: Access, address: str) -> bool:
    """Whether the page of that address is for this person, as far as rights alone decide. A link
    that ends at a refusal is no link."""
    try:
        needed = getattr(resolve(urlsplit(address).path).func, "needs", ())
    except (Resolver404, ValueError):
        return True
    return not needed or access.may(*needed)


def open_to_everyone(view: View) -> View:
    """The view is for all who are signed in: it shows no figure and no child."""
    view.needs = EVERYONE  # type: ignore[attr-defined]
    return view


class AccessControl:
    """Middleware: puts `access` on the request and asks it before any view runs."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.access = SimpleLazyObject(lambda: _access_for(request))  # type: ignore[attr-defined]
        return self.respond(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: object, kwargs: object
    ) -> HttpResponse | None:
        if not getattr(view, "login_required", True):
            return None
        rights = getattr(view, "needs", None)
        if rights is None:
            raise PermissionDenied("This page says for nobody that they may see it.")
        if rights and not request.access.may(*rights):  # type: ignore[attr-defined]
            said = " or ".join(right.in_words for right in rights)
            raise PermissionDenied(f"Your roles do not let you {said}.")
        if not getattr(view, "before_second_factor", False) and is_still_to_set_up(request):
            return redirect("people:second_factor")
        return None


def _access_for(request: HttpRequest) -> Access:
    user = request.user
    return access_of(user, timezone.now()) if isinstance(user, User) else Access()


def access_of(user: User, at: datetime) -> Access:
    """What this person may do at this moment. An account that is switched off may do nothing."""
    if not user.is_active:
        return Access()
    here = settings.SIGHTLINE_AUTHORITY
    of_here = {"authority": here} if here else {}
    day = timezone.localdate(at)
    assigned = Assignment.objects.at(at).filter(person=user, **of_here)
    opened = BreakGlass.objects.filter(person=user, at__lte=at, until_at__gt=at, **of_here)
    named = RestrictionReader.objects.filter(person=user, **of_here)
    restricted = Restriction.objects.filter(lifted_at__isnull=True, **of_here)
    return Access(
        person=user.pk,
        holds=holds_of(user, day),
        children=dict(assigned.values_list("child_id", "kind")),
        opened=frozenset(opened.values_list("child_id", flat=True)),
        named=frozenset(named.values_list("child_id", flat=True)),
        restricted=frozenset(restricted.values_list("child_id", flat=True)),
    )


def holds_of(user: User, day: date) -> tuple[Hold, ...]:
    """The roles the person holds on the day, each with its branch of that day's tree.

    A deputy's role lasts no longer than the one it stands in for.
    """
    known = roles()
    grants = Grant.objects.on(day).filter(person=user).select_related("unit", "deputy_for")
    return tuple(
        _hold(grant, day) for grant in grants if grant.role in known and _still_stands(grant, day)
    )


def _still_stands(grant: Grant, day: date) -> bool:
    stood_for = grant.deputy_for
    return stood_for is None or stood_for.to_on is None or stood_for.to_on >= day


def _hold(grant: Grant, day: date) -> Hold:
    role = roles()[grant.role]
    usual: dict[str, Any] = {
        "role": role.key,
        "profile": role.profile.key,
        "rights": role.profile.rights,
        "until": grant.to_on if grant.deputy_for_id else None,
    }
    if grant.unit is None:
        # A role that is given for a unit and has none reaches nothing, rather than everything.
        return Hold(**usual, everything=role.reach is Level.AUTHORITY)
    branch = branch_of(grant.unit, day)
    return Hold(**usual, unit=grant.unit.name, line=line_of(grant.unit, day), **branch)


def branch_of(unit: Unit, day: date) -> dict[str, frozenset[str]]:
    """The unit and all below it on the day, as names by level."""
    found: dict[str, set[str]] = {level.value: set() for level in Level}
    found[unit.level].add(unit.name)
    above, seen = [unit.pk], {unit.pk}
    while above:
        below = Place.objects.on(day).filter(under__in=above).select_related("unit")
        above = []
        for place in below:
            if place.unit_id not in seen:
                found[place.unit.level].add(place.unit.name)
                seen.add(place.unit_id)
                above.append(place.unit_id)
    for level, text in _spellings(seen):
        found[level].add(text)
    return {
        "services": frozenset(found["service"]),
        "teams": frozenset(found["team"]),
        "workers": frozenset(found["worker"]),
    }


def _spellings(units: Iterable[int]) -> Iterable[tuple[str, str]]:
    """Each way the records write these units: what is published may be older than the tree."""
    return Spelling.objects.filter(unit__in=list(units)).values_list("level", "text")


def line_of(unit: Unit, day: date) -> frozenset[tuple[Level, str]]:
    """The units above on the day: a worker's teams and their services."""
    line: set[tuple[Level, str]] = set()
    below = [unit.pk]
    while below:
        above = _units_above(below, day)
        below = [each.pk for each in above if (Level(each.level), each.name) not in line]
        line |= {(Level(each.level), each.name) for each in above}
    return frozenset(line)


def _units_above(units: Iterable[int], day: date) -> list[Unit]:
    places = Place.objects.on(day).filter(unit__in=list(units), under__isnull=False)
    return [place.under for place in places.select_related("under") if place.under is not None]
