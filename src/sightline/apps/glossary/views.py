"""The glossary: to read for everybody, to change for those who keep it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.glossary import actions, queries
from sightline.apps.glossary.forms import AddForm, ChangeForm, WordingForm
from sightline.apps.glossary.models import Term
from sightline.apps.glossary.rules import NOT_KNOWN, InCare
from sightline.apps.people.access import needs, open_to_everyone
from sightline.apps.people.rules import NotAllowed, Right


@open_to_everyone
def home(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("q", "")
    may_edit = request.access.may(Right.EDIT_GLOSSARY)
    context = {
        "terms": queries.terms(asked),
        "asked": asked,
        "not_known": NOT_KNOWN,
        "may_edit": may_edit,
        "wording": WordingForm(initial={"in_care": queries.wording().value}) if may_edit else None,
    }
    return render(request, "glossary/home.html", context)


@needs(Right.EDIT_GLOSSARY)
def add(request: HttpRequest) -> HttpResponse:
    form = AddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            term = actions.add_term(by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotAllowed as reason:
            form.add_error("word", str(reason))
        else:
            return _done(request, f"“{term.word}” is in the glossary.")
    context = {"form": form, "title": "Add to the glossary"}
    return render(request, "glossary/edit.html", context, status=400 if form.errors else 200)


@needs(Right.EDIT_GLOSSARY)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    term = get_object_or_404(Term, pk=pk)
    known = {name: getattr(term, name) for name in ("stands_for", "meaning", "also")}
    form = ChangeForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        actions.change_term(by=request.user, term=term, at=timezone.now(), **form.cleaned_data)
        return _done(request, f"“{term.word}” is changed.")
    context = {"form": form, "title": f"Change “{term.word}”"}
    return render(request, "glossary/edit.html", context, status=400 if form.errors else 200)


@needs(Right.EDIT_GLOSSARY)
@require_POST
def wording(request: HttpRequest) -> HttpResponse:
    form = WordingForm(request.POST)
    if form.is_valid():
        chosen = InCare(form.cleaned_data["in_care"])
        actions.choose_wording(by=request.user, in_care=chosen, at=timezone.now())
        return _done(request, f"Pages now say “{chosen.title.lower()}”.")
    return redirect("glossary:home")


def _done(request: HttpRequest, sentence: str) -> HttpResponse:
    queries.forget()
    messages.success(request, sentence)
    return redirect("glossary:home")
