"""A session ends while somebody writes: what they typed is kept and comes back after signing in.

Whoever sends a form without being signed in is sent to the sign-in page, and Django drops what the
form held. Here its texts are put into the new session of the same browser, with the person whose
form it was; after signing in that person sees them again and sends them on, and anybody else's
sign-in throws them away unseen.

Whose form it was is known by the form itself: its CSRF token belongs to one sign-in, and a signed
cookie remembers whose sign-ins this browser's last few tokens were. Passwords, codes and files are
never kept.
"""

import hashlib
import uuid
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import (
    CSRF_SECRET_LENGTH,
    CSRF_TOKEN_LENGTH,
    _unmask_cipher_token,  # private in Django; a test notices if it goes
)
from django.shortcuts import resolve_url
from django.utils import timezone

COOKIE = "sightline_forms"
MOST_FORMS, MOST_CHARACTERS = 5, 200_000
_KEPT, _SALT, _REMEMBERED = "kept_typing", "sightline.web.kept_typing", 4
_NEVER = {"csrfmiddlewaretoken", "code", _KEPT}
# Answers after which the page itself no longer holds what was sent to it.
_NOT_TAKEN = {403, 404, 405, 413}

Responder = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True)
class Typed:
    """One form that was sent without a session: whose, to where, and what it held."""

    id: str
    who: int
    at: str
    address: str
    route: str
    fields: list[list[str]]
    files: list[str]

    @property
    def when(self) -> datetime:
        return datetime.fromisoformat(self.at)


class KeptTyping:
    """Stands before the middleware that sends people to sign in."""

    def __init__(self, respond: Responder) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user.pk if request.user.is_authenticated else None
        if person is not None:
            _throw_away_others(request, person)
        response = self.respond(request)
        if request.user.is_authenticated:
            _forget_what_was_sent(request, response)
            _remember_whose(request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: object, kwargs: object
    ) -> HttpResponse | None:
        if request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        return redirect_to_login(resolve_url("kept_typing")) if keep(request) else None


def keep(request: HttpRequest) -> bool:
    """Put what this form held into the session, if it is known whose it is. False: nothing was."""
    match = request.resolver_match
    if request.method != "POST" or match is None or match.url_name == _KEPT:
        return False
    if "X-Keeps-Its-Own" in request.headers:  # a script sends it again by itself
        return False
    who, fields = _whose(request), _typed_in(request)
    if who is None or (request.user.is_authenticated and request.user.pk != who):
        return False
    if not 0 < sum(len(value) for _, value in fields) <= MOST_CHARACTERS:
        return False
    files = [file.name for name in request.FILES for file in request.FILES.getlist(name)]
    typed = Typed(
        uuid.uuid4().hex, who, timezone.now().isoformat(), request.get_full_path(), match.route,
        fields, files,
    )  # fmt: skip
    others = [each for each in _all(request) if each.who == who]
    _put(request, [*others, typed][-MOST_FORMS:])
    return True


def kept_for(request: HttpRequest) -> list[Typed]:
    """What is kept for the person who is signed in, the oldest first."""
    return [each for each in _all(request) if each.who == request.user.pk]


def throw_away(request: HttpRequest, id: str) -> None:
    _put(request, [each for each in _all(request) if each.id != id])


def _typed_in(request: HttpRequest) -> list[list[str]]:
    return [
        [name, value]
        for name, values in request.POST.lists()
        if name not in _NEVER and "password" not in name
        for value in map(str, values)
    ]


def _all(request: HttpRequest) -> list[Typed]:
    return [Typed(**each) for each in request.session.get(_KEPT, [])]


def _put(request: HttpRequest, typed: Iterable[Typed]) -> None:
    if kept := [asdict(each) for each in typed]:
        request.session[_KEPT] = kept
    else:
        request.session.pop(_KEPT, None)


def _throw_away_others(request: HttpRequest, person: int) -> None:
    """What somebody else typed in this browser is gone the moment this person is signed in."""
    if _KEPT not in request.session:
        return
    mine = [each for each in _all(request) if each.who == person]
    if len(mine) != len(request.session[_KEPT]):
        _put(request, mine)


def _forget_what_was_sent(request: HttpRequest, response: HttpResponse) -> None:
    """The form has been sent again: its own page now has what was typed, or has saved it."""
    id = request.POST.get(_KEPT, "") if request.method == "POST" else ""
    is_taken = response.status_code not in _NOT_TAKEN and response.status_code < 500
    if id and is_taken and any(each.id == id for each in _all(request)):
        throw_away(request, id)


def _whose(request: HttpRequest) -> int | None:
    """Whose sign-in the form's own token belongs to; None where this browser can't say."""
    token = request.POST.get("csrfmiddlewaretoken", "")
    if len(token) == CSRF_TOKEN_LENGTH and token.isalnum():
        token = _unmask_cipher_token(token)
    if len(token) != CSRF_SECRET_LENGTH:
        return None
    return dict(_remembered(request)).get(_mark(token))


def _remember_whose(request: HttpRequest, response: HttpResponse) -> None:
    secret = request.META.get("CSRF_COOKIE")
    if not secret:
        return
    if len(secret) == CSRF_TOKEN_LENGTH:
        secret = _unmask_cipher_token(secret)
    own, known = (_mark(secret), request.user.pk), _remembered(request)
    if own in known:
        return
    pairs = [pair for pair in known if pair[0] != own[0]][1 - _REMEMBERED :]
    response.set_cookie(
        COOKIE,
        signing.dumps([*pairs, own], salt=_SALT),
        httponly=True,
        samesite="Lax",
        secure=bool(settings.CSRF_COOKIE_SECURE),
    )


def _remembered(request: HttpRequest) -> list[tuple[str, int]]:
    try:
        pairs = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT)
    except signing.BadSignature:
        return []
    return [(str(mark), int(person)) for mark, person in pairs]


def _mark(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()[:20]
