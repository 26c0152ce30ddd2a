"""Whether this session has, or still needs, a second factor."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY
from django.http import HttpRequest
from django_otp.plugins.otp_totp.models import TOTPDevice

from sightline.apps.people.models import User

View = TypeVar("View", bound=Callable[..., Any])
DONE = "second_factor_done"
SINGLE_SIGN_ON = "sightline.apps.people.single_sign_on.SingleSignOn"


def before_second_factor(view: View) -> View:
    """The view can be reached while a second factor is still to be set up."""
    view.before_second_factor = True  # type: ignore[attr-defined]
    return view


def has_factor(user: User) -> bool:
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def came_by_single_sign_on(request: HttpRequest) -> bool:
    return request.session.get(BACKEND_SESSION_KEY) == SINGLE_SIGN_ON


def must_have_factor(request: HttpRequest) -> bool:
    """By the setting, for somebody who came with a password of ours."""
    needed: frozenset[str] = settings.SECOND_FACTOR_FOR
    if not needed or came_by_single_sign_on(request):
        return False
    return "everyone" in needed or bool(needed & set(request.access.profiles))


def is_still_to_set_up(request: HttpRequest) -> bool:
    """Somebody with a factor was asked for it at sign-in, so only those without come here."""
    return not request.session.get(DONE) and must_have_factor(request)
