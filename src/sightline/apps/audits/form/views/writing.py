from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.apps.audits.form import looking
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


@needs(Right.SEE_PUBLISHED)
def write(request: HttpRequest, id: int) -> HttpResponse:
    return render(request, "audits/form/write.html", {"audit": looking.looked_at(request, id)})


@needs(Right.SEE_PUBLISHED)
def section(request: HttpRequest, id: int, section: str) -> HttpResponse:
    return write(request, id)
