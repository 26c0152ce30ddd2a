"""What a page says calmly above its content, to those who can do something about it."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.loads.alarms import alarms, old_records
from sightline.apps.loads.queries import authority
from sightline.apps.people.rules import Right
from sightline.apps.work.queries import what_is_late

# Pages of figures and of records: those on which old records mislead.
_OF_RECORDS = {"figures", "dashboards", "worklists", "children", "data_quality", "loads"}


@dataclass(frozen=True)
class Alarm:
    sentence: str
    title: str
    address: str


def alarms_for(request: HttpRequest) -> list[Alarm]:
    # The page of an error may be made before anybody is known.
    user, match = getattr(request, "user", None), request.resolver_match
    if match is None or not user or not user.is_authenticated or not hasattr(request, "access"):
        return []
    return [*_old(request, match.namespace), *_silent(request, match.url_name or "")]


def _old(request: HttpRequest, namespace: str) -> list[Alarm]:
    if namespace not in _OF_RECORDS or not request.access.may(Right.LOAD_FILES, Right.PUBLISH):
        return []
    found = old_records(timezone.localdate(), authority()) if authority() else []
    return [Alarm(str(old), "Loads", reverse("loads:home")) for old in found]


def _silent(request: HttpRequest, page: str) -> list[Alarm]:
    # The page of the work says it by itself.
    if page == "work" or not request.access.may(Right.LOAD_FILES, Right.MANAGE_PEOPLE):
        return []
    late = what_is_late(timezone.now(), timedelta(hours=alarms().work_hours))
    return [Alarm(late, "Background work", reverse("work"))] if late else []
