from django.http import HttpRequest, HttpResponse

from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


@needs(Right.SEE_FIGURES)
def home(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError


@needs(Right.AGREE_ACTIONS)
def new(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError


@needs(Right.SEE_FIGURES)
def action(request: HttpRequest, id: int) -> HttpResponse:
    raise NotImplementedError
