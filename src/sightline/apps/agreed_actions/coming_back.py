"""`?from=kind:id&back=…`: what something new comes from, and the page one goes back to."""

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from sightline.apps.thread.registry import Kind, kind_called


def source_of(request: HttpRequest) -> tuple[tuple[str, str] | None, Kind | None]:
    """The thing the address names, with its kind; 404 for one out of reach."""
    written = request.GET.get("from", "")
    if not written:
        return None, None
    name, _, id = written.partition(":")
    kind = kind_called(name)
    if kind is None or not id or not kind.may_see(request.access, id):
        raise Http404("What it would come from is not there, or not within your reach.")
    return (name, id), kind


def back_or(request: HttpRequest, address: str) -> HttpResponseRedirect:
    """To where one came from, if that is a page of ours; else to the address."""
    to = request.GET.get("back", "")
    is_ours = to.startswith("/") and url_has_allowed_host_and_scheme(to, allowed_hosts=None)
    return redirect(to if is_ours else address)
