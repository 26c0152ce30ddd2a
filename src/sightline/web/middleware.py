"""What happens around every request: an id, further headers, the limits of a session."""

import logging
import time
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from sightline.web.logs import request_id_now

Responder = Callable[[HttpRequest], HttpResponse]
_log = logging.getLogger("sightline.requests")
_SEEN, _STARTED = "seen_at", "started_at"


def request_id(respond: Responder) -> Responder:
    """Name each request, so that a log line and a message from a user can be put together."""

    def middleware(request: HttpRequest) -> HttpResponse:
        token = request_id_now.set(uuid.uuid4().hex[:12])
        started = time.perf_counter()
        try:
            response = respond(request)
            response["X-Request-ID"] = request_id_now.get()
            _write_line(request, response, time.perf_counter() - started)
            return response
        finally:
            request_id_now.reset(token)

    return middleware


def _write_line(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    match = request.resolver_match
    if match is None:
        return
    # The route with its placeholders: an address itself may hold a key that leads to a child.
    fields = {
        "method": request.method,
        "route": match.route,
        "status": response.status_code,
        "milliseconds": round(seconds * 1000, 1),
    }
    _log.info("request", extra={"fields": fields})


def more_headers(respond: Responder) -> Responder:
    """Headers Django has no setting for: no device access, and no page kept by a shared cache."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        response.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith(settings.STATIC_URL):
            response.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware


class NoNullBytes:
    """Nobody types them and a database may refuse them, so they are refused at the door, before a
    view has asked a database anything. A large upload is read by its own view, which looks itself.
    """

    def __init__(self, respond: Responder) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: object, kwargs: object
    ) -> HttpResponse | None:
        sent = [request.path_info, *_values(request.GET)]
        if hasattr(request, "_post"):  # read by now, unless its view reads it in its own way
            sent += _values(request.POST)
        if any("\0" in each for each in sent):
            words = "A character was sent that cannot be kept. Type it again instead of pasting it."
            return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")
        return None


def _values(sent: QueryDict) -> list[str]:
    return [str(value) for name, values in sent.lists() for value in (name, *values)]


def session_limits(respond: Responder) -> Responder:
    """Sign people out after an hour without a request, and in any case after a working day."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = timezone.now()
            if _is_over(request, now):
                logout(request)
            else:
                _note_time(request, now)
        return respond(request)

    return middleware


def _is_over(request: HttpRequest, now: datetime) -> bool:
    longest = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    limits = {_SEEN: settings.SESSION_IDLE_LIMIT, _STARTED: longest}
    times = {name: request.session.get(name) for name in limits}
    return any(
        time is not None and now - datetime.fromisoformat(time) > limits[name]
        for name, time in times.items()
    )


def _note_time(request: HttpRequest, now: datetime) -> None:
    """Written every five minutes at most, so that reading a page is no write to the database."""
    request.session.setdefault(_STARTED, now.isoformat())
    seen = request.session.get(_SEEN)
    if seen is None or now - datetime.fromisoformat(seen) > timedelta(minutes=5):
        request.session[_SEEN] = now.isoformat()
