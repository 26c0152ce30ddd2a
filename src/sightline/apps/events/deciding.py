"""What a person decides about an import they have looked at: write it, or take it back."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone

from sightline.apps.events.imports import apply_import, undo_import
from sightline.apps.events.models import Import
from sightline.vocabulary.not_allowed import NotAllowed


def decide_import(request: HttpRequest, kept: Import, written: str, undone: str) -> None:
    """Does what the form's button asks, and says which of the two sentences came true."""
    try:
        if request.POST.get("do") == "write":
            apply_import(by=request.user, id=kept.pk, at=timezone.now())
            messages.success(request, written)
        else:
            undo_import(by=request.user, id=kept.pk, at=timezone.now())
            messages.success(request, undone)
    except NotAllowed as refused:
        messages.error(request, str(refused))
