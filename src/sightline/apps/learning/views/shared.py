"""The form page of learning, and what its pages look up."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sightline.apps.learning.models import Forum
from sightline.apps.learning.queries.forum import find_forum
from sightline.vocabulary.not_allowed import NotAllowed


def about(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.user, "access": request.access, "at": timezone.now()}


def forum_of(request: HttpRequest, id: int) -> Forum:
    found = find_forum(id, request.access)
    if found is None:
        raise Http404("There is no such forum.")
    return found


def form_page(
    request: HttpRequest, form: Form, *, do: Callable[[dict[str, Any]], Any], title: str,
    done: str, to: str = "", back: tuple[str, str] | None = None, caption: str = "",
    intro: str = "",
) -> HttpResponse:  # fmt: skip
    """A form that does one thing; a refusal stands on the form, which keeps every word."""
    if request.method == "POST" and form.is_valid():
        try:
            made = do(form.cleaned_data)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, done)
            return redirect(to or made.address)
    back = back or ("Learning", reverse("learning:home"))
    context = {"form": form, "title": title, "back": back, "caption": caption, "intro": intro}
    return render(request, "learning/form.html", context, status=400 if form.errors else 200)


def do_or_say(request: HttpRequest, do: Callable[[], Any], done: str, to: str) -> HttpResponse:
    """A button: it is done, or the sentence why not stands on the page one came from."""
    try:
        do()
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect(to)
