"""A definition or target that can't be read becomes a page that says where, never a traceback."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from sightline.apps.figures.views import problems_in_files
from sightline.vocabulary.problems import ProblemsFound


class ProblemsInWords:
    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        return problems_in_files(request, problem) if isinstance(problem, ProblemsFound) else None
