"""What django-axes counts wrong passwords by: the login name, in whatever case it was typed."""

from collections.abc import Mapping

from django.http import HttpRequest

from sightline.apps.people.rules import login_name


def counted_name(request: HttpRequest | None, credentials: Mapping[str, str] | None) -> str:
    typed = credentials or (request.POST if request else {})
    return login_name(typed.get("username") or "")
