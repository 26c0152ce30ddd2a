"""To the council's identity provider and back. Not there unless it is set up."""

import logging

import jwt
import requests
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from mozilla_django_oidc.views import (
    OIDCAuthenticationCallbackView,
    OIDCAuthenticationRequestView,
)

# The last two: an answer that is no JSON, or lacks what an OpenID provider must say.
_GONE_WRONG = (
    requests.RequestException, jwt.PyJWTError, SuspiciousOperation, ValueError, LookupError,
)  # fmt: skip
_log = logging.getLogger("sightline.sign_in")


@login_not_required
def there(request: HttpRequest) -> HttpResponse:
    """Sends the browser to the provider."""
    _check_set_up()
    return OIDCAuthenticationRequestView.as_view()(request)


@login_not_required
def back(request: HttpRequest) -> HttpResponse:
    _check_set_up()
    return Back.as_view()(request)


def _check_set_up() -> None:
    if not settings.HAS_SINGLE_SIGN_ON:
        raise Http404("Single sign-on is not set up here.")


class Back(OIDCAuthenticationCallbackView):  # type: ignore[misc]
    """The provider sends the browser here. Whatever goes wrong leads back to the sign-in page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        try:
            return super().get(request)
        except _GONE_WRONG as problem:
            # No words of the provider: they may name the person.
            _log.warning("single sign-on failed", extra={"fields": {"why": type(problem).__name__}})
            return self.login_failure()
