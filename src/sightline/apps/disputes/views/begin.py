"""Beginning: an informal talk, a formal dispute, a review without a plan."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.disputes import actions, forms, pages, queries, rules
from sightline.apps.disputes.models import Dispute
from sightline.apps.disputes.policy import Kind, Policy
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed

_TITLES = {
    "formal": ("Raise a dispute", "Both clocks begin today.", "Raise it"),
    "talk": (
        "Record an informal talk",
        "No clock begins. It can be raised formally later.",
        "Save",
    ),
    "no-plan": (
        "There is no plan to review",
        "In one step: the review is recorded as not held, a dispute is raised at the first level, "
        "and a copy goes to the assistant director. The review itself stays due until it is held.",
        "Raise it",
    ),
}


def _policies(request: HttpRequest) -> list[Policy]:
    """Those this person may raise disputes under."""
    in_use = queries.policies().in_use(timezone.localdate())
    return [policy for policy in in_use if rules.may_raise(request.access, policy)]


def not_yours(request: HttpRequest, title: str) -> HttpResponse:
    """The right goes with the profile, the work with the role: said in words, not refused."""
    return render(request, "disputes/not_yours.html", {"title": title})


@needs(Right.RAISE_DISPUTES)
def new(request: HttpRequest) -> HttpResponse:
    if not (known := _policies(request)):
        return not_yours(request, _TITLES["formal"][0])
    titles = queries.policies().themes
    form = forms.RaiseForm(**_asked(request), policies=known, titles=titles)
    return _begun(request, form, "formal", actions.raise_dispute, known)


@needs(Right.RAISE_DISPUTES)
def talk(request: HttpRequest) -> HttpResponse:
    if not (known := _policies(request)):
        return not_yours(request, _TITLES["talk"][0])
    titles = queries.policies().themes
    form = forms.TalkForm(**_asked(request), policies=known, titles=titles)
    return _begun(request, form, "talk", actions.talk_over, known)


@needs(Right.RAISE_DISPUTES)
def no_plan(request: HttpRequest) -> HttpResponse:
    known = _policies(request)
    if all(policy.kind is not Kind.LOOKED_AFTER for policy in known):
        return not_yours(request, _TITLES["no-plan"][0])
    return _begun(
        request, forms.NoPlanForm(**_asked(request)), "no-plan", actions.raise_without_plan, known
    )


def _asked(request: HttpRequest) -> dict[str, Any]:
    key = request.GET.get("child", "")
    return {"data": request.POST or None, "access": request.access, "key": key}


def _begun(
    request: HttpRequest, form: Any, way: str, do: Callable[..., Dispute], known: list[Policy]
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            at = timezone.now()
            made = do(by=request.user, access=request.access, at=at, **form.told())
        except NotAllowed as refused:
            form.add_error(_field_of(str(refused), form), str(refused))
        else:
            messages.success(request, "Saved. This is its page: what happens next stands here.")
            return redirect(made.address)
    title, lead, button = _TITLES[way]
    context = {
        "form": form, "title": title, "lead": lead, "button": button,
        "policy": pages.policy_lines(known) if way == "formal" else [],
    }  # fmt: skip
    return render(request, "disputes/new.html", context, status=400 if form.errors else 200)


def _field_of(sentence: str, form: Form) -> str | None:
    """Beside which field the sentence belongs."""
    words = {
        "too grave": "severity", "concerns you": "concern", "talk": "said", "day that": "talked_on",
        "with whom": "with_whom", "child": "child",
    }  # fmt: skip
    found = next((name for part, name in words.items() if part in sentence), None)
    return found if found in form.fields else None
