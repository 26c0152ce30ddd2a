"""Pages that belong to no noun: the accessibility statement, licences, errors."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url

from sightline.apps.people.no_role import has_no_role, no_role
from sightline.web.kept_typing import keep


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "accessibility.html")


@login_not_required
def data_protection(request: HttpRequest) -> HttpResponse:
    return render(request, "data_protection.html")


@login_not_required
def licences(request: HttpRequest) -> HttpResponse:
    return render(request, "licences.html")


@login_not_required
def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's check that a form came from our own page failed; almost always a stale tab.

    Where the browser says that it was one of our own pages, what was typed is kept: after somebody
    signed in again in another tab, the token in this one is no longer right.
    """
    if _is_from_here(request) and keep(request):
        kept = resolve_url("kept_typing")
        return redirect(kept) if request.user.is_authenticated else redirect_to_login(kept)
    return render(request, "403_csrf.html", status=403)


def _is_from_here(request: HttpRequest) -> bool:
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


@login_not_required
def no_such_page(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


@login_not_required
def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if has_no_role(request):
        return no_role(request)
    return render(request, "403.html", {"sentence": str(exception or "")}, status=403)


@login_not_required
def went_wrong(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
