from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.apps.audits.form.concerns import find_concern, waiting_for
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


@needs(Right.SEE_AUDITS)
def concerns(request: HttpRequest) -> HttpResponse:
    return render(request, "audits/form/concerns.html", {"found": waiting_for(request.access)})


@needs(Right.SEE_PUBLISHED)
def concern(request: HttpRequest, id: int) -> HttpResponse:
    found = find_concern(id, request.access)
    if found is None:
        raise Http404("There is no such concern within your reach.")
    return render(request, "audits/form/concern.html", {"concern": found})
