from django.http import HttpRequest, HttpResponse


def scorecard(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def indicators(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")
