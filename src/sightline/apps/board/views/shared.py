"""What the board's views share: finding a thing or a 404, and forms that do a deed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sightline.apps.board import queries
from sightline.apps.board.models import Body, Meeting
from sightline.apps.events.versions import EditedMeanwhile, VersionedForm
from sightline.apps.people.rules import Right
from sightline.apps.thread.registry import kind_called
from sightline.vocabulary.not_allowed import NotAllowed


def body_or_404(id: object) -> Body:
    found = queries.find_body(id) if str(id).isdecimal() else None
    if found is None:
        raise Http404("There is no such body.")
    return found


def meeting_or_404(id: object) -> Meeting:
    found = queries.find_meeting(id) if str(id).isdecimal() else None
    if found is None:
        raise Http404("There is no such meeting.")
    return found


def one_or_404(found: Any, id: object) -> Any:
    one = found.filter(pk=id).first() if str(id).isdecimal() else None
    if one is None:
        raise Http404("There is nothing of that number here.")
    return one


def can_see(access: Any, kind: str, id: str) -> bool:
    """Whether there is such a thing and the person may know of it, as its own app says."""
    known = kind_called(kind)
    return known is not None and known.may_see(access, id) and bool(known.title(id))


def done(form: Any, deed: Callable[[Any], object]) -> bool:
    """Do it where the form holds. What a rule refuses is said at its field; where somebody else
    saved meanwhile both versions are shown, and what was typed stays in the form."""
    if not form.is_valid():
        return False
    try:
        deed(form)
    except EditedMeanwhile as conflict:
        if isinstance(form, VersionedForm):
            form.show_conflict(conflict)
        else:
            form.refuse(str(conflict))
        return False
    except NotAllowed as refused:
        form.refuse(str(refused))
        return False
    return True


def did(request: HttpRequest, deed: Callable[[], object], words: str) -> bool:
    """A deed of one button: done with these words, or refused with the rule's."""
    try:
        deed()
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, words)
    return True


def shown(request: HttpRequest, page: str, forms: list[Any], /, **context: Any) -> HttpResponse:
    """The page; 400 where a form came back with something to put right."""
    is_wrong = any(form is not None and form.is_bound and form.errors for form in forms)
    usual = {
        "today": timezone.localdate(),
        "services": queries.services(),
        "sees_board": request.access.may(Right.SEE_BOARD),  # type: ignore[attr-defined]
    }
    context = usual | context
    return render(request, f"board/{page}.html", context, status=400 if is_wrong else 200)
