from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


@needs(Right.SEE_LEARNING)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "learning/home.html", {})
