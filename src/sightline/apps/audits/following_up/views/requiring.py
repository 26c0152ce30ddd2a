"""The auditor's list, while the audit is written."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.audits.following_up import actions, tables
from sightline.apps.audits.following_up.forms import RequiredForm
from sightline.apps.audits.following_up.queries import required_actions
from sightline.apps.audits.following_up.views.shared import press, who
from sightline.apps.audits.form import looking
from sightline.apps.audits.models import Audit, RequiredAction
from sightline.apps.audits.rules import may_write
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_PUBLISHED)
def required(request: HttpRequest, id: int) -> HttpResponse:
    """What the auditor requires; one more with each sending of the form."""
    audit = looking.looked_at(request, id)
    form = RequiredForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.require(audit=audit, **_typed(form), **who(request))
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Added to the required actions.")
            return redirect("audits:required", id=audit.pk)
    return _page(request, audit, form)


@needs(Right.SEE_PUBLISHED)
def required_one(request: HttpRequest, id: int, number: int) -> HttpResponse:
    audit = looking.looked_at(request, id)
    there = _find(audit, number)
    form = RequiredForm(request.POST or None, instance=there)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change(required=there, read=form.version_read, **who(request))
        except EditedMeanwhile as conflict:
            form.show_conflict(conflict)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Saved.")
            return redirect("audits:required", id=audit.pk)
    return _page(request, audit, form, there)


@require_POST
@needs(Right.SEE_PUBLISHED)
def drop_required(request: HttpRequest, id: int, number: int) -> HttpResponse:
    audit = looking.looked_at(request, id)
    there = _find(audit, number)
    back = reverse("audits:required", args=[audit.pk])
    return press(
        request, lambda: actions.drop(required=there, **who(request)), done="Removed.", back=back
    )


def _find(audit: Audit, number: int) -> RequiredAction:
    there = next((each for each in required_actions(audit) if each.number == number), None)
    if there is None:
        raise Http404("There is no such required action.")
    return there


def _typed(form: RequiredForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("said", "due_on")}


def _page(
    request: HttpRequest, audit: Audit, form: RequiredForm, there: RequiredAction | None = None
) -> HttpResponse:
    found = required_actions(audit)
    context = {
        "audit": audit,
        "form": form,
        "there": there,
        "found": found,
        "table": tables.required(found, timezone.localdate(), with_words=True),
        "may_write": may_write(request.access, audit.about),
    }
    status = 400 if form.errors else 200
    return render(request, "audits/following_up/required.html", context, status=status)
