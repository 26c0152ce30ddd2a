"""What the pages of feedback share: the form page, finding things, answering a refusal."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sightline.apps.feedback.models import Complaint
from sightline.apps.feedback.queries.complaints import find_complaint
from sightline.vocabulary.not_allowed import NotAllowed


def found(request: HttpRequest, id: int) -> Complaint:
    complaint = find_complaint(id, request.access)
    if complaint is None:
        raise Http404("There is no such complaint within your reach.")
    return complaint


def form_page(
    request: HttpRequest, form: Form, *, do: Callable[[dict[str, Any]], Any], title: str,
    back: tuple[str, str], done: str, to: str = "", caption: str = "", intro: str = "",
    button: str = "Save",
) -> HttpResponse:  # fmt: skip
    """A form that does one thing. `do` gets what was typed; a refusal stands on the form, which
    keeps every word. `to`: where it leads; else to what was made."""
    if request.method == "POST" and form.is_valid():
        try:
            made = do(form.cleaned_data)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, done)
            return redirect(to or made.address)
    context = {"form": form, "title": title, "back": back, "caption": caption, "intro": intro,
               "button": button}  # fmt: skip
    status = 400 if form.errors else 200
    return render(request, "feedback/form.html", context, status=status)
