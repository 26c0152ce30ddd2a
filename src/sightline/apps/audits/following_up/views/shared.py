"""What each page of following up does: find the audit, show a form, do it, say so."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form, ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.audits.following_up.queries import putting_right
from sightline.apps.audits.form import looking
from sightline.apps.audits.models import Audit
from sightline.apps.audits.rules import FINISHED
from sightline.vocabulary.not_allowed import NotAllowed


def handed_in(request: HttpRequest, id: int) -> Audit:
    """Within reach and handed in, with the look at the child's matter written down."""
    audit = looking.looked_at(request, id)
    if audit.now not in FINISHED:
        raise Http404("This audit is not handed in.")
    return audit


def who(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.user, "access": request.access, "at": timezone.now()}


def ask(
    request: HttpRequest, form: Form | ModelForm, do: Callable[[], object], *, done: str,  # type: ignore[type-arg]
    back: str, **shown: object,
) -> HttpResponse:  # fmt: skip
    """A form's page; what a rule refuses comes back with everything that was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            do()
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, done)
            return redirect(back)
    context = {"form": form, "back": back, **shown}
    status = 400 if form.errors else 200
    return render(request, "audits/following_up/form.html", context, status=status)


def press(request: HttpRequest, do: Callable[[], object], *, done: str, back: str) -> HttpResponse:
    """A button without a form; a refusal is said on the page one comes back to."""
    try:
        do()
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect(back)


def page_of(audit: Audit) -> str:
    return putting_right(audit.pk)
