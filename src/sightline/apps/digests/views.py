from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sightline.apps.digests import subscriptions
from sightline.apps.digests.forms import ChangeForm, SubscribeForm
from sightline.apps.digests.models import Letter, Subscription
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.figures.queries import address_of_view, saved_views
from sightline.apps.people.access import needs, open_to_everyone
from sightline.apps.people.rules import Right
from sightline.documents.on_page import part_of
from sightline.vocabulary.not_allowed import NotAllowed

_AT_MOST = 300


@open_to_everyone
@require_GET
def letters(request: HttpRequest) -> HttpResponse:
    """One's own letters, and nobody else's."""
    found = list(Letter.objects.filter(person=request.user).exclude(subject="")[:_AT_MOST])
    part = part_of(found, request.GET.get("page", ""), size=30)
    return render(request, "digests/letters.html", {"part": part})


@open_to_everyone
@require_GET
def letter(request: HttpRequest, id: int) -> HttpResponse:
    found = get_object_or_404(Letter, pk=id, person=request.user)
    return render(request, "digests/letter.html", {"letter": found, "content": found.content})


@needs(Right.SEE_FIGURES)
def subscription_list(request: HttpRequest) -> HttpResponse:
    """What comes by mail, and a form for another page."""
    form = SubscribeForm(request.POST or None, initial=_asked_for(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = subscriptions.subscribe(by=request.user, at=timezone.now(), **told)
        except NotAllowed as problem:
            form.add_error("address", str(problem))
        else:
            messages.success(
                request, f"“{made.name}” will come {made.get_often_display().lower()}."
            )
            return redirect("digests:subscriptions")
    own = Subscription.objects.filter(person=request.user)
    views = [(view.name, address_of_view(view)) for view in saved_views(request.user)]  # type: ignore[arg-type]
    context = {"form": form, "subscriptions": own, "views": views}
    status = 400 if form.errors else 200
    return render(request, "digests/subscriptions.html", context, status=status)


def _asked_for(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET.get(name, "") for name in ("name", "address")}


@needs(Right.SEE_FIGURES)
def change(request: HttpRequest, id: int) -> HttpResponse:
    found = get_object_or_404(Subscription, pk=id, person=request.user)
    form = ChangeForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            subscriptions.change_subscription(
                by=request.user, subscription=found, read=form.version_read, at=timezone.now()
            )
        except EditedMeanwhile as conflict:
            form.show_conflict(conflict)
        else:
            messages.success(request, f"“{found.name}” is changed.")
            return redirect("digests:subscriptions")
    status = 400 if form.errors else 200
    return render(
        request, "digests/change.html", {"form": form, "subscription": found}, status=status
    )


@needs(Right.SEE_FIGURES)
@require_POST
def end(request: HttpRequest, id: int) -> HttpResponse:
    found = get_object_or_404(Subscription, pk=id, person=request.user)
    name = found.name
    subscriptions.unsubscribe(by=request.user, subscription=found, at=timezone.now())
    messages.success(request, f"“{name}” will not come any more.")
    return redirect("digests:subscriptions")
