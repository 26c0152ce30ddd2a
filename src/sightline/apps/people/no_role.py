"""One page for an account without a role, as after an upgrade from 0.1.0: whom to ask for one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sightline.apps.people.models import Grant, User
from sightline.apps.people.rules import Right, roles


def has_no_role(request: HttpRequest) -> bool:
    """Signed in, and nothing was ever given to them that counts today."""
    access = getattr(request, "access", None)
    return bool(access is not None and request.user.is_authenticated and not access.holds)


def no_role(request: HttpRequest, status: int = 403) -> HttpResponse:
    context = {"people": who_give_roles()}
    return render(request, "people/no_role.html", context, status=status)


def who_give_roles() -> list[User]:
    """By name: everybody who may give roles today."""
    keys = [key for key, role in roles().items() if Right.MANAGE_PEOPLE in role.profile.rights]
    today = timezone.localdate()
    grants = Grant.objects.on(today).filter(role__in=keys, person__is_active=True)
    return sorted({each.person for each in grants.select_related("person")}, key=lambda p: p.name)
