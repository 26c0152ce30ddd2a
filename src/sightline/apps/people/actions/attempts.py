"""Tries that are limited: noted, counted, forgotten."""

from datetime import datetime

from django.utils.crypto import salted_hmac

from sightline.apps.people.limits import KEPT, LIMITS, Tried
from sightline.apps.people.models import Attempt


def note_try(*, tried: Tried, who: str, at: datetime) -> None:
    Attempt.objects.filter(at__lt=at - KEPT).delete()
    Attempt.objects.create(tried=tried.value, who=_hidden(who), at=at)


def too_often(*, tried: Tried, who: str, at: datetime) -> bool:
    limit = LIMITS[tried]
    since = Attempt.objects.filter(tried=tried.value, who=_hidden(who), at__gt=at - limit.within)
    return since.count() >= limit.tries


def _hidden(who: str) -> str:
    return salted_hmac("sightline.attempts", who, algorithm="sha256").hexdigest()
