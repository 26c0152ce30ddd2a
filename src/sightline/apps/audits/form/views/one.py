from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sightline.apps.audits.form import looking
from sightline.apps.audits.panels import panels_of
from sightline.apps.audits.rules import may_write
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


@needs(Right.SEE_PUBLISHED)
def one(request: HttpRequest, id: int) -> HttpResponse:
    audit = looking.looked_at(request, id)
    context = {
        "audit": audit,
        "may_write": may_write(request.access, audit.about),
        "panels": panels_of(audit, request.access, timezone.localdate()),
    }
    return render(request, "audits/form/one.html", context)
