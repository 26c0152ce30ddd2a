from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.events.versions import EditedMeanwhile, VersionedForm
from sightline.apps.providers import queries, rules
from sightline.vocabulary.not_allowed import NotAllowed


def about(request: HttpRequest) -> dict[str, Any]:
    """Who does it, and when: every action asks."""
    return {"by": request.user, "access": request.access, "at": timezone.now()}  # type: ignore[attr-defined]


def or_404(found: Any) -> Any:
    if found is None:
        raise Http404("There is no such thing within your reach.")
    return found


def keeps(request: HttpRequest) -> bool:
    return rules.may_keep(request.access, queries.policy())  # type: ignore[attr-defined]


def must_keep(request: HttpRequest) -> None:
    """Of one profile only some roles keep the register: for the others there is no such page."""
    try:
        rules.check_may_keep(request.access, queries.policy())  # type: ignore[attr-defined]
    except NotAllowed as refused:
        raise Http404(str(refused)) from refused


def asked(
    request: HttpRequest, form: BaseForm, deed: Callable[[Any], Any], words: str, to: str,
    **context: Any,
) -> HttpResponse:  # fmt: skip
    """A page with one form: done and away, or back with what was typed and what is wrong."""
    if request.method == "POST" and form.is_valid():
        try:
            made = deed(form)
        except EditedMeanwhile as conflict:
            assert isinstance(form, VersionedForm)
            form.show_conflict(conflict)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, words)
            return redirect(to or made.address)
    context |= {"form": form, "back": context.get("back") or to}
    return render(request, "providers/form.html", context, status=400 if form.errors else 200)
