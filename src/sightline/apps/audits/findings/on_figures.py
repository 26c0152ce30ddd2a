"""What audits say on the pages of the figures that they feed."""

from django.http import HttpRequest
from django.urls import reverse

from sightline.apps.audits.findings import queries, tables
from sightline.apps.audits.findings.counting import COUNTED
from sightline.apps.figures.others import Link, Panel
from sightline.apps.figures.rules import FigureKey
from sightline.apps.people.rules import Right

_MOST = 5


def panels(request: HttpRequest, key: FigureKey) -> list[Panel]:
    """The themes audits found most, each with the way to what is done about it."""
    if key.indicator not in COUNTED or not request.access.may(Right.SEE_AUDITS):
        return []
    found = queries.counted(queries.handed_in(request.access, {}))[:_MOST]
    if not found:
        return []
    more = Link("What audits find", reverse("audits:themes"))
    return [Panel("What audits find", tables.over_time(found), tables.truth(found), more)]
