from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.apps.audits.programme import queries
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


@needs(Right.SEE_AUDITS)
def programme(request: HttpRequest) -> HttpResponse:
    return render(request, "audits/programme/year.html", {"lines": queries.lines()})


@needs(Right.SEE_AUDITS)
def planned(request: HttpRequest, id: int) -> HttpResponse:
    line = queries.find_planned(id)
    if line is None:
        raise Http404("There is no such line in the programme.")
    return render(request, "audits/programme/planned.html", {"line": line})
